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

const SCRIPT = `INT. KITCHEN - NIGHT

MARA, an old woman in a red coat, waits at the window.

EXT. HARBOUR - DAY

MARA walks along the boats.

INT. KITCHEN - DAY

MARA sits down and smiles.`;

const total = (rows: readonly { micros: number }[]) => rows.reduce((n, { micros }) => n + micros, 0);
const PROVIDERS = { image: 'openai', voice: 'embedded' };

describe('a film with the same face in every shot', () => {
  it.each(SOAK ? ['openai', 'replicate:black-forest-labs/flux-kontext-pro'] : ['openai'])(
    'has its portrait made once by %s, shown with every picture, and the receipt is what was charged',
    async (image) => {
      const jobId = await bench.createFinal({ ...PROVIDERS, image }, { script: SCRIPT });
      const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
      expect(job).toMatchObject({ status: 'completed', error: null });
      expect(await bench.history(jobId)).toEqual(USUAL_WAY);
      const attempts = await bench.attempts(jobId);
      const [portrait, ...others] = attempts.filter(({ stepKey }) => stepKey.includes('/sheet:'));
      expect(others).toEqual([]);
      const pictures = attempts.filter(({ stepKey }) => stepKey.includes('/picture:'));
      expect(pictures.length).toBeGreaterThan(2);
      const shown = pictures.filter(({ purchase }) => purchase?.inputs);
      expect(shown.length).toBeGreaterThan(1);
      const file = (await bench.get(`jobs/${jobId}/assets`)).items.find(
        (asset: { kind: string }) => asset.kind === 'sheet',
      );
      expect(file).toMatchObject({ characterId: expect.stringMatching(/^chr_/), reused: false });
      for (const { purchase } of shown) {
        const { request, inputs } = purchase!;
        expect(request).toMatchObject({ references: [file.characterId] });
        expect(inputs).toMatchObject({ [file.characterId]: { objectKey: expect.any(String) } });
        const bytes = bench.bucket.objects.get(inputs![file.characterId]!.objectKey)?.body;
        expect(bytes?.byteLength).toBe(inputs![file.characterId]!.bytes);
      }
      expect(portrait!.createdAt.getTime()).toBeLessThan(
        Math.min(...shown.map((a) => a.createdAt.getTime())),
      );
      const charges = await bench.charges();
      const receipt = await bench.get(`jobs/${jobId}/costs`);
      expect(receipt.actualMicros).toBe(total(charges));
      expect(charges.map(({ micros }) => micros).sort()).toEqual(attempts.map((a) => a.costMicros).sort());
      expect(receipt.items.find((item: { stage: string }) => item.stage === 'sheet')).toMatchObject({
        actualMicros: portrait!.costMicros,
        sceneId: expect.any(String),
        shotId: expect.any(String),
      });
      expect(findFaults(await bench.books())).toEqual([]);

      const planned = await bench.post('estimates', {
        script: SCRIPT,
        config: { quality: 'final', resolution: 480, providers: { ...PROVIDERS, image } },
      });
      expect(planned.json).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
      const again = await bench.createFinal(
        { ...PROVIDERS, image },
        { script: SCRIPT, config: { aspect: '1:1' } },
      );
      expect((await bench.workUntil(again, SETTLED)).status).toBe('completed');
      expect((await bench.charges()).length).toBe(charges.length);
    },
  );

  it.runIf(SOAK)(
    'makes the portrait anew where it has vanished, and asks for no picture without it',
    async () => {
      let lost = 0;
      const jobId = await bench.createFinal(PROVIDERS, { script: SCRIPT, config: { aspect: '4:5' } });
      const job = await bench.workUntil(jobId, SETTLED, {
        alarms: true,
        between: async () => {
          const sheets = (await bench.attempts(jobId)).filter(
            ({ stepKey, status }) => stepKey.includes('/sheet:') && status === 'settled',
          );
          const key = sheets[0]?.purchase?.assetKey;
          if (lost > 0 || key === undefined) return;
          for (const name of bench.bucket.objects.keys()) {
            if (name.includes(key) && name.startsWith('assets/')) {
              bench.bucket.objects.delete(name);
              lost += 1;
            }
          }
        },
      });
      expect(lost).toBe(1);
      expect(job).toMatchObject({ status: 'completed' });
      expect((await bench.get(`jobs/${jobId}/costs`)).actualMicros).toBe(total(await bench.charges()));
      expect(findFaults(await bench.books())).toEqual([]);
    },
  );

  it('names the portrait that a vendor refuses, makes the other pictures, and goes on when asked again', async () => {
    await bench.script([
      { path: '/images/generations', body: 'portrait', fault: { do: 'refuse' }, times: 1 },
    ]);
    const jobId = await bench.createFinal(PROVIDERS, { script: SCRIPT, config: { aspect: '9:16' } });
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.refused' } });
    expect(job.error.message).toMatch(/portrait of Mara/i);
    expect(findFaults(await bench.books())).toEqual([]);
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    expect((await bench.get(`jobs/${jobId}/costs`)).actualMicros).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });
});
