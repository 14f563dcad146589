import { ease } from './camera.ts';
import { type Frame, framePlanes } from './draw-layers.ts';
import type { PlaneMemory } from './plane-memory.ts';

/** Black in limited range. */
const BLACK = { y: 16, c: 128 } as const;
/** Width of a wipe's soft edge, as a share of the frame's width. */
const WIPE_EDGE = 0.08;

/**
 * How far a transition of `frames` frames has come at frame `index`: between 0 and 1, both exclusive, since the
 * neighbouring frames of the bodies are 0 and 1.
 */
export function transitionShare(index: number, frames: number): number {
  return (index + 1) / (frames + 1);
}

/** How much of the picture is left, 0–1, at a frame of a fade; fade-in starts and fade-out ends in full black. */
export function fadeLight(
  transition: 'fade' | 'fade-in' | 'fade-out',
  index: number,
  frames: number,
): number {
  if (transition === 'fade-in') return index / frames;
  if (transition === 'fade-out') return (frames - 1 - index) / frames;
  return Math.abs(1 - 2 * transitionShare(index, frames));
}

/** Share of a dip that goes down, and again that comes up; between them all is black. */
const DIP_FALL = 0.38;

/** How much of the picture is left, 0–1, at a frame of a dip: it falls and rises smoothly around a hold in black. */
export function dipLight(index: number, frames: number): number {
  const share = transitionShare(index, frames);
  const t = Math.max(1 - Math.min(share, 1 - share) / DIP_FALL, 0);
  return t * t * (3 - 2 * t);
}

/** How much nearer the first shot comes in a zoom, how late it hurries, and how far off the second begins. */
const ZOOM_IN = 2.6;
const ZOOM_RUSH = 2.2;
const ZOOM_FROM = 0.72;
/** Where in a zoom the second shot begins to show and where the first is gone. */
const ZOOM_MIX = { from: 0.38, to: 0.78 } as const;
/** Drawings that are averaged to the first shot's motion blur, over so much of a frame. */
export const ZOOM_BLUR = { samples: 4, shutter: 0.6 } as const;

/** A zoom's camera at frame `index` (fractions too): `first` grows ever faster, `second` comes to rest at 1. */
export function zoomTimes(index: number, frames: number): { first: number; second: number } {
  const share = transitionShare(index, frames);
  return {
    first: 1 + ZOOM_IN * Math.max(share, 0) ** ZOOM_RUSH,
    second: 1 - (1 - ZOOM_FROM) * (1 - share) ** 2,
  };
}

/** Weight of the second shot, 0–256, at a frame of a zoom. */
export function zoomWeight(index: number, frames: number): number {
  const { from, to } = ZOOM_MIX;
  const t = Math.min(Math.max((transitionShare(index, frames) - from) / (to - from), 0), 1);
  return Math.round(256 * t * t * (3 - 2 * t));
}

/** In a fade or dip over black: true while the first shot is seen. */
export function fadeShowsFirst(index: number, frames: number): boolean {
  return transitionShare(index, frames) < 0.5;
}

/** How far the second shot has pushed in from the right, in px; even, as 4:2:0 needs. */
export function slideOffset(index: number, frames: number, widthPx: number): number {
  return 2 * Math.round((ease(transitionShare(index, frames)) * widthPx) / 2);
}

/** A wipe's weights of the second shot, 0–256 a column: it comes from the left behind a soft edge. */
export function wipeWeights(index: number, frames: number, widthPx: number): Uint16Array {
  const edge = Math.max(WIPE_EDGE * widthPx, 2);
  const middle = ease(transitionShare(index, frames)) * (widthPx + edge) - edge / 2;
  return Uint16Array.from({ length: widthPx }, (_, x) => {
    const t = Math.min(Math.max((middle - x - 0.5) / edge + 0.5, 0), 1);
    return Math.round(256 * t * t * (3 - 2 * t));
  });
}

/** Dims a frame towards black; `light` is 0–1. */
export function fadeFrame(memory: PlaneMemory, frame: Frame, light: number): void {
  const keep = Math.round(256 * light);
  if (keep === 256) return;
  const { y, u } = framePlanes(frame);
  const luma = y.width * y.height;
  memory.loops.mixConstant(y.at, luma, BLACK.y, keep);
  memory.loops.mixConstant(u.at, frame.bytes - luma, BLACK.c, keep);
}

/** Mixes the second shot's frame into the first's, at frame `index` of a dissolve, slide or wipe of `frames` frames. */
export function mixShots(
  memory: PlaneMemory,
  first: Frame,
  second: Frame,
  transition: 'dissolve' | 'slide' | 'wipe',
  index: number,
  frames: number,
): void {
  switch (transition) {
    case 'dissolve':
      memory.loops.mixFrames(
        first.at,
        second.at,
        first.bytes,
        Math.round(256 * transitionShare(index, frames)),
      );
      return;
    case 'slide':
      pushIn(memory, first, second, slideOffset(index, frames, first.widthPx));
      return;
    case 'wipe':
      wipe(memory, first, second, wipeWeights(index, frames, first.widthPx));
      return;
    default:
      transition satisfies never;
  }
}

function pushIn(memory: PlaneMemory, first: Frame, second: Frame, offset: number): void {
  const [a, b] = [framePlanes(first), framePlanes(second)];
  for (const name of ['y', 'u', 'v'] as const) {
    const { at, width, height } = a[name];
    const shift = name === 'y' ? offset : offset / 2;
    const into = memory.bytes(at, width * height);
    const from = memory.bytes(b[name].at, width * height);
    for (let row = 0; row < height * width; row += width) {
      into.copyWithin(row, row + shift, row + width);
      into.set(from.subarray(row, row + shift), row + width - shift);
    }
  }
}

function wipe(memory: PlaneMemory, first: Frame, second: Frame, weights: Uint16Array): void {
  const mark = memory.mark();
  const at = memory.allocate(weights.byteLength);
  const [a, b] = [framePlanes(first), framePlanes(second)];
  memory.words(at, weights.length).set(weights);
  memory.loops.mixColumns(a.y.at, b.y.at, a.y.width, a.y.height, at);
  // Left-sited chroma stands on the even columns.
  memory.words(at, weights.length / 2).set(weights.filter((_, x) => x % 2 === 0));
  memory.loops.mixColumns(a.u.at, b.u.at, a.u.width, a.u.height, at);
  memory.loops.mixColumns(a.v.at, b.v.at, a.v.width, a.v.height, at);
  memory.release(mark);
}
