import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTORS,
  type Actor,
  canTransition,
  isActive,
  isSettled,
  JOB_STATUSES,
  type JobStatus,
  TRANSITIONS,
} from './job.ts';

/** The table of the design, written out once more by hand, so that a slip in either shows. */
const ALLOWED: readonly (readonly [JobStatus, JobStatus, Actor])[] = [
  ['pending', 'queued', 'system'],
  ['queued', 'moderating', 'system'],
  ['moderating', 'processing', 'system'],
  ['moderating', 'moderation_failed', 'system'],
  ['moderation_failed', 'cancelled', 'user'],
  ['processing', 'completed', 'system'],
  ['processing', 'failed', 'system'],
  ['failed', 'cancelled', 'user'],
  ['failed', 'queued', 'user'],
  ['pending', 'cancelled', 'user'],
  ['queued', 'cancelled', 'user'],
  ['moderating', 'cancelled', 'user'],
  ['processing', 'cancelled', 'user'],
  ['pending', 'failed', 'system'],
  ['queued', 'failed', 'system'],
  ['moderating', 'failed', 'system'],
];

describe('transitions', () => {
  it('are those of the design: all 64 pairs, both actors', () => {
    for (const from of JOB_STATUSES) {
      for (const to of JOB_STATUSES) {
        for (const actor of ACTORS) {
          const wanted = ALLOWED.some(([f, t, a]) => f === from && t === to && a === actor);
          expect(canTransition(from, to, actor), `${from} → ${to} by ${actor}`).toBe(wanted);
        }
      }
    }
  });

  it('never lead out of completed or cancelled, and never into pending', () => {
    expect(TRANSITIONS.completed).toEqual({});
    expect(TRANSITIONS.cancelled).toEqual({});
    for (const from of JOB_STATUSES) expect(canTransition(from, 'pending', 'system')).toBe(false);
  });

  it('are the machine’s own business in four states, and its user’s in the others', () => {
    const active = ['pending', 'queued', 'moderating', 'processing'];
    for (const status of JOB_STATUSES) {
      expect(isActive(status), status).toBe(active.includes(status));
      expect(isSettled(status), status).toBe(!active.includes(status));
    }
  });

  it('in any order of wishes end where the machine rests, with one history', () => {
    const wish = fc.tuple(fc.constantFrom(...JOB_STATUSES), fc.constantFrom(...ACTORS));
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        let status: JobStatus = 'pending';
        let ended = false;
        for (const [to, actor] of wishes) {
          if (!canTransition(status, to, actor)) continue;
          expect(ended).toBe(false);
          if (actor === 'system') expect(isActive(status)).toBe(true);
          status = to;
          ended = status === 'completed' || status === 'cancelled';
        }
        expect(isActive(status)).toBe(!isSettled(status));
      }),
      { numRuns: process.env.SOAK === '1' ? 10_000 : 1_000 },
    );
  });
});
