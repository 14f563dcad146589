import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idempotencyKeys, jobStateHistory } from '../db/schema.ts';
import { createDeps, type DepsLife } from '../deps.ts';
import { call } from '../testing/api.ts';
import { makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

let life: DepsLife;
beforeEach(() => {
  life = createDeps(testEnv);
});
afterEach(() => life.close());

/** A failed job, and a way to ask for something under a key. */
async function openFailure(name: string) {
  const { token, jobId, shotId, userId } = await makeEstate(name);
  const post = (what: string, key?: string, body: unknown = {}) =>
    call('POST', `/api/v1/jobs/${jobId}/${what}`, {
      token,
      body,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  return {
    jobId,
    shotId,
    post,
    /** As if the Worker that had the key had died after its commit. */
    loseAnswer: () =>
      life.deps.db
        .update(idempotencyKeys)
        .set({ state: 'running', response: null, createdAt: sql`now() - interval '121 seconds'` })
        .where(eq(idempotencyKeys.userId, userId)),
    timesIn: async (state: 'queued' | 'cancelled') =>
      (
        await life.deps.db
          .select()
          .from(jobStateHistory)
          .where(and(eq(jobStateHistory.jobId, jobId), eq(jobStateHistory.toState, state)))
      ).length,
  };
}

describe('a wish under a key', () => {
  it('is granted once, though its answer is lost and it comes again', async () => {
    const { post, loseAnswer, timesIn } = await openFailure('retrier');
    const first = await post('retry', 'again');
    expect([first.status, first.json.retryCount]).toEqual([200, 1]);
    expect((await post('retry', 'again')).json).toEqual(first.json);
    await loseAnswer();
    const repeat = await post('retry', 'again');
    expect([repeat.status, repeat.json.retryCount]).toEqual([200, 1]);
    expect(repeat.headers.get('idempotency-replayed')).toBeNull();
    expect((await post('retry', 'again', { maxCostMicros: 1 })).json.code).toBe('idempotency.mismatch');
    expect((await post('retry', 'another')).json.code).toBe('job.illegal_transition');
    expect(await timesIn('queued')).toBe(1);
    expect((await post('cancel')).status).toBe(200);
  });

  it('to cancel is granted to all who repeat it, and to nobody else', async () => {
    const { post, loseAnswer, timesIn } = await openFailure('canceller');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('cancel', 'stop')));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    await loseAnswer();
    expect((await post('cancel', 'stop')).json.status).toBe('cancelled');
    expect((await post('cancel')).json.code).toBe('job.illegal_transition');
    expect(await timesIn('cancelled')).toBe(1);
  });

  it('that is refused leaves its key free', async () => {
    const { post, shotId } = await openFailure('skipper');
    const missing = await post('shots/sht_none', 'skip', { action: 'skip' });
    expect(missing.status).toBe(404);
    expect((await post(`shots/${shotId}`, 'skip', { action: 'dance' })).status).toBe(400);
    expect((await post('retry', 'skip', { maxCostMicros: -1 })).json.errors[0].path).toBe('maxCostMicros');
    expect((await post('retry', 'skip')).status).toBe(200);
    expect((await post('cancel')).status).toBe(200);
  });
});
