import { expect, it } from 'vitest';
import { type FilmState, filmAct } from './film-keys.ts';

const times = [0, 4000, 9000].map((startMs, i, all) => ({
  shotId: `sht_${i}`,
  sceneId: 'scn_1',
  number: i + 1,
  startMs,
  clearMs: startMs + (i && 1000),
  endMs: all[i + 1] ?? 12_000,
}));
const state = (atMs: number): FilmState => ({
  atMs,
  durationMs: 12_000,
  paused: false,
  times,
  startMs: 0,
  endMs: 4000,
});
const goes = (key: string, atMs: number) => filmAct(key, state(atMs), false);

it('steps from shot to shot, and back to the shot’s own start first', () => {
  expect(goes('.', 0)).toEqual({ kind: 'go', toMs: 4020 });
  expect(goes('.', 9500)).toBeNull();
  expect(goes(',', 6000)).toEqual({ kind: 'go', toMs: 4020 });
  expect(goes(',', 4200)).toEqual({ kind: 'go', toMs: 20 });
  expect(goes(',', 100)).toEqual({ kind: 'go', toMs: 0 });
});

it('shows a shot’s own picture at rest, and never stays where it is', () => {
  const rest = (key: string, atMs: number) => filmAct(key, { ...state(atMs), paused: true }, false);
  expect(rest('.', 0)).toEqual({ kind: 'go', toMs: 5020 });
  expect(rest('.', 5020)).toEqual({ kind: 'go', toMs: 10_020 });
  expect(rest(',', 10_020)).toEqual({ kind: 'go', toMs: 5020 });
  expect(rest(',', 5020)).toEqual({ kind: 'go', toMs: 20 });
});

it('never leaves the film', () => {
  expect(goes('J', 2000)).toEqual({ kind: 'go', toMs: 0 });
  expect(goes('l', 11_000)).toEqual({ kind: 'go', toMs: 12_000 });
});

it('marks a range that is never empty', () => {
  expect(goes('i', 2000)).toEqual({ kind: 'range', startMs: 2000, endMs: 4000 });
  expect(goes('i', 6000)).toEqual({ kind: 'range', startMs: 6000, endMs: 12_000 });
  expect(goes('i', 12_000)).toEqual({ kind: 'range', startMs: 11_800, endMs: 12_000 });
  expect(goes('o', 0)).toEqual({ kind: 'range', startMs: 0, endMs: 200 });
  expect(filmAct('o', { ...state(3000), startMs: 3000 }, false)).toEqual({
    kind: 'range',
    startMs: 0,
    endMs: 3000,
  });
});

it('leaves to the player what it does itself, and the rest to the page', () => {
  expect(filmAct('k', state(0), true)).toBeNull();
  expect(filmAct('o', state(3000), true)).not.toBeNull();
  expect(goes('x', 0)).toBeNull();
});
