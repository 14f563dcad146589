import type { Lexicon } from './lexicon.ts';

/** Things a picture can show, by the painter's names. */
export const ENGLISH_PROPS: Lexicon['props'] = Object.fromEntries(
  (
    'lighthouse boat ship dog cat bird gull owl fox wolf bear rabbit deer horse cow sheep goat pig chicken duck goose fish whale dolphin shark ' +
    'elephant lion tiger submarine monkey snake frog mouse butterfly bee dragon camel donkey parrot penguin robot ' +
    'lantern lamp candle fire campfire fireplace torch book letter map photograph newspaper envelope pen paper diary notebook ' +
    'table chair bench bed sofa armchair desk door window clock mirror curtain carpet ladder shelf blackboard ' +
    'cup teapot kettle bottle glass plate bread cake apple orange banana basket bowl sandwich pot pan knife spoon soup cheese egg ' +
    'suitcase bag backpack umbrella hat key box chest coin ring necklace crown flower rose bouquet tree pine palm bush grass ' +
    'car bicycle motorcycle bus truck taxi train tram airplane helicopter rocket rover satellite balloon kite ' +
    'telephone radio television computer camera telescope microscope microphone guitar piano violin drum trumpet ' +
    'gun sword shield bow spear flag rope anchor net barrel crate wheel hammer axe shovel bucket broom spade ' +
    'tent house hut church tower bridge windmill well fountain statue gravestone fence gate signpost mailbox bell stall ' +
    'sled snowman scarf mitten ball doll teddy toy moon sun star rainbow cloud mountain river waterfall volcano planet ' +
    'skull coffin cross mask medal wheelchair stethoscope syringe pumpkin spice carpet teacup toaster telegram ticket violin'
  )
    .split(' ')
    .map((name) => [name, name]),
);

const MORE: Record<string, string> = {
  boat: 'boat, rowboat, rowing boat, sailboat, fishing boat, dinghy, canoe, skiff, trawler, raft',
  ship: 'ship, vessel, freighter, schooner, ferry, galleon, steamer, yacht',
  gull: 'gull, seagull',
  bird: 'bird, crow, raven, sparrow, robin, pigeon, swallow, eagle, songbird',
  dog: 'dog, puppy, hound',
  cat: 'cat, kitten',
  rabbit: 'rabbit, hare, bunny',
  horse: 'horse, pony, stallion, mare',
  lamp: 'lamp, streetlamp, street lamp, streetlight, lamplight, great lamp, desk lamp',
  candle: 'candle, candlelight',
  fire: 'fire, flames, bonfire, campfire',
  fireplace: 'fireplace, hearth',
  book: 'book, novel, logbook, log book, ledger, notebook, diary',
  letter: 'letter, envelope, handwritten note, a note, the note, telegram, postcard',
  photograph: 'photograph, photo, picture frame, snapshot, portrait',
  cup: 'cup, mug, teacup, tea, coffee, cocoa, hot chocolate, mint tea',
  teapot: 'teapot, kettle, samovar',
  bread: 'bread, loaf, loaves, bread rolls, bread roll',
  cake: 'cake, birthday cake, pie, tart',
  suitcase: 'suitcase, luggage, trunk, bags packed',
  bicycle: 'bicycle, bike',
  airplane: 'airplane, aeroplane, plane, aircraft, jet',
  telephone: 'telephone, phone, mobile, cell phone, receiver',
  flower: 'flower, flowers, daisy, tulip, lily, petals, blossom',
  rose: 'rose',
  tree: 'tree, oak, apple tree, willow, birch',
  pine: 'pine, fir, spruce, christmas tree',
  stall: 'stall, market stall, market booth',
  spice: 'spice, saffron, cinnamon, cumin, paprika',
  sled: 'sled, sledge, sleigh, toboggan',
  mitten: 'mitten, glove',
  gun: 'gun, pistol, revolver, rifle',
  gravestone: 'gravestone, tombstone, headstone, grave',
  telescope: 'telescope, binoculars, spyglass',
  crowd:
    'crowd, crowds, people, passengers, audience, villagers, soldiers, shoppers, tourists, guests, onlookers, whole town, whole village, six men, dozen men, army, troops, knights, warriors, regiment, hundred men, the men, black with men, travellers, customers, vendors, merchants, traders, dancers, fishermen, sailors, acrobats, storytellers, musicians, commuters',
  children: 'children, kids, schoolchildren, pupils, boys and girls',
  tram: 'tram, streetcar, trolley',
  cello: 'cello, double bass',
  violin: 'violin, fiddle, viola',
  ice: 'on the ice, frozen river, frozen lake, frozen pond, river froze, lake froze, pond froze, hard as glass, frost covered the river, frost covered the lake',
  aquarium: 'fish tank, aquarium, goldfish bowl',
  footprints: 'footprint, footprints, tracks in the snow',
  wave: 'breakers, crashing waves, waves',
  rover: 'rover, buggy',
  rocket: 'rocket, lander, spacecraft, shuttle',
  computer: 'computer, laptop, console, keyboard, monitor, screen',
  door: 'door, doorway',
  coin: 'coin, dirham, penny, pennies',
  clock: 'clock, watch face, pocket watch, alarm clock',
  basket: 'basket, hamper',
  lantern: 'lantern, paper lantern',
  orange: 'oranges, tangerine, pyramids of oranges',
  pot: 'pot, cauldron, tagine',
  snake: 'snake, cobra',
  teddy: 'teddy, teddy bear, doll, stuffed bear',
  chicken: 'chicken, hen, rooster, cockerel',
  spaceship: 'spaceship, starship',
  tower: 'tower, watchtower, turret',
  fireworks: 'fireworks',
  ball: 'ball, football',
};
for (const [name, phrases] of Object.entries(MORE)) ENGLISH_PROPS[name] = phrases;
for (const ambiguous of ['bow', 'well', 'note', 'ring', 'paper', 'glass', 'orange', 'star', 'cross']) {
  if (ambiguous !== 'orange') delete ENGLISH_PROPS[ambiguous];
}

