import { describe, expect, it } from 'vitest';
import { OPENAI_PCM_RATE, wavOf48k } from './speech-sound.ts';

function tone(hertz: number, seconds = 0.5, level = 10_000): Uint8Array {
  const view = new DataView(new ArrayBuffer(OPENAI_PCM_RATE * seconds * 2));
  for (let i = 0; i < view.byteLength / 2; i++) {
    view.setInt16(i * 2, Math.round(level * Math.sin((2 * Math.PI * hertz * i) / OPENAI_PCM_RATE)), true);
  }
  return new Uint8Array(view.buffer);
}

/** Level of one frequency in decibels over `level`, by a Hann-windowed Fourier sum of the middle. */
function decibels(wav: Uint8Array<ArrayBuffer>, hertz: number, level = 10_000): number {
  const view = new DataView(wav.buffer, 44);
  const [start, length] = [2_000, 19_200];
  let [real, imaginary] = [0, 0];
  for (let i = 0; i < length; i++) {
    const sample = view.getInt16((start + i) * 2, true) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / length));
    real += sample * Math.cos((2 * Math.PI * hertz * i) / 48_000);
    imaginary += sample * Math.sin((2 * Math.PI * hertz * i) / 48_000);
  }
  return 20 * Math.log10((4 * Math.hypot(real, imaginary)) / length / level);
}

describe('wavOf48k', () => {
  it.each([100, 1_000, 3_000, 6_000, 9_000])('keeps %d Hz and brings no image of it', (hertz) => {
    const { body, samples } = wavOf48k(tone(hertz));
    expect(samples).toBe(24_000);
    expect(body.byteLength).toBe(44 + 48_000);
    expect(Math.abs(decibels(body, hertz))).toBeLessThan(0.1);
    expect(decibels(body, 24_000 - hertz)).toBeLessThan(-55);
  });

  it('keeps every sample it was given, and clips instead of wrapping', () => {
    const pcm = tone(5_900, 0.1, 32_767);
    const { body } = wavOf48k(pcm);
    const [before, after] = [new DataView(pcm.buffer), new DataView(body.buffer, 44)];
    for (let i = 0; i < pcm.byteLength / 2; i++) {
      expect(after.getInt16(i * 4, true)).toBe(before.getInt16(i * 2, true));
    }
    const middle = Array.from({ length: 1_000 }, (_, i) => after.getInt16((i + 500) * 2, true));
    const steps = middle.slice(1).map((sample, i) => Math.abs(sample - middle[i]!));
    expect(Math.max(...steps)).toBeLessThan(32_767);
  });

  it('takes a sound of which half a sample is missing', () => {
    expect(wavOf48k(new Uint8Array([1, 0, 7])).samples).toBe(2);
  });
});
