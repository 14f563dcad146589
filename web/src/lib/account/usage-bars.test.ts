import { expect, it } from 'vitest';
import { daysOf, usageBars } from './usage-bars.ts';

const words = { rest: 'Everything else', untitled: 'Untitled film' };

it('draws every day of the month so far, and what lies beyond it', () => {
  const bars = usageBars(
    {
      period: '2026-11',
      currency: 'USD',
      spentMicros: 103,
      days: [
        { day: '2026-11-02', spentMicros: 100, films: 2 },
        { day: '2026-12-01', spentMicros: 3, films: 0 },
      ],
      films: [
        { jobId: 'b', title: 'B', spentMicros: 70 },
        { jobId: 'a', title: null, spentMicros: 30 },
        { jobId: null, title: null, spentMicros: 3 },
      ],
      providers: [{ provider: 'openai', spentMicros: 103, films: 2 }],
    },
    Date.parse('2026-11-03T12:00:00Z'),
    words,
  );
  expect(bars.byDay.map(({ key, micros, films }) => [key, micros, films])).toEqual([
    ['2026-11-01', 0, 0],
    ['2026-11-02', 100, 2],
    ['2026-11-03', 0, 0],
    ['2026-12-01', 3, 0],
  ]);
  expect(bars.byFilm.map(({ key, label }) => [key, label])).toEqual([
    ['b', 'B'],
    ['a', 'Untitled film'],
    ['', 'Everything else'],
  ]);
  expect(bars.byProvider).toEqual([{ key: 'openai', label: 'openai', micros: 103, films: 2 }]);
});

it('ends with the month, however late it is', () => {
  expect(daysOf('2026-02', Date.parse('2026-12-01T00:00:00Z'))).toHaveLength(28);
  expect(daysOf('2026-11', Date.parse('2026-11-01T00:00:00Z'))).toEqual(['2026-11-01']);
});
