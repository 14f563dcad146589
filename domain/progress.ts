import { shotsOf } from './film-plan.ts';
import type { Journal } from './journal.ts';
import { type FilmSoFar, type StepKind, stepsOf } from './steps.ts';

/** How much of a job's time a step takes, relative to a picture; roughly CPU-seconds at 720p. */
export const STEP_WEIGHTS: Readonly<Record<StepKind, number>> = {
  'moderate-script': 1,
  plan: 1,
  note: 2,
  notes: 0.1,
  'moderate-plan': 1,
  sheet: 1,
  picture: 1,
  speech: 0.4,
  effect: 1,
  timeline: 0.1,
  music: 3,
  clip: 4,
  piece: 1.2,
  mix: 3,
  join: 1,
  check: 1,
  publish: 1,
};

/** Pieces a shot gives on average before the timeline is known: a body and a transition. */
const PIECES_PER_SHOT = 2;
/** Shots that an unplanned film is counted with. */
const UNPLANNED_SHOTS = 12;

/**
 * Percent done, 0–99; 100 is for completed jobs alone. `shares` holds how far running steps are
 * (0–1 by key). The graph grows, so callers keep the maximum of what they have said before.
 */
export function progressOf(
  film: FilmSoFar,
  journal: Journal,
  shares: ReadonlyMap<string, number> = new Map(),
): number {
  let done = 0;
  let all = 0;
  for (const step of stepsOf(film)) {
    const weight = STEP_WEIGHTS[step.kind];
    const state = journal.get(step.key)?.state;
    all += weight;
    if (state === 'done') done += weight;
    else if (state === 'running') done += weight * Math.min(1, Math.max(0, shares.get(step.key) ?? 0));
  }
  if (!film.timeline) {
    const shots = film.plan ? shotsOf(film.plan).length : UNPLANNED_SHOTS;
    const { music, mix, join, check, publish, piece, picture, speech } = STEP_WEIGHTS;
    const known = film.opening?.pieces.length ?? 0;
    all +=
      Math.max(0, shots * PIECES_PER_SHOT - known) * piece +
      (film.music ? music : 0) +
      mix +
      join +
      check +
      publish;
    if (!film.plan) all += shots * (picture + speech);
  }
  return Math.min(99, Math.floor((100 * done) / all));
}
