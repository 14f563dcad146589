import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessWords } from './guess-words.ts';

describe('guessWords', () => {
  it('keeps every word, in order, within the line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 5_000_000 }), (text, samples) => {
        const words = guessWords(text, samples);
        expect(words.map((word) => word.text).join(' ')).toBe(text.split(/\s+/).filter(Boolean).join(' '));
        let before = 0;
        for (const { startSample, endSample } of words) {
          expect(startSample).toBeGreaterThanOrEqual(before);
          expect(endSample).toBeGreaterThanOrEqual(startSample);
          expect(endSample).toBeLessThanOrEqual(samples);
          before = endSample;
        }
      }),
    );
  });

  it('gives long words more time, and pauses where a sentence ends', () => {
    const [no, absolutely, not] = guessWords('No. Absolutely not', 96_000);
    const length = (word?: { startSample: number; endSample: number }) =>
      (word?.endSample ?? 0) - (word?.startSample ?? 0);
    expect(length(absolutely)).toBeGreaterThan(2 * length(not));
    expect((absolutely?.startSample ?? 0) - (no?.endSample ?? 0)).toBeGreaterThan(length(not));
    expect(absolutely?.endSample).toBe(not?.startSample);
  });
});
