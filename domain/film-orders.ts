import { ambienceOf, hearsPlaces } from './ambience.ts';
import {
  type AmbienceKind,
  type FrameSpan,
  frameToSample,
  type MadeFile,
  type OrderWork,
  type PieceCaption,
  type PieceOrder,
  SAMPLE_RATE,
  type ShotView,
} from './composer-order.ts';
import { sha256Hex } from './content-key.ts';
import { type FilmPlan, type Line, type Motion, type Shot, shotsOf } from './film-plan.ts';
import { frameSize, type JobConfig, NARRATOR_VOICE } from './job-config.ts';
import type { PaintSpec } from './paint-spec.ts';
import { engineOfFilm } from './speech-engine.ts';
import type { Cue, Timeline, TimelinePiece } from './timeline.ts';

/** A file that an earlier step of the same job makes. */
export interface StepFile {
  stepKey: string;
  role: MadeFile['role'];
}

/** An order without its addresses: `inputs` says which step's file each input name stands for. */
export interface DraftOrder {
  work: OrderWork;
  inputs: Record<string, StepFile>;
}

/** Loudness where nobody chose one: the streaming platforms' common target. */
const LOUDNESS_LUFS = -14;
const TRUE_PEAK_DBTP = -1;
/** How captions in the picture are drawn; a mode that is absent leaves the picture clean. */
const STYLE_OF_CAPTIONS: Partial<Record<JobConfig['captions'], PieceOrder['captionStyle']>> = {
  burned: 'plain',
  boxed: 'boxed',
  highlight: 'highlight',
};
/** A camera that goes no farther than this, as a share of the picture, need not be seen to move. */
const SEEN_TO_MOVE = 0.02;

/** Step keys, one place for their spelling. */
export const stepKeyOf = {
  note: (part: number) => `note:${part}`,
  sheet: (characterId: string) => `sheet:${characterId}`,
  picture: (shotId: string) => `picture:${shotId}`,
  clip: (shotId: string) => `clip:${shotId}`,
  speech: (lineId: string) => `speech:${lineId}`,
  effect: (kind: AmbienceKind) => `effect:${kind}`,
  piece: (index: number) => `piece:${index}`,
} as const;

/** True if pictures are painted here rather than bought. */
export function isPainted(config: JobConfig): boolean {
  return config.quality === 'animatic' || config.providers.image === 'embedded';
}

/** True if each shot's picture is set in motion by a vendor. */
export function isMoving({ quality, providers }: JobConfig): boolean {
  return quality === 'final' && providers.video !== 'none';
}

/** In a clip the camera has moved already. */
const MIDDLE = { x: 0.5, y: 0.5, zoom: 1 };
const AT_REST: Motion = { kind: 'still', from: MIDDLE, to: MIDDLE };

/** True if the music is bought: it is about as long as was asked for, and models have their longest. */
export function isMusicBought({ quality, providers }: JobConfig): boolean {
  return quality === 'final' && providers.music !== 'embedded';
}

/** Who records the sounds of places, as the config names it; null: nobody does, the studio makes its own. */
export function vendorOfEffects({ quality, providers, ambience }: JobConfig): string | null {
  const choice = providers.effect ?? 'embedded';
  return quality === 'animatic' || choice === 'embedded' || ambience === false ? null : choice;
}

/** A shot's paint spec; another take is another arrangement of the same place. */
export function paintOf(shot: Shot): PaintSpec {
  if (shot.take === 0) return shot.paint;
  return {
    ...shot.paint,
    seed: Number.parseInt(sha256Hex(`${shot.paint.seed}:${shot.take}`).slice(0, 8), 16),
  };
}

