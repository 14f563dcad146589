import {
  type Character,
  type FilmPlan,
  type Line,
  PLAN_LIMITS,
  type Scene,
  type Shot,
} from '../film-plan.ts';
import { type JobConfig, type Mood, NARRATOR_VOICE, type TransitionKind } from '../job-config.ts';
import type { Look, PaintSpec } from '../paint-spec.ts';
import { animalOf, talkingAnimals } from './animal-of.ts';
import { type Beat, readBeats } from './beats.ts';
import { castPeople } from './cast-people.ts';
import { chooseStyle, paintStyle } from './choose-style.ts';
import { chooseVoice } from './choose-voices.ts';
import { cityLandmarks } from './city-landmarks.ts';
import { composeShots, peopleOf, type ShotDraft } from './compose-shots.ts';
import { asSpecies, makeLook, readLooks } from './describe-looks.ts';
import { languageOf, PLAN_LANGUAGES } from './detect-language.ts';
import { angleOf, type Landmark, landmarksOf, propsOf, turnsOf, weatherAt } from './furnish-shots.ts';
import { type CompiledLexicon, lexiconOf } from './lexicon/compile-lexicon.ts';
import { isReadable } from './mapped-text.ts';
import { moveCamera } from './move-camera.ts';
import type { Cast, Person } from './person.ts';
import { readScript } from './read-script.ts';
import type { SceneDraft } from './scene-draft.ts';
import { moodOf, scoreFilm } from './score-film.ts';
import { ScriptError } from './script-error.ts';
import { splitScenes } from './split-scenes.ts';
import { createIdMaker, hash32, type IdMaker } from './stable-ids.ts';
import { type Blocking, blockScene, expressionByManner, stagePeople } from './stage-people.ts';
import { suitPlace } from './suit-place.ts';
import { describeLook, writePrompt } from './write-prompt.ts';

/** A shot of prose covers about this many words: 8 s of speech at 150 words a minute. */
const WORDS_PER_SHOT = 24;
const WORDS_PER_MINUTE = 150;
const MAX_BEATS = 24_000;
/** Shots a scene may have before it is carried on as another one. */
const SHOTS_PER_SCENE = 380;

interface Studio {
  config: JobConfig;
  lexicon: CompiledLexicon;
  language: string;
  ids: IdMaker;
  cast: Cast;
  characters: Map<Person, { id: string; look: Look }>;
  names: Map<string, string>;
  title: string | null;
  style: string;
  talking: ReadonlySet<string>;
}

/**
 * Plans a film from a script of any kind: scenes, shots, people, voices, music. Pure and
 * deterministic; what is spoken is the script's own words, in order. The plan always validates.
 * Throws ScriptError `script.unreadable` for a text without a word, `script.too_long` beyond
 * PLAN_LIMITS.scriptChars.
 */
export function planFilm(script: string, config: JobConfig): FilmPlan {
  if (!isReadable(script)) throw new ScriptError('script.unreadable', 'The script holds no readable word.');
  if (script.length > PLAN_LIMITS.scriptChars)
    throw new ScriptError(
      'script.too_long',
      `The script is longer than ${PLAN_LIMITS.scriptChars} characters.`,
    );
  const language = languageOf(config.language, script);
  const lexicon = lexiconOf(language);
  const doc = readScript(script);
  const passages = readBeats(doc, MAX_BEATS);
  const beats = passages.flatMap((passage) => ('beat' in passage ? [passage.beat] : []));
  const cast = castPeople(beats, lexicon, doc.format === 'prose', doc.title, doc.cast);
  const drafts = splitScenes(passages, lexicon, cast, doc.title);
  const ids = createIdMaker();
  const studio: Studio = {
    config,
    lexicon,
    language: config.language === 'auto' ? language : config.language,
    ids,
    cast,
    characters: new Map(),
    names: new Map(),
    title: doc.title,
    style: '',
    talking: talkingAnimals(cast),
  };
  const characters = castCharacters(beats, drafts, studio);
  const filmMood = moodOf(drafts, 'neutral');
  studio.style = chooseStyle(config.style, beats, filmMood);
  const wordsPerShot = budgetWords(beats);
  const cities = cityLandmarks(drafts, lexicon);
  const scenes = drafts
    .flatMap((draft, i) =>
      filmScene(draft, cities[i]!, studio, filmMood, wordsPerShot, i === 0, i === drafts.length - 1),
    )
    .slice(0, PLAN_LIMITS.scenes);
  return {
    title: clip(doc.title ?? titleOf(beats, drafts), 200) || 'Untitled',
    logline: clip(
      beats.find((beat) => beat.kind === 'told' && beat.text !== doc.title)?.text ?? beats[0]?.text ?? '',
      300,
    ),
    language: PLAN_LANGUAGES.some((known) => known === studio.language) ? studio.language : config.language,
    style: studio.style,
    characters,
    scenes,
    music: scoreFilm(scenes, filmMood, config),
  };
}

