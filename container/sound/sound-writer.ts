import type { Writable } from 'node:stream';
import { SAMPLE_RATE } from '#domain/composer-order';
import { runFfmpeg, writeChunk } from '../ffmpeg/run-ffmpeg.ts';
import { interleave, sameOrNew } from './interleave.ts';

/** How a sound file is encoded. */
export type SoundCodec = 'aac-m4a' | 'mp3' | 'flac';

const CODECS: Record<SoundCodec, readonly string[]> = {
  // ffmpeg's own choice since 2018: at such bit rates it sounds better than the older coder and takes half the CPU.
  'aac-m4a': ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '192k', '-movflags', '+faststart', '-f', 'mp4'],
  // A finer psychoacoustic search costs more than twice the time, for a by-product at a generous bit rate.
  mp3: ['-c:a', 'libmp3lame', '-compression_level', '7', '-b:a', '128k', '-f', 'mp3'],
  flac: ['-sample_fmt', 's16', '-c:a', 'flac', '-compression_level', '5', '-f', 'flac'],
};

/** Arguments that encode interleaved 32-bit floats from stdin to `path`; the same samples give the same bytes. */
export function encodeArgs(codec: SoundCodec, channels: number, path: string): string[] {
  const input = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', String(channels), '-i', 'pipe:0'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  return ['-v', 'error', ...input, ...exact, ...CODECS[codec], '-y', path];
}

export interface SoundWriterOptions {
  ffmpegPath: string;
  channels: 1 | 2;
  codec: SoundCodec;
  signal?: AbortSignal | undefined;
}

/** Encodes a 48 kHz sound block by block. `end` or `abandon` must be called. */
export class SoundWriter {
  private readonly stop = new AbortController();
  private readonly run: Promise<unknown>;
  private readonly stdin: Promise<Writable>;
  private finish = () => {};
  private both: Float32Array<ArrayBuffer> | undefined;

  constructor(path: string, { ffmpegPath, channels, codec, signal }: SoundWriterOptions) {
    const opened = Promise.withResolvers<Writable>();
    const finished = Promise.withResolvers<void>();
    this.stdin = opened.promise;
    this.finish = finished.resolve;
    this.run = runFfmpeg(ffmpegPath, {
      args: encodeArgs(codec, channels, path),
      signal: AbortSignal.any(signal ? [signal, this.stop.signal] : [this.stop.signal]),
      stallMs: 20 * 60_000,
      feed: (stdin) => {
        opened.resolve(stdin);
        return finished.promise;
      },
    });
    this.run.catch((error) => opened.reject(error));
    this.stdin.catch(() => {});
  }

  /** Encodes the next samples, one array a channel. Throws if the encoder is gone. */
  async write(channels: readonly Float32Array[]): Promise<void> {
    if (channels[0]!.length === 0) return;
    const stdin = await this.stdin;
    try {
      await writeChunk(stdin, this.interleaved(channels));
    } catch (error) {
      // The pipe only tells that the encoder is gone; its own words are the better error.
      await this.run;
      throw error;
    }
  }

  /** Writes the file's end; the file is whole when this resolves. */
  async end(): Promise<void> {
    this.finish();
    await this.run;
  }

  /** Gives the file up. */
  async abandon(): Promise<void> {
    this.stop.abort();
    this.finish();
    await this.run.catch(() => {});
  }

  /** In one array for all blocks: the pipe has taken one before the next comes. */
  private interleaved([left, right]: readonly Float32Array[]): Uint8Array {
    if (!right) return new Uint8Array(left!.buffer, left!.byteOffset, left!.byteLength);
    this.both = sameOrNew(this.both, 2 * left!.length);
    interleave(left!, right, this.both);
    return new Uint8Array(this.both.buffer);
  }
}
