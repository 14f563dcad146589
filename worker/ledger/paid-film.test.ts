import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jobs } from '../db/schema.ts';
import { SETTLED, USUAL_WAY } from '../film-job/film-bench.ts';
import { findFaults, openPaidBench, type PaidBench } from './paid-bench.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(async () => {
  vi.useRealTimers();
  await bench.close();
});

const total = (charges: readonly { micros: number }[]) => charges.reduce((n, { micros }) => n + micros, 0);
const spent = async () => total((await bench.books()).attempts.map((a) => ({ micros: a.costMicros })));
const PICTURES = '/predictions';
const SPEECH = '/audio/speech';

describe('a bought film', () => {
  it('is finished, and its ledger and receipt are what the vendors charged, to the micro-dollar; in another shape it costs nothing', async () => {
    const jobId = await bench.createFinal();
    const job = await bench.workUntil(jobId, SETTLED);
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    const attempts = await bench.attempts(jobId);
    const charges = await bench.charges();
    expect(attempts.length).toBeGreaterThan(2);
    expect(attempts.every(({ status }) => status === 'settled')).toBe(true);
    expect(total(charges)).toBeGreaterThan(0);
    expect(charges.map(({ micros }) => micros).sort()).toEqual(attempts.map((a) => a.costMicros).sort());
    expect(job.actualCostMicros).toBe(total(charges));
    expect(findFaults(await bench.books())).toEqual([]);

    const receipt = await bench.get(`jobs/${jobId}/costs`);
    const bought = receipt.items.filter((item: { provider: string }) => item.provider !== 'embedded');
    expect(bought.length).toBe(attempts.length);
    expect(total(bought.map((item: { actualMicros: number }) => ({ micros: item.actualMicros })))).toBe(
      receipt.actualMicros,
    );
    expect(receipt.releasedMicros).toBe(receipt.quotedMicros - receipt.actualMicros);
    expect(receipt).toMatchObject({ reservedMicros: 0, uncertainMicros: 0 });
    expect(bought.every((item: { sceneId: unknown; shotId: unknown }) => item.sceneId && item.shotId)).toBe(
      true,
    );
    const published = bench.bucket.objects.get(`outputs/${jobId}/receipt.json`);
    expect(JSON.parse(new TextDecoder().decode(published?.body)).actualMicros).toBe(receipt.actualMicros);

    const again = await bench.createFinal(undefined, { config: { aspect: '9:16' } });
    expect((await bench.workUntil(again, SETTLED)).status).toBe('completed');
    expect((await bench.charges()).length).toBe(charges.length);
    expect(await bench.attempts(again)).toEqual([]);
  });

  it('stays below its quote when what it bought vanishes, and buys it anew once it may', async () => {
    const jobId = await bench.createFinal({ image: 'replicate', voice: 'embedded' });
    let lost: string | undefined;
    const between = async () => {
      const bought = (await bench.attempts(jobId)).find(({ status }) => status === 'settled');
      if (lost !== undefined || !bought?.purchase) return;
      lost = bought.stepKey;
      for (const key of bench.bucket.objects.keys()) {
        if (key.includes(bought.purchase.assetKey)) bench.bucket.objects.delete(key);
      }
    };
    const short = await bench.workUntil(jobId, SETTLED, { alarms: true, between });
    expect(short).toMatchObject({ status: 'failed', error: { code: 'budget.exceeded' } });
    expect((await bench.post(`jobs/${jobId}/retry`, { maxCostMicros: 1_000_000 })).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const anew = (await bench.attempts(jobId)).filter(({ stepKey }) => stepKey === lost);
    expect(anew.map(({ status }) => status)).toEqual(['settled', 'settled']);
    expect(await spent()).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('buys a thing once that two films want at the same time', async () => {
    const both = [await bench.createFinal(), await bench.createFinal()];
    for (const jobId of both) expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    const charges = await bench.charges();
    expect(charges.length).toBe(new Set(charges.map((charge) => charge.requestHash)).size);
    expect(await spent()).toBe(total(charges));
    expect(findFaults(await bench.books())).toEqual([]);
  });
});

describe('trouble with a vendor', () => {
  it('is tried again when it says so, at no cost', async () => {
    await bench.script([
      { path: SPEECH, fault: { do: 'status', status: 429, retryAfterS: 0 }, times: 1 },
      { path: PICTURES, fault: { do: 'status', status: 503 }, times: 1 },
    ]);
    const jobId = await bench.createFinal();
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const attempts = await bench.attempts(jobId);
    expect(attempts.filter(({ status }) => status === 'released').length).toBe(2);
    expect(await spent()).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('finds a task again whose acknowledgement was lost, and pays once', async () => {
    await bench.script([{ path: PICTURES, fault: { do: 'cut', when: 'after' }, times: 2 }]);
    const jobId = await bench.createFinal();
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const pictures = (await bench.attempts(jobId)).filter(({ service }) => service === 'replicate');
    expect(pictures.every(({ status }) => status === 'settled')).toBe(true);
    expect(await spent()).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('counts an answer that is lost as spent, and asks once more', async () => {
    await bench.script([{ path: SPEECH, fault: { do: 'cut', when: 'after' }, times: 1 }]);
    const jobId = await bench.createFinal();
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const attempts = await bench.attempts(jobId);
    const [lost] = attempts.filter(({ status }) => status === 'uncertain');
    expect(attempts.filter(({ stepKey }) => stepKey === lost?.stepKey).length).toBe(2);
    const receipt = await bench.get(`jobs/${jobId}/costs`);
    expect(receipt.uncertainMicros).toBe(lost?.heldMicros);
    expect(await spent()).toBeGreaterThanOrEqual(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('asks no third time where two answers were lost, and says so', async () => {
    await bench.script([{ path: SPEECH, body: 'Is anybody there', fault: { do: 'cut', when: 'after' } }]);
    const jobId = await bench.createFinal();
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.uncertain' } });
    const perStep = Map.groupBy(await bench.attempts(jobId), ({ stepKey }) => stepKey);
    for (const [, attempts] of perStep) expect(attempts.length).toBeLessThanOrEqual(2);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('leaves out what a vendor refuses, and makes the rest', async () => {
    await bench.script([
      { path: PICTURES, fault: { do: 'fail-task', error: 'NSFW content detected' }, times: 1 },
    ]);
    const jobId = await bench.createFinal();
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.refused' } });
    expect(job.error.message).toMatch(/picture of shot \d+/i);
    const pictures = (await bench.attempts(jobId)).filter(({ service }) => service === 'replicate');
    expect(pictures.filter(({ status }) => status === 'released').length).toBe(1);
    expect(pictures.filter(({ status }) => status === 'settled').length).toBe(pictures.length - 1);
    expect(findFaults(await bench.books())).toEqual([]);

    const paid = (await bench.charges()).length;
    expect((await bench.post(`jobs/${jobId}/retry`)).status).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    expect((await bench.charges()).length).toBe(paid + 1);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('stops at once where the key is wrong', async () => {
    await bench.script([{ path: SPEECH, fault: { do: 'quota' } }]);
    const jobId = await bench.createFinal();
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.out_of_quota' } });
    await bench.settle();
    expect(await spent()).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });
});

describe('a cap', () => {
  it('that is met on the way stops the film in good order, and more money finishes it', async () => {
    const jobId = await bench.createFinal();
    // As if prices had risen meanwhile: the job may spend what one picture costs, and no more.
    const [row] = await bench.db.select().from(jobs).where(eq(jobs.id, jobId));
    const quoted = row?.quotedMicros ?? 0;
    await bench.workUntil(jobId, ['processing', ...SETTLED], { turns: 5 }).catch(() => undefined);
    await shrinkHeadroom(jobId, 41_000);
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'budget.exceeded' } });
    expect(job.error.message).toMatch(/missing/);
    await bench.settle();
    expect(findFaults(await bench.books())).toEqual([]);
    const before = (await bench.charges()).length;
    const answer = await bench.post(`jobs/${jobId}/retry`, { maxCostMicros: 2 * quoted });
    expect(answer.status, answer.text).toBe(200);
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    const charges = await bench.charges();
    expect(charges.length).toBeGreaterThan(before);
    expect(charges.length).toBe(new Set(charges.map((charge) => charge.requestHash)).size);
    expect(await spent()).toBe(total(charges));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  async function shrinkHeadroom(jobId: string, micros: number): Promise<void> {
    await bench.db.execute(`
      WITH cut AS (
        UPDATE jobs SET reserved_micros = ${micros}, quoted_micros = quoted_micros - (reserved_micros - ${micros})
        WHERE id = '${jobId}' AND reserved_micros > ${micros}
        RETURNING user_id, budget_period, (SELECT reserved_micros FROM jobs WHERE id = '${jobId}') - ${micros} AS less
      )
      UPDATE budgets SET reserved = reserved - cut.less FROM cut
      WHERE budgets.user_id = cut.user_id AND budgets.period = cut.budget_period`);
  }
});

describe('a cancel', () => {
  it('stops paying at once, stops tasks, and gives back what was set aside', async () => {
    await bench.script([{ path: PICTURES, fault: { do: 'slow-task', ms: 60_000 } }]);
    const jobId = await bench.createFinal({ image: 'replicate', voice: 'embedded' });
    for (let turn = 0; turn < 200; turn++) {
      if ((await bench.attempts(jobId)).some(({ taskId }) => taskId !== null)) break;
      await bench.composer.work();
      await scheduler.wait(20);
    }
    expect((await bench.post(`jobs/${jobId}/cancel`)).status).toBe(200);
    const begun = (await bench.attempts(jobId)).length;
    await bench.settle();
    const attempts = await bench.attempts(jobId);
    expect(attempts.length).toBe(begun);
    expect(attempts.every(({ status }) => status === 'released')).toBe(true);
    expect(await bench.charges()).toEqual([]);
    expect(findFaults(await bench.books())).toEqual([]);
    const [month] = (await bench.books()).months;
    expect(month).toMatchObject({ reservedMicros: 0, spentMicros: 0 });
  });

  it('keeps and settles what was paid for all the same', async () => {
    await bench.script([{ path: SPEECH, fault: { do: 'delay', ms: 700 } }]);
    const jobId = await bench.createFinal({ image: 'replicate', voice: 'openai:tts-1' });
    for (let turn = 0; turn < 200 && (await bench.attempts(jobId)).length === 0; turn++)
      await scheduler.wait(20);
    expect((await bench.post(`jobs/${jobId}/cancel`)).status).toBe(200);
    await bench.settle();
    expect(await spent()).toBe(total(await bench.charges()));
    expect(await spent()).toBeGreaterThan(0);
    expect(findFaults(await bench.books())).toEqual([]);
    await bench.script([]);
    const paid = await bench.charges();
    const again = await bench.createFinal({ image: 'replicate', voice: 'openai:tts-1' });
    expect((await bench.workUntil(again, SETTLED, { alarms: true })).status).toBe('completed');
    const hashes = (await bench.charges()).map((charge) => charge.requestHash);
    expect(hashes.length).toBe(new Set(hashes).size);
    expect(hashes.length).toBeGreaterThan(paid.length);
  });
});

describe('a crash', () => {
  it('of the object, at any moment, buys nothing twice', async () => {
    const jobId = await bench.createFinal();
    let turn = 0;
    const job = await bench.workUntil(jobId, SETTLED, {
      alarms: true,
      between: async () => {
        turn += 1;
        if (turn % 7 === 3) await evictDurableObject(bench.stub(jobId));
        if (turn % 7 === 6) await abortAllDurableObjects();
      },
    });
    expect(job.status).toBe('completed');
    const charges = await bench.charges();
    expect(charges.length).toBe(new Set(charges.map((charge) => charge.requestHash)).size);
    expect(await spent()).toBe(total(charges));
    expect(findFaults(await bench.books())).toEqual([]);
  });
});
