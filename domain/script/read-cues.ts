import type { Mood } from '../job-config.ts';
import type { EXPRESSIONS, Place, POSES, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, markSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { type Match, matchPhrases, type PhraseTable } from './lexicon/phrase-table.ts';

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
const INTERIORS: Record<string, Place> = {
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
    place: spoken ? null : readPlace(sentence, lexicon),
    time: spoken ? null : pick(real(lexicon.times)),
    season: spoken ? null : pick(real(lexicon.seasons)),
    weather,
    moods: matchPhrases(beat.words, lexicon.moods)
      .filter((match) => !isDenied(sentence, match))
      .map((match) => match.value as Mood),
    props: [...new Set(real(lexicon.props).map((match) => match.value))],
    poses: real(lexicon.poses).map((match) => ({ pose: match.value, at: match.at })),
    expressions: matchPhrases(beat.words, lexicon.expressions)
      .filter((match) => !isDenied(sentence, match))
      .map((match) => ({ expression: match.value, at: match.at })),
  };
}

/** The place of a heading ("INT. CAFÉ"), read without doubt. */
export function readPlaceName(beat: Pick<Beat, 'words'>, lexicon: CompiledLexicon): Match<Place> | null {
  const matches = matchPhrases(beat.words, lexicon.places);
  return (matches[0] as Match<Place> | undefined) ?? null;
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
  for (const match of matchPhrases(sentence.words, lexicon.places)) {
    if (presenceOf(sentence, match) !== 'there') continue;
    const { strength, by } = placeStrength(sentence, match);
    const inside = GOES_INSIDE.test(by) ? INTERIORS[match.phrase] : undefined;
    const cue = { kind: inside ?? match.value, name: match.phrase, strength };
    // Of two equally sure places the first holds: "in the kitchen, by the window of the house".
    if (!best || cue.strength > best.strength) best = cue;
  }
  return best;
}

function placeStrength(sentence: MarkedSentence, match: Match<unknown>): { strength: number; by: string } {
  const { words } = sentence;
  for (let i = match.at - 1; i >= Math.max(0, match.at - 4); i--) {
    if (words[i]!.clause !== words[match.at]!.clause) break;
    const into = sentence.into.get(i);
    if (into) return { strength: PLACE_ENTERED, by: into };
    const within = sentence.in.get(i);
    if (within) return { strength: PLACE_SET, by: within };
    if (words[i]!.lower === 'of' || words[i]!.lower === 'from') return { strength: PLACE_NAMED, by: '' };
  }
  // "The market wakes": a place that opens the sentence is where we are.
  const opens = match.at <= 2 && words[0]!.clause === words[match.at]!.clause;
  return { strength: opens ? PLACE_SET - 0.5 : PLACE_NAMED, by: '' };
}
