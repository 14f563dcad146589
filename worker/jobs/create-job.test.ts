import { and, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filmParts } from '#domain/film-parts';
import type { FilmPlan } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { assets, budgets, idempotencyKeys, jobStateHistory, jobs } from '../db/schema.ts';
import { createDeps, type DepsLife } from '../deps.ts';
import type { Env } from '../env.ts';
import { newId } from '../ids.ts';
import { type Call, call } from '../testing/api.ts';
import { makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';
import { createJob } from './create-job.ts';

/** A deployment with a vendor's key, whose jobs are stored and not begun. */
const SELLING = {
  OPENAI_API_KEY: 'test-key',
  REPLICATE_API_TOKEN: 'test-token',
  FILM_JOBS: { sendBatch: async () => undefined },
  FILM_JOB: { getByName: () => ({ arm: async () => undefined }) },
};
const FLUX = { quality: 'final', providers: { image: 'replicate', voice: 'embedded' } } as const;
const OPENAI = { quality: 'final', providers: { image: 'openai', voice: 'openai' } } as const;
const PICTURE_MICROS = 40_000;
const STARTS = 200;

let life: DepsLife;
beforeEach(() => {
  life = createDeps({ ...testEnv, ...SELLING } as unknown as Env, 2);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await life.close();
});

async function openStudio(name: string) {
  const estate = await makeEstate(name);
  const { token, projectId, planId, userId } = estate;
  const plan = estate.plan as FilmPlan;
  const pictures = plan.scenes.flatMap((scene) => scene.shots).length;
  const ask = (method: string, path: string, more: Call = {}) =>
    call(method, `/api/v1/${path}`, { token, settings: SELLING, ...more });
  return {
    ...estate,
    plan,
    filmMicros: pictures * PICTURE_MICROS,
    ask,
    start: (config: object = FLUX, more: Call = {}) =>
      ask('POST', `projects/${projectId}/jobs`, { body: { planId, config }, ...more }),
    limit: (limits: object) => ask('PUT', 'budget', { body: limits }),
    usage: async () => (await ask('GET', 'usage')).json,
    rows: () =>
      life.deps.db
        .select()
        .from(jobs)
        .where(and(eq(jobs.userId, userId), eq(jobs.status, 'pending'))),
  };
}

describe('a start', () => {
  it('reserves what its film will not exceed, and stores what was said', async () => {
    const studio = await openStudio('starter');
    const quote = (await studio.ask('POST', 'estimates', { body: { planId: studio.planId, config: OPENAI } }))
      .json;
    const job = await studio.start(OPENAI);
    expect(job.status).toBe(202);
    expect(job.json.estimatedCostMicros).toBe(quote.costMicros);
    expect(job.json.config.providers).toMatchObject({
      image: 'openai:gpt-image-2.6-flare',
      voice: 'openai:gpt-4o-mini-tts',
    });
    expect(await studio.rows()).toMatchObject([
      {
        id: job.json.id,
        estimatedCostMicros: quote.costMicros,
        quotedMicros: quote.willNotExceedMicros,
        reservedMicros: quote.willNotExceedMicros,
      },
    ]);
    expect(await studio.usage()).toMatchObject({
      reservedMicros: quote.willNotExceedMicros,
      leftMicros: 20_000_000 - quote.willNotExceedMicros,
    });
  });

  it('reserves nothing for an animatic, whatever the limits are', async () => {
    const studio = await openStudio('free');
    await studio.limit({ monthlyLimitMicros: 0, jobLimitMicros: 0 });
    expect((await studio.start({ maxCostMicros: 0 })).status).toBe(202);
    expect(await studio.rows()).toMatchObject([{ quotedMicros: 0, reservedMicros: 0 }]);
  });

  it('pays for what is bought already a second time no more', async () => {
    const studio = await openStudio('owner');
    const { db } = life.deps;
    const config = JobConfig.parse(FLUX);
    const parts = filmParts({ userId: studio.userId, plan: studio.plan, config }, null);
    const bought = parts.flatMap((part) => (part.request ? [part] : []));
    const now = new Date();
    const asset = { kind: 'picture', userId: studio.userId, state: 'ready', provider: 'replicate' } as const;
    const file = { objectKey: 'o', bytes: 1, sha256: 'a'.repeat(64), createdAt: now, lastUsedAt: now };
    await db.insert(assets).values({ ...asset, ...file, key: bought[0]!.assetKey! });
    expect((await studio.start()).json.estimatedCostMicros).toBe(studio.filmMicros - PICTURE_MICROS);
    if (bought.length > 1) {
      await db.insert(assets).values(bought.slice(1).map((p) => ({ ...asset, ...file, key: p.assetKey! })));
    }
    for (const aspect of ['16:9', '9:16', '1:1']) {
      expect((await studio.start({ ...FLUX, aspect })).json.estimatedCostMicros).toBe(0);
    }
    const body = { planId: studio.planId, config: FLUX };
    const quote = (await studio.ask('POST', 'estimates', { body })).json;
    expect(quote).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
    for (const { ready } of quote.byShot) expect(ready).toBe(1);
  });

  it('reserves no more than its ceilings, and is refused where the film would not be finished', async () => {
    const studio = await openStudio('capped');
    const quote = (await studio.ask('POST', 'estimates', { body: { planId: studio.planId, config: OPENAI } }))
      .json;
    const between = quote.costMicros + 1;
    expect(between).toBeLessThan(quote.willNotExceedMicros);
    expect((await studio.start({ ...OPENAI, maxCostMicros: between })).status).toBe(202);
    expect((await studio.rows())[0]).toMatchObject({ quotedMicros: between, reservedMicros: between });
    const little = quote.costMicros - 1;
    const film = await studio.start({ ...OPENAI, maxCostMicros: little });
    expect([film.status, film.json.code]).toEqual([402, 'budget.exceeded']);
    expect(film.json).toMatchObject({
      limit: 'maxCostMicros',
      neededMicros: quote.costMicros,
      limitMicros: little,
      leftMicros: little,
    });
    await studio.limit({ jobLimitMicros: little });
    const job = await studio.start(OPENAI);
    expect(job.json).toMatchObject({ code: 'budget.exceeded', limit: 'jobLimitMicros', limitMicros: little });
    expect(await studio.rows()).toHaveLength(1);
  });

  it('that the month has no money for is refused in dollars, and takes nothing', async () => {
    const studio = await openStudio('poor');
    await studio.limit({ monthlyLimitMicros: studio.filmMicros + 10_000 });
    expect((await studio.start()).status).toBe(202);
    const refused = await studio.start();
    expect([refused.status, refused.json.code]).toEqual([402, 'budget.exceeded']);
    expect(refused.json).toMatchObject({
      limit: 'monthlyLimitMicros',
      neededMicros: studio.filmMicros,
      limitMicros: studio.filmMicros + 10_000,
      leftMicros: 10_000,
    });
    expect(refused.json.detail).toContain('$0.01 is left');
    // A limit under what is held already takes nothing back and stops what comes.
    const lowered = await studio.limit({ monthlyLimitMicros: 1 });
    expect(lowered.json).toMatchObject({ leftMicros: 0, reservedMicros: studio.filmMicros });
    expect((await studio.start()).json).toMatchObject({ limit: 'monthlyLimitMicros', leftMicros: 0 });
    expect(await studio.rows()).toHaveLength(1);
  });
});

describe('starts at once', () => {
  it(`are exactly ten of ${STARTS} where the month holds ten, at every moment`, async () => {
    const studio = await openStudio('crowd');
    const limit = 10 * studio.filmMicros + PICTURE_MICROS - 1;
    await studio.limit({ monthlyLimitMicros: limit });
    // On a slow machine a full pool turns some away; they come again, as the answer tells them to.
    const start = async (): Promise<number> => {
      const { status } = await studio.start();
      return status === 503 ? start() : status;
    };
    let done = false;
    const watch = async () => {
      for (let reads = 0; ; reads++) {
        const { spentMicros, reservedMicros } = await studio.usage();
        expect(spentMicros + reservedMicros).toBeLessThanOrEqual(limit);
        if (done) return reads;
      }
    };
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const starts = Promise.all(Array.from({ length: STARTS }, start)).finally(() => {
      done = true;
    });
    const [statuses, reads] = await Promise.all([starts, watch()]);
    expect(reads).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 202)).toHaveLength(10);
    expect(statuses.filter((status) => status === 402)).toHaveLength(STARTS - 10);
    expect(await studio.rows()).toHaveLength(10);
    expect((await studio.usage()).reservedMicros).toBe(10 * studio.filmMicros);
  });

  it('with one key make one job: 100 of them, answered 202 or 409', async () => {
    const studio = await openStudio('hasty');
    const headers = { 'idempotency-key': 'once' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => studio.start(FLUX, { headers })));
    const taken = answers.filter(({ status }) => status === 202);
    const waiting = answers.filter(({ status }) => status === 409);
    expect([taken.length + waiting.length, taken.length > 0]).toEqual([100, true]);
    for (const { json } of waiting) expect(json.code).toBe('idempotency.in_flight');
    expect(new Set(taken.map(({ json }) => json.id)).size).toBe(1);
    const other = await studio.start({ ...FLUX, aspect: '1:1' }, { headers });
    expect([other.status, other.json.code]).toEqual([422, 'idempotency.mismatch']);
    expect(await studio.rows()).toHaveLength(1);
    expect((await studio.usage()).reservedMicros).toBe(studio.filmMicros);
  });
});