export const ENGLISH_COLOURS: Lexicon['colours'] = {
  '#c0392b': 'red, scarlet, crimson',
  '#7b1f2b': 'burgundy, maroon, wine-red, dark red',
  '#e07b39': 'orange, rust, rust-coloured, copper',
  '#e3b23c': 'yellow, golden, gold, mustard',
  '#3c7a4b': 'green, emerald, olive, dark green',
  '#2f5d8a': 'blue, cobalt, sky-blue',
  '#1f2f4d': 'navy, dark blue, midnight blue',
  '#2b8c8c': 'teal, turquoise',
  '#6b4a8c': 'purple, violet, lilac',
  '#d98ba3': 'pink, rose-coloured',
  '#6b4b34': 'brown, chestnut, auburn, tan',
  '#23242a': 'black, dark, jet-black',
  '#f0ece2': 'white, snow-white',
  '#8b9097': 'grey, gray, silver, silver-grey',
  '#d9c39a': 'beige, sand-coloured, cream, khaki, blond, blonde, fair, straw-coloured',
};

export const ENGLISH_OUTFITS: Lexicon['outfits'] = {
  coat: 'coat, overcoat, raincoat, trench coat, parka, anorak, jacket, oilskin, oilskins, duffel coat, cardigan, sweater, jumper, pullover, hoodie',
  dress: 'dress, gown, skirt, frock, sari, nightgown, petticoat',
  suit: 'suit, tuxedo, tie, waistcoat, three-piece, blazer, bow tie, dinner jacket',
  robe: 'robe, robes, djellaba, kaftan, habit, kimono, cassock, bathrobe, dressing gown',
  casual: 't-shirt, jeans, shirt, overalls, shorts, pyjamas, pajamas, dungarees',
  uniform: 'uniform, police uniform, fatigues, scrubs, lab coat, livery',
  spacesuit: 'spacesuit, space suit, pressure suit, suit visor, helmet visor, eva suit',
  armour: 'armour, armor, chainmail, breastplate',
  apron: 'apron',
  cloak: 'cloak, cape, hooded cloak, shawl, poncho',
};

export const ENGLISH_EXTRAS: Lexicon['extras'] = {
  eyepatch: 'eyepatch, eye patch, one eye, one-eyed',
  glasses: 'glasses, spectacles, sunglasses, monocle',
  hat: 'hat, fedora, top hat, bowler, straw hat, sun hat, fez, bonnet',
  cap: 'cap, peaked cap, flat cap',
  beret: 'beret',
  scarf: 'scarf, muffler',
  gloves: 'gloves, mittens',
  backpack: 'backpack, rucksack, satchel',
  bag: 'handbag, shoulder bag, briefcase',
  crown: 'crown, tiara',
  headscarf: 'headscarf, hijab, veil',
  helmet: 'helmet',
  cane: 'cane, walking stick, crutch',
};

export const ENGLISH_HAIR: Lexicon['hair'] = {
  short: 'short hair, cropped hair, short-haired, crew cut, cropped',
  long: 'long hair, long-haired, flowing hair, loose hair, hair down',
  bun: 'bun, hair pinned up, chignon, hair up',
  curly: 'curly, curls, curly-haired, frizzy, afro, unruly hair, wild hair',
  bald: 'bald, shaved head, bald-headed, hairless',
  ponytail: 'ponytail, pigtails, braid, braids, plait, plaits, braided',
  covered: 'hooded, headscarf, hijab, turban, veil, hood',
  beard: 'beard, bearded, moustache, mustache, whiskers, stubble',
  hair: 'hair, haired, hair was',
};
