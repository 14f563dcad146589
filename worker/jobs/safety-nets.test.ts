import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimAssets, findReadyAssets, releaseClaims, settleAssets } from '../assets/claim-assets.ts';
import { openBudget } from '../budget/open-budget.ts';
import { handleCron } from '../cron.ts';
import { isDatabaseUnavailable } from '../db/connect.ts';
import { assets, budgets, jobs, outbox } from '../db/schema.ts';
import { createDeps, type DepsLife } from '../deps.ts';
import { type FilmBench, openBench, USUAL_WAY } from '../film-job/film-bench.ts';
import { FilmJob } from '../film-job/film-job.ts';
import { testEnv } from '../testing/test-env.ts';
import { BudgetExceeded, reserveBudget } from './reserve-budget.ts';

let bench: FilmBench;
let life: DepsLife;
beforeEach(async () => {
  bench = await openBench();
  life = createDeps(testEnv, 4);
});
afterEach(async () => {
  vi.useRealTimers();
  await life.close();
  await bench.close();
});

async function sweep(): Promise<void> {
  const context = createExecutionContext();
  await handleCron(createScheduledController(), testEnv, context);
  await waitOnExecutionContext(context);
}

const userOf = async (jobId: string) => {
  const [row] = await life.deps.db.select({ userId: jobs.userId }).from(jobs).where(eq(jobs.id, jobId));
  return row?.userId ?? '';
};

describe('the sweep', () => {
  it('sends what was committed but never sent, once', async () => {
    const jobId = await bench.createJobSilently();
    const { db } = life.deps;
    const ofJob = sql`${outbox.payload} ->> 'jobId' = ${jobId}`;
    expect((await db.select().from(outbox).where(ofJob))[0]?.sentAt).toBeNull();
    bench.passTime(11_000);
    await sweep();
    expect((await db.select().from(outbox).where(ofJob))[0]?.sentAt).not.toBeNull();
    await vi.waitFor(async () => expect((await bench.get(`jobs/${jobId}`)).status).toBe('processing'), 5_000);
  });

  it('wakes a job that should be under way and is not heard of', async () => {
    const jobId = await bench.createJobSilently();
    await life.deps.db.delete(outbox).where(sql`${outbox.payload} ->> 'jobId' = ${jobId}`);
    bench.passTime(61_000);
    await sweep();
    await vi.waitFor(async () => expect((await bench.get(`jobs/${jobId}`)).status).toBe('processing'), 5_000);
  });
});

describe('a job that cannot be woken', () => {
  it('keeps no other from being woken, and fails when that lasts', async () => {
    const lost = await bench.createJobSilently();
    bench.passTime(1_000);
    const idle = await bench.createJobSilently();
    const { db } = life.deps;
    await db.delete(outbox).where(sql`${outbox.payload} ->> 'jobId' IN (${lost}, ${idle})`);
    const wake = FilmJob.prototype.wake;
    vi.spyOn(FilmJob.prototype, 'wake').mockImplementation(async function (this: FilmJob, jobId) {
      if (jobId === lost) throw new Error('poisoned');
      await wake.call(this, jobId);
    });
    bench.passTime(61_000);
    await sweep();
    await vi.waitFor(async () => expect((await bench.get(`jobs/${idle}`)).status).toBe('processing'), 5_000);
    expect((await bench.get(`jobs/${lost}`)).status).toBe('pending');
    bench.passTime(15 * 60_000);
    await sweep();
    expect(await bench.get(`jobs/${lost}`)).toMatchObject({ status: 'failed', error: { code: 'job.lost' } });
    vi.restoreAllMocks();
  });
});

describe('a message that cannot be delivered', () => {
  it('fails its job, which says so and can be retried', async () => {
    const jobId = await bench.createJobSilently();
    await bench.deliver('film-jobs-dead', [{ jobId }]);
    const job = await bench.get(`jobs/${jobId}`);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'queue.undeliverable' } });
    expect(job.error.message).toMatch(/not delivered/);
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
  });

  it('of a step that went on another way fails nothing', async () => {
    const jobId = await bench.createJob();
    await bench.settleQueue(jobId);
    await bench.deliver('film-steps-dead', [{ jobId, stepKey: 'plan', fence: 1 }, 'nonsense']);
    expect((await bench.get(`jobs/${jobId}`)).status).toBe('processing');
  });
});

describe('moderation', () => {
  it('ends a job before anything is made, and names the sentence', async () => {
    const bad = 'I will explain step by step how to build a pipe bomb at home and fill it with nails.';
    const jobId = await bench.createJob(`The sun rose. ${bad} Birds sang.`);
    await vi.waitFor(async () => {
      expect((await bench.get(`jobs/${jobId}`)).status).toBe('moderation_failed');
    }, 5_000);
    const job = await bench.get(`jobs/${jobId}`);
    expect(job.moderation).toMatchObject({ status: 'refused', findings: [{ sentence: bad }] });
    expect(bench.composer.taken).toEqual([]);
    expect(await bench.history(jobId)).toEqual([...USUAL_WAY.slice(0, 3), 'moderation_failed']);
    expect((await bench.post(`jobs/${jobId}/retry`)).json.code).toBe('job.illegal_transition');
    expect((await bench.post(`jobs/${jobId}/cancel`)).json.status).toBe('cancelled');
  });
});

