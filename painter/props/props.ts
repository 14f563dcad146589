import { ANIMALS } from './animals.ts';
import { DEVICES } from './devices.ts';
import { FURNISHINGS } from './furnishings.ts';
import { GEAR } from './gear.ts';
import { HEAVENS } from './heavens.ts';
import { KEEPSAKES } from './keepsakes.ts';
import { LANDMARKS } from './landmarks.ts';
import type { Prop } from './prop.ts';
import { TABLEWARE } from './tableware.ts';
import { VEHICLES } from './vehicles.ts';
import { WILDLIFE } from './wildlife.ts';

export const PROPS: Readonly<Record<string, Prop>> = {
  ...ANIMALS,
  ...WILDLIFE,
  ...KEEPSAKES,
  ...TABLEWARE,
  ...GEAR,
  ...DEVICES,
  ...LANDMARKS,
  ...VEHICLES,
  ...FURNISHINGS,
  ...HEAVENS,
};

/** Names of everything the painter can put into a picture. */
export const PROP_NAMES: readonly string[] = Object.keys(PROPS);

/** Other words for the same thing: a prop's name, then the words that mean it. */
const SYNONYMS: Readonly<Record<string, string>> = {
  apple: 'banana, egg, fruit, orange',
  axe: 'hammer',
  aquarium: 'fish tank, goldfish bowl',
  bear: 'monkey',
  bicycle: 'bike, motorcycle',
  bird: 'crow, dove, parrot, pigeon, raven, sparrow',
  boat: 'canoe, rowboat, sailboat, yacht',
  book: 'diary, journal, notebook, novel',
  bottle: 'potion, wine',
  bowl: 'soup',
  bread: 'cheese, loaf, sandwich',
  bus: 'van',
  cake: 'pie',
  car: 'taxi, truck',
  cart: 'carriage, wagon',
  castle: 'fortress',
  cat: 'kitten',
  chair: 'armchair, stool',
  chest: 'box, coffin, treasure, trunk',
  clock: 'alarm, grandfather clock',
  coin: 'gold, money',
  computer: 'laptop, monitor, screen, television, terminal, tv',
  cup: 'coffee, glass, goblet, mug, tea, teacup',
  dog: 'hound, puppy',
  fire: 'bonfire, campfire, flame',
  flower: 'bouquet, daisy, flowers, rose, tulip',
  gem: 'crystal, diamond, jewel, necklace, stone',
  gift: 'package, parcel, present',
  grave: 'gravestone, tombstone',
  gull: 'eagle, seagull',
  gun: 'pistol, rifle',
  horse: 'donkey, mule, pony, stallion',
  'eiffel-tower': 'eiffel tower',
  'clock-tower': 'big ben, clock tower',
  'hot-air-balloon': 'hot air balloon',
  house: 'cabin, cottage, farmhouse, home, hut',
  lamp: 'street lamp',
  lantern: 'flashlight, oil lamp, torch',
  letter: 'envelope, note, paper, postcard, telegram',
  lighthouse: 'beacon',
  map: 'chart',
  orb: 'crystal ball, globe',
  phone: 'mobile, smartphone, telephone',
  photo: 'photograph, picture, portrait',
  plane: 'aeroplane, airplane, helicopter, jet',
  pot: 'pan',
  rabbit: 'bunny, hare',
  robot: 'android',
  scroll: 'parchment',
  sheep: 'lamb',
  shelf: 'bookshelf',
  ship: 'ferry, galleon, vessel',
  shovel: 'broom, spade',
  spaceship: 'starship, ufo',
  staff: 'cane, spear, stick',
  star: 'stars',
  suitcase: 'bag, briefcase, luggage',
  sword: 'blade, dagger, knife',
  table: 'desk',
  teapot: 'kettle',
  teddy: 'doll, toy',
  train: 'locomotive',
  tram: 'streetcar, trolley',
  tree: 'oak',
  violin: 'fiddle',
  watch: 'pocket watch',
  whale: 'dolphin, shark',
  wolf: 'coyote',
};

const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries(SYNONYMS).flatMap(([name, words]) => words.split(', ').map((word) => [word, name] as const)),
);

/** The known prop that a word means, or null: case, plurals and common synonyms are seen through. */
export function propNamed(word: string): { name: string; prop: Prop } | null {
  const plain = word.trim().toLowerCase();
  for (const form of [
    plain,
    plain.replace(/_/g, ' '),
    plain.replace(/[\s_]+/g, '-'),
    plain.replace(/ies$/, 'y'),
    plain.replace(/es$/, ''),
    plain.replace(/s$/, ''),
  ]) {
    const name = Object.hasOwn(PROPS, form) ? form : (ALIASES.get(form) ?? null);
    const prop = name ? PROPS[name] : undefined;
    if (name && prop) return { name, prop };
  }
  return null;
}
