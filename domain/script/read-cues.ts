import type { Mood } from '../job-config.ts';
import type { EXPRESSIONS, Place, POSES, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat } from './beats.ts';
import { type MarkedSentence, markSentence, presenceOf } from './is-there.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { isOnMap } from './lexicon/gazetteer.ts';
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
  const weather =
    (spoken && !saysHere) || isFar || HABITUAL.test(beat.text) ? null : readWeather(sentence, lexicon);
  const placed = matchPhrases(beat.words, lexicon.places).filter((match) => match.length > 1);
  const times = isFar ? [] : real(lexicon.times).filter((match) => !isAhead(beat, match));
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
          .filter((match) => !isNamed(beat, match, lexicon) && !isWithin(match, placed))
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
  for (const part of heading.split(
    /\s[-–—]\s|[,:/]|\s(?:behind|outside|near|beside|next to|in front of|opposite|hinter|vor|neben|derrière|devant|detrás de|dietro)\s/i,
  )) {
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
const FURNITURE = new Set('bench fountain stall'.split(' '));
const OUTSIDE_OF = /^(?:outside|before|vor|vor der|vor dem|devant|delante|davanti)$/;

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
  if (place === 'barn') return 'field';
  if (place === 'submarine') return 'sea';
  if (place === 'lighthouse') return 'coast';
  return place;
}

function readPlace(sentence: MarkedSentence, beat: Beat, lexicon: CompiledLexicon): PlaceCue | null {
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
    const cue: PlaceCue = {
      kind: inside ?? outside,
      name: match.phrase.replace(/^at \w+$/, 'dinner table'),
      strength: MEALS.has(match.phrase) ? PLACE_SET : strength,
    };
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
  return roles.some((role) => role.at <= end && role.at + role.length > end);
}

function readHint(sentence: MarkedSentence, lexicon: CompiledLexicon): PlaceCue | null {
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