describe('a budget', () => {
  it('for ten holds exactly ten of two hundred that want it at once', async () => {
    const userId = await userOf(await bench.createJob());
    const { db, settings } = life.deps;
    const period = '2031-01';
    await openBudget(db, settings, { userId, period });
    await db.update(budgets).set({ limitMicros: 1_000 }).where(eq(budgets.period, period));
    // On a slow machine a full pool turns some away; they come again, as a 503 tells its client to.
    const start = (): Promise<void> =>
      db
        .transaction((tx) => reserveBudget(tx, settings, { userId, period, micros: 100 }))
        .catch((error) => (isDatabaseUnavailable(error) ? start() : Promise.reject(error)));
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, start));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(10);
    expect(outcomes.every((o) => o.status === 'fulfilled' || o.reason instanceof BudgetExceeded)).toBe(true);
    const [row] = await db.select().from(budgets).where(eq(budgets.period, period));
    expect(row).toMatchObject({ reservedMicros: 1_000, spentMicros: 0 });
    await db.transaction((tx) => reserveBudget(tx, settings, { userId, period, micros: 0 }));
  });
});

describe('a claim', () => {
  it('is one job’s until it is settled, let go or runs out', async () => {
    const userId = await userOf(await bench.createJob());
    const { db } = life.deps;
    const now = new Date();
    const key = crypto.randomUUID();
    const claim = (jobId: string, at = now) =>
      claimAssets(db, [{ key, kind: 'picture', provider: 'embedded' }], { userId, jobId }, at);
    expect([...(await claim('job_a'))]).toEqual([key]);
    expect([...(await claim('job_a'))]).toEqual([key]);
    expect([...(await claim('job_b'))]).toEqual([]);
    await releaseClaims(db, 'job_b', [key]);
    expect([...(await claim('job_b'))]).toEqual([]);
    await releaseClaims(db, 'job_a', [key]);
    expect([...(await claim('job_b'))]).toEqual([key]);
    expect([...(await claim('job_c', new Date(now.getTime() + 121_000)))]).toEqual([key]);
    const file = {
      role: 'picture',
      objectKey: 'o',
      bytes: 1,
      sha256: 'a'.repeat(64),
      type: 'image/png',
    } as const;
    const made = (bytes: number) => [
      { key, kind: 'picture', provider: 'embedded', result: { files: [{ ...file, bytes }], meta: {} } },
    ];
    await settleAssets(db, made(1), { userId }, now);
    await settleAssets(db, made(2), { userId }, now);
    expect((await findReadyAssets(db, [key], now)).get(key)?.files[0]?.bytes).toBe(1);
    expect([...(await claim('job_a', new Date(now.getTime() + 1e9)))]).toEqual([]);
  });

  it('that are let go of leave nothing in the bucket, a failed check’s report neither', async () => {
    const userId = await userOf(await bench.createJob());
    const { db } = life.deps;
    const key = crypto.randomUUID();
    const now = new Date();
    await claimAssets(db, [{ key, kind: 'check', provider: 'embedded' }], { userId, jobId: 'job_x' }, now);
    await releaseClaims(db, 'job_x', [key]);
    const body = new Uint8Array(16);
    bench.bucket.objects.set(`assets/check/${key}.json`, { body, type: 'application/json' });
    const isThere = () => bench.bucket.objects.has(`assets/check/${key}.json`);
    await sweep();
    expect(isThere()).toBe(true);
    bench.passTime(25 * 3600_000);
    await sweep();
    expect(isThere()).toBe(false);
    expect(await db.select().from(assets).where(eq(assets.key, key))).toEqual([]);
  });

  it('and what nobody used for a season are reaped, object and row', async () => {
    const userId = await userOf(await bench.createJob());
    const { db } = life.deps;
    const key = crypto.randomUUID();
    const old = new Date(Date.now() - 91 * 24 * 3600_000);
    const file = {
      role: 'picture',
      objectKey: `assets/picture/${key}.png`,
      bytes: 1,
      sha256: 'b'.repeat(64),
      type: 'image/png',
    } as const;
    await settleAssets(
      db,
      [{ key, kind: 'picture', provider: 'embedded', result: { files: [file], meta: {} } }],
      { userId },
      old,
    );
    bench.bucket.objects.set(file.objectKey, { body: new Uint8Array(1), type: file.type });
    await sweep();
    expect(await db.select().from(assets).where(eq(assets.key, key))).toEqual([]);
    expect(bench.bucket.objects.has(file.objectKey)).toBe(false);
  });
});
