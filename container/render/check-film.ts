import type { CheckMeta, CheckOrder } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { FfmpegError, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { PROBE_RATE, pictureCheckArgs, soundCheckArgs, THUMBNAIL } from './check-args.ts';
import { checkReport, type HeardSound, LONGEST_BLACK_SECONDS, type SeenPicture } from './check-report.ts';
import { readPictures } from './read-pictures.ts';

export interface CheckOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** The brightest spot of a black thumbnail, 0–255, with room for the encoder's noise. */
const BLACKEST = 34;

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
 * Every picture is read and its headers checked; decoded are the keyframes, and all pictures where the keyframes
 * leave room for a black stretch that is too long.
 */
async function lookAt(film: string, order: CheckOrder, options: CheckOptions): Promise<SeenPicture> {
  const { keys, ...index } = await readPictures(film, order.fps);
  const seen = await thumbnailsOf(film, 'keyframes', options);
  options.onProgress?.(0.4);
  if (seen.length !== keys.length)
    throw new RangeError(`${seen.length} of ${keys.length} keyframes can be decoded`);
  const atMost = longestGap(
    keys.filter((_, i) => seen[i]! > BLACKEST),
    index.frames,
  );
  if (atMost / order.fps <= LONGEST_BLACK_SECONDS)
    return { ...index, ...summary(seen), longestBlack: atMost };
  const all = await thumbnailsOf(film, 'all', options);
  if (all.length !== index.frames)
    throw new RangeError(`${all.length} of ${index.frames} frames can be decoded`);
  return { ...index, ...summary(all), longestBlack: longestGap(brightOnes(all), all.length) };
}

const brightOnes = (brightest: number[]) => [...brightest.keys()].filter((i) => brightest[i]! > BLACKEST);

function summary(brightest: number[]): Pick<SeenPicture, 'decoded' | 'brightFrames'> {
  return { decoded: brightest.length, brightFrames: brightOnes(brightest).length };
}

/** The longest run of frames that none of `bright` (ascending) is among. */
function longestGap(bright: number[], frames: number): number {
  return [...bright, frames].reduce((most, at, i) => Math.max(most, at - (bright[i - 1] ?? -1) - 1), 0);
}

/** The brightest spot of each decoded picture, 0–255. */
async function thumbnailsOf(
  film: string,
  which: 'keyframes' | 'all',
  { ffmpeg, signal }: CheckOptions,
): Promise<number[]> {
  const bytes = THUMBNAIL.widthPx * THUMBNAIL.heightPx;
  const brightest: number[] = [];
  let [filled, most] = [0, 0];
  await runFfmpeg(ffmpeg.path, {
    args: pictureCheckArgs(film, which),
    signal,
    drain: (chunk) => {
      for (const value of chunk) {
        if (value > most) most = value;
        if (++filled < bytes) continue;
        brightest.push(most);
        [filled, most] = [0, 0];
      }
    },
  });
  return brightest;
}

async function listenTo(film: string, options: CheckOptions): Promise<HeardSound> {
  let bytes = 0;
  const { stderrTail } = await runFfmpeg(options.ffmpeg.path, {
    args: soundCheckArgs(film),
    signal: options.signal,
    drain: (chunk) => {
      bytes += chunk.length;
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
    // The gate of BS.1770 lets nothing below −70 LUFS through.
    integratedLufs: integrated === null || integrated <= -70 ? null : integrated,
    truePeakDbtp: number(/Peak: +(-?[\d.]+|-inf) dBFS/g),
  };
}
