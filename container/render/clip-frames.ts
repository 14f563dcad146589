import { open } from 'node:fs/promises';
import type { FrameSize } from '#painter/paint-shot';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { readMoov, tracksOf, trackTables } from './mp4-tables.ts';

/** What of a clip a piece shows: its shot's length, and the frames of the shot from `firstFrame` on, `frames` of them. */
export interface ClipStretch {
  shotFrames: number;
  firstFrame: number;
  frames: number;
  fps: number;
}

/** How long a clip is, and when its last picture begins. */
export interface ClipLength {
  ms: number;
  lastMs: number;
}

/** How a clip fills its shot: played so much slower, and from `firstFrame` on. */
export interface ClipFit {
  slower: number;
  firstFrame: number;
}

/** Models' clips move slowly as it is: slower than this a person seems to wade. */
const MOST_SLOWER = 1.5;
/** What a model makes is a few seconds long; more is no clip of ours. */
const LONGEST_MS = 120_000;

/**
 * A clip that is longer than its shot is shown from its beginning, one that is shorter is slowed down; what is still
 * missing is its last frame, held.
 */
export function fitClip({ ms, lastMs }: ClipLength, { shotFrames, firstFrame, fps }: ClipStretch): ClipFit {
  const shotMs = (shotFrames * 1_000) / fps;
  const slower = Math.min(MOST_SLOWER, Math.max(1, shotMs / ms));
  // ffmpeg rounds to its own ticks: the very last place may stay empty.
  const last = Math.max(0, Math.floor((lastMs * slower * fps) / 1_000) - 1);
  return { slower, firstFrame: Math.min(firstFrame, last) };
}

/** Arguments that decode a clip to frames of the film's size and rate: yuv420p, BT.709 limited range, on stdout. */
export function clipArgs(
  path: string,
  { widthPx, heightPx }: FrameSize,
  { fps, frames }: ClipStretch,
  { slower, firstFrame }: ClipFit,
): string[] {
  const size = `${widthPx}:${heightPx}`;
  const filters = [
    `setpts=${slower.toFixed(6)}*(PTS-STARTPTS)`,
    `fps=${fps}`,
    `trim=start_frame=${firstFrame}`,
    `scale=${size}:force_original_aspect_ratio=increase:flags=lanczos:out_color_matrix=bt709:out_range=tv`,
    `crop=${size}`,
    'setsar=1',
    'format=yuv420p',
  ].join(',');
  const input = ['-f', 'mov', '-i', path, '-map', '0:v:0', '-an', '-vf', filters];
  return ['-v', 'error', ...input, '-frames:v', String(frames), '-vsync', '0', '-f', 'rawvideo', 'pipe:1'];
}

interface ClipOptions {
  ffmpegPath: string;
  signal?: AbortSignal | undefined;
}

/** A clip's frames one after another; the decoder waits while nobody reads. `close` must be called. */
export class ClipFrames {
  readonly #frameBytes: number;
  readonly #stop = new AbortController();
  readonly #run: Promise<unknown>;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #ended = false;
  #last: Buffer | null = null;
  #wakeReader = () => {};
  #wakeDecoder = () => {};

  private constructor(args: string[], frameBytes: number, { ffmpegPath, signal }: ClipOptions) {
    this.#frameBytes = frameBytes;
    this.#run = runFfmpeg(ffmpegPath, {
      args,
      signal: AbortSignal.any(signal ? [signal, this.#stop.signal] : [this.#stop.signal]),
      // The renderer decides the pace: while it draws, a paused decoder is not a stuck one.
      stallMs: 20 * 60_000,
      drain: (chunk) => this.#take(chunk),
    }).finally(() => {
      this.#ended = true;
      this.#wakeReader();
    });
    this.#run.catch(() => {});
  }

  /** Throws `BadInputError` if the file is no clip that can be shown. */
  static async open(
    path: string,
    size: FrameSize,
    stretch: ClipStretch,
    options: ClipOptions,
  ): Promise<ClipFrames> {
    const fit = fitClip(await lengthOf(path), stretch);
    return new ClipFrames(
      clipArgs(path, size, stretch, fit),
      (size.widthPx * size.heightPx * 3) / 2,
      options,
    );
  }

  /** The next frame; behind the clip's end the last one again. Throws `BadInputError` where there is none at all. */
  async next(): Promise<Uint8Array> {
    while (this.#bytes < this.#frameBytes && !this.#ended) {
      this.#wakeDecoder();
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    }
    if (this.#bytes >= this.#frameBytes) {
      const joined = Buffer.concat(this.#chunks);
      this.#last = joined.subarray(0, this.#frameBytes);
      this.#chunks = [joined.subarray(this.#frameBytes)];
      this.#bytes -= this.#frameBytes;
      return this.#last;
    }
    await this.#run.catch((cause: unknown) => {
      if (this.#stop.signal.aborted || this.#last) return;
      throw cause;
    });
    if (!this.#last) throw new BadInputError('the clip shows nothing');
    return this.#last;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#wakeDecoder();
    await this.#run.catch(() => {});
  }

  async #take(chunk: Buffer): Promise<void> {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    this.#wakeReader();
    if (this.#stop.signal.aborted || this.#bytes < this.#frameBytes) return;
    await new Promise<void>((resolve) => {
      this.#wakeDecoder = resolve;
    });
  }
}

/** How long a clip is, by its own tables. */
async function lengthOf(path: string): Promise<ClipLength> {
  const file = await open(path);
  try {
    const moov = await readMoov(file);
    const [track] = tracksOf(moov, 'vide');
    if (!track) throw new RangeError('the clip has no picture');
    const { durations, timescale } = trackTables(moov, track);
    const ms = (durations.reduce((sum, ticks) => sum + ticks, 0) * 1_000) / timescale;
    if (!(ms > 0 && ms <= LONGEST_MS)) throw new RangeError(`the clip is ${ms} ms long`);
    const lastMs = ms - ((durations.at(-1) ?? 0) * 1_000) / timescale;
    return { ms, lastMs };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new BadInputError(`an input is no clip: ${cause.message}`);
  } finally {
    await file.close();
  }
}
