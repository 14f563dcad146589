import { expect, it } from 'vitest';
import { takeMailToken } from './take-mail-token.ts';

function tabAt(hash: string) {
  const shown: [unknown, string][] = [];
  const history = {
    state: { index: 3 },
    replaceState: (state: unknown, _: string, url?: string | URL | null) => shown.push([state, String(url)]),
  };
  return { shown, location: { hash, pathname: '/reset-password', search: '?a=1' }, history };
}

it('takes the token out of the address and leaves the rest', () => {
  const tab = tabAt('#token=Ab-_9');
  expect(takeMailToken(tab)).toBe('Ab-_9');
  expect(tab.shown).toEqual([[{ index: 3 }, '/reset-password?a=1']]);
});

it.each(['#', '#token=', '#else=1'])('finds none in %j', (hash) => {
  expect(takeMailToken(tabAt(hash))).toBe(null);
});

it('leaves an address without # alone', () => {
  const tab = tabAt('');
  expect(takeMailToken(tab)).toBe(null);
  expect(tab.shown).toEqual([]);
});