/** The voice that speaks a line: the config's wish by id or name, else the character's, else the narrator. */
export function voiceOf(line: Line, plan: FilmPlan, config: JobConfig): string {
  const narrator = config.voices.narrator ?? NARRATOR_VOICE;
  if (line.speaker === null) return narrator;
  const character = plan.characters.find((c) => c.id === line.speaker);
  if (!character) return narrator;
  return (
    config.voices[character.id] ?? config.voices[character.name.toUpperCase()] ?? character.voice ?? narrator
  );
}

export function pictureOrder(shot: Shot, config: JobConfig): DraftOrder {
  const order = { paint: paintOf(shot), ...frameSize(config.aspect, config.resolution) };
  return { work: { kind: 'picture', order }, inputs: {} };
}

export function speechOrder(line: Line, plan: FilmPlan, config: JobConfig): DraftOrder {
  const engine = engineOfFilm(config);
  const order = {
    text: line.text,
    voice: voiceOf(line, plan, config),
    language: plan.language,
    ...(line.emotion === undefined ? {} : { emotion: line.emotion }),
    ...(engine === null ? {} : { engine }),
  };
  return { work: { kind: 'speech', order }, inputs: {} };
}

/** The score, its moods laid to the scenes of the timeline; null where the config wants none. */
export function musicOrder(plan: FilmPlan, timeline: Timeline, config: JobConfig): DraftOrder | null {
  if (config.music === false) return null;
  const { genre, mood } = config.music;
  const startOf = (sceneId: string) => timeline.shots.find((s) => s.sceneId === sceneId)?.startFrame;
  const sections = mood
    ? []
    : plan.music.sections.flatMap((section) => {
        const frame = startOf(section.fromScene);
        return frame === undefined
          ? []
          : [{ startSample: frameToSample(frame, timeline.fps), mood: section.mood }];
      });
  if (sections[0]?.startSample !== 0) sections.unshift({ startSample: 0, mood: mood ?? plan.music.mood });
  const hits = timeline.shots
    .filter((shot, i) => i > 0 && shot.sceneId !== timeline.shots[i - 1]!.sceneId)
    .map(({ startFrame }) => frameToSample(startFrame, timeline.fps))
    .slice(0, MOST_HITS);
  const order = {
    genre: genre ?? plan.music.genre,
    tempo: plan.music.tempo,
    seed: seedOfScore(plan),
    samples: timeline.samples,
    sections,
    ...(hits.length > 0 ? { hits } : {}),
  };
  return { work: { kind: 'music', order }, inputs: {} };
}

/** As many as an order may hold. */
const MOST_HITS = 2000;

/**
 * Key, motif and chords of a film are thrown by what the film is: its title, its people and its scenes. So two scripts
 * of one title differ, and a line that is said otherwise leaves the tune as it was.
 */
function seedOfScore({ title, characters, scenes }: FilmPlan): number {
  const people = characters.map(({ name }) => name);
  const places = scenes.map(({ heading, place, time, mood }) => [heading, place, time, mood].join('|'));
  return Number.parseInt(sha256Hex([title, ...people, ...places].join('\n')).slice(0, 8), 16);
}

/** A film has thousands of pieces, and each asks for its shots: they are looked up once a plan and a timeline. */
const shotsOfPlan = new WeakMap<FilmPlan, ReadonlyMap<string, Shot>>();
const placesOfTimeline = new WeakMap<Timeline, ReadonlyMap<string, Timeline['shots'][number]>>();

function shotById(plan: FilmPlan): ReadonlyMap<string, Shot> {
  const known = shotsOfPlan.get(plan);
  if (known) return known;
  const shots = new Map(shotsOf(plan).map(({ shot }) => [shot.id, shot]));
  shotsOfPlan.set(plan, shots);
  return shots;
}

function placeById(timeline: Timeline): ReadonlyMap<string, Timeline['shots'][number]> {
  const known = placesOfTimeline.get(timeline);
  if (known) return known;
  const places = new Map(timeline.shots.map((place) => [place.shotId, place]));
  placesOfTimeline.set(timeline, places);
  return places;
}