describe('a start whose answer is lost', () => {
  const headers = { 'idempotency-key': 'again' };
  const keyOf = (userId: string) => eq(idempotencyKeys.userId, userId);

  it('is found by its repeat: one job, one reservation, though the budget has no room for two', async () => {
    const studio = await openStudio('crashed');
    await studio.limit({ monthlyLimitMicros: studio.filmMicros });
    const first = await studio.start(FLUX, { headers });
    expect(first.status).toBe(202);
    // What a Worker leaves that died after the commit.
    await life.deps.db
      .update(idempotencyKeys)
      .set({ state: 'running', response: null, createdAt: sql`now() - interval '121 seconds'` })
      .where(and(keyOf(studio.userId), eq(idempotencyKeys.key, 'again')));
    const repeats = await Promise.all(Array.from({ length: 10 }, () => studio.start(FLUX, { headers })));
    const taken = repeats.filter(({ status }) => status === 202);
    expect(taken.length).toBeGreaterThan(0);
    for (const { json } of taken) expect(json).toEqual(first.json);
    expect(repeats.every(({ status }) => status === 202 || status === 409)).toBe(true);
    expect(await studio.rows()).toHaveLength(1);
    const history = await life.deps.db
      .select()
      .from(jobStateHistory)
      .where(eq(jobStateHistory.jobId, first.json.id));
    expect(history).toHaveLength(1);
    expect((await studio.usage()).reservedMicros).toBe(studio.filmMicros);
  });

  it('keeps its id when it ends in an error of ours, and may come again at once', async () => {
    const studio = await openStudio('unlucky');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const away = { getByName: () => ({ arm: () => Promise.reject(new Error('the object is away')) }) };
    const failed = await studio.start(FLUX, { headers, settings: { ...SELLING, FILM_JOB: away } });
    expect(failed.status).toBe(500);
    const [key] = await life.deps.db.select().from(idempotencyKeys).where(keyOf(studio.userId));
    expect(key?.resourceId).toMatch(/^job_/);
    const again = await studio.start(FLUX, { headers });
    expect([again.status, again.json.id]).toEqual([202, key?.resourceId]);
    expect((await studio.usage()).reservedMicros).toBe(studio.filmMicros);
  });

  it('answers by itself when only the commit’s acknowledgement was lost', async () => {
    const studio = await openStudio('severed');
    const { planId, userId, projectId } = studio;
    const id = newId('job');
    const checkpoint = async (name: string) => {
      if (name.endsWith('after-commit')) throw new Error('Connection terminated unexpectedly');
    };
    const request = { planId, config: JobConfig.parse(FLUX) };
    const job = await createJob({ ...life.deps, checkpoint }, { id, userId, projectId, request });
    expect(job).toMatchObject({ id, status: 'pending', planId });
    const [budget] = await life.deps.db.select().from(budgets).where(eq(budgets.userId, userId));
    expect(budget?.reservedMicros).toBe(studio.filmMicros);
    const foreign = await openStudio('foreigner');
    const stolen = {
      id,
      userId: foreign.userId,
      projectId: foreign.projectId,
      request: { ...request, planId: foreign.planId },
    };
    await expect(createJob(life.deps, stolen)).rejects.toThrow();
    expect((await foreign.usage()).reservedMicros).toBe(0);
  });
});
