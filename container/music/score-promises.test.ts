import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MusicOrder, SAMPLE_RATE } from '#domain/composer-order';
import { musicOrder } from '#domain/film-orders';
import { guessTimeline } from '#domain/guess-timeline';
import { JobConfig, MOODS, MUSIC_GENRES } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { barLines } from './bar-lines.ts';
import { ENSEMBLES, isDrum } from './ensemble.ts';
import { type Score, writeScore } from './write-score.ts';

const MINUTE = 60 * SAMPLE_RATE;
const order = (change: Partial<MusicOrder> = {}): MusicOrder => ({
  ...{ genre: 'orchestral', tempo: 90, seed: 1, samples: MINUTE },
  sections: [{ startSample: 0, mood: 'calm' }],
  ...change,
});

/** Drums have no pitch. */
const pitched = ({ notes }: Score) => notes.filter(({ channel }) => channel !== 9);

test('a blow falls on the very sample where a scene begins, and mostly a bar does', () => {
  let scenes = 0;
  let onBars = 0;
  const genres = fc.constantFrom(...MUSIC_GENRES);
  const hits = fc.array(fc.integer({ min: 6 * SAMPLE_RATE, max: 54 * SAMPLE_RATE }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(genres, fc.constantFrom(...MOODS), fc.nat(), hits, (genre, mood, seed, at) => {
      const score = writeScore(order({ genre, seed, hits: at, sections: [{ startSample: 0, mood }] }));
      const struck = new Set(score.notes.map((note) => note.at));
      for (const hit of at) expect(struck.has(hit)).toBe(true);
      scenes += at.length;
      onBars += at.filter((hit) => score.bars.includes(hit)).length;
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(onBars / scenes).toBeGreaterThan(0.5);
});

test('bars fill the film without a gap, none a tenth longer or shorter than the tempo asks', () => {
  const anyOrder = fc.record({
    tempo: fc.integer({ min: 40, max: 200 }),
    samples: fc.integer({ min: 20 * SAMPLE_RATE, max: 4 * MINUTE }),
    hits: fc.array(fc.nat({ max: 4 * MINUTE }), { maxLength: 9 }),
  });
  fc.assert(
    fc.property(anyOrder, fc.constantFrom(3, 4), (asked, beats) => {
      const lines = barLines(order(asked), beats);
      const bar = (beats * MINUTE) / asked.tempo;
      expect(lines[0]).toBe(0);
      for (let i = 1; i < lines.length; i++)
        expect(Math.abs((lines[i]! - lines[i - 1]!) / bar - 1)).toBeLessThan(0.101);
      expect(Math.abs(asked.samples - 2.5 * SAMPLE_RATE - lines.at(-1)!)).toBeLessThanOrEqual(bar * 0.51);
    }),
  );
});

test('every score begins with fewer players than it has later, and ends at home, its bass on the root', () => {
  for (const genre of MUSIC_GENRES) {
    for (const mood of MOODS) {
      const score = writeScore(order({ genre, seed: 11, sections: [{ startSample: 0, mood }] }));
      const playersIn = (bar: number) => {
        const [from, to] = [score.bars[bar]! - 2000, (score.bars[bar + 1] ?? MINUTE) - 2000];
        return new Set(score.notes.filter(({ at }) => at >= from && at < to).map(({ channel }) => channel))
          .size;
      };
      const most = Math.max(...score.bars.map((_, bar) => playersIn(bar)));
      expect(playersIn(0), `${genre} ${mood}`).toBeLessThan(most);
      const ringing = pitched(score).filter(({ until }) => until > score.bars.at(-1)! + 2 * SAMPLE_RATE);
      const lowest = ringing.reduce((low, note) => (note.key < low.key ? note : low));
      expect(lowest.key % 12, `${genre} ${mood}`).toBe(score.home);
      const fifths = new Set(ringing.map(({ key }) => (key - score.home + 120) % 12));
      expect(
        [...fifths].every((step) => [0, 3, 4, 7].includes(step)),
        `${genre} ${mood}`,
      ).toBe(true);
    }
  }
});

test('there are twelve families and more, each with its own harmony, rhythm and players', () => {
  const families = MUSIC_GENRES.flatMap((genre) =>
    MOODS.map((mood) => {
      const score = writeScore(order({ genre, seed: 3, sections: [{ startSample: 0, mood }] }));
      const beat = (score.bars[5]! - score.bars[4]!) / 16;
      const inBars = score.notes.filter(({ at }) => at >= score.bars[4]! && at < score.bars[8]!);
      const rhythm = [
        ...new Set(inBars.map(({ at }) => Math.round((at - score.bars[4]!) / beat) % 16)),
      ].sort();
      const harmony = [...new Set(pitched(score).map(({ key }) => (key - score.home + 120) % 12))].sort();
      const players = [...new Set(score.notes.map(({ channel }) => channel))].sort();
      const instruments = ENSEMBLES[genre]
        .filter(({ role }) => !isDrum(role))
        .map(({ program, instead }) => instead?.[mood] ?? program);
      return { harmony: `${harmony}`, rhythm: `${rhythm}`, players: `${genre} ${players} ${instruments}` };
    }),
  );
  const kinds = (of: (family: (typeof families)[number]) => string) => new Set(families.map(of)).size;
  expect(kinds(({ players }) => players)).toBeGreaterThanOrEqual(12);
  expect(kinds(({ harmony }) => harmony)).toBeGreaterThanOrEqual(6);
  expect(kinds(({ rhythm }) => rhythm)).toBeGreaterThanOrEqual(6);
  expect(kinds(({ harmony, rhythm, players }) => `${harmony} ${rhythm} ${players}`)).toBeGreaterThanOrEqual(
    40,
  );
});

test('no two scripts of the gallery have the same piece, in any key or at any pace; one script always has its own', async () => {
  const folder = new URL('../../samples/gallery/', import.meta.url);
  const config = JobConfig.parse({});
  const pieceOf = (script: string) => {
    const plan = planFilm(script, config);
    const { work } = musicOrder(plan, guessTimeline(plan, config), config)!;
    const score = writeScore(work.order as MusicOrder);
    const tune = pitched(score).slice(0, 120);
    const steps = tune.map(({ key }) => key - tune[0]!.key);
    return { seed: (work.order as MusicOrder).seed, tune: steps.join(' ') };
  };
  const scripts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const pieces = scripts.map(pieceOf);
  expect(new Set(pieces.map(({ seed }) => seed)).size).toBe(scripts.length);
  expect(new Set(pieces.map(({ tune }) => tune)).size).toBe(scripts.length);
  expect(pieceOf(scripts[0]!)).toEqual(pieces[0]);
  const named = (people: string) => `The Lamp\n\n${people} waited in the harbour. It rained.`;
  expect(pieceOf(named('Anna')).seed).not.toBe(pieceOf(named('Mister Brown')).seed);
});
