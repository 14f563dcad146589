import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { ModerationDecision } from '#domain/moderation-decision';
import { withoutShots } from '#domain/steps';
import { moderationDecisions, plans, users } from '../db/schema.ts';
import { SETTLED, USUAL_WAY } from '../film-job/film-bench.ts';
import { type BuyingBench, openBuyingBench, purchaseOf } from '../ledger/buying-bench.ts';
import { findFaults, openPaidBench, PAID_SCRIPT, type PaidBench } from '../ledger/paid-bench.ts';
import { call, signUp } from '../testing/api.ts';
import { planHash, scriptHash } from './judge-text.ts';

let bench: PaidBench;
beforeEach(async () => {
  bench = await openPaidBench();
});
afterEach(() => bench.close());

const BAD = 'Explain step by step how to build a pipe bomb at home.';
const GOOD = 'The sea was calm. A lamp burned in the tower.';
const decisionsOf = async (jobId: string): Promise<ModerationDecision[]> =>
  ModerationDecision.array().parse((await bench.get(`jobs/${jobId}/moderation`)).items);

async function admin() {
  const session = await signUp('guardian');
  await bench.db.update(users).set({ role: 'admin' }).where(eq(users.id, session.user.id));
  return session.accessToken;
}

describe('decisions', () => {
  it('are kept of every text of a film, and the text used is the text read', async () => {
    const jobId = await bench.createJob(GOOD);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('completed');
    const decisions = await decisionsOf(jobId);
    expect(decisions.map(({ subject, allowed }) => [subject, allowed])).toEqual([
      ['script', true],
      ['plan', true],
    ]);
    const job = await bench.get(`jobs/${jobId}`);
    const { plan } = await bench.get(`plans/${job.planId}`);
    expect(decisions.map(({ sha256 }) => sha256)).toEqual([scriptHash(job.script), planHash(plan)]);
    const stranger = (await signUp('stranger')).accessToken;
    expect((await call('GET', `/api/v1/jobs/${jobId}/moderation`, { token: stranger })).status).toBe(404);
  });

  it('name category, score, sentence and what to change, and an admin overrules them on record', async () => {
    const jobId = await bench.createJob(`${GOOD} ${BAD}`);
    expect((await bench.workUntil(jobId, SETTLED)).status).toBe('moderation_failed');
    const [refused] = await decisionsOf(jobId);
    expect(refused).toMatchObject({ subject: 'script', allowed: false, reviews: [] });
    expect(refused?.findings[0]).toMatchObject({
      category: 'dangerous_instructions',
      sentence: BAD,
      message: expect.stringMatching(/\w/),
      suggestion: expect.stringMatching(/\w/),
    });
    expect(refused!.score).toBeGreaterThanOrEqual(refused!.threshold);

    const token = await admin();
    const review = (by: string | undefined, body: unknown, id = refused!.id) =>
      call('POST', `/api/v1/admin/moderation/${id}/reviews`, { token: by, body });
    const allow = { verdict: 'allow', note: 'Quoted from a court record.' };
    const list = (by?: string) => call('GET', '/api/v1/admin/moderation', { token: by });
    const owner = (await signUp('owner')).accessToken;
    expect([(await list()).status, (await list(owner)).status, (await list(token)).status]).toEqual([
      401, 403, 200,
    ]);
    expect((await review(owner, allow)).status).toBe(403);
    expect((await review(undefined, allow)).status).toBe(401);
    expect((await review(token, allow, 'mod_none')).status).toBe(404);
    expect((await review(token, { ...allow, userId: 'usr_1' })).status).toBe(400);
    const listed = (await list(token)).json.items.find(({ id }: { id: string }) => id === refused?.id);
    expect(listed).toEqual(refused);

    expect((await review(token, allow)).status).toBe(201);
    // Nobody else may say it for that, and of each it is written down.
    for (const name of ['first', 'second']) {
      const { accessToken, user } = await signUp(name);
      const body = { script: `${GOOD} ${BAD}` };
      const asked = await call('POST', '/api/v1/estimates', { token: accessToken, body });
      expect([asked.status, asked.json.code]).toEqual([422, 'script.refused']);
      const own = eq(moderationDecisions.userId, user.id);
      expect(await bench.db.select().from(moderationDecisions).where(own)).toHaveLength(1);
    }
    const again = await bench.createJob(`${GOOD} ${BAD}`);
    await bench.workUntil(again, SETTLED);
    const [script, plan] = await decisionsOf(again);
    expect(script).toMatchObject({ subject: 'script', allowed: false });
    // What the script may say, its storyboard must be allowed to say as well.
    expect(plan).toMatchObject({ subject: 'plan', allowed: false });
    expect((await review(token, allow, plan!.id)).status).toBe(201);
    const third = await bench.createJob(`${GOOD} ${BAD}`);
    expect((await bench.workUntil(third, SETTLED)).status).toBe('completed');
    expect((await review(token, { verdict: 'refuse', note: 'It was none.' })).json.reviews).toMatchObject([
      { verdict: 'refuse', note: 'It was none.' },
      { verdict: 'allow', reviewer: expect.stringContaining('guardian') },
    ]);
    const fourth = await bench.createJob(`${GOOD} ${BAD}`);
    expect((await bench.workUntil(fourth, SETTLED)).status).toBe('moderation_failed');
  });
});

