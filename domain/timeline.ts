import { buildCues } from './captions.ts';
import { frameToSample, type SpokenWord } from './composer-order.ts';
import { type FilmPlan, type Shot, shotsOf } from './film-plan.ts';
import { guessWords } from './guess-words.ts';
import type { Aspect, TransitionKind } from './job-config.ts';

/** A shot's place in the film. Neighbours share the frames of the transition between them. */
export interface TimelineShot {
  shotId: string;
  sceneId: string;
  startFrame: number;
  /** On screen in all, both transitions included. */
  frames: number;
  /** The transition from the shot before into this one; null: a cut. Its frames belong to both. */
  transitionIn: { kind: Exclude<TransitionKind, 'cut'>; frames: number } | null;
}

/** A spoken line's place; samples at 48 kHz from the film's start. */
export interface TimelineLine {
  lineId: string;
  shotId: string;
  speaker: string | null;
  text: string;
  startSample: number;
  samples: number;
  /** Words with samples from the film's start. */
  words: SpokenWord[];
}

/** A caption: at most two rows, shown from `startFrame` up to `endFrame`, both of the film. */
export interface Cue {
  startFrame: number;
  endFrame: number;
  speaker: string | null;
  rows: string[];
  words: { row: number; index: number; startFrame: number; endFrame: number }[];
}

/** A run of frames that is rendered by itself, in film order without gap. */
export type TimelinePiece =
  | { kind: 'body'; startFrame: number; frames: number; shotId: string; firstFrame: number }
  | {
      kind: 'transition';
      startFrame: number;
      frames: number;
      transition: Exclude<TransitionKind, 'cut'>;
      fromShotId: string;
      fromFirstFrame: number;
      toShotId: string;
    }
  | {
      kind: 'edge';
      startFrame: number;
      frames: number;
      transition: 'fade-in' | 'fade-out';
      shotId: string;
      firstFrame: number;
    };

/** The whole film in time. Every length is in whole frames; frame n starts at sample round(n·48000/fps). */
export interface Timeline {
  fps: number;
  frames: number;
  samples: number;
  shots: TimelineShot[];
  lines: TimelineLine[];
  cues: Cue[];
  pieces: TimelinePiece[];
}

/** What is known of one spoken line: its length and words, samples from its own start; no words: not told. */
export interface SpokenLine {
  samples: number;
  words: SpokenWord[];
}

/** What the timeline needs of a config. */
export interface TimelineConfig {
  fps: number;
  aspect: Aspect;
  transition: TransitionKind;
}

/** Lengths of transitions in ms. A fade is twice as long: out to black and in again. */
const TRANSITION_MS = { fade: 1000, dissolve: 500, slide: 500, wipe: 600, dip: 500, zoom: 600 } as const;
/** The film comes out of black and goes back to it. */
const OPENING_MS = 600;
const CLOSING_MS = 1200;
/** Silence before the first word of a shot, after its last, and between lines, besides transitions. */
const LEAD_MS = 250;
const TAIL_MS = 350;
const GAP_MS = 260;
const GAP_OTHER_SPEAKER_MS = 380;
/** A body is never shorter than this, so that no shot is made of transitions alone. */
const MIN_BODY_MS = 300;

interface Sized {
  shot: Shot;
  sceneId: string;
  frames: number;
  transitionIn: TimelineShot['transitionIn'];
  /** Frames that it shares with the transition after it, or with the closing. */
  framesOut: number;
  isLast: boolean;
  /** Start of each line, in samples from the shot's own start. */
  lineStarts: number[];
}

/**
 * Places every shot, line, caption and piece of a film. Speech sets a shot's length; a silent shot
 * holds for its `minMs`. Pure: the same plan and speech give the same timeline.
 *
 * @param spoken by line id; every line of the plan must be there.
 * @throws RangeError if a line has no speech.
 */
export function buildTimeline(
  plan: FilmPlan,
  spoken: Readonly<Record<string, SpokenLine>>,
  config: TimelineConfig,
): Timeline {
  return placeShots(sizeShots(plan, spoken, config), spoken, config);
}

/** Shots that are laid out before all is spoken: enough to watch until the whole timeline is there. */
export const OPENING_SHOTS = 3;

/**
 * How a film begins, as soon as its first shots are spoken: exactly the first part of the timeline that
 * `buildTimeline` gives once all is, up to the transition out of the last of them. Null: the first shot is not
 * spoken yet, or the film is no longer than this.
 */
export function buildOpening(
  plan: FilmPlan,
  spoken: Readonly<Record<string, SpokenLine>>,
  config: TimelineConfig,
): Timeline | null {
  const shots = shotsOf(plan).map(({ shot }) => shot);
  const silent = shots.findIndex((shot) => shot.lines.some((line) => !spoken[line.id]));
  const count = Math.min(OPENING_SHOTS, silent < 0 ? shots.length : silent);
  if (count === 0 || count >= shots.length) return null;
  return placeShots(sizeShots(plan, spoken, config, count), spoken, config);
}

