import type { CheckMeta, CheckOrder } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { FfmpegError, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { PROBE_RATE, pictureCheckArgs, soundCheckArgs, THUMBNAIL } from './check-args.ts';
import {
  checkReport,
  type HeardSound,
  LONGEST_BLACK_SECONDS,
  LONGEST_UNASKED_BLACK_SECONDS,
  type SeenPicture,
} from './check-report.ts';
import { readM4a } from './read-m4a.ts';
import { readPictures } from './read-pictures.ts';
import { inNone, longestRun, type Thumbnails, watchThumbnails } from './watch-thumbnails.ts';

export interface CheckOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * Reads a finished film back, every picture and the whole sound, and compares it with what was ordered. A film that
 * is wrong or broken gives failed checks, not an error; errors are left for a missing input and for aborting.
 */
export async function checkFilm(
  order: CheckOrder,
  inputs: Record<string, string>,
  options: CheckOptions,
): Promise<CheckMeta> {
  const film = inputs[order.film];
  if (!film) throw new BadInputError(`the order has no input ${order.film}`);
  const trouble: { picture?: string; sound?: string } = {};
  const picture = await lookAt(film, order, options).catch((error: unknown) => {
    trouble.picture = refusal(error);
    return null;
  });
  const sound = await listenTo(film, options).catch((error: unknown) => {
    trouble.sound = refusal(error);
    return null;
  });
  options.onProgress?.(1);
  return checkReport(order, picture, sound, trouble);
}

/** What the film's own tables or the decoder's last words say; every other error goes on. */
function refusal(error: unknown): string {
  if (error instanceof RangeError) return error.message;
  if (!(error instanceof FfmpegError)) throw error;
  return error.stderrTail.trim().split('\n').at(-1)?.slice(0, 300) || error.message.slice(0, 300);
}

/**
 * Every picture is read and its headers checked. Decoded are the keyframes; and all pictures where the keyframes leave
 * room for a black stretch that is too long, or where the coded pictures are too small to show anything new.
 */
async function lookAt(film: string, order: CheckOrder, options: CheckOptions): Promise<SeenPicture> {
  const { sizes, ...index } = await readPictures(film, order.fps);
  const { keys } = index;
  const seen = await thumbnailsOf(film, 'keyframes', options);
  options.onProgress?.(0.4);
  if (seen.bright.length !== keys.length)
    throw new RangeError(`${seen.bright.length} of ${keys.length} keyframes can be decoded`);
  const longestBlack = longestRun(invisible(keys, seen, index.frames));
  const brightFrames = seen.bright.filter(Boolean).length;
  const quiet = unmoved(sizes, keys, order);
  const told = longestBlack <= LONGEST_BLACK_SECONDS * order.fps && longestRun(quiet) === 0;
  const keyed = { ...index, decoded: keys.length, brightFrames, longestBlack };
  if (told) return { ...keyed, longestUnaskedBlack: 0, longestFrozen: 0 };
  const all = await thumbnailsOf(film, 'all', options);
  if (all.bright.length !== index.frames)
    throw new RangeError(`${all.bright.length} of ${index.frames} frames can be decoded`);
  const free = inNone(index.frames, order.black ?? []);
  const moving = inNone(index.frames, [...(order.black ?? []), ...(order.still ?? [])]);
  return {
    ...index,
    decoded: all.bright.length,
    brightFrames: all.bright.filter(Boolean).length,
    longestBlack: longestRun(all.bright.map((bright) => !bright)),
    longestUnaskedBlack: order.black ? longestRun(all.black.map((black, i) => black && free[i]!)) : 0,
    // Both must say so: a slow drift changes thumbnails little, but it is coded.
    longestFrozen: order.still
      ? longestRun(all.frozenSince.map((since, i) => since && quiet[i]! && moving[i]!))
      : 0,
  };
}

/** Frames that no keyframe proves to be bright. */
function invisible(keys: number[], seen: Thumbnails, frames: number): boolean[] {
  const dark = Array.from({ length: frames }, () => true);
  for (const [i, key] of keys.entries()) if (seen.bright[i]) dark[key] = false;
  return dark;
}

/**
 * Runs of pictures that are coded in next to nothing, where neither black nor stillness was ordered: what is skipped
 * block by block costs some bytes for its header. Short runs are no matter and left out.
 */
function unmoved(sizes: number[], keys: number[], order: CheckOrder): boolean[] {
  if (!order.black && !order.still) return sizes.map(() => false);
  const least = 24 + (order.widthPx * order.heightPx) / 25_600;
  const key = new Set(keys);
  const free = inNone(sizes.length, order.black ?? []);
  const quiet = sizes.map((size, i) => (size <= least || key.has(i)) && free[i]!);
  const shortest = LONGEST_UNASKED_BLACK_SECONDS * order.fps;
  for (let i = 0; i < quiet.length; ) {
    let end = i;
    while (quiet[end]) end++;
    if (end - i < shortest) quiet.fill(false, i, end);
    i = end + 1;
  }
  return quiet;
}

/** What the decoded pictures show, one entry each. */
async function thumbnailsOf(
  film: string,
  which: 'keyframes' | 'all',
  { ffmpeg, signal }: CheckOptions,
): Promise<Thumbnails> {
  const watch = watchThumbnails(THUMBNAIL.widthPx * THUMBNAIL.heightPx);
  await runFfmpeg(ffmpeg.path, { args: pictureCheckArgs(film, which), signal, drain: watch.take });
  return watch.seen;
}

/** Loudness in dBFS of each tenth of a second, from 16-bit mono samples as they come. */
function watchLevels() {
  const [hop, levels] = [PROBE_RATE / 10, [] as number[]];
  let [sum, filled, odd] = [0, 0, -1];
  const add = (value: number) => {
    sum += value * value;
    if (++filled < hop) return;
    levels.push(10 * Math.log10(Math.max(sum / hop / 32768 ** 2, 1e-12)));
    [sum, filled] = [0, 0];
  };
  const take = (chunk: Buffer) => {
    let at = 0;
    if (odd >= 0 && chunk.length > 0) add((((odd | (chunk[at++]! << 8)) << 16) >> 16) as number);
    for (; at + 1 < chunk.length; at += 2) add(chunk.readInt16LE(at));
    odd = at < chunk.length ? chunk[at]! : -1;
  };
  return { levels, take };
}

async function listenTo(film: string, options: CheckOptions): Promise<HeardSound> {
  let bytes = 0;
  const { levels, take } = watchLevels();
  const { heardTicks, timescale } = await readM4a(film).catch((error: unknown) => {
    throw error instanceof BadInputError ? new RangeError('the film has no whole sound track') : error;
  });
  const { stderrTail } = await runFfmpeg(options.ffmpeg.path, {
    args: soundCheckArgs(film),
    signal: options.signal,
    drain: (chunk) => {
      bytes += chunk.length;
      take(chunk);
    },
  });
  const number = (pattern: RegExp) => {
    const found = [...stderrTail.matchAll(pattern)].at(-1)?.[1];
    const value = Number(found);
    return found === undefined || !Number.isFinite(value) ? null : value;
  };
  const integrated = number(/I: +(-?[\d.]+|-inf|nan) LUFS/g);
  return {
    seconds: bytes / 2 / PROBE_RATE,
    trackSeconds: heardTicks / timescale,
    levels,
    // The gate of BS.1770 lets nothing below −70 LUFS through.
    integratedLufs: integrated === null || integrated <= -70 ? null : integrated,
    truePeakDbtp: number(/Peak: +(-?[\d.]+|-inf) dBFS/g),
  };
}
