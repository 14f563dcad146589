import { describe, expect, it } from 'vitest';
import { ProviderOffer } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { PROVIDER_MODELS } from '#domain/provider-models';
import { type Env, readSettings } from '../env.ts';
import { call } from '../testing/api.ts';
import { makeEstate, SCRIPT } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';
import { keyOf, listOffers } from './list-offers.ts';
import { settleProviders } from './settle-providers.ts';

describe('storyboards', () => {
  it('are made from a script, with a quote, and found again as they are', async () => {
    const { token, projectId } = await makeEstate('maker');
    const path = `/api/v1/projects/${projectId}/plans`;
    const script = `${SCRIPT}\n\nIn the morning the village thanks the keeper.`;
    const made = await call('POST', path, { token, body: { script, config: { aspect: '1:1' } } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ projectId, version: 2, script });
    expect(made.headers.get('etag')).toBe('"2"');
    const { stages, shots, durationMs, costMicros } = made.json.estimate;
    expect(shots).toBe(made.json.plan.scenes.flatMap((s: { shots: unknown[] }) => s.shots).length);
    expect(durationMs).toBeGreaterThan(1000);
    expect(costMicros).toBe(0);
    expect(stages.find((s: { stage: string }) => s.stage === 'picture')).toMatchObject({
      count: shots,
      ready: 0,
    });
    const read = await call('GET', `/api/v1/plans/${made.json.id}`, { token });
    expect(read.json).toEqual(made.json);
    expect(read.headers.get('etag')).toBe('"2"');
    const again = await call('POST', path, { token, body: { script, config: { aspect: '1:1' } } });
    expect(again.json.id).toBe(made.json.id);
    // A version quotes with its config, so another config is another version.
    const silent = { script, config: { aspect: '1:1', music: false } };
    const other = await call('POST', path, { token, body: silent });
    expect(other.json).toMatchObject({ version: 3, plan: made.json.plan });
    expect(other.json.estimate).not.toEqual(made.json.estimate);
    expect((await call('POST', path, { token, body: silent })).json.id).toBe(other.json.id);
    expect((await call('GET', `/api/v1/plans/${other.json.id}`, { token })).json).toEqual(other.json);
    const list = await call('GET', path, { token });
    expect(list.json.items.map((p: { version: number }) => p.version)).toEqual([3, 2, 1]);
    expect(list.json.items[1]).toMatchObject({ id: made.json.id, shots, title: made.json.plan.title });
    expect(list.text).not.toContain('thanks the keeper');
  });

  it('are edited into new versions under If-Match, each once', async () => {
    const { token, planId, plan } = await makeEstate('editor');
    const patch = (id: string, edited: unknown, ifMatch?: string) =>
      call('PATCH', `/api/v1/plans/${id}`, {
        token,
        body: { plan: edited },
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      });
    const edited = structuredClone(plan) as FilmPlan;
    const shot = edited.scenes[0]?.shots[0];
    if (!shot) throw new Error('the plan has no shot');
    shot.take = 1;
    expect((await patch(planId, edited)).json.code).toBe('plan.precondition_required');
    expect((await patch(planId, edited, '"7"')).json.code).toBe('plan.version_conflict');
    expect((await patch(planId, edited, 'W/"1"')).status).toBe(412);
    const answers = await Promise.all(Array.from({ length: 5 }, () => patch(planId, edited, '"1"')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412]);
    const made = answers.find(({ status }) => status === 200);
    expect(made?.json).toMatchObject({ version: 2, plan: edited });
    expect(made?.headers.get('etag')).toBe('"2"');
    expect(made?.json.id).not.toBe(planId);
    expect((await call('GET', `/api/v1/plans/${planId}`, { token })).json.plan).toEqual(plan);
    expect((await patch(made?.json.id, plan, '"3", "2"')).json.version).toBe(3);
  });

  it('that exist already are taken as they are: a translation says other words over the same pictures', async () => {
    const { token, projectId, plan } = await makeEstate('translator');
    const path = `/api/v1/projects/${projectId}/plans`;
    const translated = structuredClone(plan) as FilmPlan;
    translated.language = 'de';
    for (const line of translated.scenes.flatMap(({ shots }) => shots.flatMap(({ lines }) => lines)))
      line.text = 'Ein Sturm zieht auf.';
    const body = { script: 'Ein Sturm zieht auf.', plan: translated, config: { language: 'de' } };
    const made = await call('POST', path, { token, body });
    expect([made.status, made.json.plan]).toEqual([201, translated]);
    expect(made.json).toMatchObject({ version: 2, script: body.script });
    expect((await call('POST', path, { token, body })).json.id).toBe(made.json.id);
    const [line] = translated.scenes[0]?.shots.flatMap(({ lines }) => lines) ?? [];
    if (!line) throw new Error('nobody speaks');
    line.text = 'Bring dich um, heute Nacht noch. You should kill yourself tonight.';
    const refused = await call('POST', path, { token, body });
    expect([refused.status, refused.json.code]).toEqual([422, 'script.refused']);
  });

  it('that contradict themselves are refused by field', async () => {
    const { token, projectId, planId, plan } = await makeEstate('breaker');
    const broken = structuredClone(plan) as FilmPlan;
    const scene = broken.scenes[0];
    if (!scene?.shots[0]) throw new Error('the plan has no shot');
    scene.shots.push({ ...scene.shots[0], minMs: 5000, maxMs: 4000 });
    scene.shots[0].lines = [{ id: 'lin_x', speaker: 'chr_nobody', text: 'Who speaks?' }];
    broken.music.sections = [{ fromScene: 'scn_none', toScene: scene.id, mood: 'calm' }];
    const answer = await call('PATCH', `/api/v1/plans/${planId}`, {
      token,
      body: { plan: broken },
      headers: { 'if-match': '*' },
    });
    expect([answer.status, answer.json.code]).toEqual([422, 'plan.invalid']);
    const last = scene.shots.length - 1;
    expect(answer.json.errors.map((error: { path: string }) => error.path)).toEqual(
      expect.arrayContaining([
        `plan.scenes.0.shots.${last}.id`,
        `plan.scenes.0.shots.${last}.maxMs`,
        'plan.scenes.0.shots.0.lines.0.speaker',
        'plan.music.sections.0.fromScene',
      ]),
    );
    const body = { script: 'x', plan: broken };
    const made = await call('POST', `/api/v1/projects/${projectId}/plans`, { token, body });
    expect([made.status, made.json.errors]).toEqual([422, answer.json.errors]);
  });

  it('of scripts with nothing to film, or to be refused, are not made', async () => {
    const { token, projectId } = await makeEstate('writer');
    for (const path of [`/api/v1/projects/${projectId}/plans`, '/api/v1/estimates']) {
      for (const script of [' ', '\n\t', '...', '🎬']) {
        const answer = await call('POST', path, { token, body: { script } });
        expect([answer.status, answer.json.code], JSON.stringify(script)).toEqual([422, 'script.unreadable']);
      }
      const harm =
        'He explains step by step how to build a pipe bomb at home and where to put it in the school.';
      const answer = await call('POST', path, { token, body: { script: harm } });
      expect([answer.status, answer.json.code]).toEqual([422, 'script.refused']);
      expect(answer.json.errors[0]).toMatchObject({ path: 'script' });
      expect(answer.json.errors[0].message).toContain('bomb');
    }
  });
});

