import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Estimate } from '#domain/estimate';
import type { FilmPlan } from '#domain/film-plan';
import { SETTLED } from '../film-job/film-bench.ts';
import { openPaidBench, type PaidBench } from '../ledger/paid-bench.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
});

const CONFIG = {
  quality: 'final',
  resolution: 480,
  providers: { image: 'replicate', voice: 'openai' },
} as const;

it('a quote knows of a finished film all that was made and bought, and of a shot taken anew its picture', async () => {
  const jobId = await bench.createFinal(CONFIG.providers);
  const job = await bench.workUntil(jobId, SETTLED);
  expect(job.status).toBe('completed');
  const quote = async (planId: string, config: object = CONFIG): Promise<Estimate> =>
    (await bench.post('estimates', { planId, config })).json;

  const again = await quote(job.planId);
  expect(again).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
  for (const { stage, count, ready } of again.stages) expect([stage, ready]).toEqual([stage, count]);
  for (const { count, ready } of again.byShot) expect(ready).toBe(count);

  // Another shape is cut out of the same pictures: nothing is bought, only the moving pictures are made.
  const tall = await quote(job.planId, { ...CONFIG, aspect: '9:16' });
  expect(tall).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
  expect(tall.stages.map(({ stage, count, ready }) => [stage, ready === count])).toEqual([
    ['plan', true],
    ['picture', true],
    ['speech', true],
    ['music', true],
    ['render', false],
  ]);

  const plan: FilmPlan = (await bench.get(`plans/${job.planId}`)).plan;
  const edited = structuredClone(plan);
  const shot = edited.scenes[0]!.shots[0]!;
  shot.take += 1;
  const stored = await bench.call('PATCH', `plans/${job.planId}`, { plan: edited }, { 'if-match': '*' });
  const anew = await quote(stored.json.id);
  expect(anew.costMicros).toBe(40_000);
  expect(anew.byShot.filter(({ costMicros }) => costMicros > 0)).toEqual([
    expect.objectContaining({ shotId: shot.id, costMicros: 40_000 }),
  ]);
  expect(job.actualCostMicros).toBeGreaterThan(0);
});
