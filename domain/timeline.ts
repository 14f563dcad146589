import type { SpokenWord } from './composer-order.ts';
import type { CaptionMode, TransitionKind } from './job-config.ts';

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

/** What is known of one spoken line: its length and words, samples from its own start. */
export interface SpokenLine {
  samples: number;
  words: SpokenWord[];
}

/** What the timeline needs of a config. */
export interface TimelineConfig {
  fps: number;
  transition: TransitionKind;
  captions: CaptionMode;
}
