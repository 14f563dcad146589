import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOTION_KINDS } from '#domain/film-plan';
import { ease, layerSight, parallax, sightAt } from './camera.ts';

const view = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  zoom: fc.double({ min: 1, max: 4, noNaN: true }),
});
const motion = fc.record({ kind: fc.constantFrom(...MOTION_KINDS), from: view, to: view });

test('ease starts and ends at rest, is even in the middle, and never goes back', () => {
  expect([ease(-1), ease(0), ease(0.5), ease(1), ease(2)]).toEqual([0, 0, 0.5, 1, 1]);
  for (let i = 1; i <= 100; i++) expect(ease(i / 100)).toBeGreaterThan(ease((i - 1) / 100));
  expect(ease(0.001)).toBeLessThan(0.00001);
});

test('no motion ever shows an edge, of any layer', () => {
  fc.assert(
    fc.property(motion, fc.nat(199), fc.double({ min: 0, max: 1, noNaN: true }), (m, frame, depth) => {
      for (const room of [0, 0.06]) {
        const strongest = parallax(1);
        const seen = layerSight(sightAt(m, frame, 200, 30, room, strongest), parallax(depth));
        // A sway beyond a motion between two edges may reach out by less than a pixel.
        const slack = m.kind === 'sway' || m.kind === 'handheld' ? 0.012 : 1e-9;
        for (const centre of [seen.x, seen.y]) {
          expect(centre - seen.width / 2).toBeGreaterThanOrEqual(-room - slack);
          expect(centre + seen.width / 2).toBeLessThanOrEqual(1 + room + slack);
        }
      }
    }),
    { numRuns: 400, verbose: true },
  );
});

test('a push-in holds its far end in place and moves without a jerk', () => {
  const push = {
    kind: 'push-in',
    from: { x: 0.5, y: 0.5, zoom: 1 },
    to: { x: 0.6, y: 0.45, zoom: 1.5 },
  } as const;
  const sights = Array.from({ length: 101 }, (_, i) => sightAt(push, i, 101, 30, 0.06, 1));
  expect(sights[0]).toMatchObject({ x: 0.5, y: 0.5, width: 1 });
  expect(sights[100]!.x).toBeCloseTo(0.6);
  // The point that both views show at the same place of the screen stays there all along.
  const fixed = (0.5 - 0.6 * 1.5) / (1 - 1.5);
  const screen = sights.map((s) => (fixed - s.x) / s.width);
  for (const place of screen) expect(place).toBeCloseTo(screen[0]!, 6);
});

test('near layers move more than far ones, people as the motion says', () => {
  expect(parallax(0)).toBeLessThan(parallax(0.25));
  expect(parallax(0.65)).toBeCloseTo(1, 1);
  expect(parallax(1)).toBeGreaterThan(1.2);
});
