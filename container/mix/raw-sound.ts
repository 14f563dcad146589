import { type FileHandle, open, rm } from 'node:fs/promises';
import { deinterleave, interleave, sameOrNew } from '../sound/interleave.ts';

/** Stereo samples as 32-bit floats in a file: written once, read several times, never whole in memory. */
export class RawSound {
  readonly path: string;
  readonly samples: number;
  private file: FileHandle | undefined;
  private both: Float32Array<ArrayBuffer> | undefined;
  private left: Float32Array | undefined;
  private right: Float32Array | undefined;

  /** `samples`: its length when it is whole. */
  constructor(path: string, samples: number) {
    this.path = path;
    this.samples = samples;
  }

  async append([left, right]: readonly Float32Array[]): Promise<void> {
    this.file ??= await open(this.path, 'w+');
    this.both = sameOrNew(this.both, left!.length * 2);
    interleave(left!, right!, this.both);
    await this.file.appendFile(new Uint8Array(this.both.buffer));
  }

  /** Samples `start` to `start + length`, left and right, good until the next call. */
  async read(start: number, length: number): Promise<[Float32Array, Float32Array]> {
    const frames = Math.max(0, Math.min(length, this.samples - start));
    this.both = sameOrNew(this.both, frames * 2);
    const bytes = new Uint8Array(this.both.buffer);
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await this.file!.read(bytes, at, bytes.length - at, start * 8 + at);
      if (bytesRead === 0) throw new Error('the raw sound is shorter than it should be');
      at += bytesRead;
    }
    this.left = sameOrNew(this.left, frames);
    this.right = sameOrNew(this.right, frames);
    deinterleave(this.both, this.left, this.right);
    return [this.left, this.right];
  }

  /** Removes the file. */
  async close(): Promise<void> {
    await this.file?.close();
    await rm(this.path, { force: true });
  }
}
