import { PLAN_LIMITS } from '../film-plan.ts';
import type { Place, Season, TimeOfDay, Weather } from '../paint-spec.ts';
import type { Beat, Passage } from './beats.ts';
import type { Cast, Mention, Person } from './cast-people.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { matchPhrases } from './lexicon/phrase-table.ts';
import {
  type Cues,
  INTERIORS,
  outsideOf,
  PARTS_OF_HOUSES,
  PLACE_ENTERED,
  PLACE_FRONTED,
  PLACE_NAMED,
  PLACE_SET,
  type PlaceCue,
  readCues,
  readPlaceName,
} from './read-cues.ts';
import { readWords } from './words.ts';

/** A beat with what it tells and its place in the list of all beats. */
export interface CuedBeat {
  beat: Beat;
  cues: Cues;
  index: number;
  /** How the script wants the shot to begin that this beat opens. */
  transition: string | null;
}

export interface Setting {
  place: Place;
  placeName: string;
  time: TimeOfDay;
  season: Season;
  weather: Weather;
}

export interface SceneDraft extends Setting {
  heading: string | null;
  beats: CuedBeat[];
  /** What is new against the scene before: decides whether the place is shown first. */
  isNewPlace: boolean;
  isNewTime: boolean;
  transition: string | null;
  words: number;
  /** The surest place told of in the beats so far, and the first time of day. */
  surest: PlaceCue | null;
  firstTime: TimeOfDay | null;
  /** The hour that somebody speaks of first. */
  saidTime: TimeOfDay | null;
  /** A train or ship that the scene sees and may turn out to be in. */
  vehicle: PlaceCue | null;
  /** "SCENE 1" alone: where and when it plays is told after it. */
  isBare: boolean;
}

const HEADING_TIME: [RegExp, TimeOfDay][] = [
  [/\b(?:DAWN|SUNRISE|MORGENGRAUEN|AUBE|AMANECER|ALBA)\b/i, 'dawn'],
  [/\b(?:MORNING|MORGEN|MORGENS|MATIN|MAÑANA|MATTINO|MANHÃ)\b/i, 'morning'],
  [/\b(?:AFTERNOON|NACHMITTAG|APRÈS-MIDI|TARDE|POMERIGGIO)\b/i, 'afternoon'],
  [/\b(?:DUSK|SUNSET|TWILIGHT|MAGIC HOUR|DÄMMERUNG|CRÉPUSCULE|ATARDECER|TRAMONTO)\b/i, 'dusk'],
  [/\b(?:EVENING|ABEND|ABENDS|SOIR|SERA)\b/i, 'evening'],
  [/\b(?:NIGHT|MIDNIGHT|NACHT|NACHTS|NUIT|NOCHE|NOTTE|NOITE)\b/i, 'night'],
  [/\b(?:DAY|NOON|TAG|TAGS|JOUR|DÍA|GIORNO|DIA)\b/i, 'day'],
];

/** A scene of prose is not left for a new place before it has had this many words. */
const MIN_SCENE_WORDS = 12;
/** An hour told this late is a new one, though none has been told before. */
const UNTIMED_WORDS = 30;
const UNPLACED_WORDS = 40;
/** What it was before an hour that comes. */
const HOUR_BEFORE: Partial<Record<TimeOfDay, TimeOfDay>> = {
  dawn: 'night',
  morning: 'night',
  afternoon: 'morning',
  dusk: 'afternoon',
  evening: 'afternoon',
  night: 'evening',
};

