import type { Journal } from './journal.ts';
import { type FilmSoFar, STEP_PLACE, type Step, stageOf, stepsOf } from './steps.ts';

/**
 * Orders of one job that the composer holds at once. Under its queue's depth of 64, so that a second
 * job finds room; well over what its workers render at a time, so that they never wait for us.
 */
export const COMPOSER_WINDOW = 48;

export interface NextSteps {
  /** All that they follow is done, and their asset's key is not chosen yet. */
  unprepared: Step[];
  /** To be sent now, best first. */
  ready: Step[];
  /** Sent, but nobody began: the message is lost. */
  unbegun: string[];
  /** Begun, but the lease ran out: ask who has it. */
  silent: string[];
  /** Final failures, in the film's order. */
  failed: string[];
  /** Every step of moderation is done. */
  moderated: boolean;
  finished: boolean;
  /** When something is due by itself, ms since the epoch; null: only a report moves the job. */
  wakeAt: number | null;
}

/**
 * What happens next in a job: pure, and the same however often it is asked. A step is ready when all
 * that it follows is done, its wait is over, no twin (a step with the same asset key) is being made,
 * and the composer's window has room.
 */
export function nextSteps(film: FilmSoFar, journal: Journal, now: number): NextSteps {
  const steps = stepsOf(film);
  const next: NextSteps = {
    unprepared: [],
    ready: [],
    unbegun: [],
    silent: [],
    failed: [],
    moderated: true,
    finished: steps.at(-1)?.kind === 'publish',
    wakeAt: null,
  };
  const wake = (at: number) => {
    next.wakeAt = Math.min(next.wakeAt ?? at, at);
  };
  const making = new Set<string>();
  let room = COMPOSER_WINDOW;
  for (const { key, kind } of steps) {
    const row = journal.get(key);
    if (row?.state !== 'sent' && row?.state !== 'running') continue;
    if (row.assetKey) making.add(row.assetKey);
    if (STEP_PLACE[kind] === 'composer') room--;
  }
  for (const step of steps) {
    const row = journal.get(step.key);
    if (row?.state === 'done') continue;
    if (stageOf(step.kind) === 'moderating') next.moderated = false;
    next.finished = false;
    if (row?.state === 'failed') next.failed.push(step.key);
    else if (row && (row.state === 'sent' || row.state === 'running')) {
      if (row.leaseUntil > now) wake(row.leaseUntil);
      else (row.state === 'sent' ? next.unbegun : next.silent).push(step.key);
    } else if (step.after.every((key) => journal.get(key)?.state === 'done')) {
      const composed = STEP_PLACE[step.kind] === 'composer';
      if (composed && !row?.assetKey) next.unprepared.push(step);
      else if (row && row.notBefore > now) wake(row.notBefore);
      else if (row?.assetKey && making.has(row.assetKey)) continue;
      else if (composed && room <= 0) continue;
      else {
        next.ready.push(step);
        if (composed) room--;
        if (row?.assetKey) making.add(row.assetKey);
      }
    }
  }
  return next;
}