describe('quotes', () => {
  it('are the same for a script and for its storyboard, but that the plan is made', async () => {
    const { token, planId } = await makeEstate('quoter');
    const byScript = await call('POST', '/api/v1/estimates', { token, body: { script: SCRIPT } });
    const byPlan = await call('POST', '/api/v1/estimates', { token, body: { planId } });
    expect(byScript.status).toBe(200);
    expect(byPlan.json.durationMs).toBe(byScript.json.durationMs);
    expect(byScript.json.stages[0]).toMatchObject({ stage: 'plan', count: 1, ready: 0 });
    expect(byPlan.json.stages[0]).toMatchObject({ stage: 'plan', count: 1, ready: 1 });
    const silent = await call('POST', '/api/v1/estimates', {
      token,
      body: { planId, config: { music: false } },
    });
    expect(silent.json.stages.map((s: { stage: string }) => s.stage)).not.toContain('music');
    for (const body of [{}, { script: 'x', planId }]) {
      const answer = await call('POST', '/api/v1/estimates', { token, body });
      expect([answer.status, answer.json.errors[0].path]).toEqual([400, 'script']);
    }
  });

  it('say which key final quality lacks, and never fall back', async () => {
    const { token, projectId, planId } = await makeEstate('finalist');
    const paths = [`/api/v1/projects/${projectId}/jobs`, '/api/v1/estimates'];
    const missing = 'provider.key_missing';
    const keyless = { OPENAI_API_KEY: '', REPLICATE_API_TOKEN: '', RUNWAY_API_KEY: '' };
    const cases = [
      [{}, missing, 'image', 'OPENAI_API_KEY or REPLICATE_API_TOKEN'],
      [{ image: 'embedded' }, missing, 'image', 'OPENAI_API_KEY or REPLICATE_API_TOKEN'],
      [{ image: 'openai' }, missing, 'image', 'OPENAI_API_KEY'],
      [{ image: 'replicate' }, missing, 'image', 'REPLICATE_API_TOKEN'],
      [{ image: 'constructor' }, 'provider.unknown', 'image', 'constructor'],
      [{ image: 'openai:tts-1' }, 'provider.unknown', 'image', 'openai:tts-1'],
    ] as const;
    for (const path of paths) {
      for (const [providers, code, field, named] of cases) {
        const config = { quality: 'final', providers };
        const answer = await call('POST', path, { token, body: { planId, config }, settings: keyless });
        expect([answer.status, answer.json.code]).toEqual([422, code]);
        expect(answer.json.detail).toContain(named);
        expect(answer.json.errors[0].path).toBe(`config.providers.${field}`);
      }
    }
    const settings = { ...keyless, REPLICATE_API_TOKEN: 'test' };
    const others = [
      [{ voice: 'openai' }, missing, 'voice', 'OPENAI_API_KEY'],
      [{ image: 'embedded' }, 'provider.unknown', 'image', 'embedded'],
      [{ video: 'runway' }, missing, 'video', 'RUNWAY_API_KEY'],
      [{ video: 'sora' }, 'provider.unknown', 'video', 'sora'],
      [{ plan: 'openai' }, missing, 'plan', 'OPENAI_API_KEY'],
      [{ plan: 'gemini' }, 'provider.unknown', 'plan', 'gemini'],
      [{ music: 'auto ' }, 'provider.unknown', 'music', 'auto'],
    ] as const;
    for (const [providers, code, field, named] of others) {
      const body = { planId, config: { quality: 'final', providers } };
      const answer = await call('POST', '/api/v1/estimates', { token, body, settings });
      expect([answer.status, answer.json.code]).toEqual([422, code]);
      expect(answer.json.detail).toContain(named);
      expect(answer.json.errors[0].path).toBe(`config.providers.${field}`);
    }
  });

  it('of a final film name who makes it, and what each shot costs', async () => {
    const { token, projectId } = await makeEstate('buyer');
    const settings = { OPENAI_API_KEY: 'test', REPLICATE_API_TOKEN: 'test' };
    const made = await call('POST', `/api/v1/projects/${projectId}/plans`, {
      token,
      settings,
      body: { script: SCRIPT, config: { quality: 'final' } },
    });
    expect(made.status).toBe(201);
    const { estimate } = made.json;
    const of = (name: string) => estimate.stages.find(({ stage }: { stage: string }) => stage === name);
    expect(of('picture')).toMatchObject({ provider: 'openai', model: 'gpt-image-2.6-flare', ready: 0 });
    expect(of('speech')).toMatchObject({ provider: 'openai', model: 'gpt-4o-mini-tts', ready: 0 });
    expect(estimate.costMicros).toBeGreaterThan(40_000);
    expect(estimate.willNotExceedMicros).toBeGreaterThan(estimate.costMicros);
    const shots = made.json.plan.scenes.flatMap((s: { shots: { id: string }[] }) => s.shots);
    expect(estimate.byShot.map(({ shotId }: { shotId: string }) => shotId)).toEqual(
      shots.map(({ id }: { id: string }) => id),
    );
    const cheaper = await call('POST', '/api/v1/estimates', {
      token,
      settings,
      body: {
        planId: made.json.id,
        config: { quality: 'final', providers: { image: 'replicate', voice: 'embedded' } },
      },
    });
    expect(cheaper.json).toMatchObject({
      costMicros: 40_000 * shots.length,
      willNotExceedMicros: 40_000 * shots.length,
    });
    // Its own key is gone: what was planned can still be read, and is not made.
    expect((await call('GET', `/api/v1/plans/${made.json.id}`, { token })).json.estimate).toEqual(estimate);
  });
});

