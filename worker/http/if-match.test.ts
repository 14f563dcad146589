import { expect, it } from 'vitest';
import { isMatched } from './if-match.ts';

it.each([
  ['"a"', true],
  ['*', true],
  ['"b", "a"', true],
  ['"b","a"', true],
  [' "a" ', true],
  ['"b", *', true],
  ['"b"', false],
  ['a', false],
  ['W/"a"', false],
  ['"a"x', false],
  ['"b" "a"', false],
  ['', false],
])('an If-Match of %s is one of the version "a": %s', (ifMatch, holds) =>
  expect(isMatched(ifMatch, '"a"')).toBe(holds),
);
