import type { Mood } from '../job-config.ts';
import type { EXPRESSIONS, POSES, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, markSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { isOnMap } from './lexicon/gazetteer.ts';
import { type Match, matchPhrases, type PhraseTable } from './lexicon/phrase-table.ts';
import { PLACE_NAMED, type PlaceCue, readHint, readPlace, readVehicle } from './read-place.ts';

/** What a sentence tells about where, when and how it is. */
export interface Cues {
  place: PlaceCue | null;
  time: TimeOfDay | null;
  season: Season | null;
  /** True if the sentence begins with a part of the year: "In the winter…". */
  opensSeason: boolean;
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
  /** A name on the map that is told of as being here. */
  onMap: string | null;
  /** The place that somebody's trade belongs to: the lighthouse of its keeper. */
  hint: PlaceCue | null;
  /** True if a window, a seat or who sits opposite shows that we are inside. */
  isInside: boolean;
  /** What the words speak for, and how strongly: "murder" says more than "dark". */
  moods: { mood: Mood; weight: number }[];
  props: string[];
  poses: { pose: (typeof POSES)[number]; at: number }[];
  expressions: { expression: (typeof EXPRESSIONS)[number]; at: number }[];
}

/** Reads a beat. What is said aloud seldom tells where we are: only "we're in…" or "it's raining". */
export function readCues(beat: Beat, lexicon: CompiledLexicon): Cues {
  const sentence = markSentence(beat.words, lexicon);
  const real = <Value>(table: PhraseTable<Value>) =>
    matchPhrases(beat.words, table).filter((match) => presenceOf(sentence, match) === 'there');
  const spoken = beat.kind === 'said';
  const saysHere = spoken && /\b(?:it['’]?s|it is|we['’]re|we are|look at|here in|this)\b/i.test(beat.text);
  const isFar = !spoken && (FAR.test(beat.text) || TOLD_BEFORE.test(beat.text));
  const weather =
    (spoken && !saysHere) || isFar || HABITUAL.test(beat.text) ? null : readWeather(sentence, lexicon);
  const placed = matchPhrases(beat.words, lexicon.places).filter((match) => match.length > 1);
  const times = isFar
    ? []
    : real(lexicon.times)
        .filter((match) => !isAhead(beat, match))
        .map(sunlit(beat));
  const place = spoken || isFar ? null : readPlace(sentence, beat, lexicon);
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
    onMap:
      spoken || isFar ? null : (real(lexicon.places).find((match) => isOnMap(match.phrase))?.phrase ?? null),
    isInside: !spoken && IS_INSIDE.test(beat.text),
    season: spoken
      ? null
      : pick(
          real(lexicon.seasons).filter(
            (match) =>
              !(MONTHS.test(match.phrase) && isSomebody(beat, match.at, lexicon)) &&
              !/^(?:since|until|till|last)$/.test(beat.words[match.at - 1]?.lower ?? ''),
          ),
        ),
    opensSeason: !spoken && OPENS_SEASON.test(beat.text),
    weather,
    moods: matchPhrases(beat.words, lexicon.moods)
      .filter((match) => !isDenied(sentence, match) && presenceOf(sentence, match) !== 'over')
      .map((match) => ({ mood: match.value as Mood, weight: FAINT.has(match.phrase) ? 0.4 : 1 })),
    props: [
      ...new Set(
        real(lexicon.props)
          .filter(
            (match) => !isNamed(beat, match, lexicon) && !isWithin(match, placed) && !isDone(beat, match),
          )
          .map((match) => match.value),
      ),
    ],
    poses: real(lexicon.poses).map((match) => ({ pose: match.value, at: match.at })),
    expressions: matchPhrases(beat.words, lexicon.expressions)
      .filter((match) => !isDenied(sentence, match))
      .map((match) => ({ expression: match.value, at: match.at })),
  };
}

/** "Real rain fell there on Tuesdays", "it always rains in November": not now. */
const HABITUAL =
  /\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:always|usually|often|sometimes|never) (?:rain|snow)(?:s|ed)?\b|\bwhenever it\b/i;
