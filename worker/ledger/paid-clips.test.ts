import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTLED, USUAL_WAY } from '../film-job/film-bench.ts';
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
const SCRIPT = 'The sea was calm. A lamp burned in the tower.';
const providersOf = (video: string) => ({ image: 'replicate', voice: 'embedded', video });
const clipsOf = async (jobId: string) =>
  (await bench.attempts(jobId)).filter(({ stepKey }) => stepKey.includes('/clip:'));

describe('a film of clips', () => {
  it.each(SOAK ? ['runway', 'replicate'] : ['runway'])(
    'has each shot’s picture set in motion by %s, its pieces show the clips, and the receipt is what was charged',
    async (video) => {
      const providers = providersOf(video);
      const config = { quality: 'final', resolution: 480, providers };
      const quote = (await bench.post('estimates', { script: SCRIPT, config })).json;
      const stage = quote.stages.find((s: { stage: string }) => s.stage === 'clip');
      expect(stage).toMatchObject({ provider: video, count: quote.shots, ready: 0 });

      const jobId = await bench.createFinal(providers, { script: SCRIPT });
      const job = await bench.workUntil(jobId, SETTLED, { alarms: true, turns: 1_500 });
      expect(job).toMatchObject({ status: 'completed', error: null });
      expect(await bench.history(jobId)).toEqual(USUAL_WAY);
      const clips = await clipsOf(jobId);
      expect(clips.length).toBe(quote.shots);
      for (const clip of clips) {
        expect(clip).toMatchObject({ status: 'settled', taskId: expect.any(String) });
        expect(clip.purchase?.inputs).toMatchObject({ picture: { role: 'picture' } });
      }
      // Films that other tests left under way may have pieces made as well.
      const own = [...bench.composer.orders.values()].filter(({ token }) => decodeJwt(token).jobId === jobId);
      const pieces = own.flatMap(({ order: { work } }) => (work.kind === 'piece' ? [work.order] : []));
      expect(pieces.length).toBeGreaterThan(0);
      expect(pieces.every(({ from }) => from.source.kind === 'clip' && from.motion.kind === 'still')).toBe(
        true,
      );
      const charges = await bench.charges();
      const receipt = await bench.get(`jobs/${jobId}/costs`);
      expect(receipt.actualMicros).toBe(total(charges));
      expect(receipt.actualMicros).toBeLessThanOrEqual(quote.willNotExceedMicros);
      const shown = (await bench.get(`jobs/${jobId}/assets`)).items;
      expect(shown.filter((asset: { kind: string }) => asset.kind === 'clip').length).toBe(clips.length);
      expect(findFaults(await bench.books())).toEqual([]);

      const again = await bench.createFinal(providers, { script: SCRIPT });
      expect((await bench.workUntil(again, SETTLED)).status).toBe('completed');
      expect((await bench.charges()).length).toBe(charges.length);
    },
  );

  it('that is cancelled stops its tasks, and pays for what was made all the same', async () => {
    await bench.script([{ path: 'image_to_video', fault: { do: 'slow-task', ms: 60_000 } }]);
    const jobId = await bench.createFinal(providersOf('runway'), { script: SCRIPT });
    for (let turn = 0; turn < 600; turn++) {
      if ((await clipsOf(jobId)).some(({ taskId }) => taskId !== null)) break;
      await bench.composer.work();
      await scheduler.wait(20);
    }
    expect((await clipsOf(jobId)).length).toBeGreaterThan(0);
    expect((await bench.post(`jobs/${jobId}/cancel`)).status).toBe(200);
    await bench.settle();
    expect((await clipsOf(jobId)).every(({ status }) => status === 'released')).toBe(true);
    const spent = (await bench.attempts(jobId)).reduce((sum, { costMicros }) => sum + costMicros, 0);
    expect(spent).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });
});