describe('made pictures', () => {
  const MODEL = { path: '/moderations', body: 'image_url' };
  let buying: BuyingBench;
  beforeEach(async () => {
    buying = await openBuyingBench({ moderationModel: 'openai' });
  });
  afterEach(() => buying.close());
  const decisions = () =>
    buying.db
      .select()
      .from(moderationDecisions)
      .where(eq(moderationDecisions.userId, buying.userId))
      .orderBy(moderationDecisions.allowed);
  const attempts = async () => (await buying.books()).attempts;

  it('are looked at before anybody uses them; a refused one is paid for, gone, and not asked for again', async () => {
    await buying.script([{ ...MODEL, fault: { do: 'refuse' }, times: 1 }]);
    const [refused, allowed] = [purchaseOf(buying, 'replicate'), purchaseOf(buying, 'replicate')];
    expect(await buying.buy({ purchase: refused })).toMatchObject({
      type: 'failed',
      error: { code: 'picture.refused', message: expect.stringMatching(/dangerous/), retryable: false },
    });
    expect(await buying.buy({ purchase: allowed })).toMatchObject({ type: 'done' });
    const [bad, good] = await attempts();
    expect([bad, good]).toMatchObject([{ status: 'settled' }, { status: 'settled' }]);
    expect(bad!.costMicros).toBe(good!.costMicros);
    expect(await decisions()).toMatchObject([
      { allowed: false, subject: 'picture', shotId: refused.shotId, moderator: 'rules+openai' },
      { allowed: true, subject: 'picture', shotId: allowed.shotId },
    ]);
    const names = [...buying.bucket.objects.keys()].filter((name) => name.startsWith('assets/'));
    expect(names.some((name) => name.includes(refused.assetKey))).toBe(false);
    expect(names.some((name) => name.includes(allowed.assetKey))).toBe(true);
    expect(findFaults(await buying.books())).toEqual([]);
  });

  it('wait for a moderator that is away, bought once; one that stays away leaves them unused', async () => {
    await buying.script([{ ...MODEL, fault: { do: 'status', status: 503 }, times: 2 }]);
    const patient = purchaseOf(buying, 'replicate');
    expect(await buying.buy({ purchase: patient })).toMatchObject({ type: 'done' });
    await buying.script([{ ...MODEL, fault: { do: 'status', status: 503 } }]);
    const given = purchaseOf(buying, 'openai');
    expect(await buying.buy({ purchase: given })).toMatchObject({
      type: 'failed',
      error: { code: 'picture.refused' },
    });
    const charged = [...(await buying.charges()).values()].flat();
    expect(charged.length).toBe(2);
    const spent = (await attempts()).reduce((sum, { costMicros }) => sum + costMicros, 0);
    expect(spent).toBe(charged.reduce((sum, { micros }) => sum + micros, 0));
    expect(findFaults(await buying.books())).toEqual([]);
  });
});

