import { createExecutionContext, createMessageBatch, env, getQueueResult } from 'cloudflare:test';
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OrderReport } from '#domain/composer-order';
import type { HeldOrder } from '../composer/fake-composer.ts';
import { handleBatch } from '../queue.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { testEnv } from '../testing/test-env.ts';
import { type FilmBench, openBench, SCRIPT, SETTLED, USUAL_WAY } from './film-bench.ts';
import { FilmJob } from './film-job.ts';

const soak = (env as { SOAK?: string }).SOAK === '1';
const JOBS = soak ? 1_000 : 4;
const TOGETHER = 4;
const DELIVERIES = 10;
const CONSUMERS = 4;
/** As wrangler.toml has it. */
const BATCH = 10;
const RACES = soak ? 1_000 : 4;
const POISONED = soak ? 100 : 3;
const LONG_MS = soak ? 3_600_000 : 120_000;

let bench: FilmBench;
let random: () => number;
beforeEach(async () => {
  bench = await openBench();
  random = createRandom(newSeed('deliveries'));
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await bench.close();
});

/** Every film its own, so that none is made of another's things. */
const scriptOf = (n: number) =>
  `${SCRIPT.replace('the stairs', `${n + 2} stairs`)} He had counted to ${n + 2}.`;

/** Another user begins, since a token lives half an hour and a long run longer. */
async function beginAnew(): Promise<void> {
  vi.useRealTimers();
  await bench.close();
  bench = await openBench();
}

/** Each message ten times and backwards, dealt out to consumers that work side by side. */
async function deliverTenfold(queue: string, bodies: readonly unknown[]): Promise<void> {
  const all = Array.from({ length: DELIVERIES }, () => bodies).flat();
  const backwards = all.toReversed();
  const consumer = async (_: unknown, n: number) => {
    const own = backwards.filter((_body, i) => i % CONSUMERS === n);
    for (let at = 0; at < own.length; at += BATCH) await bench.deliver(queue, own.slice(at, at + BATCH));
  };
  await Promise.all(Array.from({ length: CONSUMERS }, consumer));
}