/** Parts a script into scenes: at headings, and in prose where the place or the time changes. */
export function splitScenes(
  passages: readonly Passage[],
  lexicon: CompiledLexicon,
  cast: Cast,
  title: string | null,
): SceneDraft[] {
  const scenes: SceneDraft[] = [];
  let current: SceneDraft | null = null;
  let heading: string | null = null;
  let transition: string | null = null;
  let index = 0;
  let byHeadings = false;
  const words = passages.reduce(
    (sum, passage) => sum + ('beat' in passage ? passage.beat.words.length : 0),
    0,
  );
  const minWords = Math.max(MIN_SCENE_WORDS, Math.ceil(words / (PLAN_LIMITS.scenes - 100)));
  const inSpace = isInSpace(passages);
  const setting = (read: Setting, isInside: boolean): Setting =>
    inSpace && isInside && ABOARD.has(read.place) ? { ...read, place: 'spaceship' } : read;
  const told = (cues: Cues): Cues =>
    inSpace && cues.place?.kind === 'ship' ? { ...cues, place: { ...cues.place, kind: 'spaceship' } } : cues;
  const whereabouts = new Map<Person, SceneDraft>();
  let paragraph = 0;
  const open = (setting: Setting, from: SceneDraft | null): SceneDraft => {
    const scene: SceneDraft = {
      ...setting,
      heading,
      beats: [],
      isNewPlace: from === null || from.placeName !== setting.placeName || from.place !== setting.place,
      isNewTime: from === null,
      transition,
      words: 0,
      surest: null,
      firstTime: null,
      saidTime: null,
      vehicle: null,
      isBare: heading !== null && BARE.test(heading),
    };
    transition = null;
    heading = null;
    scenes.push(scene);
    return scene;
  };

  for (const passage of passages) {
    if ('heading' in passage) {
      const previous: SceneDraft | null = current;
      heading = passage.heading || null;
      byHeadings ||= passage.heading !== '';
      if (scenes.length < PLAN_LIMITS.scenes - 1)
        current = open(
          setting(readHeading(passage.heading, previous, lexicon), /^\s*INT\b/i.test(passage.heading)),
          previous,
        );
    } else if ('transition' in passage) {
      transition = passage.transition;
    } else {
      const { beat } = passage;
      const read = whereabout(told(readCues(beat, lexicon)), beat, cast.mentions[index]!, current, scenes);
      // A title may name the place, but what else it names is not in the picture.
      const cues = beat.text === title ? { ...read, props: [], poses: [], expressions: [], moods: [] } : read;
      const cued: CuedBeat = { beat, cues, index: index++, transition };
      if (!current) current = open(startSetting(cues), null);
      else if (
        !byHeadings &&
        scenes.length < PLAN_LIMITS.scenes - 1 &&
        changesScene(current, cues, minWords)
      ) {
        current = open(nextSetting(current, cues), current);
        cued.transition = null;
        // What is said before its tag goes where the tag goes.
        const before = scenes.at(-2)!;
        while (
          before.beats.length > 1 &&
          /^\p{Ll}/u.test(beat.text) &&
          before.beats.at(-1)!.beat.kind === 'said' &&
          before.beats.at(-1)!.beat.paragraph === beat.paragraph
        ) {
          const said = before.beats.pop()!;
          before.words -= said.beat.words.length;
          current.beats.unshift(said);
        }
      } else if (
        !byHeadings &&
        beat.paragraph !== paragraph &&
        current.words >= minWords &&
        scenes.length < PLAN_LIMITS.scenes - 1
      ) {
        const elsewhere: SceneDraft | null = sceneOfSubject(cued, current, whereabouts, cast);
        if (elsewhere) {
          const { kind, name } = placeOf(elsewhere);
          current = open({ ...nextSetting(current, cues), place: kind, placeName: name }, current);
        }
      } else if (arrives(current, cues, minWords)) {
        current.place = cues.place!.kind;
        current.placeName = cues.place!.name;
      }
      paragraph = beat.paragraph;
      transition = null;
      take(current, cued);
      for (const mention of cast.mentions[cued.index]!)
        if (mention.kind !== 'pronoun' || SUBJECTS.test(beat.words[mention.at]!.lower))
          whereabouts.set(mention.person, current);
    }
  }
  const acts = (scene: SceneDraft) =>
    scene.beats.length === 0 && /^(?:act|akt|acte|acto|atto|ato)\b/i.test(scene.heading ?? '');
  if (scenes.some((scene) => !acts(scene)))
    scenes.splice(0, scenes.length, ...scenes.filter((scene) => !acts(scene)));
  scenes.forEach((scene, i) => {
    settle(scene);
    const before = scenes[i - 1];
    if (scene.placeName === '' && before?.place === scene.place) scene.placeName = before.placeName;
    scene.isNewPlace = !before || before.place !== scene.place || before.placeName !== scene.placeName;
    scene.isNewTime = !before || before.time !== scene.time;
    // The same night has the same rain, unless something else is told.
    const sameHour = scenes
      .slice(0, i)
      .findLast((other) => other.placeName === scene.placeName && other.time === scene.time);
    const told = scene.beats.some((cued) => cued.cues.weather !== null) || scene.weather !== 'clear';
    if (!told && before && !scene.isNewTime) scene.weather = (sameHour ?? before).weather;
  });
  // While no hour has been told, all of the story has the hour it begins with.
  const untold = scenes.findIndex((scene) => scene.heading !== null || scene.firstTime !== null);
  const run = scenes.slice(0, untold < 0 ? scenes.length : untold);
  const guess =
    run.find((scene) => scene.saidTime)?.saidTime ??
    (untold > 0 && scenes[untold]!.heading === null ? HOUR_BEFORE[scenes[untold]!.firstTime!] : undefined) ??
    (run.some((scene) => scene.place === 'bar') ? 'evening' : undefined);
  if (guess) for (const scene of run) scene.time = guess;
  // What is unsaid at first and told later ("it was winter") held from the beginning.
  carryBack(scenes);
  return scenes;
}

