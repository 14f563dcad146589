import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Limiter } from './limiter.ts';

test('whatever comes in, in blocks of any size, comes out as long and under the ceiling', () => {
  const wild = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { maxLength: 2000 });
  fc.assert(
    fc.property(
      wild,
      fc.integer({ min: 1, max: 700 }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (list, block, ceiling) => {
        const input = Float32Array.from(list);
        const limiter = new Limiter(1, ceiling, 48_000);
        const out: number[] = [];
        for (let at = 0; at < input.length; at += block)
          out.push(...limiter.run([input.subarray(at, at + block)])[0]!);
        out.push(...limiter.flush()[0]!);
        expect(out.length).toBe(input.length);
        for (const x of out) expect(Math.abs(x)).toBeLessThanOrEqual(ceiling * (1 + 1e-6));
      },
    ),
    { numRuns: 60 },
  );
});

test('sound under the ceiling passes unchanged', () => {
  const input = Float32Array.from({ length: 5000 }, (_, i) => 0.5 * Math.sin(i / 9));
  const limiter = new Limiter(1, 0.9, 48_000);
  const out = [...limiter.run([input])[0]!, ...limiter.flush()[0]!];
  expect(out).toEqual([...input]);
});

test('what passes at rest and what is worked at are one: blocks of any size give the same samples', () => {
  const bursts = (i: number) => (i % 400_000 < 3000 ? 1.4 : 0.5);
  const input = Float32Array.from({ length: 800_000 }, (_, i) => bursts(i) * Math.sin(i / 9));
  const limited = (block: number) => {
    const limiter = new Limiter(1, 0.9, 48_000);
    const parts: number[][] = [];
    for (let at = 0; at < input.length; at += block)
      parts.push([...limiter.run([input.subarray(at, at + block)])[0]!]);
    return Float32Array.from([...parts, [...limiter.flush()[0]!]].flat());
  };
  // 48,000 samples are whole turns of the delay line, which is when a limiter at rest passes a block on; 997 never are.
  expect(limited(48_000)).toEqual(limited(997));
});
