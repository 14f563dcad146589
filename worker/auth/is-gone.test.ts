import { expect, it } from 'vitest';
import { isGone } from './is-gone.ts';

const now = new Date('2026-11-22T12:00:00Z');
const at = (ms: number) => new Date(now.getTime() + ms);

it.each([
  [true, null, false],
  [false, null, true],
  [true, at(1), false],
  [true, at(0), true],
  [true, at(-1), true],
  [false, at(1), true],
])('an account that is active: %s, a guest until %s, is gone: %s', (isActive, guestUntil, gone) =>
  expect(isGone({ isActive, guestUntil }, now)).toBe(gone),
);
