import type { Estimate, FilmRequest } from '#domain/estimate';
import type { Deps } from '../deps.ts';
import { checkProviders } from './check-providers.ts';
import { draftPlan } from './draft-plan.ts';
import { findPlan } from './find-plan.ts';
import { type QuoteDeps, quoteFilm } from './quote-film.ts';

/**
 * The quote for a script or for a stored storyboard, under any config. Stores nothing.
 * Throws `plan.not_found` and what `draftPlan` throws.
 */
export async function estimateRequest(
  deps: QuoteDeps & Pick<Deps, 'settings'>,
  { userId, request }: { userId: string; request: FilmRequest },
): Promise<Estimate> {
  const { script, planId, config } = request;
  if (planId === undefined) {
    const plan = await draftPlan(deps, { script: script ?? '', config });
    return quoteFilm(deps, { userId, plan, config, planned: false });
  }
  checkProviders(deps.settings, config);
  const { plan } = await findPlan(deps, { userId, planId });
  return quoteFilm(deps, { userId, plan, config, planned: true });
}
