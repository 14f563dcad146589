import { placeToSee, type ShotTime } from './shot-times.ts';

/** What a key does to the finished film. */
export type FilmAct =
  | { kind: 'play' | 'mute' | 'screen' | 'captions' }
  | { kind: 'go'; toMs: number }
  | { kind: 'range'; startMs: number; endMs: number };

export interface FilmState {
  atMs: number;
  durationMs: number;
  paused: boolean;
  times: readonly ShotTime[];
  /** The chosen range. */
  startMs: number;
  endMs: number;
}

/** As the player's own buttons. */
const STEP_MS = 5000;
/** Who steps back from a shot's first moment means the shot before. */
const START_OF_SHOT_MS = 700;
/** As the range's own ends. */
const SHORTEST_MS = 200;

/**
 * The keys of a cutting room: J K L, comma and full stop from shot to shot, I and O for the range. The player has some of
 * them itself while it has the focus: `inPlayer` leaves those to it. Null: the key means nothing here.
 */
export function filmAct(key: string, state: FilmState, inPlayer: boolean): FilmAct | null {
  const { atMs, durationMs, paused, times, startMs, endMs } = state;
  const within = (ms: number) => Math.min(Math.max(0, ms), durationMs);
  const own = 'kmfcjl'.includes(key.toLowerCase());
  if (inPlayer && own) return null;
  switch (key.toLowerCase()) {
    case 'k':
      return { kind: 'play' };
    case 'm':
      return { kind: 'mute' };
    case 'f':
      return { kind: 'screen' };
    case 'c':
      return { kind: 'captions' };
    case 'j':
      return { kind: 'go', toMs: within(atMs - STEP_MS) };
    case 'l':
      return { kind: 'go', toMs: within(atMs + STEP_MS) };
    case ',': {
      const before = times.findLast((time) => time.clearMs < atMs - START_OF_SHOT_MS);
      return { kind: 'go', toMs: before ? placeToSee(before, paused) : 0 };
    }
    case '.': {
      const next = times.find((time) => time.startMs > atMs + 1);
      return next ? { kind: 'go', toMs: placeToSee(next, paused) } : null;
    }
    case 'i': {
      const from = Math.min(atMs, durationMs - SHORTEST_MS);
      return { kind: 'range', startMs: from, endMs: endMs < from + SHORTEST_MS ? durationMs : endMs };
    }
    case 'o': {
      const to = Math.max(atMs, SHORTEST_MS);
      return { kind: 'range', startMs: startMs > to - SHORTEST_MS ? 0 : startMs, endMs: to };
    }
    default:
      return null;
  }
}
