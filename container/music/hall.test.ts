import { SpessaSynthProcessor } from 'spessasynth_core';
import { expect, test } from 'vitest';
import { SAMPLE_RATE } from '#domain/composer-order';
import { Hall } from './hall.ts';

/** A second of noise and another of what rings on, in blocks of any length. */
function ring(hall: Pick<Hall, 'process'>): Float32Array[] {
  const out = [new Float32Array(2 * SAMPLE_RATE), new Float32Array(2 * SAMPLE_RATE)] as const;
  const input = new Float32Array(128);
  let seed = 7;
  for (let at = 0; at < 2 * SAMPLE_RATE; ) {
    for (let i = 0; i < input.length; i++) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      input[i] = at < SAMPLE_RATE ? seed / 2 ** 31 - 1 : 0;
    }
    const count = Math.min(1 + (seed % 128), 2 * SAMPLE_RATE - at);
    hall.process(input, ...out, at, count);
    at += count;
  }
  return [...out];
}

test('the hall sounds, to the bit, as the synthesiser’s own does', () => {
  const synth = new SpessaSynthProcessor(SAMPLE_RATE, { eventsEnabled: false, maxBufferSize: 128 });
  const { reverbProcessor } = synth;
  Object.assign(reverbProcessor, new Hall().getSnapshot());
  const [left, right] = ring(new Hall());
  const [ownLeft, ownRight] = ring(reverbProcessor);
  expect(Buffer.compare(Buffer.from(left!.buffer), Buffer.from(ownLeft!.buffer))).toBe(0);
  expect(Buffer.compare(Buffer.from(right!.buffer), Buffer.from(ownRight!.buffer))).toBe(0);
  const loud = (samples: Float32Array) => samples.reduce((high, x) => Math.max(high, Math.abs(x)), 0);
  expect(loud(left!.subarray(0, SAMPLE_RATE))).toBeGreaterThan(0.1);
  expect(loud(left!.subarray(1.9 * SAMPLE_RATE))).toBeGreaterThan(0);
});
