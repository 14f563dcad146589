import { PLAN_LIMITS } from '../film-plan.ts';
import type { Season } from '../paint-spec.ts';
import type { Passage } from './beats.ts';
import { SUBJECTS, sceneOfSubject, whereabout } from './follow-story.ts';
import type { CompiledLexicon } from './lexicon/compile-lexicon.ts';
import { localise } from './localise.ts';
import type { Cast, Person } from './person.ts';
import { type Cues, readCues } from './read-cues.ts';
import { ABOARD, BARE, isInSpace, readHeading } from './read-heading.ts';
import { PLACE_FRONTED, PLACE_HINTED, PLACE_NAMED, PLACE_SET, type PlaceCue } from './read-place.ts';
import {
  type CuedBeat,
  hasTime,
  IS_INDOORS,
  lastOf,
  placeOf,
  type SceneDraft,
  type Setting,
  timeOf,
} from './scene-draft.ts';
import { settleScenes } from './settle-scenes.ts';

/** A scene of prose is not left for a new place before it has had this many words. */
const MIN_SCENE_WORDS = 12;

/** An hour told this late is a new one, though none has been told before. */
const UNTIMED_WORDS = 30;

const UNPLACED_WORDS = 40;

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
    inSpace && cues.place && FLIES.test(cues.place.kind)
      ? { ...cues, place: { ...cues.place, kind: 'spaceship' } }
      : cues;
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
      const cues =
        beat.text === title
          ? { ...read, place: hinted(read.place), props: [], poses: [], expressions: [], moods: [] }
          : read;
      const cued: CuedBeat = { beat, cues, index: index++, transition };
      if (!current) current = open(startSetting(cues), null);
      else if (
        !byHeadings &&
        scenes.length < PLAN_LIMITS.scenes - 1 &&
        (changesScene(current, cues, minWords) || leavesView(current, cues, cast, index - 1))
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
      } else if (retimes(current, cues) && !byHeadings) {
        // "He sailed all night. At dawn there was fog": the scene is what it comes to.
        current.firstTime = cues.time;
        current.time = cues.time ?? current.time;
        if (cues.place && cues.place.strength >= PLACE_SET)
          Object.assign(current, { place: cues.place.kind, placeName: cues.place.name });
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
  settleScenes(scenes, lexicon);
  localise(scenes);
  return scenes;
}

/** A title may name the place, but whatever the story says of it goes first. */
function hinted(place: PlaceCue | null): PlaceCue | null {
  return place && { ...place, strength: PLACE_HINTED };
}

/** What belongs to a ship that flies: its bridge, its decks. */
const FLIES = /^(?:ship|bridge)$/;

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
    // What a title only hints at is no place yet.
    placeName: cues.place && cues.place.strength >= PLACE_NAMED ? cues.place.name : '',
    time: cues.time ?? 'day',
    season: cues.season ?? 'summer',
    weather: cues.weather ?? 'clear',
  };
}

function changesScene(scene: SceneDraft, cues: Cues, minWords: number): boolean {
  const later =
    (cues.time !== null && cues.time !== timeOf(scene) && (hasTime(scene) || scene.words >= UNTIMED_WORDS)) ||
    jumps(scene, cues);
  if (scene.words < (later || (cues.place?.strength ?? 0) >= PLACE_FRONTED ? MIN_SCENE_WORDS / 2 : minWords))
    return false;
  const here = placeOf(scene);
  const moved =
    cues.place !== null &&
    cues.place.strength >= PLACE_SET &&
    cues.place.kind !== here.kind &&
    // A place first told of after so many words is a new one; before, it is where all of that was.
    (here.strength > 0 || scene.words >= UNPLACED_WORDS);
  // "In the operating room…": another room of a large house, where others may be.
  const roomed =
    cues.place !== null &&
    cues.place.strength >= PLACE_FRONTED &&
    cues.place.kind === here.kind &&
    cues.place.name !== here.name &&
    / room$/.test(cues.place.name);
  return moved || later || roomed;
}

/** "Outside, night fell over the city. Lily slept in the waiting room": a view ends where somebody is elsewhere. */
function leavesView(scene: SceneDraft, cues: Cues, cast: Cast, index: number): boolean {
  return (
    cues.place !== null &&
    cues.place.strength >= PLACE_SET &&
    cues.place.kind !== placeOf(scene).kind &&
    IS_INDOORS.has(cues.place.kind) &&
    !IS_INDOORS.has(placeOf(scene).kind) &&
    placeOf(scene).strength > 0 &&
    scene.heading === null &&
    scene.beats.length > 0 &&
    cast.mentions[index]!.length > 0 &&
    scene.beats.some((cued) => cued.cues.place !== null) &&
    scene.beats.every((cued) => cued.beat.kind === 'told' && cast.mentions[cued.index]!.length === 0)
  );
}

/** "In the winter frost covered the Thames": another part of the year is another scene. */
function jumps(scene: SceneDraft, cues: Cues): boolean {
  return cues.opensSeason && cues.season !== null && cues.season !== seasonOf(scene);
}

function seasonOf(scene: SceneDraft): Season {
  return lastOf(scene, (cued) => cued.cues.season) ?? scene.season;
}

/** True if another hour comes before the scene has had words enough to be one. */
function retimes(scene: SceneDraft, cues: Cues): boolean {
  return (
    scene.words < MIN_SCENE_WORDS / 2 &&
    scene.firstTime !== null &&
    cues.time !== null &&
    cues.time !== scene.firstTime
  );
}

/** True if a scene that only its hour began now tells where it plays. */
function arrives(scene: SceneDraft, cues: Cues, minWords: number): boolean {
  return (
    scene.heading === null &&
    scene.words < minWords &&
    scene.beats.length > 0 &&
    cues.place !== null &&
    cues.place.strength >= PLACE_SET &&
    scene.beats.every((cued) => (cued.cues.place?.strength ?? 0) < PLACE_SET) &&
    scene.placeName !== ''
  );
}

function nextSetting(scene: SceneDraft, cues: Cues): Setting {
  const here = placeOf(scene);
  // A view out of doors that a new hour opens with is where we are: "At midnight the sun paints the icebergs".
  const opensOutside =
    cues.place !== null &&
    cues.place.strength >= PLACE_NAMED &&
    (cues.time !== null || cues.opensSeason) &&
    !cues.isInside &&
    IS_INDOORS.has(here.kind) &&
    !IS_INDOORS.has(cues.place.kind);
  const moves = cues.place !== null && (cues.place.strength >= PLACE_SET || opensOutside);
  return {
    place: moves ? cues.place!.kind : here.kind,
    placeName: moves ? cues.place!.name : here.name,
    // Another part of the year is another day.
    time: cues.time ?? (jumps(scene, cues) ? 'day' : timeOf(scene)),
    season: cues.season ?? seasonOf(scene),
    weather:
      cues.weather ??
      ((cues.time !== null && !moves) || jumps(scene, cues)
        ? 'clear'
        : (lastOf(scene, (cued) => cued.cues.weather) ?? scene.weather)),
  };
}