describe('a delivery', () => {
  it(
    `tenfold and backwards to ${CONSUMERS} consumers makes each of ${JOBS} films once`,
    async () => {
      for (let first = 0; first < JOBS; first += TOGETHER) {
        if (first > 0) await beginAnew();
        const sent: unknown[] = [];
        const past: unknown[] = [];
        const ids: string[] = [];
        for (let n = first; n < Math.min(JOBS, first + TOGETHER); n++) {
          const jobId = await bench.createJobSilently(scriptOf(n));
          await bench.keepMessages(jobId, sent);
          ids.push(jobId);
        }
        await deliverTenfold(
          'film-jobs',
          ids.map((jobId) => ({ jobId })),
        );
        const statuses = async () =>
          Promise.all(ids.map(async (jobId) => (await bench.get(`jobs/${jobId}`)).status));
        for (let turn = 0; turn < 500; turn++) {
          const fresh = sent.splice(0);
          const again = past.length === 0 ? [] : [past[Math.floor(random() * past.length)]];
          await deliverTenfold('film-steps', [...again, ...fresh]);
          past.push(...fresh);
          await bench.composer.work();
          if ((await statuses()).every((status) => SETTLED.includes(status))) break;
        }
        expect(await statuses()).toEqual(ids.map(() => 'completed'));
        for (const jobId of ids) {
          await bench.findMessages(jobId);
          expect(await bench.history(jobId)).toEqual(USUAL_WAY);
          // The timeline is laid out by the job itself.
          const steps = (await bench.stepsOf(jobId)).filter(
            ({ kind, reused }) => kind !== 'timeline' && !reused,
          );
          expect(steps.length).toBeGreaterThan(8);
          expect(steps.map(({ key, begun }) => [key, begun])).toEqual(
            steps.map(({ key, attempt }) => [key, attempt]),
          );
        }
        const taken = bench.composer.taken.map(({ id }) => id);
        expect(taken.length).toBe(new Set(taken).size);
      }
    },
    LONG_MS,
  );

  it(
    `that always fails ends ${POISONED} of ${POISONED} jobs, which name the step`,
    async () => {
      const begin = vi.spyOn(FilmJob.prototype, 'begin').mockRejectedValue(new Error('poisoned'));
      const idOf = (object: unknown) => (object as { ctx: DurableObjectState }).ctx.id.toString();
      const own = new Set<string>();
      for (let n = 0; n < POISONED; n++) {
        const sent: unknown[] = [];
        const jobId = await bench.createJobSilently(scriptOf(n));
        own.add(testEnv.FILM_JOB.idFromName(jobId).toString());
        await bench.keepMessages(jobId, sent);
        await bench.deliver('film-jobs', [{ jobId }]);
        // Jobs of other tests may send as well.
        const ofJob = () => sent.find((body) => (body as { jobId: string }).jobId === jobId);
        await vi.waitFor(() => expect(ofJob()).toBeDefined(), 5_000);
        const body = ofJob();
        // The last of its six deliveries sends it to the dead letters.
        for (let attempts = 1; attempts <= 6; attempts++) {
          const message = { id: 'm', timestamp: new Date(), attempts, body };
          const batch = createMessageBatch('film-steps', [message]);
          const context = createExecutionContext();
          await handleBatch(batch, testEnv, context);
          const { explicitAcks, retryMessages, outcome } = await getQueueResult(batch, context);
          expect({ explicitAcks, retried: retryMessages.length, outcome }).toEqual({
            explicitAcks: [],
            retried: 1,
            outcome: 'ok',
          });
        }
        await bench.deliver('film-steps-dead', [body]);
        const job = await bench.get(`jobs/${jobId}`);
        expect(job).toMatchObject({ status: 'failed', error: { code: 'queue.undeliverable' } });
        expect(job.error.message).toMatch(/^\S.* could not be started: its message was not delivered/);
        await bench.findMessages(jobId);
      }
      expect(begin.mock.contexts.filter((object) => own.has(idOf(object)))).toHaveLength(6 * POISONED);
    },
    LONG_MS,
  );

  it('of a job whose own object fails at everything ends the job all the same, and frees its budget', async () => {
    const jobId = await bench.createJobSilently();
    vi.spyOn(FilmJob.prototype, 'ask').mockRejectedValue(new Error('poisoned'));
    const dead = async (attempts: number) => {
      const message = { id: 'm', timestamp: new Date(), attempts, body: { jobId } };
      const batch = createMessageBatch('film-jobs-dead', [message]);
      const context = createExecutionContext();
      await handleBatch(batch, testEnv, context);
      return (await getQueueResult(batch, context)).explicitAcks.length;
    };
    expect(await dead(1)).toBe(0);
    expect((await bench.get(`jobs/${jobId}`)).status).toBe('pending');
    expect(await dead(6)).toBe(1);
    expect(await bench.get(`jobs/${jobId}`)).toMatchObject({ status: 'failed', error: { code: 'job.lost' } });
    expect(await bench.history(jobId)).toEqual(['pending', 'failed']);
    vi.restoreAllMocks();
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.post(`jobs/${jobId}/cancel`)).status).toBe(200);
  });
});

describe('an old attempt', () => {
  it(
    `that races with the new one is answered 409 in each of ${RACES} races and more, and overwrites nothing`,
    async () => {
      const forged: OrderReport = { state: 'done', files: [], meta: { forged: true } };
      const trouble = {
        state: 'failed',
        code: 'composer.crashed',
        message: 'Out of memory',
        retryable: true,
      } as const;
      let races = 0;
      for (let n = 0; races < RACES; n++) {
        if (n > 0) await beginAnew();
        const jobId = await bench.createJob(scriptOf(n));
        await bench.settleQueue(jobId);
        const held = () =>
          [...bench.composer.orders.values()].filter(
            ({ state, token }) => state === 'waiting' && decodeJwt(token).jobId === jobId,
          );
        const old = held();
        for (const order of old) {
          expect(await bench.composer.report(order, trouble)).toBe(200);
          order.state = 'stopped';
        }
        bench.passTime(25_000);
        await bench.runAlarm(jobId);
        await vi.waitFor(() => expect(held().length).toBe(old.length), 10_000);
        const late = (order: HeldOrder) => async () => {
          expect(await bench.composer.report(order, forged)).toBe(409);
          races++;
        };
        const timely = (order: HeldOrder) => async () => expect(await bench.composer.finish(order)).toBe(200);
        const all = [...old.map(late), ...held().map(timely)];
        const order = all.map((go) => ({ go, at: random() })).sort((a, b) => a.at - b.at);
        await Promise.all(order.map(({ go }) => go()));
        const steps = await bench.stepsOf(jobId);
        const second = steps.filter(({ attempt }) => attempt === 2);
        expect(second.length).toBe(old.length);
        for (const { state, result } of second) {
          expect({ state, files: result?.files.length }).toEqual({ state: 'done', files: 1 });
          expect(result?.meta).not.toHaveProperty('forged');
        }
        await bench.post(`jobs/${jobId}/cancel`);
      }
    },
    LONG_MS,
  );
});
