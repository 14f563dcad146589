import type { Mood } from '../job-config.ts';
import type { EXPRESSIONS, Place, POSES, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, markSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { type Match, matchPhrases, type PhraseTable } from './lexicon/phrase-table.ts';
import { readWords } from './words.ts';

/** How surely a sentence puts the story into a place. */
export const PLACE_NAMED = 1;
export const PLACE_SET = 2;
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
  moods: Mood[];
  props: string[];
  poses: { pose: (typeof POSES)[number]; at: number }[];
  expressions: { expression: (typeof EXPRESSIONS)[number]; at: number }[];
}

/** Rooms that one is inside of, though their name is seen from outside. */
export const INTERIORS: Record<string, Place> = {
  lighthouse: 'room',
  cottage: 'room',
  cabin: 'room',
  hut: 'room',
  barn: 'room',
  chalet: 'room',
  tower: 'room',
  farmhouse: 'room',
  bakery: 'kitchen',
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
  const weather = spoken && !saysHere ? null : readWeather(sentence, lexicon);
  return {
    place: spoken
      ? null
      : isTag(beat, lexicon)
        ? weaken(readPlace(sentence, lexicon))
        : readPlace(sentence, lexicon),
    time: spoken ? null : pick(real(lexicon.times).filter((match) => !isAhead(beat, match))),
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
const WEATHER_RANK: Record<Weather, number> = {
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

function readPlace(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
  let best: PlaceCue | null = null;
  let part: Match<Place> | null = null;
  for (const match of matchPhrases(sentence.words, lexicon.places)) {
    // A place that "was gone" is where it was all the same.
    if (presenceOf(sentence, match) === 'absent') continue;
    // "The lanes of the souk" are the souk.
    const next = sentence.words[match.at + match.length];
    if (match.value === 'street' && next && PART_OF.test(next.lower)) {
      part = match;
      continue;
    }
    const { strength, by } = placeStrength(sentence, match);
    const inside = GOES_INSIDE.test(by) ? INTERIORS[match.phrase] : undefined;
    const cue = { kind: inside ?? match.value, name: match.phrase, strength };
    // Of two equally sure places the first holds: "in the kitchen, by the window of the house".
    if (!best || cue.strength > best.strength) best = cue;
  }
  if (best || !part) return best;
  return { kind: part.value, name: part.phrase, strength: placeStrength(sentence, part).strength };
}

function placeStrength(sentence: MarkedSentence, match: Match<unknown>): { strength: number; by: string } {
  const { words } = sentence;
  const head = words[match.at + match.length - 1]!.lower;
  if (SEEN_IN_PLURAL.has(match.phrase) && head.endsWith('s')) return { strength: PLACE_NAMED, by: '' };
  // "On the steps of the lighthouse": an "of" lets the preposition stand further off.
  let reach = 4;
  let part = false;
  let clauseStart = match.at;
  for (let i = match.at - 1; i >= Math.max(0, match.at - reach); i--) {
    if (words[i]!.clause !== words[match.at]!.clause) break;
    clauseStart = i;
    const into = sentence.into.get(i);
    if (into) return { strength: part ? PLACE_SET : PLACE_ENTERED, by: part ? '' : into };
    const within = sentence.in.get(i);
    if (within) return { strength: PLACE_SET, by: part ? '' : within };
    if (AWAY.has(words[i]!.lower)) return { strength: PLACE_NAMED, by: '' };
    if (words[i]!.lower === 'of') {
      part = true;
      reach = 8;
    }
  }
  // "The market wakes": a place that opens the clause is where we are.
  const opens =
    !part && match.at - clauseStart <= 2 && words[clauseStart - 1]?.clause !== words[match.at]!.clause;
  return { strength: opens ? PLACE_SET - 0.5 : PLACE_NAMED, by: '' };
}