const BARE =
  /^(?:#+\s*)?(?:scene|act|szene|akt|scène|acte|escena|acto|scena|atto|cena|ato)\s+[\p{L}\d]{1,6}[.:]?$/iu;

/** True if the ships of a story fly: it speaks of airlocks or orbits, and of no sea. */
function isInSpace(passages: readonly Passage[]): boolean {
  let signs = 0;
  for (const passage of passages) {
    if ('heading' in passage && /\b(?:space|planet|orbit|airlock|weltraum)\b/i.test(passage.heading))
      signs += 2;
    if (!('beat' in passage)) continue;
    if (/\b(?:sea|ocean|harbou?r|waves|meer|hafen)\b/i.test(passage.beat.text)) return false;
    if (SPACE.test(passage.beat.text)) signs++;
  }
  return signs >= 2;
}

/** What a screenplay calls the rooms of a ship that flies: its bridge, its engine room. */
const ABOARD = new Set<Place>([
  'ship',
  'bridge',
  'room',
  'factory',
  'bedroom',
  'laboratory',
  'office',
  'street',
  'backdrop',
]);

const SPACE =
  /\b(?:airlocks?|spaceships?|starships?|spacecraft|space station|oxygen|orbit|hyperspace|galax(?:y|ies)|asteroids?|warp|escape pod|dead moon|space ?suits?|reactor|coolant|moon base|colony ship|raumschiff|luftschleuse|sauerstoff)\b/i;

/** Pronouns that say who is here; "her" and "his" may speak of somebody who is not. */
const SUBJECTS = /^(?:he|she|they|er|sie|il|elle|ils|él|ella|ellos|lui|lei|loro|ele|ela|eles)$/;

/** The scene a paragraph goes back to: that of the person it opens with, who is not here. */
function sceneOfSubject(
  cued: CuedBeat,
  here: SceneDraft,
  whereabouts: ReadonlyMap<Person, SceneDraft>,
  cast: Cast,
): SceneDraft | null {
  const speaker = cued.beat.kind === 'said' ? cast.speakers[cued.index] : null;
  // Whoever speaks after a view of the land is where they were before.
  if (speaker && here.beats.length < 20 && here.beats.every((other) => isEmpty(other, cast))) {
    const scene = whereabouts.get(speaker);
    return scene && scene !== here && IS_INDOORS.has(placeOf(scene).kind) ? scene : null;
  }
  const subject = cast.mentions[cued.index]![0];
  if (cued.beat.kind !== 'told' || cued.cues.place || !subject || subject.kind === 'pronoun') return null;
  const scene = whereabouts.get(subject.person);
  return scene && scene !== here && placeOf(scene).kind !== placeOf(here).kind ? scene : null;
}

function isEmpty(cued: CuedBeat, cast: Cast): boolean {
  return (
    cued.beat.kind === 'told' &&
    cast.mentions[cued.index]!.every(({ person }) => person.traits.some((traits) => traits.animal))
  );
}

/** Rooms in which any corridor, bed or staircase is part of the same house. */
const HOUSES = new Set<Place>(
  'hospital office classroom library castle prison church courtroom laboratory spaceship ship train factory airport stage'.split(
    ' ',
  ) as Place[],
);
const VEHICLE_OUTDOORS = new Set<Place>(
  'sea coast mountain forest desert field village old-town city street planet station bridge'.split(
    ' ',
  ) as Place[],
);
/** A fountain, a well or a bench may stand in any of these. */
const PARTS_OF_YARDS = new Set('fountain bench tower square yard courtyard pond lawn stall'.split(' '));
const YARDS = new Set<Place>('castle old-town village city garden church market'.split(' ') as Place[]);
const LANDSCAPES = new Set<Place>('sea coast mountain forest desert field ship'.split(' ') as Place[]);
export const IS_INDOORS = new Set<Place>(
  'cafe kitchen bedroom room office classroom hospital laboratory library church train car spaceship stage courtroom prison bar factory cave submarine barn cellar lighthouse'.split(
    ' ',
  ) as Place[],
);

const VEHICLES = new Set(
  'car taxi bus truck train motorcycle bicycle cart horse helicopter crowd'.split(' '),
);
const PICTURE = /\b(?:photograph|photo|picture|painting|postcard|drawing|Foto|Bild|Postkarte)\b/;

/** What a beat tells of the place, seen from where the story is. */
function whereabout(
  cues: Cues,
  beat: Beat,
  mentions: readonly Mention[],
  scene: SceneDraft | null,
  scenes: readonly SceneDraft[],
): Cues {
  if (!scene) return cues;
  // "She put a photograph on the bar. A man stood in front of a yacht": that is in the photograph.
  const last = scene.beats.at(-1);
  if (
    last?.beat.paragraph === beat.paragraph &&
    PICTURE.test(last.beat.text) &&
    /^(?:An? |It showed|In it|On it|Ein |Eine |Darauf )/.test(beat.text)
  )
    return { ...cues, place: null, isFar: true };
  const here = placeOf(scene);
  const { place } = cues;
  const wasIn = scenes.slice(-2).some((other) => IS_INDOORS.has(placeOf(other).kind));
  // "Outside, it began to snow" is seen from within; "Outside, a taxi stopped" is where we go.
  const follows =
    !/^\p{L}+(?: \p{L}+)?,/u.test(beat.text) ||
    mentions.length > 0 ||
    cues.props.some((prop) => VEHICLES.has(prop));
  if (cues.goesOut && follows && wasIn && !(place && !IS_INDOORS.has(place.kind))) {
    const known = scenes.findLast(
      (other) =>
        !IS_INDOORS.has(placeOf(other).kind) && placeOf(other).kind !== 'ship' && placeOf(other).strength > 0,
    );
    const hint = scenes
      .slice(-3)
      .flatMap((other) => other.beats.slice(0, 60))
      .findLast((cued) => cued.cues.hint)?.cues.hint;
    const kind = hint?.kind ?? (known ? placeOf(known).kind : outsideOf(here.kind));
    const name = hint?.name ?? (known ? placeOf(known).name : kind);
    return { ...cues, place: { kind: outsideOf(kind), name, strength: PLACE_ENTERED } };
  }
  const inTrain = cues.isInside && scene.vehicle && VEHICLE_OUTDOORS.has(here.kind);
  if (inTrain && !(place && place.strength >= PLACE_SET)) return { ...cues, place: scene.vehicle };
  // A view of the land without anybody in it is seen from outside.
  const isView =
    place !== null &&
    place.strength < PLACE_SET &&
    place.strength >= PLACE_NAMED &&
    beat.kind === 'told' &&
    LANDSCAPES.has(place.kind) &&
    IS_INDOORS.has(here.kind) &&
    !cues.isInside &&
    mentions.every(({ person }) => person.traits.some((traits) => traits.animal)) &&
    /^[^\p{Ll}]/u.test(beat.text) &&
    !/(?:outside|draußen|dehors|afuera|fuori)/i.test(beat.text);
  if (isView) return { ...cues, place: { ...place, strength: PLACE_SET } };
  // A corridor or a bed of the hospital is still the hospital.
  if (place && PARTS_OF_HOUSES.has(place.name) && HOUSES.has(here.kind)) return { ...cues, place: null };
  if (place && PARTS_OF_YARDS.has(place.name) && YARDS.has(here.kind)) return { ...cues, place: null };
  return cues;
}

function take(scene: SceneDraft, cued: CuedBeat): void {
  scene.beats.push(cued);
  scene.words += cued.beat.words.length;
  scene.saidTime ??= cued.cues.saidTime;
  scene.vehicle ??= cued.cues.vehicle;
  scene.firstTime ??= cued.cues.time;
  if (cued.cues.place && cued.cues.place.strength > (scene.surest?.strength ?? 0))
    scene.surest = cued.cues.place;
}

function startSetting(cues: Cues): Setting {
  return {
    place: cues.place?.kind ?? 'backdrop',
    placeName: cues.place?.name ?? '',
    time: cues.time ?? 'day',
    season: cues.season ?? 'summer',
    weather: cues.weather ?? 'clear',
  };
}

function changesScene(scene: SceneDraft, cues: Cues, minWords: number): boolean {
  const later =
    cues.time !== null && cues.time !== timeOf(scene) && (hasTime(scene) || scene.words >= UNTIMED_WORDS);
  if (scene.words < (later || (cues.place?.strength ?? 0) >= PLACE_FRONTED ? MIN_SCENE_WORDS / 2 : minWords))
    return false;
  const here = placeOf(scene);
  const moved =
    cues.place !== null &&
    cues.place.strength >= PLACE_SET &&
    cues.place.kind !== here.kind &&
    // A place first told of after so many words is a new one; before, it is where all of that was.
    (here.strength > 0 || scene.words >= UNPLACED_WORDS);
  return moved || later;
}

/** True if a scene that only its hour began now tells where it plays. */
function arrives(scene: SceneDraft, cues: Cues, minWords: number): boolean {
  return (
    scene.heading === null &&
    scene.words < minWords &&
    scene.beats.length > 0 &&
    cues.place !== null &&
    cues.place.strength >= PLACE_SET &&
    scene.beats.every((cued) => cued.cues.place === null) &&
    scene.placeName !== ''
  );
}

function nextSetting(scene: SceneDraft, cues: Cues): Setting {
  const here = placeOf(scene);
  const moves = cues.place !== null && cues.place.strength >= PLACE_SET;
  return {
    place: moves ? cues.place!.kind : here.kind,
    placeName: moves ? cues.place!.name : here.name,
    time: cues.time ?? timeOf(scene),
    season: cues.season ?? lastOf(scene, (cued) => cued.cues.season) ?? scene.season,
    weather:
      cues.weather ??
      (cues.time !== null && !moves
        ? 'clear'
        : (lastOf(scene, (cued) => cued.cues.weather) ?? scene.weather)),
  };
}

/** Where a scene plays: its surest place, the first of the equally sure. */
function placeOf(scene: SceneDraft): { kind: Place; name: string; strength: number } {
  if (scene.placeName !== '') return { kind: scene.place, name: scene.placeName, strength: PLACE_SET };
  return scene.surest ?? { kind: scene.place, name: '', strength: 0 };
}

function hasTime(scene: SceneDraft): boolean {
  return scene.heading !== null || scene.firstTime !== null || !scene.isNewTime;
}

function timeOf(scene: SceneDraft): TimeOfDay {
  if ((scene.heading !== null && !scene.isBare) || (!scene.isNewTime && !scene.isBare)) return scene.time;
  return scene.firstTime ?? scene.time;
}

function lastOf<Value>(scene: SceneDraft, read: (cued: CuedBeat) => Value | null): Value | null {
  for (let i = scene.beats.length - 1; i >= 0; i--) {
    const value = read(scene.beats[i]!);
    if (value !== null) return value;
  }
  return null;
}

/** Fixes a scene's setting once all of its beats are known. */
function settle(scene: SceneDraft): void {
  if (scene.heading === null || scene.isBare) {
    const place = placeOf(scene);
    scene.place = place.kind;
    scene.placeName = place.name;
    scene.time = timeOf(scene);
  }
  const first = <Value>(read: (cued: CuedBeat) => Value | null) =>
    scene.beats.map(read).find((value) => value !== null);
  scene.season = first((cued) => cued.cues.season) ?? scene.season;
  // What only begins or ends later did not hold at first.
  const weather = scene.beats.find(
    (cued, i) => cued.cues.weather !== null && (i === 0 || !cued.cues.weatherTurns),
  )?.cues.weather;
  const early =
    scene.heading === null ? scene.beats.slice(0, 3).find((cued) => cued.cues.weather)?.cues.weather : null;
  if (
    weather &&
    (scene.weather === 'clear' || (early === weather && !/^(?:clear|wind|cloudy)$/.test(weather)))
  )
    scene.weather = weather;
  if (scene.weather === 'snow') scene.season = 'winter';
}

function carryBack(scenes: SceneDraft[]): void {
  const named = scenes.find((scene) => scene.placeName !== '');
  for (const scene of scenes) {
    if (scene.placeName !== '' || scene.heading !== null) break;
    if (named?.beats.some((cued) => (cued.cues.place?.strength ?? 0) > PLACE_NAMED)) {
      scene.place = named.place;
      scene.placeName = named.placeName;
    }
  }
  // What is told of only at the end of many scenes is their end.
  const first = scenes.findIndex((scene) => scene.season !== 'summer');
  const season = scenes[first]?.season;
  if (season === 'winter' && first <= Math.max(1, scenes.length / 2))
    for (const scene of scenes)
      if (scene.season === 'summer' && !says(scene, 'summer')) scene.season = season;
}

function says(scene: SceneDraft, season: Season): boolean {
  return scene.beats.some((cued) => cued.cues.season === season);
}

function readHeading(text: string, previous: SceneDraft | null, lexicon: CompiledLexicon): Setting {
  const words = readWords(text);
  const inside = /^\s*INT\b/i.test(text) && !/^\s*INT\.?\s*\/\s*EXT/i.test(text);
  const match = readPlaceName(text, lexicon);
  const interior = inside && match ? INTERIORS[match.phrase] : undefined;
  const time = HEADING_TIME.find(([pattern]) => pattern.test(text))?.[1];
  const continues = text === '' || /CONTINUOUS|SAME|LATER/i.test(text);
  const name = text
    .replace(/^\s*(?:INT|EXT|EST|I\/E)(?:\.?\s*\/\s*(?:INT|EXT))?[.\s]+/i, '')
    .replace(/\s+[-–—]+\s+[^-–—]*$/, '')
    .replace(/^(?:scene|act|szene|akt)\s+[\w]+\s*[:.–-]?\s*/i, '')
    .replace(
      /[.,;]\s*(?:early |late |the next )?(?:night|day|dawn|dusk|morning|afternoon|evening|noon|midnight|nacht|tag|abend|morgen|nuit|jour|soir|noche|día|tarde|mañana|notte|giorno|sera)\.?$/i,
      '',
    )
    .replace(/^(?:an?|the)\s+|[.:\s]+$/gi, '')
    .trim()
    .toLowerCase();
  const fallback: Place = previous && text === '' ? previous.place : inside ? 'room' : 'backdrop';
  return {
    place: interior ?? match?.value ?? fallback,
    placeName: name.slice(0, 120),
    time: time ?? (continues && previous ? previous.time : 'day'),
    season: matchPhrases(words, lexicon.seasons)[0]?.value ?? previous?.season ?? 'summer',
    weather:
      matchPhrases(words, lexicon.weathers)[0]?.value ?? (continues && previous ? previous.weather : 'clear'),
  };
}
