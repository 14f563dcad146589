import { expect, it } from 'vitest';
import { linesOf, shotsOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planParts } from '#domain/plan-notes';
import { planFilm } from '#domain/script/plan-film';
import { compatibleModel } from '#domain/vendors/compatible-planner';
import { planNoterOf } from '../../worker/providers/paid-makers.ts';
import { notePlan, type PlanNoter } from '../../worker/providers/paid-planner.ts';
import { contextOf } from '../../worker/providers/provider.test-suite.ts';
import { startVendor } from './provider-fixture.ts';

const config = JobConfig.parse({ quality: 'final' });
const script = Array.from(
  { length: 50 },
  (_, i) => `EXT. HARBOUR ${i} - DAY\n\nMARA walks to boat ${i}.\n\nMARA\nBoat number ${i}.`,
).join('\n\n');
const plan = planFilm(script, config);

async function noted(noter: PlanNoter) {
  if (noter.protocol !== 'call') throw new Error('chat answers with the result');
  const bench = await startVendor('openai');
  const bibles: string[] = [];
  let costMicros = 0;
  const made = await notePlan(plan, config, noter.facts, async (request) => {
    bibles.push(JSON.parse(request.prompt).bible);
    const answer = await noter.call(request, contextOf(bench));
    costMicros += answer.costMicros;
    return answer.meta;
  });
  const chargedMicros = bench.chargedMicros();
  await bench.close();
  return { made, bibles, costMicros, chargedMicros };
}

it('notes on a long script part after part, each knowing the story so far', async () => {
  const { made, bibles, costMicros, chargedMicros } = await noted(planNoterOf('openai'));
  expect(bibles).toHaveLength(planParts(plan).length);
  expect(bibles[0]).toBe('');
  for (const bible of bibles.slice(1)) expect(bible).toMatch(/^Then: /);
  for (const { shot } of shotsOf(made)) expect(shot.prompt).toMatch(/^A painted view of/);
  expect(linesOf(made).map(({ id, text }) => [id, text])).toEqual(
    linesOf(plan).map(({ id, text }) => [id, text]),
  );
  expect(made.characters[0]?.description).toContain('green eyes');
  expect(costMicros).toBe(chargedMicros);
});

it('asks a server of the owner’s own, at the owner’s prices', async () => {
  const prices = { inputMicros: 2_000_000, outputMicros: 10_000_000 };
  const { made, costMicros, chargedMicros } = await noted(
    planNoterOf(`compatible:${compatibleModel('gpt-6.1-terra', prices)}`),
  );
  expect(shotsOf(made)[0]?.shot.prompt).toMatch(/^A painted view of/);
  // Twice the vendor's own price; each call is rounded up by itself.
  expect(Math.abs(costMicros - 2 * chargedMicros)).toBeLessThanOrEqual(2 * planParts(plan).length);
});
