import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTLED } from '../film-job/film-bench.ts';
import { testEnv } from '../testing/test-env.ts';
import { findFaults, openPaidBench, type PaidBench } from './paid-bench.ts';

/** Each vendor, and every kind of trouble; else one of each. */
const SOAK = Boolean(testEnv.SOAK);

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

const total = (rows: readonly { micros: number }[]) => rows.reduce((n, { micros }) => n + micros, 0);
const PROVIDERS = { image: 'replicate', voice: 'embedded', music: 'replicate' };
const SCRIPT = 'The sea was calm. A lamp burned in the tower all night long.';

describe('bought music', () => {
  it('is asked for once it is known how long the film is, stays below its quote and ends in the mix', async () => {
    const config = { quality: 'final', resolution: 480, providers: PROVIDERS };
    const quote = (await bench.post('estimates', { script: SCRIPT, config })).json;
    const stage = quote.stages.find((s: { stage: string }) => s.stage === 'music');
    expect(stage).toMatchObject({ provider: 'replicate', model: 'meta/musicgen', count: 1, ready: 0 });
    expect(stage.costMicros).toBeGreaterThan(0);

    const jobId = await bench.createFinal(PROVIDERS, { script: SCRIPT });
    expect(await bench.workUntil(jobId, SETTLED, { alarms: true })).toMatchObject({
      status: 'completed',
      error: null,
    });
    const bought = (await bench.attempts(jobId)).find(({ stepKey }) => stepKey.endsWith('/music'));
    expect(bought).toMatchObject({ status: 'settled', model: 'meta/musicgen' });
    const { request } = bought?.purchase ?? {};
    expect(request).toMatchObject({ kind: 'music', lengthMs: expect.any(Number) });
    const mix = bench.composer.made.find(({ work }) => work.kind === 'mix');
    expect(mix?.work.order).toMatchObject({ music: { input: 'music', loop: true } });
    const charges = await bench.charges();
    const receipt = await bench.get(`jobs/${jobId}/costs`);
    expect(receipt.actualMicros).toBe(total(charges));
    expect(receipt.actualMicros).toBeLessThanOrEqual(quote.willNotExceedMicros);
    expect(receipt.items.find((item: { stage: string }) => item.stage === 'music')).toMatchObject({
      actualMicros: bought?.costMicros,
      provider: 'replicate',
    });
    expect(findFaults(await bench.books())).toEqual([]);

    const again = await bench.createFinal(PROVIDERS, { script: SCRIPT, config: { aspect: '1:1' } });
    expect((await bench.workUntil(again, SETTLED)).status).toBe('completed');
    expect((await bench.charges()).length).toBe(charges.length);
  });

  it.runIf(SOAK)(
    'that its vendor refuses is named when all else is made, and a retry buys it alone',
    async () => {
      await bench.script([
        {
          path: '/predictions',
          body: 'Instrumental',
          fault: { do: 'fail-task', error: 'NSFW content' },
          times: 1,
        },
      ]);
      const jobId = await bench.createFinal(PROVIDERS, { script: `${SCRIPT} Gulls cried.` });
      const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
      expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.refused' } });
      expect(job.error.message).toMatch(/music/i);
      const before = (await bench.charges()).length;
      expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
      expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
      expect((await bench.charges()).length).toBe(before + 1);
      expect(findFaults(await bench.books())).toEqual([]);
    },
  );
});
