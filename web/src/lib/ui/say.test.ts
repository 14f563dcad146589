import { expect, it } from 'vitest';
import { m } from '#web/words/messages.js';
import { sayAgo, sayBytes, sayCents, sayCount, sayDuration, sayMoney } from './say.ts';

it('says money with as many digits as it has', () => {
  expect([0, 1_250_000, 40_000, 1_500].map(sayMoney)).toEqual(['Free', '$1.25', '$0.04', '$0.0015']);
});

it('says prices in whole cents', () => {
  expect([0, 800, 46_500, 2_417_100].map(sayCents)).toEqual(['Free', '< $0.01', '$0.05', '$2.42']);
});

it('says durations as players do', () => {
  expect([0, 9_940, 74_000, 3_600_000, 3_725_000].map(sayDuration)).toEqual([
    '0:00',
    '0:09',
    '1:14',
    '1:00:00',
    '1:02:05',
  ]);
});

it('says sizes, counts and how long ago', () => {
  expect([10, 1500, 12_400_000].map(sayBytes)).toEqual(['1 kB', '2 kB', '12.4 MB']);
  expect([sayCount(1, m.count_shots), sayCount(1200, m.count_shots)]).toEqual(['1 shot', '1,200 shots']);
  const now = Date.parse('2026-11-22T12:00:00Z');
  expect(sayAgo('2026-11-22T11:59:40Z', now)).toBe('just now');
  expect(sayAgo('2026-11-22T11:55:00Z', now)).toBe('5 minutes ago');
  expect(sayAgo('2026-11-21T11:55:00Z', now)).toBe('yesterday');
});