/** More words a shot when a script is so long that a plan could not hold its shots. */
function budgetWords(beats: readonly Beat[]): number {
  const words = beats.reduce((sum, beat) => sum + beat.words.length, 0);
  const least = Math.max(words / (PLAN_LIMITS.shots * 0.45), beats.length / (PLAN_LIMITS.shots * 0.3));
  let budget = WORDS_PER_SHOT;
  while (budget < least) budget *= 2;
  return budget;
}

function castCharacters(beats: readonly Beat[], drafts: readonly SceneDraft[], studio: Studio): Character[] {
  const { cast, lexicon, ids, config } = studio;
  const hints = readLooks(beats, cast, lexicon);
  for (const draft of drafts)
    for (const person of peopleOf(draft, cast)) {
      const own = hints.get(person);
      const first = draft.beats[0]?.index ?? 0;
      if (!own || person.firstBeat < first) continue;
      own.setting.isSpace ||= draft.place === 'planet';
      own.setting.isCold ||= draft.season === 'winter' || draft.weather === 'snow';
      own.setting.isWet ||= draft.weather === 'rain' || draft.weather === 'storm';
      own.setting.sport ??= draft.place === 'ring' ? 'boxing' : draft.place === 'stadium' ? 'ball' : null;
    }
  const taken = new Set<string>();
  const voices = new Map<string, number>();
  voices.set(config.voices.narrator ?? NARRATOR_VOICE, 1);
  const speaking = new Set(cast.speakers);
  const chosen = cast.people
    // An animal that says nothing is drawn as what it is and needs no voice.
    .filter((person) => !animalOf(person) || speaking.has(person))
    .sort((a, b) => b.mentions - a.mentions || a.firstBeat - b.firstBeat)
    .slice(0, PLAN_LIMITS.characters)
    .sort((a, b) => a.firstBeat - b.firstBeat);
  return chosen.map((person) => {
    const animal = animalOf(person);
    const human = makeLook(person, hints.get(person)!, lexicon, taken);
    const look = animal ? (asSpecies(human, animal, hints.get(person)!) ?? human) : human;
    const id = ids.make('chr', person.key);
    studio.characters.set(person, { id, look });
    studio.names.set(id, person.name);
    return {
      id,
      name: clip(person.name, 80) || 'Somebody',
      description: clip(
        animal ? `${/^[aeiou]/.test(animal) ? 'an' : 'a'} ${animal}` : describeLook(look),
        600,
      ),
      look,
      voice: clip(chooseVoice(id, person.name, look, config, voices), 80),
    };
  });
}

function filmScene(
  draft: SceneDraft,
  city: string | null,
  studio: Studio,
  filmMood: Mood,
  wordsPerShot: number,
  isFirst: boolean,
  isLast: boolean,
): Scene[] {
  // After a storm a bright day is calm, whatever the film has been.
  const brightens = filmMood === 'tense' && draft.weather === 'clear' && draft.time !== 'night';
  const fallback = brightens ? 'calm' : filmMood;
  const mood = moodOf([draft], fallback);
  const landmarks = landmarksOf(draft);
  const turns = turnsOf(draft);
  const blocking = blockScene(peopleOf(draft, studio.cast));
  const faces = new Map<string, number>();
  const shots: Shot[] = [];
  const drafts = composeShots(
    draft,
    studio.cast,
    wordsPerShot,
    isFirst,
    isLast,
    studio.title,
    studio.talking,
  );
  drafts.forEach((shot, i) => {
    const ending = isLast && i === drafts.length - 1 && drafts.length > 2;
    shots.push(
      filmShot(shot, {
        draft,
        city,
        mood,
        blocking,
        landmarks,
        turns,
        studio,
        isOpening: isFirst && i === 0,
        isEnding: ending,
        begins: i === 0 && !isFirst,
        shotIndex: i,
        faces,
      }),
    );
  });
  const heading = clip(draft.heading ?? headingOf(draft), 300);
  const scenes: Scene[] = [];
  for (let from = 0; from < shots.length; from += SHOTS_PER_SCENE) {
    scenes.push({
      id: studio.ids.make('scn', draft.placeName, draft.place, draft.time, draft.heading ?? ''),
      heading,
      place: clip(draft.placeName || draft.place, 120),
      time: draft.time,
      season: draft.season,
      weather: draft.weather,
      mood,
      shots: shots.slice(from, from + SHOTS_PER_SCENE),
    });
  }
  return scenes;
}

