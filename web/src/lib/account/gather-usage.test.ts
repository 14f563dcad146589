import { expect, it } from 'vitest';
import { daysOf, gatherUsage } from './gather-usage.ts';

const job = (id: string, createdAt: string, actualCostMicros: number) => ({
  id,
  title: id,
  createdAt,
  actualCostMicros,
});
const receipt = (...items: [provider: string, actualMicros: number][]) => ({
  items: items.map(([provider, actualMicros]) => ({
    stepKey: 'picture:1',
    sceneId: null,
    shotId: null,
    stage: 'picture',
    provider,
    model: 'm',
    estimateMicros: 0,
    actualMicros,
    uncertainMicros: 0,
    releasedMicros: 0,
    attempts: 1,
    retries: 0,
    reused: false,
  })),
});

it('adds a month up by day, film and provider', () => {
  const jobs = [
    job('a', '2026-11-02T23:59:59.000Z', 30),
    job('b', '2026-11-02T01:00:00.000Z', 70),
    job('free', '2026-11-03T01:00:00.000Z', 0),
    job('last month', '2026-10-31T23:59:59.000Z', 999),
  ];
  const receipts = new Map([
    ['a', receipt(['openai', 10], ['openai', 15], ['elevenlabs', 5])],
    ['b', receipt(['openai', 70])],
    ['free', receipt(['embedded', 0])],
  ]);
  const usage = gatherUsage(jobs, receipts, '2026-11', Date.parse('2026-11-03T12:00:00Z'));
  expect(usage.byDay.map(({ key, micros, films }) => [key, micros, films])).toEqual([
    ['2026-11-01', 0, 0],
    ['2026-11-02', 100, 2],
    ['2026-11-03', 0, 1],
  ]);
  expect(usage.byFilm.map(({ key, micros }) => [key, micros])).toEqual([
    ['b', 70],
    ['a', 30],
    ['free', 0],
  ]);
  expect(usage.byProvider.map(({ key, micros, films }) => [key, micros, films])).toEqual([
    ['openai', 95, 2],
    ['elevenlabs', 5, 1],
  ]);
});

it('ends with the month, however late it is', () => {
  expect(daysOf('2026-02', Date.parse('2026-12-01T00:00:00Z'))).toHaveLength(28);
  expect(daysOf('2026-11', Date.parse('2026-11-01T00:00:00Z'))).toEqual(['2026-11-01']);
});
