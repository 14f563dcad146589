import { SAMPLE_RATE } from '#domain/composer-order';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { OrderRefused } from '../orders/order-refused.ts';
import { deinterleave, sameOrNew } from './interleave.ts';
import { demuxerOfFile, type SoundDemuxer } from './sound-format.ts';

/** Arguments that decode the first sound of a file to interleaved 32-bit floats at 48 kHz on stdout. */
export function decodeArgs(
  path: string,
  demuxer: SoundDemuxer,
  channels: number,
  maxSeconds: number,
): string[] {
  const decode = ['-map', '0:a:0', '-ac', String(channels), '-ar', String(SAMPLE_RATE)];
  return [
    '-v',
    'error',
    '-f',
    demuxer,
    '-i',
    path,
    ...decode,
    '-t',
    String(maxSeconds),
    '-f',
    'f32le',
    'pipe:1',
  ];
}

/** A second of stereo. */
const FIRST_BYTES = 2 * 4 * SAMPLE_RATE;

export interface SoundReaderOptions {
  ffmpegPath: string;
  channels: 1 | 2;
  maxSeconds: number;
  signal?: AbortSignal | undefined;
}

/**
 * Reads a sound file block by block at 48 kHz; the decoder waits while nobody reads, so memory stays
 * flat whatever the length. `close` must be called.
 */
export class SoundReader {
  private readonly channels: number;
  private readonly stop = new AbortController();
  private readonly run: Promise<unknown>;
  /** What came and was not read yet, from `from` to `to`; it grows to what is asked for at once. */
  private pending = new Uint8Array(FIRST_BYTES);
  private from = 0;
  private to = 0;
  private given: Float32Array[] = [];
  private ended = false;
  private wakeReader = () => {};
  private wakeDecoder = () => {};

  private constructor(path: string, demuxer: SoundDemuxer, options: SoundReaderOptions) {
    this.channels = options.channels;
    const signals = options.signal ? [options.signal, this.stop.signal] : [this.stop.signal];
    this.run = runFfmpeg(options.ffmpegPath, {
      args: decodeArgs(path, demuxer, options.channels, options.maxSeconds),
      signal: AbortSignal.any(signals),
      // The mixer decides the pace: while it encodes, a paused decoder is not a stuck one.
      stallMs: 20 * 60_000,
      drain: (chunk) => this.take(chunk),
    }).finally(() => {
      this.ended = true;
      this.wakeReader();
    });
    this.run.catch(() => {});
  }

  /** Throws OrderRefused if the file is no sound. */
  static async open(path: string, options: SoundReaderOptions): Promise<SoundReader> {
    const demuxer = await demuxerOfFile(path);
    if (demuxer === null) throw new OrderRefused('input.not_sound', 'An input is not a sound file.');
    return new SoundReader(path, demuxer, options);
  }

  /** The next `frames` samples of every channel, good until the next call; fewer at the end, then none. */
  async read(frames: number): Promise<Float32Array[]> {
    const wanted = frames * this.channels * 4;
    while (this.to - this.from < wanted && !this.ended) {
      this.wakeDecoder();
      await new Promise<void>((resolve) => {
        this.wakeReader = resolve;
      });
    }
    if (this.ended) await this.run;
    const there = this.to - this.from;
    return this.split(Math.min(wanted, there - (there % (4 * this.channels))));
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.wakeDecoder();
    await this.run.catch(() => {});
  }

  private async take(chunk: Buffer): Promise<void> {
    this.hold(chunk);
    this.wakeReader();
    if (this.stop.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.wakeDecoder = resolve;
    });
  }

  private hold(chunk: Uint8Array): void {
    if (this.to + chunk.length > this.pending.length) {
      const left = this.pending.subarray(this.from, this.to);
      const room = left.length + chunk.length;
      if (room > this.pending.length) this.pending = new Uint8Array(2 * room);
      this.pending.set(left);
      [this.from, this.to] = [0, left.length];
    }
    this.pending.set(chunk, this.to);
    this.to += chunk.length;
  }

  private split(bytes: number): Float32Array[] {
    // Only whole frames are taken, so what is left always begins on a whole float.
    const floats = new Float32Array(this.pending.buffer, this.from, bytes / 4);
    this.from += bytes;
    const length = floats.length / this.channels;
    this.given = Array.from({ length: this.channels }, (_, c) => sameOrNew(this.given[c], length));
    const [left, right] = this.given;
    if (right) deinterleave(floats, left!, right);
    else left!.set(floats);
    return this.given;
  }
}
