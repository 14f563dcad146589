import type { Place } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { isOnMap } from './lexicon/gazetteer.ts';
import type { RoleTraits } from './lexicon/lexicon.ts';
import { type Match, matchPhrases } from './lexicon/phrase-table.ts';
import { readWords } from './words.ts';

/** How surely a sentence puts the story into a place; a hint only tells while nothing else does. */
export const PLACE_HINTED = 0.5;
export const PLACE_NAMED = 1;
export const PLACE_SET = 2;
/** "On the platform a boy…": a sentence that begins with the place. */
export const PLACE_FRONTED = 2.5;
export const PLACE_ENTERED = 3;

export interface PlaceCue {
  kind: Place;
  name: string;
  strength: number;
}

/** Rooms that one is inside of, though their name is seen from outside. */
export const INTERIORS: Record<string, Place> = {
  lighthouse: 'lighthouse',
  cottage: 'room',
  cabin: 'room',
  hut: 'room',
  chalet: 'room',
  tower: 'room',
  farmhouse: 'room',
  habitat: 'spaceship',
  dome: 'spaceship',
  rover: 'spaceship',
  lander: 'spaceship',
  rocket: 'spaceship',
};
/** Seen in numbers, these are a view and not where one is: "snow on the roofs". */
const SEEN_IN_PLURAL = new Set(
  'toit tejado azotea telhado roof rooftop boat ship car house bed room shop church bridge train plane grave cell terrace balcony ledge'.split(
    ' ',
  ),
);
/** Words that point to a place from elsewhere. */
const AWAY = new Set([
  'since',
  'than',
  'about',
  'from',
  'toward',
  'towards',
  'past',
  'von',
  'aus',
  'vers',
  'desde',
  'hacia',
  'da',
  'verso',
]);
const PART_OF = /^(?:of|der|des|du|de|della|do|da)$/;
const GOES_INSIDE = /^(?:in|inside|into|within|entered|enters|enter|back in)$/;

/** Houses of many rooms. */
const IS_HOUSE =
  /^(?:hospital|office|classroom|library|castle|prison|church|courtroom|laboratory|spaceship|ship|train|factory|airport)$/;

/** The place of a heading: of "STATION CAFÉ - NIGHT" the café, of "KITCHEN - ANNA'S HOUSE" the kitchen. */
export function readPlaceName(heading: string, lexicon: CompiledLexicon): Match<Place> | null {
  for (const part of heading.split(
    /\s[-–—]\s|[,:/]|\s(?:behind|outside|near|beside|next to|in front of|opposite|hinter|vor|neben|derrière|devant|detrás de|dietro)\s/i,
  )) {
    const matches = matchPhrases(readWords(part), lexicon.places);
    // "HOSPITAL CORRIDOR" is in the hospital.
    const house = matches.find((match) => !PARTS_OF_HOUSES.has(match.phrase));
    const match = matches.at(-1);
    if (match && PARTS_OF_HOUSES.has(match.phrase) && house && IS_HOUSE.test(house.value)) return house;
    if (match) return match;
  }
  return null;
}

/** "The last train stood in the mountains": something that one may turn out to be inside of. */
export function readVehicle(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  for (const match of matchPhrases(sentence.words, lexicon.places))
    if (/^(?:train|ship|car|spaceship)$/.test(match.value) && presenceOf(sentence, match) === 'there')
      return { kind: match.value, name: match.phrase, strength: PLACE_SET };
  return null;
}