interface ShotContext {
  draft: SceneDraft;
  /** What the city is known by, to stand behind its streets. */
  city: string | null;
  mood: Mood;
  blocking: Blocking;
  landmarks: readonly Landmark[];
  turns: ReturnType<typeof turnsOf>;
  studio: Studio;
  isOpening: boolean;
  isEnding: boolean;
  /** The first shot of a scene that is not the film's first. */
  begins: boolean;
  shotIndex: number;
  /** How often each face has filled the frame in this scene. */
  faces: Map<string, number>;
}

function filmShot(shot: ShotDraft, context: ShotContext): Shot {
  const { draft, mood, studio } = context;
  const { ids, cast, characters, names } = studio;
  const lines = shot.beats.flatMap(({ beat, index }) => {
    const speaker = cast.speakers[index];
    const id = (speaker && characters.get(speaker)?.id) ?? null;
    const emotion = emotionOf(beat);
    return beat.lines.map(
      (text): Line => ({
        id: ids.make('lin', id ?? '', text),
        speaker: id,
        text,
        ...(emotion ? { emotion } : {}),
      }),
    );
  });
  const people = suitPlace(
    stagePeople(shot, context.blocking, cast, characters),
    shot,
    draft.place,
    context.faces,
  );
  const actor = shot.subject ? characters.get(shot.subject) : undefined;
  // An animal that speaks is one of the people; any other is a thing in the picture.
  const animal = shot.subject && !actor?.look.species ? animalOf(shot.subject) : null;
  const subject = animal ? undefined : actor;
  const props = propsOf(shot, context.landmarks, draft.place, characters);
  // Where animals talk, "her three children" are no crowd of people.
  for (const many of ['crowd', 'children'])
    if (studio.talking.size > 0 && props.includes(many)) props.splice(props.indexOf(many), 1);
  if (context.city && shot.framing === 'wide' && !props.includes(context.city)) props.push(context.city);
  const focus =
    shot.framing === 'close'
      ? (subject?.id ?? animal ?? shot.thing)
      : shot.framing === 'detail'
        ? (shot.thing ?? subject?.id ?? animal ?? null)
        : people.length > 0
          ? (subject?.id ?? animal ?? null)
          : (animal ?? shot.thing ?? null);
  const paint: PaintSpec = {
    seed: hash32('place', draft.place, draft.placeName),
    place: draft.place,
    time: draft.time,
    weather: weatherAt(context.turns, shot),
    season: draft.season,
    mood,
    framing: shot.framing,
    people,
    props,
    focus: focus === 'ball' && draft.place === 'stadium' ? 'football' : (focus ?? null),
    style: paintStyle(studio.style),
    angle: context.isOpening ? 0 : angleOf(context.shotIndex, draft.placeName || draft.place),
  };
  const placeName = draft.placeName || draft.place;
  const action = clip(
    shot.beats
      .filter((cued) => cued.beat.kind !== 'said')
      .map((cued) => cued.beat.text)
      .join(' ') ||
      shot.beats.map((cued) => cued.beat.text).join(' ') ||
      `The ${placeName}, ${draft.time}.`,
    1000,
  );
  const said = shot.beats.some((cued) => cued.beat.kind === 'said');
  const seen = said && shot.beats.every((cued) => cued.beat.kind === 'said') ? '' : action;
  const id =
    lines.length > 0
      ? ids.make('sht', ...lines.map((line) => line.id))
      : ids.make('sht', draft.placeName, draft.place, draft.time, action);
  const subjectText =
    shot.framing === 'detail' && shot.thing
      ? shot.thing
      : people.map((person) => names.get(person.characterId)).join(', ') || shot.thing || placeName;
  const motion = moveCamera({
    key: id,
    framing: shot.framing,
    mood,
    place: draft.place,
    subjectAt: people.find((person) => person.characterId === subject?.id)?.at ?? 0.5,
    isOpening: context.isOpening,
    isEnding: context.isEnding,
    shotIndex: context.shotIndex,
  });
  const span = spanOfBeats(shot);
  return {
    id,
    framing: shot.framing,
    subject: clip(subjectText, 300),
    action,
    prompt: writePrompt(paint, draft.placeName, clip(seen, 600), studio.style, names),
    paint,
    lines,
    motion,
    transition: transitionOf(shot, context),
    ...durationOf(lines, context.isOpening),
    take: 0,
    ...(span ? { source: span } : {}),
  };
}

