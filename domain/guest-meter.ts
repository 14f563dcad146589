import type { JobConfig } from './job-config.ts';

/** How long a guest's work is kept. */
export const GUEST_DAYS = 7;
/** Over which a guest's use is counted. */
export const GUEST_WINDOW_MS = 24 * 3600_000;
/** What the composer spends on one guest in a day: some ten one-minute films. */
export const GUEST_CPU_MS = 600_000;
/** As much for all guests of one address together: a class room, not a farm. */
export const ADDRESS_CPU_MS = 1_800_000;
/** The largest picture a guest's film may have, by its short side; frames are counted as if all were so large. */
export const GUEST_RESOLUTION = 720;

/** Measured on a 2-core machine (`npm run bench`): CPU of the composer in ms; a frame is drawn and encoded at 720p. */
const FRAME_MS = 17;
const MADE_MS: Readonly<Record<string, number>> = {
  picture: 1_500,
  speech: 400,
  music: 3_000,
  mix: 4_000,
  join: 1_500,
  check: 1_500,
  export: 5_000,
};
const OTHER_MS = 1_000;

/** Things that were made: how many of a kind, and of pieces their frames in all. */
export interface MadeThings {
  kind: string;
  count: number;
  frames: number;
}

/** What the composer has spent on them, in CPU milliseconds. */
export function madeCpuMs(things: readonly MadeThings[]): number {
  return things.reduce(
    (sum, { kind, count, frames }) =>
      sum + (kind === 'piece' ? frames * FRAME_MS : count * (MADE_MS[kind] ?? OTHER_MS)),
    0,
  );
}

/** What it would spend on a film of which nothing is made yet, in CPU milliseconds. */
export function filmCpuMs(
  film: { durationMs: number; shots: number; lines: number },
  { fps, music }: Pick<JobConfig, 'fps' | 'music'>,
): number {
  const once = (kind: string, count = 1) => ({ kind, count, frames: 0 });
  const frames = Math.ceil((film.durationMs / 1000) * fps);
  return madeCpuMs([
    { kind: 'piece', count: film.shots, frames },
    once('picture', film.shots),
    once('speech', film.lines),
    once('music', music === false ? 0 : 1),
    once('mix'),
    once('join'),
    once('check'),
  ]);
}
