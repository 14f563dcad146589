import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import type { ProviderContext } from '../../worker/providers/maker.ts';
import { openaiModerator } from '../../worker/providers/openai/openai-moderator.ts';
import { contextOf, failureOf } from '../../worker/providers/provider.test-suite.ts';
import { drawPicture } from './draw-picture.ts';
import { OFFENSIVE, startVendor } from './provider-fixture.ts';

describe('moderation by a model', () => {
  let bench: Awaited<ReturnType<typeof startVendor>>;
  const moderatorOf = (more: Partial<ProviderContext> = {}) =>
    openaiModerator(() => contextOf(bench, more), 0.7);
  beforeEach(async () => {
    bench = await startVendor('openai');
  });
  afterEach(() => bench.close());

  it('lets a story pass, at no cost, and names the place of what it refuses', async () => {
    const calm = 'Mara waits at the sea. Nobody comes.\n\n'.repeat(400);
    expect(await moderatorOf().moderateScript(calm)).toEqual({ allowed: true, score: 0.001, findings: [] });
    const script = `${calm}${OFFENSIVE}\n\n${calm}`;
    const verdict = await moderatorOf().moderateScript(script);
    expect(verdict).toMatchObject({ allowed: false, score: 0.98 });
    const at = script.indexOf(OFFENSIVE);
    expect(verdict.findings[0]).toMatchObject({ category: 'dangerous_instructions' });
    expect(verdict.findings.some(({ start, end }) => start <= at && end >= at + OFFENSIVE.length)).toBe(true);
    expect(bench.chargedMicros()).toBe(0);
  });

  it('names the shot of a prompt that it refuses', async () => {
    const plan = planFilm('Mara waits at the sea. Nobody comes. It rains.', JobConfig.parse({}));
    expect((await moderatorOf().moderatePlan(plan)).allowed).toBe(true);
    const [scene] = plan.scenes;
    const [shot] = scene!.shots;
    shot!.prompt = OFFENSIVE;
    const { allowed, findings } = await moderatorOf().moderatePlan(plan);
    expect(allowed).toBe(false);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      expect(finding).toMatchObject({ shotId: shot!.id, sentence: OFFENSIVE });
    }
  });

  it('looks at pictures', async () => {
    const body = new Uint8Array(await drawPicture('A boat', 32, 32));
    const verdict = await moderatorOf().moderatePicture({ body, type: 'image/png' });
    expect(verdict.allowed).toBe(true);
    const scores = { 'sexual/minors': 0.31, violence: 0.99, harassment: 0.99 };
    const strict = (async () =>
      Response.json({ id: 'modr-1', results: [{ category_scores: scores }] })) as typeof fetch;
    const refused = await moderatorOf({ fetch: strict }).moderatePicture({ body, type: 'image/png' });
    expect(refused).toMatchObject({ allowed: false, findings: [{ category: 'sexual_minors', score: 0.31 }] });
  });

  it.each([
    ['status', { do: 'status', status: 500 }],
    ['status', { do: 'status', status: 429, retryAfterS: 3 }],
    ['cut', { do: 'cut' }],
    ['garbage', { do: 'garbage' }],
    ['quota', { do: 'quota' }],
  ])('fails closed on %s', async (_, fault) => {
    bench.script([{ fault }]);
    await failureOf(moderatorOf().moderateScript('Mara waits.'));
  });

  it.each([
    ['too few answers', { id: 'x', results: [] }],
    ['an answer without scores', { id: 'x', results: [{ flagged: false }] }],
    ['scores beyond the scale', { id: 'x', results: [{ category_scores: { hate: -3 } }] }],
  ])('never takes %s for a yes', async (_, answer) => {
    const lying = (async () => Response.json(answer)) as typeof fetch;
    const error = await failureOf(moderatorOf({ fetch: lying }).moderateScript('Mara waits.'));
    expect(error.kind).toBe('garbage');
  });
});
