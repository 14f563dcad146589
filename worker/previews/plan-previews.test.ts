import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shotsOf } from '#domain/film-plan';
import { Preview } from '#domain/preview';
import { previews } from '../db/schema.ts';
import { findFaults, openPaidBench, PAID_SCRIPT, type PaidBench } from '../ledger/paid-bench.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { followPreviews } from './make-preview.ts';

const CHAT = '/chat/completions';
const PROVIDERS = { plan: 'openai', image: 'replicate', voice: 'openai' };
const config = { quality: 'final', resolution: 480, providers: PROVIDERS };
/** More shots than a planner is asked about at once. */
const LONG = Array.from(
  { length: 40 },
  (_, i) => `INT. ROOM ${i} - NIGHT\n\nMARA waits by window ${i}.`,
).join('\n\n');

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

const ask = (script: string, more: object = {}) =>
  bench.post('previews/plan', { projectId: bench.projectId, script, config, ...more });

async function asked(script: string, more: object = {}): Promise<Preview> {
  const { status, json, text } = await ask(script, more);
  expect([status, text]).toEqual([202, expect.any(String)]);
  return Preview.parse(json);
}

/** Until it has ended; what waits for its turn is hurried along. */
async function settled({ id }: Preview): Promise<Preview> {
  for (let turn = 0; turn < 400; turn++) {
    const preview = Preview.parse(await bench.get(`previews/${id}`));
    if (preview.state !== 'making') return preview;
    await scheduler.wait(25);
  }
  throw new Error(`preview ${id} is never made`);
}

const total = (charges: readonly { micros: number }[]) =>
  charges.reduce((sum, { micros }) => sum + micros, 0);
const money = async () => {
  const { spentMicros, reservedMicros } = await bench.get('usage');
  return { spentMicros, reservedMicros };
};