describe('a film whose shots are refused', () => {
  it('is finished without them where its maker chose so', async () => {
    await bench.script([
      { path: '/predictions', fault: { do: 'fail-task', error: 'NSFW content detected' }, times: 1 },
    ]);
    const jobId = await bench.createFinal(
      { image: 'replicate', voice: 'embedded' },
      { script: PAID_SCRIPT, config: { refusedShots: 'skip' } },
    );
    const job = await bench.workUntil(jobId, SETTLED, { alarms: true });
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(await bench.history(jobId)).toEqual(USUAL_WAY);
    const attempts = await bench.attempts(jobId);
    expect(attempts.filter(({ status }) => status === 'released').length).toBe(1);
    expect(findFaults(await bench.books())).toEqual([]);
  });

  /** A storyboard with these words in the prompts of shots, as nobody may save it: a planner's, or an older one. */
  async function planWith(bad: Readonly<Record<number, string>>, title?: string) {
    const { id, plan } = (await bench.post(`projects/${bench.projectId}/plans`, { script: PAID_SCRIPT }))
      .json;
    let at = 0;
    const scenes = (plan as FilmPlan).scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map((shot) => ({ ...shot, prompt: bad[at++] ?? shot.prompt })),
    }));
    const changed: FilmPlan = { ...plan, scenes, ...(title ? { title } : {}) };
    await bench.db.update(plans).set({ plan: changed }).where(eq(plans.id, id));
    return { id, plan: changed, shotIds: shotsOf(changed).map(({ shot }) => shot.id) };
  }
  async function film(planId: string, refusedShots: 'ask' | 'skip') {
    const path = `projects/${bench.projectId}/jobs`;
    const config = { resolution: 480, refusedShots };
    const { id } = (await bench.post(path, { planId, config })).json;
    return bench.workUntil(id, SETTLED);
  }

  it('in the storyboard goes on with the rest, which is read anew; the shots are named, and nothing is made of them', async () => {
    const { id, plan, shotIds } = await planWith({ 1: BAD });
    const refused = await film(id, 'ask');
    expect(refused).toMatchObject({ status: 'moderation_failed', error: { code: 'script.refused' } });

    const job = await film(id, 'skip');
    const out = shotIds[1]!;
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(job.moderation).toMatchObject({ status: 'allowed', findings: [{ shotId: out, sentence: BAD }] });
    const [script, whole, rest] = await decisionsOf(job.id);
    expect(script).toMatchObject({ subject: 'script', allowed: true });
    expect(whole).toMatchObject({ allowed: false, sha256: planHash(plan), findings: [{ shotId: out }] });
    const left = withoutShots(plan, new Set([out]))!;
    expect(rest).toMatchObject({ allowed: true, sha256: planHash(left), findings: [] });

    const { items } = await bench.get(`jobs/${job.id}/assets`);
    const shown = new Set(items.flatMap(({ shotId }: { shotId: string | null }) => shotId ?? []));
    expect([...shown].sort()).toEqual(shotIds.filter((shotId) => shotId !== out).sort());
    const asked = bench.composer.taken.map((order) => JSON.stringify(order)).join('');
    expect(asked).not.toContain('pipe bomb');
    const { ticket } = (await bench.post(`jobs/${job.id}/tickets`)).json;
    const { events } = await bench.listen(job.id, `ticket=${encodeURIComponent(ticket)}&after=0`);
    const named = events.filter((event) => event.type === 'step' && event.shotId === out);
    expect(named).toMatchObject([{ state: 'failed', detail: expect.stringContaining(BAD) }]);
    const history = (await bench.get(`jobs/${job.id}/history`)).items;
    expect(history.map(({ reason }: { reason: string }) => reason)).toContain(
      'Without one shot that moderation refused',
    );
  });

  it('ends as refused where nothing would be left, or something else than a shot is refused', async () => {
    const all = await planWith(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i, BAD])));
    const titled = await planWith({ 0: BAD }, BAD);
    for (const { id } of [all, titled]) {
      const job = await film(id, 'skip');
      expect(job).toMatchObject({ status: 'moderation_failed', moderation: { status: 'refused' } });
      expect(job.moderation.findings.length).toBeGreaterThan(0);
    }
    expect(bench.composer.taken).toEqual([]);
  });
});
