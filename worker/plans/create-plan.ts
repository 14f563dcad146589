import { providerOf } from '#domain/cost';
import type { PlanWithEstimate } from '#domain/estimate';
import type { JobConfig } from '#domain/job-config';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findProject } from '../projects/find-project.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { storePlan } from '../steps/store-plan.ts';
import { draftPlan } from './draft-plan.ts';
import { findPlan } from './find-plan.ts';
import { presentPlan } from './present-plan.ts';
import { type QuoteDeps, quoteFilm } from './quote-film.ts';
import { settleEngine } from './settle-engine.ts';
import { settleProviders } from './settle-providers.ts';

/**
 * Plans a script and stores the storyboard as the project's next version; the same storyboard under
 * the same config again is the version that it was. Throws `project.not_found`, `plan.not_free` and what
 * `settleProviders` and `draftPlan` throw.
 */
export async function createPlan(
  deps: QuoteDeps & Pick<Deps, 'settings' | 'now' | 'newId'>,
  input: { userId: string; projectId: string; script: string; config: JobConfig },
): Promise<PlanWithEstimate> {
  const { userId, projectId, script } = input;
  await findProject(deps.db, { userId, projectId });
  const own = await ownKeysOf(deps.db, userId);
  const config = await settleEngine(deps, settleProviders({ ...deps, own }, input.config));
  if (providerOf('plan', config) !== 'embedded') throw notFree(config.providers.plan);
  const plan = await draftPlan(deps, { userId, script, config });
  const planId = await storePlan(deps, { projectId, script, config, plan }, { anyConfig: false });
  const row = await findPlan(deps, { userId, planId });
  return {
    ...presentPlan(row),
    estimate: await quoteFilm(deps, { userId, plan, config, own, planned: true }),
  };
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
