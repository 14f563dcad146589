import { describe, expect, it } from 'vitest';
import type { FilmPlan } from '#domain/film-plan';
import { call } from '../testing/api.ts';
import { makeEstate, SCRIPT } from '../testing/estate.ts';

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

  it('that contradict themselves are refused by field', async () => {
    const { token, planId, plan } = await makeEstate('breaker');
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
    const cases = [
      [{}, 'provider.key_missing', 'OPENAI_API_KEY'],
      [{ image: 'openai' }, 'provider.key_missing', 'OPENAI_API_KEY'],
      [{ voice: 'elevenlabs' }, 'provider.key_missing', 'ELEVENLABS_API_KEY'],
      [{ video: 'runway' }, 'provider.key_missing', 'RUNWAY_API_KEY'],
      [{ image: 'constructor' }, 'provider.unknown', 'constructor'],
    ] as const;
    for (const path of paths) {
      for (const [providers, code, named] of cases) {
        const answer = await call('POST', path, {
          token,
          body: { planId, config: { quality: 'final', providers } },
        });
        expect([answer.status, answer.json.code]).toEqual([422, code]);
        expect(answer.json.detail).toContain(named);
      }
    }
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