/** Bodies in the sky: one is there only if the words say "on". */
const IN_THE_SKY = new Set(
  'moon mond lune luna lua planet planète planeta pianeta jupiter saturn europa titan asteroid'.split(' '),
);
const ON = /^(?:on|onto|upon|auf|sur|en|sulla|sul|na|no|em|across|landed on|lands on|auf den|auf dem)$/;
const NEW_WORLD = /\b(?:on|onto|to) the surface of (?:(?:the|a|this) \p{L}+|\p{Lu})/u;
/** Rooms of any house: "down the corridor of the ward" is the ward. */
export const PARTS_OF_HOUSES = new Set(
  'street corridor hallway hall stairs staircase lobby room bed desk lift elevator stairwell basement attic bunk cabin cellar hold dock deck bridge flur treppe zimmer bett gang straße rue couloir chambre calle pasillo'.split(
    ' ',
  ),
);
/** Seen from outside, unless somebody is in it: "A plane screamed down". */
const PASSES_BY =
  /^(?:plane|airplane|aeroplane|aircraft|car|taxi|cab|truck|van|jeep|limousine|pickup|police car|patrol car|bus|rocket|shuttle|flugzeug|auto|wagen|lastwagen|avion|voiture|coche|avión|macchina|aereo|carro|avião)$/;
const MEALS = new Set([
  'at dinner',
  'at supper',
  'at breakfast',
  'at lunch',
  'dinner table',
  'knock at',
  'by the sea',
  'beside the sea',
  'next to the sea',
  'am meer',
  'junto al mar',
  'au bord de la mer',
  'vicino al mare',
  'à beira-mar',
  'knocked at',
  'knocked on the door',
  'knock on the door',
  'breakfast table',
]);
const PASSAGE =
  /^(?:corridor|hallway|stairs|staircase|lobby|lane|path|street|flur|gang|treppe|couloir|pasillo|corridoio|corredor)$/;
const FURNITURE = new Set(
  'bench fountain stall brunnen marktbrunnen bank fontaine banc fuente banco fonte chafariz fontana panchina'.split(
    ' ',
  ),
);
const FOUND = /^(?:cave|ruin|castle|village|forest|cellar|church|cemetery|old-town|planet)$/;
const OUTSIDE_OF =
  /^(?:outside|before|in front of|vor|vor der|vor dem|devant|delante|delante de|davanti|frente|diante|em frente)$/;

/** What an indoor place looks like from the street, for those that have another face outside. */
export function outsideOf(place: Place): Place {
  if (/^(?:room|bedroom|kitchen)$/.test(place)) return 'village';
  if (place === 'museum' || place === 'ring') return 'street';
  if (
    /^(?:office|classroom|hospital|laboratory|library|courtroom|prison|bar|stage|factory|church|cafe|cellar)$/.test(
      place,
    )
  )
    return 'street';
  if (/^(?:car|workshop|dressing-room)$/.test(place)) return 'street';
  if (place === 'barn') return 'field';
  if (place === 'submarine') return 'sea';
  if (place === 'lighthouse') return 'coast';
  return place;
}

