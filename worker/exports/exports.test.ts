import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { JobExport } from '#domain/film-export';
import { handleCron } from '../cron.ts';
import { assets, exports } from '../db/schema.ts';
import { createDeps, type DepsLife } from '../deps.ts';
import { type FilmBench, openBench } from '../film-job/film-bench.ts';
import { testEnv } from '../testing/test-env.ts';

let bench: FilmBench;
let life: DepsLife;
let jobId: string;

beforeAll(async () => {
  bench = await openBench();
  life = createDeps(testEnv);
  jobId = await bench.createJob();
  await bench.workUntil(jobId, ['completed']);
});
afterEach(() => {
  vi.useRealTimers();
  bench.composer.fate = () => 'done';
  bench.composer.mood = 'well';
});
afterAll(async () => {
  await life.close();
  await bench.close();
});

const ask = async (body: unknown): Promise<JobExport> => {
  const answer = await bench.post(`jobs/${jobId}/exports`, body);
  expect([answer.status, answer.text]).toEqual([202, expect.any(String)]);
  return answer.json;
};
const read = async (id: string): Promise<JobExport | undefined> =>
  (await bench.get(`jobs/${jobId}/exports`)).items.find((item: JobExport) => item.id === id);
const ordersTaken = () => bench.composer.taken.filter(({ kind }) => kind === 'export').length;
const becomes = async (id: string, state: JobExport['state']): Promise<JobExport> =>
  vi.waitFor(
    async () => {
      await bench.composer.work();
      const found = await read(id);
      expect(found?.state).toBe(state);
      return found!;
    },
    { timeout: 8_000, interval: 30 },
  );

async function sweep(): Promise<void> {
  const context = createExecutionContext();
  await handleCron(createScheduledController(), testEnv, context);
  await waitOnExecutionContext(context);
}

it('turns a finished film into another format, once, whoever asks how often', async () => {
  const first = await ask({ format: 'webm' });
  expect(first).toMatchObject({ format: 'webm', state: 'making', url: null, error: null });
  const [second, third] = await Promise.all([ask({ format: 'webm' }), ask({ format: 'webm' })]);
  expect([second.id, third.id]).toEqual([first.id, first.id]);
  const ready = await becomes(first.id, 'ready');
  expect(ready).toMatchObject({ type: 'video/webm', bytes: expect.any(Number) });
  expect(ready.url).toContain('/assets/export/');
  expect(ready.downloadUrl).toContain('.webm');
  const again = await ask({ format: 'webm' });
  expect(again).toMatchObject({ id: first.id, state: 'ready', url: expect.any(String) });
  expect(ordersTaken()).toBe(1);
  const { work, inputs } = bench.composer.made.find(({ work: { kind } }) => kind === 'export')!;
  expect(work.order).toMatchObject({ format: 'webm', frames: expect.any(Number) });
  expect(inputs.film).toContain(`/outputs/${jobId}/output.mp4`);
});

it('shows one asset to two films with the same content, and the reaper removes both', async () => {
  const twin = await bench.createJob();
  await bench.workUntil(twin, ['completed']);
  const made = await ask({ format: 'webm' });
  const orders = ordersTaken();
  const answer = await bench.post(`jobs/${twin}/exports`, { format: 'webm' });
  expect(answer.json).toMatchObject({ state: 'ready', bytes: made.bytes });
  expect(ordersTaken()).toBe(orders);
  // Each film lists its own.
  const listed = async (id: string) =>
    (await bench.get(`jobs/${id}/exports`)).items.map((item: JobExport) => item.id);
  expect(await listed(twin)).toEqual([answer.json.id]);
  expect(await listed(jobId)).not.toContain(answer.json.id);
  const { db } = life.deps;
  const [row] = await db.select().from(exports).where(eq(exports.id, made.id));
  const long = new Date(Date.now() - 91 * 24 * 3600_000);
  await db.update(assets).set({ lastUsedAt: long }).where(eq(assets.key, row!.assetKey));
  await sweep();
  expect((await bench.get(`jobs/${jobId}/exports`)).items).toEqual([]);
  expect((await bench.get(`jobs/${twin}/exports`)).items).toEqual([]);
  const left = [...bench.bucket.objects.keys()].filter((key) => key.startsWith('assets/export/'));
  expect(left).toEqual([]);
});

it('tries again what failed by trouble, gives up what cannot be done, and starts anew when asked to', async () => {
  let blows = 1;
  bench.composer.fate = () =>
    blows-- > 0 ? { state: 'failed', code: 'disk.full', message: 'full', retryable: true } : 'done';
  const mp3 = await ask({ format: 'mp3' });
  await becomes(mp3.id, 'ready');
  bench.composer.fate = () => ({
    state: 'failed',
    code: 'input.invalid',
    message: 'no film',
    retryable: false,
  });
  const m4a = await ask({ format: 'm4a' });
  expect(await becomes(m4a.id, 'failed')).toMatchObject({ error: { code: 'input.invalid' }, url: null });
  bench.composer.fate = () => 'done';
  expect(await ask({ format: 'm4a' })).toMatchObject({ id: m4a.id, state: 'making', error: null });
  await becomes(m4a.id, 'ready');
});

it('survives a composer that dies with the order, and takes no late word of it', async () => {
  const gif = await ask({ format: 'gif', span: { startMs: 500, endMs: 1500 } });
  // Films that other tests left under way may give orders as well.
  const held = () =>
    [...bench.composer.orders.values()].findLast(({ order }) => order.work.kind === 'export');
  await vi.waitFor(() => expect(held()?.state).toBe('waiting'));
  const dead = held()!;
  bench.composer.restart();
  bench.passTime(20_000);
  await sweep();
  await becomes(gif.id, 'ready');
  const late = await bench.composer.report(dead, { state: 'done', files: [], meta: {} });
  expect(late).toBe(409);
  expect(await read(gif.id)).toMatchObject({ state: 'ready', span: { startMs: 500, endMs: 1500 } });
});

it('waits for a composer that is full', async () => {
  bench.composer.mood = 'full';
  const sheet = await ask({ format: 'sheet' });
  await scheduler.wait(100);
  expect(await read(sheet.id)).toMatchObject({ state: 'making' });
  bench.composer.mood = 'well';
  bench.passTime(5_000);
  await sweep();
  await becomes(sheet.id, 'ready');
});

it('refuses what makes no sense, a film that is not finished, and endless teasers', async () => {
  const refused = async (body: unknown, of = jobId) => {
    const { status, json } = await bench.post(`jobs/${of}/exports`, body);
    return [status, json.code];
  };
  expect(await refused({ format: 'avi' })).toEqual([400, 'request.invalid']);
  expect(await refused({ format: 'mp3', span: { startMs: 0, endMs: 9 } })).toEqual([400, 'request.invalid']);
  expect(await refused({ format: 'gif', span: { startMs: 9, endMs: 9 } })).toEqual([400, 'request.invalid']);
  const unfinished = await bench.createJob('Another film. It is not finished.');
  expect(await refused({ format: 'webm' }, unfinished)).toEqual([409, 'job.not_completed']);
  let last: unknown;
  for (let n = 1; n < 30 && last === undefined; n++) {
    const said = await refused({ format: 'gif', span: { startMs: 0, endMs: 100 + 100 * n } });
    if (said[0] !== 202) last = said;
  }
  expect(last).toEqual([409, 'export.limit_reached']);
});
