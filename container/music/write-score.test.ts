import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MusicOrder } from '#domain/composer-order';
import { MOODS, MUSIC_GENRES } from '#domain/job-config';
import { writeScore } from './write-score.ts';

const order = (change: Partial<MusicOrder> = {}): MusicOrder => ({
  genre: 'orchestral',
  tempo: 90,
  seed: 1,
  samples: 48_000 * 60,
  sections: [{ startSample: 0, mood: 'calm' }],
  ...change,
});

test('any order gives notes inside the film that never overlap themselves', () => {
  const anyOrder = fc.record({
    genre: fc.constantFrom(...MUSIC_GENRES),
    tempo: fc.integer({ min: 40, max: 200 }),
    seed: fc.nat(),
    samples: fc.integer({ min: 1, max: 48_000 * 120 }),
    sections: fc.array(
      fc.record({ startSample: fc.nat({ max: 48_000 * 130 }), mood: fc.constantFrom(...MOODS) }),
      { minLength: 1, maxLength: 6 },
    ),
  });
  fc.assert(
    fc.property(anyOrder, (asked) => {
      const score = writeScore(asked);
      expect(score.notes.length).toBeGreaterThan(0);
      const ends = new Map<string, number>();
      for (const note of score.notes) {
        expect(note.until).toBeGreaterThan(note.at);
        expect(note.key).toBeGreaterThanOrEqual(20);
        expect(note.key).toBeLessThanOrEqual(110);
        const id = `${note.channel}:${note.key}`;
        expect(note.at).toBeGreaterThanOrEqual((ends.get(id) ?? 0) - 1);
        ends.set(id, note.until);
      }
    }),
    { numRuns: 40 },
  );
});

test('sections change on the bar line nearest to their start', () => {
  const start = 48_000 * 31;
  const score = writeScore(
    order({
      sections: [
        { startSample: 0, mood: 'calm' },
        { startSample: start, mood: 'heroic' },
      ],
    }),
  );
  const horns = score.changes.filter(
    ({ change }) => 'program' in change && change.program === 60 && change !== null,
  );
  const changed = horns.map(({ at }) => at).find((at) => at > 0)!;
  expect(score.bars).toContain(changed);
  const nearest = score.bars.reduce((a, b) => (Math.abs(b - start) < Math.abs(a - start) ? b : a));
  expect(changed).toBe(nearest);
});

test('the bass comes home at the end, and another seed is another piece', () => {
  const score = writeScore(order({ genre: 'piano' }));
  const first = score.notes.filter((note) => note.channel === 1).at(0)!;
  const last = score.notes.filter((note) => note.channel === 1).at(-1)!;
  expect(last.at).toBeGreaterThanOrEqual(score.bars.at(-1)! - 1000);
  expect(last.until).toBeLessThanOrEqual(48_000 * 60);
  expect(first.key).toBeLessThan(60);
  expect(writeScore(order())).toEqual(writeScore(order()));
  expect(writeScore(order({ seed: 2 })).notes).not.toEqual(writeScore(order()).notes);
});

test('the voices of the bed move by small steps', () => {
  const score = writeScore(order({ sections: [{ startSample: 0, mood: 'joyful' }] }));
  const bed = score.notes.filter((note) => note.channel === 0);
  const starts = [...new Set(bed.map((note) => Math.round(note.at / 2400)))];
  const chords = starts.map((s) => bed.filter((n) => Math.abs(n.at / 2400 - s) < 1).map((n) => n.key));
  const centre = (keys: number[]) => keys.reduce((a, b) => a + b, 0) / keys.length;
  for (const [i, chord] of chords.entries()) {
    if (i > 0) expect(Math.abs(centre(chord) - centre(chords[i - 1]!))).toBeLessThan(12);
  }
});
