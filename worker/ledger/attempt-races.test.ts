import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Purchase } from '#domain/purchase';
import { costRecords, jobs } from '../db/schema.ts';
import { FakeFilmJobs } from '../film-job/fake-film-jobs.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { FakeQueue } from '../queue/fake-queue.ts';
import { endFailed, endPaid, endUncertain } from '../steps/end-purchase.ts';
import { followAttempt } from '../steps/follow-attempt.ts';
import { type BuyingBench, openBuyingBench, purchaseOf } from './buying-bench.ts';
import { findFaults } from './paid-bench.ts';
import { storeReply } from './store-reply.ts';
import { takeLicence } from './take-licence.ts';

let bench: BuyingBench;
beforeEach(async () => {
  bench = await openBuyingBench();
});
afterEach(() => bench.close());

const nameOf = (attempt: number, jobId = bench.jobId) => ({
  jobId,
  stepKey: 'picture:sht_1',
  attempt,
  fence: attempt,
});

async function licenceFor(purchase: Purchase, attempt = 1) {
  const licence = await takeLicence(bench.deps, nameOf(attempt), purchase);
  if (licence.state !== 'granted') throw new Error(`the licence is ${licence.state}`);
  return { ...licence.attempt, purchase };
}

const made = {
  body: new Uint8Array([1, 2, 3]),
  type: 'image/png',
  providerRequestId: 'req_1',
  costMicros: 4_000,
  meta: {},
};
const cut = new ProviderError('cut', { provider: 'OpenAI', phase: 'call' });

describe('an attempt that two look after', () => {
  it.each([
    ['calls it lost', endUncertain],
    [
      'calls it failed',
      (...[deps, attempt]: Parameters<typeof endUncertain>) => endFailed(deps, attempt as never, cut),
    ],
  ])('is done for both when one has settled it and the other %s', async (_, end) => {
    const attempt = await licenceFor(purchaseOf(bench, 'openai'));
    const reply = await storeReply(bench.deps, attempt, made);
    expect(await endPaid(bench.deps, attempt, reply)).toMatchObject({ type: 'done' });
    expect(await end(bench.deps, attempt, 'It was lost')).toEqual({ type: 'done', result: reply.result });
    const { attempts } = await bench.books();
    expect(attempts).toMatchObject([{ status: 'settled', costMicros: 4_000 }]);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('is settled exactly when what was called lost arrives', async () => {
    const attempt = await licenceFor(purchaseOf(bench, 'openai'));
    expect(await endUncertain(bench.deps, attempt, 'It was lost')).toMatchObject({ type: 'failed' });
    await endPaid(bench.deps, attempt, await storeReply(bench.deps, attempt, made));
    const { attempts } = await bench.books();
    expect(attempts).toMatchObject([{ status: 'settled', costMicros: 4_000 }]);
    expect(findFaults(await bench.books())).toEqual([]);
  });
});

describe('a charge in vain', () => {
  it('is risked once more and no third time, whether it is known or feared', async () => {
    const purchase = purchaseOf(bench, 'openai');
    const first = await licenceFor(purchase, 1);
    expect(await endFailed(bench.deps, first, cut, 4_000)).toMatchObject({ error: { retryable: true } });
    const second = await licenceFor(purchase, 2);
    expect(await endFailed(bench.deps, second, cut)).toMatchObject({ error: { retryable: false } });
    expect(findFaults(await bench.books())).toEqual([]);
  });
});

describe('what an ended job is still buying', () => {
  it('is waited for by the next job that wants it, and not bought again', async () => {
    const purchase = purchaseOf(bench, 'openai');
    const attempt = await licenceFor(purchase);
    await bench.db.update(jobs).set({ status: 'cancelled' }).where(eq(jobs.id, bench.jobId));
    const next = `${bench.jobId.slice(0, -1)}_`;
    await bench.startJob(next);
    const ask = () => takeLicence(bench.deps, nameOf(1, next), purchase);
    expect(await ask()).toMatchObject({ state: 'wait' });
    const reply = await storeReply(bench.deps, attempt, made);
    await endPaid(bench.deps, attempt, reply);
    expect(await ask()).toEqual({ state: 'made', result: reply.result });
    expect((await bench.books()).attempts.length).toBe(1);
  });
});

describe('an attempt of a model that is sold no more', () => {
  it('ends all the same, counted as spent', async () => {
    const { id } = await licenceFor(purchaseOf(bench, 'replicate'));
    await bench.db.execute(sql`
      UPDATE cost_records SET created_at = now() - interval '2 hours', touched_at = now() - interval '1 hour',
        purchase = jsonb_set(purchase, '{request,model}', '"withdrawn"') WHERE id = ${id}`);
    const filmJobs = new FakeFilmJobs();
    const { queue } = new FakeQueue();
    const deps = {
      ...bench.deps,
      filmJob: filmJobs.namespace,
      queues: { filmJobs: queue, filmSteps: queue, webhooks: queue },
    };
    const message = { follow: nameOf(1), service: 'replicate', model: 'withdrawn', missed: 0 };
    await followAttempt(deps, message);
    expect(filmJobs.endOf(nameOf(1))).toMatchObject({
      type: 'failed',
      error: { code: 'provider.uncertain' },
    });
    const [row] = await bench.db.select().from(costRecords).where(eq(costRecords.id, id));
    expect(row?.status).toBe('uncertain');
    expect(findFaults(await bench.books())).toEqual([]);
  });
});