/** The order of one piece; it holds nothing of where in the film the piece stands. */
export function pieceOrder(
  plan: FilmPlan,
  timeline: Timeline,
  piece: TimelinePiece,
  config: JobConfig,
): DraftOrder {
  const inputs: Record<string, StepFile> = {};
  const view = (shotId: string, firstFrame: number, input: 'from' | 'to'): ShotView => {
    const shot = shotById(plan).get(shotId);
    const placed = placeById(timeline).get(shotId);
    if (!shot || !placed) throw new RangeError(`shot ${shotId} is not in the film`);
    const place = { shotFrames: placed.frames, firstFrame };
    if (isMoving(config)) {
      inputs[input] = { stepKey: stepKeyOf.clip(shotId), role: 'clip' };
      return { source: { kind: 'clip', input }, motion: AT_REST, ...place };
    }
    const isPaint = isPainted(config) && shot.picture === undefined;
    if (!isPaint) inputs[input] = { stepKey: stepKeyOf.picture(shotId), role: 'picture' };
    return {
      source: isPaint
        ? { kind: 'paint', paint: paintOf(shot) }
        : { kind: 'image', input, ...(config.pictureFit ? { fit: config.pictureFit } : {}) },
      motion: shot.motion,
      ...place,
    };
  };
  const order = {
    ...frameSize(config.aspect, config.resolution),
    fps: config.fps,
    frames: piece.frames,
    captions: captionsOver(timeline.cues, piece, config),
    captionStyle: STYLE_OF_CAPTIONS[config.captions] ?? 'plain',
    ...(piece.kind === 'transition'
      ? {
          from: view(piece.fromShotId, piece.fromFirstFrame, 'from'),
          to: view(piece.toShotId, 0, 'to'),
          transition: piece.transition,
        }
      : { from: view(piece.shotId, piece.firstFrame, 'from') }),
    ...(piece.kind === 'edge' ? { transition: piece.transition } : {}),
  };
  return { work: { kind: 'piece', order }, inputs };
}

function captionsOver(cues: readonly Cue[], piece: TimelinePiece, config: JobConfig): PieceCaption[] {
  if (!STYLE_OF_CAPTIONS[config.captions]) return [];
  const clip = (frame: number) => Math.min(piece.frames, Math.max(0, frame - piece.startFrame));
  return cues
    .filter((cue) => clip(cue.endFrame) > clip(cue.startFrame))
    .map((cue) => ({
      startFrame: clip(cue.startFrame),
      endFrame: clip(cue.endFrame),
      rows: cue.rows,
      words:
        config.captions === 'highlight'
          ? cue.words.map((w) => ({ ...w, startFrame: clip(w.startFrame), endFrame: clip(w.endFrame) }))
          : [],
    }));
}

/** The whole sound; without music and speech it is silence of the film's length. */
export function mixOrder(timeline: Timeline, config: JobConfig, plan?: FilmPlan): DraftOrder {
  const inputs: Record<string, StepFile> = {};
  const speech = timeline.lines.map((line, i) => {
    inputs[`speech_${i}`] = { stepKey: stepKeyOf.speech(line.lineId), role: 'speech' };
    return { input: `speech_${i}`, startSample: line.startSample };
  });
  // Music that was made for this very length needs no loop.
  const loops = isMusicBought(config) || plan?.music.recording !== undefined;
  if (config.music) inputs.music = { stepKey: 'music', role: 'music' };
  const ambience = plan && hearsPlaces(plan, config) ? ambienceOf(plan, timeline) : null;
  const recordings: Partial<Record<AmbienceKind, string>> = {};
  for (const { kind } of vendorOfEffects(config) === null ? [] : (ambience?.beds ?? [])) {
    inputs[`effect_${kind}`] = { stepKey: stepKeyOf.effect(kind), role: 'effect' };
    recordings[kind] = `effect_${kind}`;
  }
  const isRecorded = Object.keys(recordings).length > 0;
  const order = {
    ...(ambience ? { ambience: { ...ambience, ...(isRecorded ? { recordings } : {}) } } : {}),
    samples: timeline.samples,
    speech,
    music: config.music
      ? { input: 'music', volume: config.music.volume, ...(loops ? { loop: true } : {}) }
      : null,
    loudnessLufs: config.loudnessLufs ?? LOUDNESS_LUFS,
    truePeakDbtp: TRUE_PEAK_DBTP,
  };
  return { work: { kind: 'mix', order }, inputs };
}