/** "In the winter", "That autumn", "Im Winter", "Au printemps". */
const OPENS_SEASON =
  /^(?:(?:Then |And )?(?:[Ii]n(?: the)?|[Tt]hat|[Tt]he next|[Bb]y|[Ww]hen)(?: (?:early|late|following))? (?:spring|summer|autumn|winter)|Im (?:Frühling|Sommer|Herbst|Winter)|(?:Au printemps|En été|En automne|En hiver)|En (?:primavera|verano|otoño|invierno)|(?:In|D['’]) ?(?:primavera|estate|autunno|inverno)|(?:No|Na) (?:primavera|verão|outono|inverno))\b/u;
const MONTHS = /^(?:april|june|august)$/;

/** "June was faster": a month that does what people do. */
function isSomebody(beat: Beat, at: number, lexicon: CompiledLexicon): boolean {
  const word = beat.words[at]!;
  if (lexicon.nounsAreCapital) return false;
  if (/'s$/.test(word.lower)) return true;
  const next = beat.words[at + 1];
  const lead = beat.words[at - 1]?.lower ?? '';
  if (/^(?:in|of|this|that|last|next|early|late|since|by|until|every|mid)$/.test(lead)) return false;
  return (
    (next !== undefined &&
      (lexicon.personVerbs.has(next.lower) ||
        lexicon.speechVerbs.has(next.lower) ||
        /^\p{Lu}/u.test(next.raw))) ||
    /^(?:brought|gave|told|asked|kissed|hugged|met|saw|to|said|then|and)$/.test(lead)
  );
}

/** "The dining car" is no car. */
function isWithin(match: Match<unknown>, phrases: readonly Match<unknown>[]): boolean {
  return phrases.some(
    (phrase) =>
      match.length < phrase.length &&
      match.at >= phrase.at &&
      match.at + match.length <= phrase.at + phrase.length,
  );
}

/** Words that are in any story, whatever its mood. */
const FAINT = new Set(
  (
    'police inspector knight knights run ran chase hurry hurried hide hid hiding racing locked footsteps storm thunder suddenly warning star stars light glow glowing planet secret ' +
    'strange dream beautiful vast infinite universe discover discovered discovery dark darkness shadow shadows ash ashes alone lost broken miss misses ' +
    'missed dead tears king queen sword save saved fight fought charge charged play played playing bright together smile smiles smiled smiling grin grins ' +
    'grinned sing sang singing quiet quietly slowly soft softly still silence silent slow easy warm warmth rest heart body sock socks cheese email goat ' +
    'dunkel dunkelheit nacht plötzlich rannte lief sturm licht stern sterne allein still stille leise lächelte lächelt könig königin herz verloren ' +
    'soudain courut sombre ombre lumière étoile étoiles seul seule silence doucement sourit cœur roi reine perdu tempête ' +
    'oscuro oscuridad corrió sombra luz estrella estrellas solo sola silencio suavemente sonrió corazón rey reina perdido tormenta ' +
    'buio corse ombra luce stella stelle silenzio piano sorrise cuore re regina perso tempesta ' +
    'escuro correu sombra luz estrela estrelas sozinho sozinha silêncio sorriu coração rei rainha perdido tempestade'
  ).split(' '),
);

const FAR =
  /\b(?:somewhere (?:out there|far|else)|(?<!^(?:In|At) an? .{0,30})far away|back home|in the distance|on the (?:far )?horizon (?:lay|stood|was)|in der ferne|weit weg|au loin|a lo lejos|in lontananza)\b/i;
/** "Her coach had told her that morning in the locker room": an earlier hour, another place. */
const TOLD_BEFORE =
  /\bhad (?:once |always |often )?(?:told|said|asked|taught|promised|warned|given|written|read)\b/i;
const TURNS =
  /\b(?:(?:begins?|began|starts?|started|came|comes) (?:to|on|up|in)\b|rose|rises|fängt an|fing an|begann|beginnt)/i;
const GOES_OUT =
  /^(?:Outside|Out on the street|Draußen|Dehors|Afuera|Fuera|Fuori|Lá fora),|^(?:Draußen|Dehors|Afuera|Fuera|Fuori) \p{Ll}|\b(?:out(?:side)? into the (?:\p{Ll}+ )?(?:rain|night|snow|storm|cold|dark|darkness|sun|sunlight|light|fog|wind|air|open|morning|street|yard|garden)|(?:ran|runs?|walks?|walked|stepped|steps|went|goes|hurried|rushed|rushes|came|comes) outside|(?:lief|ging|rannte|trat|läuft|geht|rennt|tritt) (?:hinaus|nach draußen))\b/iu;
const IS_INSIDE =
  /\b(?:janela|ventana|ventanilla|finestrino|finestra|vitre|hublot|window(?:pane|sill)?|seats?|across from (?:her|him|them|me)|opposite (?:her|him|them|me)|aisle|luggage rack|fenster|sitzplatz|ihr gegenüber|ihm gegenüber)\b/i;

/** "At midnight the sun stands on the horizon": far in the north it does. */
function sunlit(beat: Beat): (match: Match<TimeOfDay>) => Match<TimeOfDay> {
  const shines = /\b(?:midnight sun|sun (?:stands?|stood|shines|shone|never sets|does not set))\b/i.test(
    beat.text,
  );
  return (match) => (shines && match.value === 'night' ? { ...match, value: 'dusk' } : match);
}

function saidTime(text: string): TimeOfDay | null {
  if (/\b(?:tonight|good night|heute nacht|ce soir|esta noche|stanotte)\b/i.test(text)) return 'night';
  if (/\b(?:good evening|this evening|heute abend|guten abend|bonsoir)\b/i.test(text)) return 'evening';
  return /\b(?:good morning|guten morgen|buenos días|buongiorno)\b/i.test(text) ? 'morning' : null;
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

/** "Rain hammers the windows" needs no hammer. */
function isDone(beat: Beat, match: Match<string>): boolean {
  const word = beat.words[match.at]!;
  const before = beat.words[match.at - 1]?.lower ?? 'the';
  const next = beat.words[match.at + match.length]?.lower ?? '';
  // "The printer catches fire" has no hearth.
  if (match.value === 'fire' && /^(?:catch|catches|caught|catching|under|open|opened|cease)$/.test(before))
    return true;
  return (
    match.length === 1 &&
    /(?:s|ed)$/.test(word.lower) &&
    word.lower !== match.phrase &&
    /^(?:the|an?|his|her|their|its|my|at|against)$/.test(next) &&
    !/^(?:the|an?|his|her|their|its|my|of|with|and|two|three|four|many|some|these|those|no|in|on|by)$|(?:y|en|ed)$/.test(
      before,
    )
  );
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
    // "It had rained all morning": now it drips.
    const has = sentence.words
      .slice(Math.max(0, match.at - 2), match.at)
      .some(({ lower }) => lower === 'had');
    if (has && /^rain(?:ed|ing)$/.test(match.phrase)) {
      found ??= 'cloudy';
      continue;
    }
    if (presence === 'there' && (found === null || WEATHER_RANK[match.value] > WEATHER_RANK[found]))
      found = match.value;
  }
  return found ?? (ended ? 'clear' : null);
}
