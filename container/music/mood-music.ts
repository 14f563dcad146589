import type { Mood } from '#domain/job-config';
import type { Mode } from './harmony.ts';

/** How a mood sounds. */
export interface MoodMusic {
  mode: Mode;
  /** Four-bar rows of degrees. */
  rows: readonly (readonly number[])[];
  seventh: boolean;
  /** 0–1: how loud, how many parts, how busy. */
  intensity: number;
  /** 0–1: how often a melody is heard. */
  melody: number;
  /** Up or down in semitones of the accompaniment's place. */
  lift: number;
  /** Degrees that close a part: the last but one, then home. */
  cadence: readonly [number, number];
}

export const MOOD_MUSIC: Record<Mood, MoodMusic> = {
  calm: {
    mode: 'major',
    rows: [
      [1, 6, 4, 5],
      [1, 3, 4, 1],
      [4, 1, 2, 5],
    ],
    seventh: true,
    intensity: 0.35,
    melody: 0.4,
    lift: 0,
    cadence: [4, 1],
  },
  joyful: {
    mode: 'major',
    rows: [
      [1, 5, 6, 4],
      [1, 4, 1, 5],
      [1, 2, 4, 5],
    ],
    seventh: false,
    intensity: 0.65,
    melody: 0.7,
    lift: 3,
    cadence: [5, 1],
  },
  sad: {
    mode: 'minor',
    rows: [
      [1, 6, 3, 7],
      [1, 4, 6, 5],
      [6, 7, 1, 1],
    ],
    seventh: false,
    intensity: 0.35,
    melody: 0.55,
    lift: -2,
    cadence: [5, 1],
  },
  tense: {
    mode: 'phrygian',
    rows: [
      [1, 1, 2, 1],
      [1, 7, 2, 1],
      [1, 4, 2, 2],
    ],
    seventh: false,
    intensity: 0.62,
    melody: 0.25,
    lift: -3,
    cadence: [2, 1],
  },
  dark: {
    mode: 'minor',
    rows: [
      [1, 1, 6, 6],
      [1, 4, 1, 5],
      [1, 6, 4, 1],
    ],
    seventh: false,
    intensity: 0.45,
    melody: 0.25,
    lift: -5,
    cadence: [4, 1],
  },
  romantic: {
    mode: 'major',
    rows: [
      [1, 6, 2, 5],
      [4, 5, 3, 6],
      [1, 3, 6, 4],
    ],
    seventh: true,
    intensity: 0.5,
    melody: 0.75,
    lift: 1,
    cadence: [5, 1],
  },
  wondrous: {
    mode: 'lydian',
    rows: [
      [1, 2, 1, 2],
      [1, 5, 2, 1],
      [6, 2, 1, 1],
    ],
    seventh: true,
    intensity: 0.5,
    melody: 0.5,
    lift: 4,
    cadence: [2, 1],
  },
  heroic: {
    mode: 'mixolydian',
    rows: [
      [1, 7, 4, 1],
      [1, 4, 7, 1],
      [6, 7, 1, 4],
    ],
    seventh: false,
    intensity: 0.85,
    melody: 0.7,
    lift: 0,
    cadence: [7, 1],
  },
  comic: {
    mode: 'major',
    rows: [
      [1, 5, 1, 5],
      [1, 6, 2, 5],
      [1, 4, 5, 1],
    ],
    seventh: false,
    intensity: 0.6,
    melody: 0.75,
    lift: 4,
    cadence: [5, 1],
  },
  neutral: {
    mode: 'dorian',
    rows: [
      [1, 4, 1, 7],
      [1, 3, 4, 1],
      [1, 7, 4, 4],
    ],
    seventh: true,
    intensity: 0.45,
    melody: 0.4,
    lift: 0,
    cadence: [4, 1],
  },
};