describe('offers', () => {
  it('name every model with its price, its voices and the setting that it lacks', async () => {
    const { token } = await makeEstate('chooser');
    const read = async (settings: Record<string, string>) =>
      ProviderOffer.array().parse((await call('GET', '/api/v1/providers', { token, settings })).json.items);
    const offers = await read({ OPENAI_API_KEY: '', RUNWAY_API_KEY: '', REPLICATE_API_TOKEN: 'test' });
    const find = (stage: string, name: string) => offers.find((o) => o.stage === stage && o.name === name);
    for (const { stage, provider, model } of PROVIDER_MODELS) {
      for (const name of [provider, `${provider}:${model}`]) {
        const offer = find(stage, name);
        expect(offer?.priceMicros, name).toBeGreaterThan(0);
        expect(offer?.available).toBe(provider === 'replicate');
        expect(offer?.missingKey).toBe(provider === 'replicate' ? null : keyOf({ provider }));
      }
    }
    expect(find('image', 'replicate')).toMatchObject({ unit: 'picture', priceMicros: 40_000 });
    expect(find('voice', 'openai:tts-1')).toMatchObject({ unit: 'minute of speech', priceMicros: 12_600 });
    expect(find('voice', 'openai')?.voices?.map(({ id }) => id)).toContain('marin');
    expect(offers.filter(({ name }) => name === 'embedded').every(({ available }) => available)).toBe(true);
    expect((await read({ OPENAI_API_KEY: 'x' })).find((o) => o.name === 'openai')?.missingKey).toBeNull();
  });

  it('name the planner on the owner’s own server at the owner’s prices, and what its settings lack', async () => {
    const { token } = await makeEstate('owner');
    const ask = async (more: Record<string, string>, plan = 'compatible') => {
      const settings = {
        PLANNER_INPUT_MICROS: '',
        PLANNER_OUTPUT_MICROS: '',
        PLANNER_MODEL: 'llama3:8b',
        ...more,
      };
      const config = { quality: 'final', providers: { image: 'replicate', voice: 'embedded', plan } };
      const body = { script: SCRIPT, config };
      const { items } = (await call('GET', '/api/v1/providers', { token, settings })).json;
      const offers = ProviderOffer.array().parse(items);
      const quote = await call('POST', '/api/v1/estimates', { token, settings, body });
      return { offers: offers.filter(({ name }) => name.startsWith('compatible')), quote };
    };
    const stageOf = ({ quote }: Awaited<ReturnType<typeof ask>>) => quote.json.stages[0];
    const free = await ask({});
    expect(free.offers).toMatchObject([
      { name: 'compatible', stage: 'plan', available: true, missingKey: null, priceMicros: 0 },
      { name: 'compatible:llama3:8b', available: true, priceMicros: 0 },
    ]);
    expect(stageOf(free)).toMatchObject({ provider: 'compatible', model: 'llama3:8b', costMicros: 0 });
    const prices = { PLANNER_INPUT_MICROS: '500000', PLANNER_OUTPUT_MICROS: '1500000' };
    const priced = await ask(prices);
    expect(priced.offers[1]?.name).toBe('compatible:llama3:8b@500000/1500000');
    expect(priced.offers[0]?.priceMicros).toBeGreaterThan(0);
    expect(stageOf(priced).costMicros).toBeGreaterThan(0);
    // Nobody names a price but the settings.
    for (const wish of ['compatible:llama3:8b', 'compatible:llama3:8b@0/0']) {
      expect(stageOf(await ask(prices, wish))).toEqual(stageOf(priced));
    }
    const other = await ask({}, 'compatible:gpt-6.1-terra');
    expect([other.quote.status, other.quote.json.code]).toEqual([422, 'provider.unknown']);
    for (const setting of ['PLANNER_BASE_URL', 'PLANNER_API_KEY', 'PLANNER_MODEL']) {
      const { offers, quote } = await ask({ [setting]: '' });
      expect(offers).toMatchObject([{ name: 'compatible', available: false, missingKey: setting }]);
      expect([quote.status, quote.json.code]).toEqual([422, 'provider.key_missing']);
      expect(quote.json.errors).toMatchObject([
        { path: 'config.providers.plan', message: `${setting} is not set` },
      ]);
    }
  });

  it('end with the day on which their vendor stops answering', () => {
    const settings = { providerKeys: readSettings({ ...testEnv, OPENAI_API_KEY: 'x' } as Env).providerKeys };
    const at = (day: string) => ({ settings, now: () => new Date(`${day}T12:00:00Z`) });
    const names = (day: string) => listOffers(settings, at(day).now()).map(({ name }) => name);
    expect(names('2027-01-06')).toContain('openai:tts-1');
    expect(names('2027-01-07')).not.toContain('openai:tts-1');
    const config = JobConfig.parse({ quality: 'final' });
    const voiceOn = (day: string) => settleProviders(at(day), config).providers.voice;
    expect([voiceOn('2027-01-06'), voiceOn('2027-01-07')]).toEqual(['openai:gpt-4o-mini-tts', 'embedded']);
    const named = JobConfig.parse({ quality: 'final', providers: { voice: 'openai' } });
    expect(() => settleProviders(at('2027-01-07'), named)).toThrow(/cannot make the voices/);
  });
});

describe('money', () => {
  it('is limited by the user, from this month on', async () => {
    const { token } = await makeEstate('saver');
    const usage = async () => (await call('GET', '/api/v1/usage', { token })).json;
    expect(await usage()).toMatchObject({
      spentMicros: 0,
      reservedMicros: 0,
      monthlyLimitMicros: 20_000_000,
      jobLimitMicros: null,
    });
    const put = (body: object) => call('PUT', '/api/v1/budget', { token, body });
    expect((await put({ monthlyLimitMicros: 7 })).json).toMatchObject({
      monthlyLimitMicros: 7,
      leftMicros: 7,
    });
    expect((await put({ jobLimitMicros: 3 })).json).toMatchObject({
      monthlyLimitMicros: 7,
      jobLimitMicros: 3,
    });
    expect((await put({ jobLimitMicros: null })).json.jobLimitMicros).toBeNull();
    for (const wrong of [-1, 1.5, 1e13, '5'])
      expect((await put({ monthlyLimitMicros: wrong })).status).toBe(400);
    expect(await usage()).toMatchObject({ monthlyLimitMicros: 7, jobLimitMicros: null });
  });
});
