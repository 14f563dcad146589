import type { FrameSpan } from '#domain/composer-order';

/** The brightest spot of a dark thumbnail, 0–255, with room for the encoder's noise; and of a black one. */
const DARKEST = 34;
const BLACKEST = 12;
/** Thumbnails that differ no more than this at any spot show the same picture. */
const SAME = 2;

/** What thumbnails show, one entry a picture in the order of display. */
export interface Thumbnails {
  /** Something can be seen. */
  bright: boolean[];
  /** All is black. */
  black: boolean[];
  /** Nothing has changed since a picture before it, however slowly. */
  frozenSince: boolean[];
}

/** Takes grey thumbnails of `bytes` bytes each, as they come. */
export function watchThumbnails(bytes: number): { seen: Thumbnails; take: (chunk: Uint8Array) => void } {
  const seen: Thumbnails = { bright: [], black: [], frozenSince: [] };
  const [anchor, current] = [new Uint8Array(bytes), new Uint8Array(bytes)];
  let filled = 0;
  const judge = () => {
    let [most, apart] = [0, 0];
    for (let i = 0; i < bytes; i++) {
      most = Math.max(most, current[i]!);
      apart = Math.max(apart, Math.abs(current[i]! - anchor[i]!));
    }
    const same = seen.bright.length > 0 && apart <= SAME;
    if (!same) anchor.set(current);
    seen.bright.push(most > DARKEST);
    seen.black.push(most <= BLACKEST);
    seen.frozenSince.push(same);
  };
  const take = (chunk: Uint8Array) => {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + bytes - filled);
      current.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < bytes) break;
      judge();
      filled = 0;
    }
  };
  return { seen, take };
}

/** The length of the longest run of true. */
export function longestRun(values: readonly boolean[]): number {
  let [longest, run] = [0, 0];
  for (const value of values) {
    run = value ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** For each of `frames` frames: true where it lies in none of the spans. */
export function inNone(frames: number, spans: readonly FrameSpan[]): boolean[] {
  const out = Array.from({ length: frames }, () => true);
  for (const { startFrame, endFrame } of spans) out.fill(false, startFrame, endFrame);
  return out;
}
