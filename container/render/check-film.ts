import type { CheckMeta, CheckOrder } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { FfmpegError, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { PROBE_RATE, pictureCheckArgs, soundCheckArgs, THUMBNAIL } from './check-args.ts';
import { checkReport, type HeardSound, type SeenPicture } from './check-report.ts';

export interface CheckOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** The brightest spot of a black thumbnail, 0–255, with room for the encoder's noise. */
const BLACKEST = 34;

/**
 * Decodes a finished film from its first frame to its last and compares it with what was ordered. A film that is
 * wrong or broken gives failed checks, not an error; errors are left for a missing input and for aborting.
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

/** The decoder's own last words; every other error goes on. */
function refusal(error: unknown): string {
  if (!(error instanceof FfmpegError)) throw error;
  return error.stderrTail.trim().split('\n').at(-1)?.slice(0, 300) || error.message.slice(0, 300);
}

async function lookAt(film: string, order: CheckOrder, options: CheckOptions): Promise<SeenPicture> {
  const times = new FrameTimes(order.fps);
  const light = new FrameLight();
  await runFfmpeg(options.ffmpeg.path, {
    args: pictureCheckArgs(film),
    signal: options.signal,
    onStderr: (text) => times.read(text),
    drain: (chunk) => {
      light.read(chunk);
      options.onProgress?.(Math.min(light.frames / order.frames, 1) * 0.8);
    },
  });
  const { widthPx, heightPx, frames, misplaced } = times;
  return { widthPx, heightPx, frames, misplaced, ...light.summary() };
}

/** Size and frame times, read from ffmpeg's log as it comes. */
class FrameTimes {
  widthPx = 0;
  heightPx = 0;
  frames = 0;
  misplaced = 0;
  readonly #fps: number;
  #ticks = 0;
  #rest = '';

  constructor(fps: number) {
    this.#fps = fps;
  }

  read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#readLine(line);
  }

  #readLine(line: string): void {
    const size = this.widthPx === 0 && / Video: .*?, (\d+)x(\d+)/.exec(line);
    if (size) [this.widthPx, this.heightPx] = [Number(size[1]), Number(size[2])];
    const base = /config in time_base: 1\/(\d+)/.exec(line);
    if (base) this.#ticks = Number(base[1]);
    const shown = / n: *(\d+) pts: *(-?\d+|NOPTS)/.exec(line);
    if (!shown) return;
    const due = (this.frames * this.#ticks) / this.#fps;
    if (!(Math.abs(Number(shown[2]) - due) < 1)) this.misplaced++;
    this.frames++;
  }
}

/** Counts black frames among thumbnails that arrive in chunks of any size. */
class FrameLight {
  frames = 0;
  #bright = 0;
  #black = 0;
  #longestBlack = 0;
  #filled = 0;
  #brightest = 0;

  read(chunk: Buffer): void {
    const bytes = THUMBNAIL.widthPx * THUMBNAIL.heightPx;
    for (const value of chunk) {
      if (value > this.#brightest) this.#brightest = value;
      if (++this.#filled === bytes) this.#finish();
    }
  }

  #finish(): void {
    this.frames++;
    if (this.#brightest > BLACKEST) {
      this.#bright++;
      this.#black = 0;
    } else {
      this.#longestBlack = Math.max(this.#longestBlack, ++this.#black);
    }
    [this.#filled, this.#brightest] = [0, 0];
  }

  summary(): { brightFrames: number; longestBlack: number } {
    return { brightFrames: this.#bright, longestBlack: this.#longestBlack };
  }
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
