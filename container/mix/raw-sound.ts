import { type FileHandle, open, rm } from 'node:fs/promises';

/** Stereo samples as 32-bit floats in a file: written once, read several times, never whole in memory. */
export class RawSound {
  readonly path: string;
  readonly samples: number;
  private file: FileHandle | undefined;

  /** `samples`: its length when it is whole. */
  constructor(path: string, samples: number) {
    this.path = path;
    this.samples = samples;
  }

  async append([left, right]: readonly Float32Array[]): Promise<void> {
    this.file ??= await open(this.path, 'w+');
    const out = new Float32Array(left!.length * 2);
    for (let i = 0; i < left!.length; i++) {
      out[2 * i] = left![i]!;
      out[2 * i + 1] = right![i]!;
    }
    await this.file.appendFile(new Uint8Array(out.buffer));
  }

  /** Samples `start` to `start + length`, left and right. */
  async read(start: number, length: number): Promise<[Float32Array, Float32Array]> {
    const frames = Math.max(0, Math.min(length, this.samples - start));
    const both = new Float32Array(frames * 2);
    const bytes = new Uint8Array(both.buffer);
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await this.file!.read(bytes, at, bytes.length - at, start * 8 + at);
      if (bytesRead === 0) throw new Error('the raw sound is shorter than it should be');
      at += bytesRead;
    }
    const left = new Float32Array(frames);
    const right = new Float32Array(frames);
    for (let i = 0; i < frames; i++) {
      left[i] = both[2 * i]!;
      right[i] = both[2 * i + 1]!;
    }
    return [left, right];
  }

  /** Removes the file. */
  async close(): Promise<void> {
    await this.file?.close();
    await rm(this.path, { force: true });
  }
}
