import { FRAME_S, spectralFrames } from '../sound/spectral-frames.ts';
import type { Mono } from '../sound/wav.ts';
import type { WordTime } from './word-times.ts';

/** What it costs to stay on a frame of one voice while the other goes on, in dB of spectral distance. */
const STAY_COST = 5;
/** How far the two may run apart: a share of the longer one, and a second and a half. */
const BAND = { share: 0.15, frames: 150 };

/** A sound whose word times are known. */
export interface KnownSpeech {
  sound: Mono;
  times: readonly WordTime[];
}

/**
 * When `sound` says the words that `known` says, by another voice: the two spectrograms are laid over each other
 * (dynamic time warping, Sakoe and Chiba 1978) and the known times carried across. Answers as many times, in order.
 */
export function alignWords(sound: Mono, known: KnownSpeech): WordTime[] {
  const theirs = spectralFrames(known.sound);
  const ours = spectralFrames(sound);
  if (theirs.length === 0 || ours.length === 0) return known.times.map(() => ({ startS: 0, endS: 0 }));
  const map = warp(theirs, ours);
  const totalS = sound.samples.length / sound.rate;
  const across = (seconds: number) => {
    const at = seconds / FRAME_S;
    const frame = Math.min(map.length - 1, Math.max(0, Math.floor(at)));
    const next = map[frame + 1] ?? map[frame]! + 1;
    return Math.min(totalS, (map[frame]! + (next - map[frame]!) * Math.min(1, at - frame)) * FRAME_S);
  };
  let end = 0;
  return known.times.map((time) => {
    const startS = Math.max(end, across(time.startS));
    end = Math.max(startS, across(time.endS));
    return { startS, endS: end };
  });
}

/** For each frame of `from` the first frame of `to` that it lies on. */
function warp(from: readonly Float32Array[], to: readonly Float32Array[]): number[] {
  const reach = Math.ceil(BAND.frames + BAND.share * Math.max(from.length, to.length));
  const slope = to.length / from.length;
  const width = 2 * reach + 1;
  const firstOf = (i: number) => Math.round(i * slope) - reach;
  const steps = new Uint8Array(from.length * width);
  let before = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  let now = new Float64Array(width);
  for (let i = 0; i < from.length; i++) {
    const shift = i === 0 ? 0 : firstOf(i) - firstOf(i - 1);
    const costBefore = (j: number) => before[j - firstOf(i) + shift] ?? Number.POSITIVE_INFINITY;
    now.fill(Number.POSITIVE_INFINITY);
    for (let column = 0; column < width; column++) {
      const j = firstOf(i) + column;
      if (j < 0 || j >= to.length) continue;
      const here = distance(from[i]!, to[j]!);
      const both = i === 0 && j === 0 ? 0 : costBefore(j - 1);
      const stay = costBefore(j) + STAY_COST;
      const go = (column > 0 ? now[column - 1]! : Number.POSITIVE_INFINITY) + STAY_COST;
      const best = Math.min(both, stay, go);
      now[column] = here + best;
      steps[i * width + column] = best === both ? BOTH : best === stay ? STAY : GO;
    }
    [before, now] = [now, before];
  }
  const map = new Array<number>(from.length).fill(0);
  let j = to.length - 1;
  for (let i = from.length - 1; i >= 0; ) {
    map[i] = j;
    const step = steps[i * width + j - firstOf(i)];
    if (i === 0 && j === 0) break;
    if (step !== GO) i--;
    if (step !== STAY) j--;
    if (j < 0) break;
  }
  return map;
}

const BOTH = 0;
const STAY = 1;
const GO = 2;

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let band = 0; band < a.length; band++) sum += (a[band]! - b[band]!) ** 2;
  return Math.sqrt(sum);
}