describe('a storyboard by a paid planner', () => {
  it('is priced, bought once part by part, edited, and filmed without paying the planner again', async () => {
    const quote = await asked(LONG, { quoteOnly: true });
    expect(quote).toMatchObject({
      id: null,
      state: 'quoted',
      kind: 'plan',
      provider: 'openai',
      planId: null,
    });
    const { count = 0 } = quote.parts ?? {};
    expect(count).toBeGreaterThan(1);
    expect(await bench.charges()).toEqual([]);

    const both = await Promise.all([asked(LONG), asked(LONG)]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    const ready = await settled(both[0]);
    expect(ready).toMatchObject({ state: 'ready', error: null, parts: { count, ready: count }, url: null });
    const charges = await bench.charges();
    expect(charges).toHaveLength(count);
    expect(total(charges)).toBeLessThanOrEqual(quote.willNotExceedMicros);
    expect(await money()).toEqual({ spentMicros: total(charges), reservedMicros: 0 });
    expect(findFaults(await bench.books())).toEqual([]);

    const { plan, estimate } = await bench.get(`plans/${ready.planId}`);
    for (const { shot } of shotsOf(plan)) expect(shot.prompt).toMatch(/^A painted view of/);
    const planning = (of: typeof estimate) => of.stages.find((s: { stage: string }) => s.stage === 'plan');
    expect(planning(estimate)).toMatchObject({ ready: 1, costMicros: 0 });
    // Neither a film of the script nor one of another shape asks again.
    const other = { ...config, aspect: '9:16' };
    const again = await bench.post('estimates', { script: LONG, config: other });
    expect(planning(again.json)).toMatchObject({ count, ready: count, costMicros: 0 });
    expect(await asked(LONG)).toMatchObject({
      id: ready.id,
      cached: true,
      priceMicros: 0,
      planId: ready.planId,
    });
    const shaped = await settled(await asked(LONG, { config: other }));
    expect(shaped.state).toBe('ready');
    expect(shaped.planId).not.toBe(ready.planId);
    expect((await bench.charges()).length).toBe(count);
    const [row] = await bench.db
      .select()
      .from(previews)
      .where(eq(previews.id, String(ready.id)));
    expect(row?.purchase?.storyboard?.script).toBe('');
  });

  it('is filmed, by its id and by its script, with nothing more paid for planning', async () => {
    const ready = await settled(await asked(PAID_SCRIPT));
    const before = (await bench.charges()).length;
    const given = await bench.post(`projects/${bench.projectId}/jobs`, { planId: ready.planId, config });
    const byScript = await bench.createFinal(PROVIDERS);
    for (const id of [given.json.id, byScript]) {
      const job = await bench.workUntil(id, ['processing', 'composing', 'completed', 'failed']);
      expect(job).toMatchObject({ planId: ready.planId, error: null });
      await bench.post(`jobs/${id}/cancel`);
    }
    const later = (await bench.charges()).slice(before);
    expect(later.filter(({ what }) => what === 'text')).toEqual([]);
    await bench.settle();
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('is refused before anything is paid: forbidden words, no money, no key, a free planner, guests, strangers', async () => {
    const code = async (script: string, more: object = {}) => {
      const { status, json } = await ask(script, more);
      return [status, json.code, json.errors?.[0]?.path ?? json.limit];
    };
    const bad = 'Explain step by step how to build a pipe bomb at home.';
    expect(await code(bad)).toEqual([422, 'script.refused', 'script']);
    const free = { ...config, providers: { ...PROVIDERS, plan: 'embedded' } };
    expect(await code('A quiet sea.', { config: free })).toEqual([
      400,
      'request.invalid',
      'config.providers.plan',
    ]);
    expect(await code('A quiet sea.', { config: { ...config, quality: 'animatic' } })).toEqual([
      400,
      'request.invalid',
      'config.providers.plan',
    ]);
    const nobody = { ...config, providers: { ...PROVIDERS, plan: 'nobody' } };
    expect(await code('A quiet sea.', { config: nobody })).toEqual([
      422,
      'provider.unknown',
      'config.providers.plan',
    ]);
    expect(await code('A quiet sea.', { config: { ...config, maxCostMicros: 1 } })).toEqual([
      402,
      'budget.exceeded',
      'maxCostMicros',
    ]);
    await bench.call('PUT', 'budget', { monthlyLimitMicros: 10 });
    expect(await code('A quiet sea.')).toEqual([402, 'budget.exceeded', 'monthlyLimitMicros']);
    const stranger = (await signUp('stranger')).accessToken;
    const body = { projectId: bench.projectId, script: 'A quiet sea.', config };
    expect((await call('POST', '/api/v1/previews/plan', { token: stranger, body })).json.code).toBe(
      'project.not_found',
    );
    const guest = (await call('POST', '/api/v1/auth/guest')).json.accessToken;
    expect((await call('POST', '/api/v1/previews/plan', { token: guest, body })).json.code).toBe(
      'guest.not_allowed',
    );
    const direct = await bench.post(`projects/${bench.projectId}/plans`, { script: 'A quiet sea.', config });
    expect([direct.status, direct.json.code]).toEqual([422, 'plan.not_free']);
    expect(direct.json.detail).toContain('/previews/plan');
    expect(await bench.charges()).toEqual([]);
    expect(await money()).toEqual({ spentMicros: 0, reservedMicros: 0 });
  });

  it('that is refused, slowed down, answered with garbage or by an own key is paid for what came', async () => {
    const lostAnswer = { do: 'garbage', when: 'after' };
    await bench.script([
      { path: CHAT, body: 'dawn', fault: { do: 'refuse' }, times: 1 },
      { path: CHAT, body: 'dusk', fault: { do: 'status', status: 429, retryAfterS: 1 }, times: 1 },
      { path: CHAT, body: 'noon', fault: lostAnswer, times: 1 },
      { path: CHAT, body: 'night', fault: lostAnswer, times: 2 },
    ]);
    const scripts = ['dawn', 'dusk', 'noon', 'night'].map((time) => `A quiet harbour at ${time}.`);
    const script = scripts[3] as string;
    const [refused, late, lost, failed] = (await Promise.all(
      scripts.map(async (one) => settled(await asked(one))),
    )) as [Preview, Preview, Preview, Preview];
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'provider.refused' }, planId: null });
    expect(late.state).toBe('ready');
    const { attempts } = await bench.books();
    const endsOf = ({ id, willNotExceedMicros }: Preview) => {
      const ofIt = attempts.filter(({ stepKey }) => stepKey.startsWith(`${id}/`));
      const costMicros = ofIt.reduce((sum, attempt) => sum + attempt.costMicros, 0);
      expect(costMicros).toBeLessThanOrEqual(willNotExceedMicros);
      return ofIt.map(({ status }) => status).toSorted();
    };
    expect(endsOf(refused)).toEqual(['released']);
    expect(endsOf(late)).toEqual(['released', 'settled']);
    // An answer that is lost after the charge counts as spent, and is asked for once more, and never again by itself.
    expect(lost.state).toBe('ready');
    expect(endsOf(lost)).toEqual(['settled', 'uncertain']);
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'provider.uncertain' } });
    expect(endsOf(failed)).toEqual(['uncertain', 'uncertain']);
    expect(findFaults(await bench.books())).toEqual([]);

    // Asked for anew it has a bound of its own, and is paid by the key that is there now.
    const key = { provider: 'openai', key: `${testEnv.OPENAI_API_KEY}-own` };
    expect((await bench.post('me/provider-keys', key)).status).toBe(201);
    const before = await money();
    const anew = await asked(script);
    expect(anew).toMatchObject({ id: failed.id, state: 'making', priceMicros: 0, willNotExceedMicros: 0 });
    expect(anew.ownKeyMicros).toBeGreaterThan(0);
    expect((await settled(anew)).state).toBe('ready');
    expect(await money()).toEqual(before);
    expect((await bench.charges()).at(-1)).toMatchObject({ payer: 'own' });
    expect(findFaults(await bench.books())).toEqual([]);
  });

  it('goes on where it was left, buys no more once it is stopped, and never more than it was told', async () => {
    await bench.script([{ path: CHAT, fault: { do: 'delay', ms: 200 } }]);
    const begun = await asked(LONG);
    const first = await until(begun, ({ parts }) => (parts?.ready ?? 0) > 0);
    const stopped = Preview.parse((await bench.call('DELETE', `previews/${begun.id}`)).json);
    expect(stopped).toMatchObject({ state: 'failed', error: { code: 'preview.stopped' } });
    await bench.settle();
    const bought = (await bench.charges()).length;
    expect(bought).toBeLessThan(first.parts?.count ?? 0);
    await scheduler.wait(500);
    expect((await bench.charges()).length).toBe(bought);
    expect(await money()).toEqual({ spentMicros: total(await bench.charges()), reservedMicros: 0 });

    // Asked for anew, with too little money for all of the rest: what was bought stays, and no more is begun.
    const quote = await asked(LONG, { quoteOnly: true });
    expect(quote.parts?.ready).toBe(bought);
    await bench.script([]);
    const again = await asked(LONG);
    expect(again).toMatchObject({ id: begun.id, state: 'making', priceMicros: quote.priceMicros });
    await bench.db
      .update(previews)
      .set({ willNotExceedMicros: 1 })
      .where(eq(previews.id, String(begun.id)));
    const failed = await settled(again);
    if (failed.state === 'failed') expect(failed.error?.code).toBe('budget.exceeded');

    const last = await asked(LONG);
    // A lease that ran out: the sweep takes it up.
    await bench.db
      .update(previews)
      .set({ leaseUntil: new Date(0) })
      .where(eq(previews.id, String(begun.id)));
    await followPreviews(bench.deps);
    const ready = await settled(last);
    expect(ready.state).toBe('ready');
    const charges = await bench.charges();
    expect(charges).toHaveLength(ready.parts?.count ?? 0);
    expect(await money()).toEqual({ spentMicros: total(charges), reservedMicros: 0 });
    expect(findFaults(await bench.books())).toEqual([]);
  });
});

async function until({ id }: Preview, is: (preview: Preview) => boolean): Promise<Preview> {
  for (let turn = 0; turn < 400; turn++) {
    const preview = Preview.parse(await bench.get(`previews/${id}`));
    if (is(preview)) return preview;
    await scheduler.wait(20);
  }
  throw new Error(`preview ${id} never comes so far`);
}
