import type { Estimate, FilmRequest } from '#domain/estimate';
import type { Deps } from '../deps.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { draftPlan } from './draft-plan.ts';
import { findPlan } from './find-plan.ts';
import { type QuoteDeps, quoteFilm } from './quote-film.ts';
import { settleEngine } from './settle-engine.ts';
import { settleProviders } from './settle-providers.ts';

/**
 * The quote for a script or for a stored storyboard, under any config. Stores nothing.
 * Throws `plan.not_found` and what `settleProviders` and `draftPlan` throw.
 */
export async function estimateRequest(
  deps: QuoteDeps & Pick<Deps, 'settings' | 'now' | 'newId'>,
  { userId, request }: { userId: string; request: FilmRequest },
): Promise<Estimate> {
  const { script, planId } = request;
  const own = await ownKeysOf(deps.db, userId);
  const config = await settleEngine(deps, settleProviders({ ...deps, own }, request.config));
  if (planId === undefined) {
    const plan = await draftPlan(deps, { userId, script: script ?? '', config });
    return quoteFilm(deps, { userId, plan, config, own, planned: false });
  }
  const { plan } = await findPlan(deps, { userId, planId });
  return quoteFilm(deps, { userId, plan, config, own, planned: true });
}