function emotionOf(beat: Beat): string | null {
  if (beat.kind !== 'said') return null;
  if (beat.manner !== null && /whisper|flüster|chuchot|susurr|sussurr/i.test(beat.manner)) return 'whisper';
  if (beat.manner !== null && /shout|yell|scream|calling|schrei|crie|grit/i.test(beat.manner)) return 'shout';
  const byManner = expressionByManner(beat.manner);
  if (byManner) return byManner;
  return /!["'”’]?$/.test(beat.text) ? 'excited' : null;
}

/** Speech decides in the end; these bound it. A view without words stands 2–3.5 s. */
function durationOf(lines: readonly Line[], isOpening: boolean): { minMs: number; maxMs: number } {
  if (lines.length === 0) return isOpening ? { minMs: 2800, maxMs: 3500 } : { minMs: 2000, maxMs: 3000 };
  const words = lines.reduce(
    (sum, line) => sum + Math.max(line.text.split(' ').length, line.text.length / 9),
    0,
  );
  const speechMs = (words * 60_000) / WORDS_PER_MINUTE;
  const round = (ms: number) => Math.round(ms / 100) * 100;
  return {
    minMs: Math.min(120_000, Math.max(1500, round(speechMs * 0.75 + 300))),
    maxMs: Math.min(600_000, Math.max(3000, round(speechMs * 1.6 + 2000))),
  };
}

function transitionOf(shot: ShotDraft, { draft, begins, isOpening }: ShotContext): TransitionKind | null {
  if (shot.transition) {
    if (/DISSOLVE/i.test(shot.transition)) return 'dissolve';
    if (/FADE/i.test(shot.transition)) return 'fade';
    if (/WIPE/i.test(shot.transition)) return 'wipe';
    if (/CUT|SMASH|MATCH/i.test(shot.transition)) return 'cut';
  }
  if (isOpening) return 'fade';
  if (begins) return draft.isNewTime ? 'fade' : draft.isNewPlace ? 'dissolve' : null;
  const [first] = shot.beats;
  return first?.beat.kind === 'said' && shot.framing !== 'wide' ? 'cut' : null;
}

function spanOfBeats(shot: ShotDraft): { start: number; end: number } | null {
  if (shot.beats.length === 0) return null;
  return {
    start: Math.min(...shot.beats.map((cued) => cued.beat.start)),
    end: Math.max(...shot.beats.map((cued) => cued.beat.end)),
  };
}

function headingOf(draft: SceneDraft): string {
  const place = (draft.placeName || draft.place).replace('-', ' ');
  return `${place[0]!.toUpperCase()}${place.slice(1)}, ${draft.time}`;
}

function titleOf(beats: readonly Beat[], drafts: readonly SceneDraft[]): string {
  const words = (beats[0]?.text ?? drafts[0]?.heading ?? '').split(' ');
  return (
    words
      .slice(0, 6)
      .join(' ')
      .replace(/[.,;:!?…]+$/, '') + (words.length > 6 ? '…' : '')
  );
}

function clip(text: string, chars: number): string {
  return text.length <= chars
    ? text
    : `${text
        .slice(0, chars - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
