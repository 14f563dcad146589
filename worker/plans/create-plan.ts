import { providerOf } from '#domain/cost';
import type { CreatePlanRequest, PlanWithEstimate } from '#domain/estimate';
import type { FilmPlan } from '#domain/film-plan';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { judgePlan, judgeScript } from '../moderation/judge-text.ts';
import { findProject } from '../projects/find-project.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { storePlan } from '../steps/store-plan.ts';
import { requireUploads } from '../uploads/read-uploads.ts';
import { draftPlan } from './draft-plan.ts';
import { findPlan } from './find-plan.ts';
import { findPlanFaults } from './find-plan-faults.ts';
import { presentPlan } from './present-plan.ts';
import { type QuoteDeps, quoteFilm } from './quote-film.ts';
import { requireAllowed } from './require-allowed.ts';
import { settleEngine } from './settle-engine.ts';
import { settleProviders } from './settle-providers.ts';

type PlanDeps = QuoteDeps & Pick<Deps, 'settings' | 'now' | 'newId'>;

/**
 * Plans a script, or takes the plan that is given, and stores the storyboard as the project's next version; the
 * same storyboard under the same config again is the version that it was. Throws `project.not_found`,
 * `plan.not_free`, `plan.invalid`, `script.refused` and what `settleProviders` and `draftPlan` throw.
 */
export async function createPlan(
  deps: PlanDeps,
  input: { userId: string; projectId: string } & CreatePlanRequest,
): Promise<PlanWithEstimate> {
  const { userId, projectId, script } = input;
  await findProject(deps.db, { userId, projectId });
  const own = await ownKeysOf(deps.db, userId);
  const config = await settleEngine(deps, settleProviders({ ...deps, own }, input.config));
  const given = input.plan;
  if (!given && providerOf('plan', config) !== 'embedded') throw notFree(config.providers.plan);
  const plan = given
    ? await takePlan(deps, { userId, script, plan: given })
    : await draftPlan(deps, { userId, script, config });
  const planId = await storePlan(deps, { projectId, script, config, plan }, { anyConfig: false });
  const row = await findPlan(deps, { userId, planId });
  return {
    ...presentPlan(row),
    estimate: await quoteFilm(deps, { userId, plan, config, own, planned: true }),
  };
}

/** Holds a plan that was made elsewhere to what an edited one is held to, and its script to what every script is. */
async function takePlan(
  deps: PlanDeps,
  { userId, script, plan }: { userId: string; script: string; plan: FilmPlan },
): Promise<FilmPlan> {
  const errors = findPlanFaults(plan);
  if (errors.length > 0) throw createProblem('plan.invalid', { errors });
  await requireUploads(deps.db, userId, plan);
  const whose = { userId, jobId: null };
  requireAllowed(await judgeScript(deps, whose, script), 'script');
  requireAllowed(await judgePlan(deps, whose, plan), 'plan');
  return plan;
}

/** Nothing falls back silently, and nothing is bought by a request that may be cut: whoever wants it asks where it is sold. */
function notFree(choice: string) {
  return createProblem('plan.not_free', {
    detail:
      `"${choice}" is paid for its notes. Ask POST /api/v1/previews/plan with the same projectId, script and config: it says ` +
      'what they cost, buys them once and stores the storyboard. Or plan with "embedded" for nothing.',
    errors: [
      { path: 'config.providers.plan', message: 'Ask at POST /api/v1/previews/plan, or choose embedded' },
    ],
  });
}
