import { expect, it } from 'vitest';
import { reconnectWaitMs } from './reconnect-wait.ts';

it('waits longer each time, up to 20 s', () => {
  expect([1, 2, 3, 4, 5, 6, 40].map((attempt) => reconnectWaitMs(attempt, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
  ]);
});

it('spreads clients over half of the wait', () => {
  expect(reconnectWaitMs(3, 0)).toBe(2000);
  expect(reconnectWaitMs(3, 0.5)).toBe(3000);
});