/** Where a sentence puts the story; of two places equally sure the first. */
export function readPlace(sentence: MarkedSentence, beat: Beat, lexicon: CompiledLexicon): PlaceCue | null {
  const { words } = sentence;
  let best: PlaceCue | null = null;
  let onMap = false;
  let part: Match<Place> | null = null;
  const roles = matchPhrases(words, lexicon.roles);
  for (const match of matchPhrases(words, lexicon.places)) {
    // A place that "was gone" is where it was all the same.
    if (presenceOf(sentence, match) === 'absent') continue;
    if (isTrade(match, roles, sentence, lexicon) || isSurname(beat, match, lexicon)) continue;
    const end = match.at + match.length;
    // "The lanes of the souk" are the souk, and the stairs of the lighthouse are in it.
    const next = words[end];
    const defers = PARTS_OF_HOUSES.has(match.phrase) && !/^(?:cellar|basement|attic)$/.test(match.phrase);
    if ((match.value === 'street' || defers) && next && PART_OF.test(next.lower)) {
      part = match;
      continue;
    }
    const { strength, by } = placeStrength(sentence, match);
    if (IN_THE_SKY.has(match.phrase) && !ON.test(by)) continue;
    const inside = GOES_INSIDE.test(by) ? INTERIORS[match.phrase] : undefined;
    const outside = OUTSIDE_OF.test(by) ? outsideOf(match.value) : match.value;
    // "Behind a waterfall they found a cave": what is found is gone into.
    const isFound =
      FOUND.test(match.value) &&
      words
        .slice(Math.max(0, match.at - 3), match.at)
        .some((word) => /^(?:found|find|discovered|fanden|fand)$/.test(word.lower));
    const cue: PlaceCue = {
      kind: inside ?? outside,
      name: match.phrase.replace(/^at \w+$/, 'dinner table'),
      strength: MEALS.has(match.phrase) || (isFound && strength < PLACE_SET) ? PLACE_SET : strength,
    };
    // Somebody's own room is where they sleep.
    if (match.phrase === 'room' && /'s$/.test(words[match.at - 1]?.lower ?? '')) cue.kind = 'bedroom';
    // "A prison cell. She sits on a bench": furniture is where it stands.
    if (FURNITURE.has(match.phrase)) cue.strength = Math.min(cue.strength, PLACE_NAMED);
    if (PASSES_BY.test(match.phrase) && cue.strength < PLACE_SET) cue.strength = PLACE_HINTED;
    // "In Paris, in a café": a name on the map says less than a word for a place.
    if (isOnMap(match.phrase)) {
      cue.strength = Math.min(cue.strength, PLACE_SET);
      if (best && best.strength >= PLACE_NAMED) continue;
      onMap = true;
    } else if (onMap && best && cue.strength >= PLACE_NAMED) {
      best = { ...cue, strength: Math.max(cue.strength, best.strength) };
      onMap = false;
    }
    // Of two equally sure places the first holds: "in the kitchen, by the window of the house".
    // "Down the hallway to Bea's room": a passage leads somewhere.
    const beyond =
      best !== null &&
      cue.strength === best.strength &&
      cue.strength >= PLACE_ENTERED &&
      PASSAGE.test(best.name);
    if (!best || cue.strength > best.strength || beyond) best = cue;
  }
  if (NEW_WORLD.test(words.map((word) => word.raw).join(' ')) && best?.kind !== 'planet') {
    const world = words[words.findIndex((word) => word.lower === 'surface') + 2]?.lower ?? 'planet';
    if (!best || best.strength < PLACE_SET) return { kind: 'planet', name: world, strength: PLACE_SET };
  }
  best ??= part ? null : readHint(sentence, lexicon);
  if (part) {
    const { strength } = placeStrength(sentence, part);
    if (!best) return { kind: part.value, name: part.phrase, strength };
    if (strength > best.strength) best = { ...best, strength };
  }
  return best;
}

/** "Private Alfie Marsh", "said Brook": a word for a place that is somebody's surname. */
function isSurname(beat: Beat, match: Match<Place>, lexicon: CompiledLexicon): boolean {
  if (lexicon.nounsAreCapital || match.length > 1 || isOnMap(match.phrase)) return false;
  const word = beat.words[match.at]!;
  const before = beat.words[match.at - 1];
  // "Harbour Street" is a street.
  const after = beat.words[match.at + 1];
  const isStreet =
    after !== undefined &&
    /^\p{Lu}\p{Ll}/u.test(word.raw) &&
    /^(?:Street|Road|Lane|Avenue|Square|Alley|Row|Place|Boulevard|Drive)$/.test(after.raw);
  if (isStreet) return true;
  if (!/^\p{Lu}\p{Ll}/u.test(word.raw) || !before) return false;
  if (beat.text.slice(before.end, word.start) !== ' ' || !/^\p{Lu}\p{Ll}/u.test(before.raw)) return false;
  const lead = beat.words[match.at - 2];
  return !(
    DETERMINER.test(before.lower) ||
    (lead && (DETERMINER.test(lead.lower) || /^(?:in|at|on|to|from|near|of|der|im|am)$/.test(lead.lower)))
  );
}

/** "The lighthouse keeper": what somebody keeps is near, but not where he is. */
function isTrade(
  match: Match<Place>,
  roles: readonly Match<unknown>[],
  { words }: MarkedSentence,
  lexicon: CompiledLexicon,
): boolean {
  const end = match.at + match.length;
  // "In the dining car Inspector Petrova…": a title begins a name.
  const isTitle = /^\p{Lu}\p{Ll}/u.test(words[end]?.raw ?? '') && !/^\p{Lu}/u.test(words[match.at]!.raw);
  if (isTitle && !lexicon.nounsAreCapital) return false;
  // "In the jungle parrots screamed": an animal has no trade.
  return roles.some(
    (role) => role.at <= end && role.at + role.length > end && !(role.value as RoleTraits).animal,
  );
}

/** The place that somebody's trade belongs to. */
export function readHint(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  const roles = matchPhrases(sentence.words, lexicon.roles);
  const match = matchPhrases(sentence.words, lexicon.places).find(
    (place) => isTrade(place, roles, sentence, lexicon) && presenceOf(sentence, place) === 'there',
  );
  return match ? { kind: match.value, name: match.phrase, strength: PLACE_HINTED } : null;
}

const IS_LIKE = /^(?:was|were|is|are|smelled|smelt|buzzed|hummed|roared|war|roch|était|estaba|era|estava)$/;
const FRONTS = /^(?:in|on|at|inside|im|am|auf|auf der|in der|an der)$/;
const DETERMINER =
  /^(?:the|an?|this|that|his|her|my|your|their|our|its|der|die|das|den|dem|des|eine?[rnm]?|sein(?:e[rnm]?)?|ihre?[rnm]?|les?|la|une?|el|l[oa]s|una|il|gli)$/;

function placeStrength(sentence: MarkedSentence, match: Match<unknown>): { strength: number; by: string } {
  const { words } = sentence;
  const head = words[match.at + match.length - 1]!.lower;
  if (SEEN_IN_PLURAL.has(match.phrase) && head.endsWith('s')) return { strength: PLACE_NAMED, by: '' };
  // "On the steps of the lighthouse": an "of" lets the preposition stand further off.
  let reach = 4;
  let part = false;
  let clauseStart = match.at;
  // "Behind the windows the city glittered": behind one article stands another thing's preposition.
  let closed = false;
  for (let i = match.at - 1; i >= Math.max(0, match.at - reach); i--) {
    if (words[i]!.clause !== words[match.at]!.clause) break;
    clauseStart = i;
    const into = sentence.into.get(i);
    // "Davanti alla chiesa": the preposition proper stands before a small one.
    if (
      i > 0 &&
      /^(?:vor|devant|delante|davanti|frente|diante)$/.test(words[i - 1]!.lower) &&
      (into || sentence.in.has(i))
    )
      return { strength: PLACE_NAMED, by: '' };
    if (into) return { strength: part ? PLACE_SET : PLACE_ENTERED, by: part ? '' : into };
    const within = sentence.in.get(i);
    const fronted = i <= 1 && FRONTS.test(within ?? '');
    if (within) return { strength: fronted ? PLACE_FRONTED : PLACE_SET, by: part ? '' : within };
    if (AWAY.has(words[i]!.lower)) return { strength: PLACE_NAMED, by: '' };
    if (PART_OF.test(words[i]!.lower)) {
      part = true;
      closed = false;
      reach = 8;
    } else if (closed && !part) break;
    if (DETERMINER.test(words[i]!.lower)) closed = true;
  }
  // "The market wakes": a place that opens the clause is where we are; in a list it is only seen.
  const lead = words[clauseStart]!;
  const opens =
    !part &&
    match.at - clauseStart <= 2 &&
    words[clauseStart - 1]?.clause !== lead.clause &&
    (clauseStart === 0 || !/^(?:an?|and|ein|eine|une?|una)$/.test(lead.lower));
  // "The bar was full of smoke": what is told of from its first word is where we are.
  const isTold =
    opens &&
    clauseStart === 0 &&
    IS_LIKE.test(words[match.at + match.length]?.lower ?? '') &&
    !/^(?:house|tower|church|castle|building|hut|cottage|door|bed|table|road|street|sea|sky)$/.test(
      match.phrase,
    );
  return { strength: isTold ? PLACE_SET : opens ? PLACE_SET - 0.5 : PLACE_NAMED, by: '' };
}