function placeShots(
  sized: readonly Sized[],
  spoken: Readonly<Record<string, SpokenLine>>,
  config: TimelineConfig,
): Timeline {
  const shots: TimelineShot[] = [];
  const lines: TimelineLine[] = [];
  let cursor = 0;
  for (const { shot, sceneId, frames, transitionIn, lineStarts } of sized) {
    const startFrame = cursor - (transitionIn?.frames ?? 0);
    shots.push({ shotId: shot.id, sceneId, startFrame, frames, transitionIn });
    const shotSample = frameToSample(startFrame, config.fps);
    shot.lines.forEach((line, i) => {
      const { samples, words } = spokenOf(spoken, line.id);
      const startSample = shotSample + (lineStarts[i] ?? 0);
      lines.push({
        lineId: line.id,
        shotId: shot.id,
        speaker: line.speaker,
        text: line.text,
        startSample,
        samples,
        words: (words.length > 0 ? words : guessWords(line.text, samples)).map((w) => ({
          text: w.text,
          startSample: startSample + w.startSample,
          endSample: startSample + w.endSample,
        })),
      });
    });
    cursor = startFrame + frames;
  }
  const pieces = cutPieces(sized, shots, config.fps);
  const frames = pieces.reduce((sum, piece) => sum + piece.frames, 0);
  return {
    fps: config.fps,
    frames,
    samples: frameToSample(frames, config.fps),
    shots,
    lines,
    cues: buildCues(lines, config),
    pieces,
  };
}

function spokenOf(spoken: Readonly<Record<string, SpokenLine>>, lineId: string): SpokenLine {
  const line = spoken[lineId];
  if (!line) throw new RangeError(`line ${lineId} has not been spoken`);
  return line;
}

function sizeShots(
  plan: FilmPlan,
  spoken: Readonly<Record<string, SpokenLine>>,
  config: TimelineConfig,
  count?: number,
): Sized[] {
  const all = shotsOf(plan);
  const toFrames = (ms: number) => Math.round((ms * config.fps) / 1000);
  const transitions = all.map(({ shot }, i): TimelineShot['transitionIn'] => {
    const kind = i === 0 ? 'cut' : (shot.transition ?? config.transition);
    return kind === 'cut' ? null : { kind, frames: toFrames(TRANSITION_MS[kind]) };
  });
  return all.slice(0, count).map(({ shot, scene }, i) => {
    const transitionIn = transitions[i] ?? null;
    const into = i === 0 ? toFrames(OPENING_MS) : (transitionIn?.frames ?? 0);
    const isLast = i === all.length - 1;
    const out = isLast ? toFrames(CLOSING_MS) : (transitions[i + 1]?.frames ?? 0);
    const samplesOfMs = (ms: number) => Math.round(ms * 48);
    // Speech may begin while a transition ends, but not before its second half.
    let at = frameToSample(Math.ceil(into / 2), config.fps) + samplesOfMs(LEAD_MS);
    let end = 0;
    const lineStarts: number[] = [];
    shot.lines.forEach((line, k) => {
      const before = shot.lines[k - 1];
      if (before) at += samplesOfMs(before.speaker === line.speaker ? GAP_MS : GAP_OTHER_SPEAKER_MS);
      lineStarts.push(at);
      at += spokenOf(spoken, line.id).samples;
      end = at + samplesOfMs(TAIL_MS) + frameToSample(Math.ceil(out / 2), config.fps);
    });
    const frames = Math.max(
      toFrames(shot.minMs),
      Math.ceil((end * config.fps) / 48_000),
      into + out + toFrames(MIN_BODY_MS),
    );
    return { shot, sceneId: scene.id, frames, transitionIn, framesOut: out, isLast, lineStarts };
  });
}

function cutPieces(sized: readonly Sized[], shots: readonly TimelineShot[], fps: number): TimelinePiece[] {
  const pieces: TimelinePiece[] = [];
  const opening = Math.round((OPENING_MS * fps) / 1000);
  shots.forEach((shot, i) => {
    const { shotId, startFrame } = shot;
    const { framesOut, isLast } = sized[i]!;
    const before = shots[i - 1];
    if (!before)
      pieces.push({
        kind: 'edge',
        startFrame,
        frames: opening,
        transition: 'fade-in',
        shotId,
        firstFrame: 0,
      });
    else if (shot.transitionIn)
      pieces.push({
        kind: 'transition',
        startFrame,
        frames: shot.transitionIn.frames,
        transition: shot.transitionIn.kind,
        fromShotId: before.shotId,
        fromFirstFrame: before.frames - shot.transitionIn.frames,
        toShotId: shotId,
      });
    const from = before ? (shot.transitionIn?.frames ?? 0) : opening;
    const to = shot.frames - framesOut;
    pieces.push({ kind: 'body', startFrame: startFrame + from, frames: to - from, shotId, firstFrame: from });
    if (isLast)
      pieces.push({
        kind: 'edge',
        startFrame: startFrame + to,
        frames: framesOut,
        transition: 'fade-out',
        shotId,
        firstFrame: to,
      });
  });
  return pieces;
}
