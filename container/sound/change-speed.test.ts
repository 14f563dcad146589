import { expect, test } from 'vitest';
import { changeSpeed } from './change-speed.ts';

const RATE = 48_000;
const tone = (hz: number, seconds: number) =>
  Float32Array.from({ length: RATE * seconds }, (_, i) => Math.sin((2 * Math.PI * hz * i) / RATE));

test.each([0.85, 1, 1.2])(
  'at %s times the speed a tone is higher and shorter by that, and clean',
  (factor) => {
    const fast = changeSpeed(tone(1000, 0.5), factor);
    expect(fast.length).toBe(Math.floor((RATE * 0.5) / factor));
    const wanted = tone(1000 * factor, 1);
    const noise =
      fast.subarray(10, -10).reduce((sum, x, i) => sum + (x - wanted[i + 10]!) ** 2, 0) / fast.length;
    expect(noise).toBeLessThan(1e-6);
  },
);
