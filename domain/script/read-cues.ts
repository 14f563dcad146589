import type { Mood } from '../job-config.ts';
import type { EXPRESSIONS, Place, POSES, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, markSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { type Match, matchPhrases, type PhraseTable } from './lexicon/phrase-table.ts';
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

/** What a sentence tells about where, when and how it is. */
export interface Cues {
  place: PlaceCue | null;
  time: TimeOfDay | null;
  season: Season | null;
  weather: Weather | null;
  /** True if the weather sets in or ends here and did not hold before. */
  weatherTurns: boolean;
  /** True if somebody goes out of doors: "out into the rain". */
  goesOut: boolean;
  /** True if what is named is far off, or in a picture. */
  isFar: boolean;
  /** The hour that somebody speaks of: "nobody drowns tonight". */
  saidTime: TimeOfDay | null;
  /** A train or ship that is named here without being entered. */
  vehicle: PlaceCue | null;
  /** The place that somebody's trade belongs to: the lighthouse of its keeper. */
  hint: PlaceCue | null;
  /** True if a window, a seat or who sits opposite shows that we are inside. */
  isInside: boolean;
  moods: Mood[];
  props: string[];
  poses: { pose: (typeof POSES)[number]; at: number }[];
  expressions: { expression: (typeof EXPRESSIONS)[number]; at: number }[];
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
  'roof rooftop boat ship car house bed room shop church bridge train plane grave cell terrace balcony ledge'.split(
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

/** Reads a beat. What is said aloud seldom tells where we are: only "we're in…" or "it's raining". */
export function readCues(beat: Beat, lexicon: CompiledLexicon): Cues {
  const sentence = markSentence(beat.words, lexicon);
  const real = <Value>(table: PhraseTable<Value>) =>
    matchPhrases(beat.words, table).filter((match) => presenceOf(sentence, match) === 'there');
  const spoken = beat.kind === 'said';
  const saysHere = spoken && /\b(?:it['’]?s|it is|we['’]re|we are|look at|here in|this)\b/i.test(beat.text);
  const isFar = !spoken && (FAR.test(beat.text) || TOLD_BEFORE.test(beat.text));
  const weather = (spoken && !saysHere) || isFar ? null : readWeather(sentence, lexicon);
  const times = isFar ? [] : real(lexicon.times).filter((match) => !isAhead(beat, match));
  const place = spoken || isFar ? null : readPlace(sentence, lexicon);
  return {
    // "…asked his mother that evening at dinner": a tag with an hour of its own does go there.
    place: isTag(beat, lexicon) && times.length === 0 ? weaken(place) : place,
    time: spoken ? null : pick(times),
    saidTime: spoken ? saidTime(beat.text) : null,
    weatherTurns: weather === 'clear' || TURNS.test(beat.text),
    goesOut: !spoken && GOES_OUT.test(beat.text),
    isFar,
    hint: spoken ? null : readHint(sentence, lexicon),
    vehicle: spoken || isFar ? null : readVehicle(sentence, lexicon),
    isInside: !spoken && IS_INSIDE.test(beat.text),
    season: spoken ? null : pick(real(lexicon.seasons)),
    weather,
    moods: matchPhrases(beat.words, lexicon.moods)
      .filter((match) => !isDenied(sentence, match) && presenceOf(sentence, match) !== 'over')
      .map((match) => match.value as Mood),
    props: [
      ...new Set(
        real(lexicon.props)
          .filter((match) => !isNamed(beat, match, lexicon))
          .map((match) => match.value),
      ),
    ],
    poses: real(lexicon.poses).map((match) => ({ pose: match.value, at: match.at })),
    expressions: matchPhrases(beat.words, lexicon.expressions)
      .filter((match) => !isDenied(sentence, match))
      .map((match) => ({ expression: match.value, at: match.at })),
  };
}

const FAR =
  /\b(?:somewhere (?:out there|far|else)|(?<!^(?:In|At) an? .{0,30})far away|back home|in the distance|on the (?:far )?horizon (?:lay|stood|was)|in der ferne|weit weg|au loin|a lo lejos|in lontananza)\b/i;
/** "Her coach had told her that morning in the locker room": an earlier hour, another place. */
const TOLD_BEFORE =
  /\bhad (?:once |always |often )?(?:told|said|asked|taught|promised|warned|given|written|read)\b/i;
const TURNS =
  /\b(?:(?:begins?|began|starts?|started|came|comes) (?:to|on|up|in)\b|rose|rises|fängt an|fing an|begann|beginnt)/i;
const GOES_OUT =
  /^(?:Outside|Out on the street|Draußen|Dehors|Afuera|Fuera|Fuori|Lá fora),|\b(?:out(?:side)? into the (?:\p{Ll}+ )?(?:rain|night|snow|storm|cold|dark|darkness|sun|sunlight|light|fog|wind|air|open|morning|street|yard|garden)|(?:ran|runs?|walks?|walked|stepped|steps|went|goes|hurried|rushed|rushes|came|comes) outside|(?:lief|ging|rannte|trat|läuft|geht|rennt|tritt) (?:hinaus|nach draußen))\b/iu;
const IS_INSIDE =
  /\b(?:window(?:pane|sill)?|seats?|across from (?:her|him|them|me)|opposite (?:her|him|them|me)|aisle|luggage rack|fenster|sitzplatz|ihr gegenüber|ihm gegenüber)\b/i;

function saidTime(text: string): TimeOfDay | null {
  if (/\b(?:tonight|good night|heute nacht|ce soir|esta noche|stanotte)\b/i.test(text)) return 'night';
  if (/\b(?:good evening|this evening|heute abend|guten abend|bonsoir)\b/i.test(text)) return 'evening';
  return /\b(?:good morning|guten morgen|buenos días|buongiorno)\b/i.test(text) ? 'morning' : null;
}

/** "The last train stood in the mountains": something that one may turn out to be inside of. */
function readVehicle(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  for (const match of matchPhrases(sentence.words, lexicon.places))
    if (/^(?:train|ship|car|spaceship)$/.test(match.value) && presenceOf(sentence, match) === 'there')
      return { kind: match.value, name: match.phrase, strength: PLACE_SET };
  return null;
}

/** "By evening they will all be gone": an hour that is yet to come. */
function isAhead(beat: Beat, match: Match<unknown>): boolean {
  const { words } = beat;
  const rest = words.slice(match.at + match.length, match.at + match.length + 4);
  return rest.some(
    (word) =>
      word.clause === words[match.at]!.clause && /^(?:will|shall|would|wird|werden)$/.test(word.lower),
  );
}

/** The place of a heading: of "STATION CAFÉ - NIGHT" the café, of "KITCHEN - ANNA'S HOUSE" the kitchen. */
export function readPlaceName(heading: string, lexicon: CompiledLexicon): Match<Place> | null {
  for (const part of heading.split(/\s[-–—]\s|[,:/]/)) {
    const match = matchPhrases(readWords(part), lexicon.places).at(-1);
    if (match) return match;
  }
  return null;
}

/** "ROSE sits down" is no flower. */
function isNamed(beat: Beat, match: Match<string>, lexicon: CompiledLexicon): boolean {
  const { raw } = beat.words[match.at]!;
  if (lexicon.nounsAreCapital || raw[0] === raw[0]!.toLowerCase()) return false;
  if (lexicon.feminine.has(raw.toLowerCase())) return true;
  return match.at > 0 && !/[.!?…]["”'’]?\s*$/.test(beat.text.slice(0, beat.words[match.at]!.start).slice(-4));
}

/** "Said Tom to the man in the café": a tag names places without going there. */
function isTag(beat: Beat, lexicon: CompiledLexicon): boolean {
  return (
    beat.words.slice(0, 2).some((word) => lexicon.speechVerbs.has(word.lower)) && /^\p{Ll}/u.test(beat.text)
  );
}

function weaken(place: PlaceCue | null): PlaceCue | null {
  return place && { ...place, strength: PLACE_NAMED };
}

function pick<Value>(matches: Match<Value>[]): Value | null {
  return matches[0]?.value ?? null;
}

function isDenied(sentence: MarkedSentence, match: Match<unknown>): boolean {
  for (let i = match.at - 1; i >= Math.max(0, match.at - 3); i--) {
    if (sentence.words[i]!.clause !== sentence.words[match.at]!.clause) return false;
    if (sentence.negations.has(i)) return true;
  }
  return false;
}

/** Storm beats rain beats wind when a sentence has several; what is over leaves a clear sky. */
export const WEATHER_RANK: Record<Weather, number> = {
  storm: 6,
  snow: 5,
  rain: 4,
  fog: 3,
  wind: 2,
  cloudy: 1,
  clear: 0,
};

function readWeather(sentence: MarkedSentence, lexicon: CompiledLexicon): Weather | null {
  let found: Weather | null = null;
  let ended = false;
  for (const match of matchPhrases(sentence.words, lexicon.weathers)) {
    const presence = presenceOf(sentence, match);
    if (presence === 'over') ended = true;
    if (presence === 'there' && (found === null || WEATHER_RANK[match.value] > WEATHER_RANK[found]))
      found = match.value;
  }
  return found ?? (ended ? 'clear' : null);
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
const MEALS = new Set([
  'at dinner',
  'at supper',
  'at breakfast',
  'at lunch',
  'dinner table',
  'breakfast table',
]);
const FURNITURE = new Set('bench fountain stall'.split(' '));
const OUTSIDE_OF = /^(?:outside|before|vor|vor der|vor dem|devant|delante|davanti)$/;

/** What an indoor place looks like from the street, for those that have another face outside. */
export function outsideOf(place: Place): Place {
  if (/^(?:room|bedroom|kitchen)$/.test(place)) return 'village';
  if (
    /^(?:office|classroom|hospital|laboratory|library|courtroom|prison|bar|stage|factory|church|cafe|cellar)$/.test(
      place,
    )
  )
    return 'street';
  if (place === 'barn') return 'field';
  if (place === 'submarine') return 'sea';
  if (place === 'lighthouse') return 'coast';
  return place;
}

function readPlace(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  const { words } = sentence;
  let best: PlaceCue | null = null;
  let part: Match<Place> | null = null;
  const roles = matchPhrases(words, lexicon.roles);
  for (const match of matchPhrases(words, lexicon.places)) {
    // A place that "was gone" is where it was all the same.
    if (presenceOf(sentence, match) === 'absent') continue;
    if (isTrade(match, roles)) continue;
    const end = match.at + match.length;
    // "The lanes of the souk" are the souk, and the stairs of the lighthouse are in it.
    const next = words[end];
    if ((match.value === 'street' || PARTS_OF_HOUSES.has(match.phrase)) && next && PART_OF.test(next.lower)) {
      part = match;
      continue;
    }
    const { strength, by } = placeStrength(sentence, match);
    if (IN_THE_SKY.has(match.phrase) && !ON.test(by)) continue;
    const inside = GOES_INSIDE.test(by) ? INTERIORS[match.phrase] : undefined;
    const outside = OUTSIDE_OF.test(by) ? outsideOf(match.value) : match.value;
    const cue = {
      kind: inside ?? outside,
      name: match.phrase.replace(/^at \w+$/, 'dinner table'),
      strength: MEALS.has(match.phrase) ? PLACE_SET : strength,
    };
    // "A prison cell. She sits on a bench": furniture is where it stands.
    if (FURNITURE.has(match.phrase)) cue.strength = Math.min(cue.strength, PLACE_NAMED);
    // Of two equally sure places the first holds: "in the kitchen, by the window of the house".
    if (!best || cue.strength > best.strength) best = cue;
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

/** "The lighthouse keeper": what somebody keeps is near, but not where he is. */
function isTrade(match: Match<Place>, roles: readonly Match<unknown>[]): boolean {
  const end = match.at + match.length;
  return roles.some((role) => role.at <= end && role.at + role.length > end);
}

function readHint(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  const roles = matchPhrases(sentence.words, lexicon.roles);
  const match = matchPhrases(sentence.words, lexicon.places).find(
    (place) => isTrade(place, roles) && presenceOf(sentence, place) === 'there',
  );
  return match ? { kind: match.value, name: match.phrase, strength: PLACE_HINTED } : null;
}

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
  return { strength: opens ? PLACE_SET - 0.5 : PLACE_NAMED, by: '' };
}
