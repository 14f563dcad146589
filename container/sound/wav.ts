/** Sound in memory: one channel of samples in [-1, 1]. */
export interface Mono {
  rate: number;
  samples: Float32Array;
}

/** Reads a mono 16-bit PCM WAV file. Throws on any other kind of file. */
export function readMonoWav(file: Uint8Array): Mono {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tag = (at: number) => String.fromCharCode(...file.subarray(at, at + 4));
  if (file.byteLength < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') throw new Error('not a WAV file');
  let rate = 0;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ') {
      if (view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16) {
        throw new Error('not a mono 16-bit WAV file');
      }
      rate = view.getUint32(at + 12, true);
    }
    if (tag(at) === 'data') {
      const count = Math.floor(Math.min(size, file.byteLength - at - 8) / 2);
      const samples = new Float32Array(count);
      for (let i = 0; i < count; i++) samples[i] = view.getInt16(at + 8 + 2 * i, true) / 32768;
      if (rate === 0) throw new Error('WAV data before its format');
      return { rate, samples };
    }
    at += 8 + size + (size & 1);
  }
  throw new Error('WAV file without data');
}

/** A mono 16-bit WAV file. Triangular dither of ±1 step hides the rounding of quiet tails. */
export function writeMonoWav({ rate, samples }: Mono): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, s: string) =>
    bytes.set(
      [...s].map((c) => c.charCodeAt(0)),
      at,
    );
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  // A fixed generator, because the same line must give the same bytes.
  let seed = 0x2545f491;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i]!;
    let dither = 0;
    if (x !== 0) {
      const first = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      seed = (Math.imul(first, 1664525) + 1013904223) >>> 0;
      dither = (first - seed) / 2 ** 32;
    }
    view.setInt16(44 + 2 * i, Math.max(-32768, Math.min(32767, Math.round(x * 32767 + dither))), true);
  }
  return bytes;
}