export function joinOrder(timeline: Timeline, config: JobConfig): DraftOrder {
  const inputs: Record<string, StepFile> = { mix: { stepKey: 'mix', role: 'mix' } };
  const pieces = timeline.pieces.map((piece, i) => {
    inputs[`piece_${i}`] = { stepKey: stepKeyOf.piece(i), role: 'piece' };
    return { input: `piece_${i}`, frames: piece.frames };
  });
  const first = timeline.pieces.find((p) => p.kind === 'body');
  const order = {
    ...frameSize(config.aspect, config.resolution),
    fps: config.fps,
    frames: timeline.frames,
    pieces,
    mix: 'mix',
    posterFrame: first ? first.startFrame + Math.floor(first.frames / 2) : 0,
  };
  return { work: { kind: 'join', order }, inputs };
}

/** Without the plan nothing is known of what may stand still, and no frozen stretch is looked for. */
export function checkOrder(timeline: Timeline, config: JobConfig, plan?: FilmPlan): DraftOrder {
  const silent = timeline.lines.length === 0 && !config.music;
  // Nobody knows how much a clip moves.
  const stillIn = (of: FilmPlan) =>
    isMoving(config) ? timeline.shots.map(spanOf) : stillSpans(timeline, of);
  const order = {
    ...frameSize(config.aspect, config.resolution),
    film: 'film',
    fps: config.fps,
    frames: timeline.frames,
    loudnessLufs: silent ? null : (config.loudnessLufs ?? LOUDNESS_LUFS),
    truePeakDbtp: TRUE_PEAK_DBTP,
    pieces: timeline.pieces.map((piece) => piece.frames),
    black: timeline.pieces.flatMap((piece) => (goesThroughBlack(piece) ? [spanOf(piece)] : [])),
    ...(plan ? { still: stillIn(plan) } : {}),
    captions:
      config.captions === 'off'
        ? []
        : timeline.cues.map(({ startFrame, endFrame }) => ({ startFrame, endFrame })),
    speech: timeline.lines.map(({ startSample, samples }) => ({
      startFrame: Math.floor((startSample * timeline.fps) / SAMPLE_RATE),
      endFrame: Math.ceil(((startSample + samples) * timeline.fps) / SAMPLE_RATE),
    })),
  };
  return { work: { kind: 'check', order }, inputs: { film: { stepKey: 'join', role: 'film' } } };
}

function spanOf({ startFrame, frames }: { startFrame: number; frames: number }): FrameSpan {
  return { startFrame, endFrame: startFrame + frames };
}

function goesThroughBlack(piece: TimelinePiece): boolean {
  return piece.kind === 'edge' || (piece.kind === 'transition' && ['fade', 'dip'].includes(piece.transition));
}

/** Shots whose camera stands, or moves so little that a player shows the same picture for seconds. */
function stillSpans(timeline: Timeline, plan: FilmPlan): FrameSpan[] {
  return timeline.shots.flatMap((placed) => {
    const motion = shotById(plan).get(placed.shotId)?.motion;
    if (!motion) return [];
    const { kind, from, to } = motion;
    const way = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), Math.abs(to.zoom - from.zoom));
    const rests = kind === 'still' || (kind !== 'sway' && kind !== 'handheld' && way < SEEN_TO_MOVE);
    return rests ? [spanOf(placed)] : [];
  });
}
