import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesOf, shotsOf } from '#domain/film-plan';
import { SETTLED, USUAL_WAY } from '../film-job/film-bench.ts';
import { findFaults, openPaidBench, PAID_SCRIPT, type PaidBench } from './paid-bench.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

const total = (rows: readonly { micros: number }[]) => rows.reduce((n, { micros }) => n + micros, 0);
const PROVIDERS = { image: 'replicate', voice: 'embedded', plan: 'openai' };
const config = { quality: 'final', resolution: 480, providers: PROVIDERS };
const CHAT = '/chat/completions';

describe('a storyboard with a paid planner’s notes', () => {
  it('is quoted, bought in the job, moderated and filmed; every word stays, and again it costs nothing', async () => {
    const quote = (await bench.post('estimates', { script: PAID_SCRIPT, config })).json;
    const stage = quote.stages.find((s: { stage: string }) => s.stage === 'plan');
    expect(stage).toMatchObject({ provider: 'openai', ready: 0, costMicros: expect.any(Number) });
    expect(stage.costMicros).toBeGreaterThan(0);

    const jobId = await bench.createFinal(PROVIDERS);
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    const attempts = await bench.attempts(jobId);
    const notes = attempts.filter(({ stepKey }) => stepKey.includes('/note:'));
    expect(notes).toMatchObject([{ status: 'settled', service: 'openai' }]);
    const plain = await bench.post(`projects/${bench.projectId}/plans`, {
      script: PAID_SCRIPT,
      config: { ...config, providers: { ...PROVIDERS, plan: 'embedded' } },
    });
    const { plan } = await bench.get(`plans/${job.planId}`);
    expect(linesOf(plan).map(({ text }) => text)).toEqual(linesOf(plain.json.plan).map(({ text }) => text));
    const prompts = (of: typeof plan) => shotsOf(of).map(({ shot }) => [shot.id, shot.prompt]);
    expect(prompts(plan).map(([id]) => id)).toEqual(prompts(plain.json.plan).map(([id]) => id));
    expect(prompts(plan)).not.toEqual(prompts(plain.json.plan));
    const charges = await bench.charges();
    const receipt = await bench.get(`jobs/${jobId}/costs`);
    expect(receipt.actualMicros).toBe(total(charges));
    expect(receipt.actualMicros).toBeLessThanOrEqual(quote.willNotExceedMicros);
    expect(receipt.items.find((item: { stage: string }) => item.stage === 'note')).toMatchObject({
      actualMicros: notes[0]?.costMicros,
    });
    expect(findFaults(await bench.books())).toEqual([]);

    const again = await bench.createFinal(PROVIDERS);
    expect((await bench.workUntil(again, SETTLED)).planId).toBe(job.planId);
    const given = await bench.post(`projects/${bench.projectId}/jobs`, { planId: job.planId, config });
    expect(given.json.estimatedCostMicros).toBe(0);
    expect((await bench.workUntil(given.json.id, SETTLED)).status).toBe('completed');
    expect((await bench.charges()).length).toBe(charges.length);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('is asked for again where the planner is away, and a refusal ends the job before anything else is paid for', async () => {
    await bench.script([{ path: CHAT, fault: { do: 'status', status: 503 }, times: 1 }]);
    const script = `${PAID_SCRIPT} Rain fell.`;
    const jobId = await bench.createFinal(PROVIDERS, { script });
    expect((await bench.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
    await bench.script([{ path: CHAT, fault: { do: 'refuse' } }]);
    const before = await bench.charges();
    const refused = await bench.createFinal(PROVIDERS, { script: `${script} A dog barked.` });
    const job = await bench.workUntil(refused, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'provider.refused' } });
    expect(await bench.charges()).toEqual(before);
    await bench.script([]);
    expect((await bench.post(`jobs/${refused}/retry`)).status).toBe(200);
    expect((await bench.workUntil(refused, SETTLED, { alarms: true })).status).toBe('completed');
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('by a server of the owner’s own is paid at the owner’s prices and filmed', async () => {
    const providers = { ...PROVIDERS, plan: 'compatible' };
    const jobId = await bench.createFinal(providers, { script: `${PAID_SCRIPT} Snow fell.` });
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'completed', error: null });
    const model = 'gpt-6.1-terra@1000000/5000000';
    expect(job.config.providers.plan).toBe(`compatible:${model}`);
    const notes = (await bench.attempts(jobId)).filter(({ stepKey }) => stepKey.includes('/note:'));
    expect(notes).toMatchObject([{ status: 'settled', service: 'compatible', model }]);
    const { plan } = await bench.get(`plans/${job.planId}`);
    expect(shotsOf(plan).every(({ shot }) => shot.prompt.startsWith('A painted view of'))).toBe(true);
    const receipt = await bench.get(`jobs/${jobId}/costs`);
    expect(receipt.actualMicros).toBe(total(await bench.charges()));
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('outside of a job is refused with a word, and never silently left out', async () => {
    const answer = await bench.post(`projects/${bench.projectId}/plans`, { script: PAID_SCRIPT, config });
    expect([answer.status, answer.json.code]).toEqual([422, 'plan.not_free']);
    expect(answer.json.errors[0].path).toBe('config.providers.plan');
  });
});
