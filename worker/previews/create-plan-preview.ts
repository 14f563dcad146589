import { providerOf } from '#domain/cost';
import { noteParts } from '#domain/film-parts';
import type { JobConfig } from '#domain/job-config';
import { type PlanPreviewRequest, type Preview, storyboardKey } from '#domain/preview';
import { findReadyAssets } from '../assets/claim-assets.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { overBudget } from '../jobs/over-budget.ts';
import { draftPlan } from '../plans/draft-plan.ts';
import { findNotes } from '../plans/find-notes.ts';
import { settleEngine } from '../plans/settle-engine.ts';
import { settleProviders } from '../plans/settle-providers.ts';
import { findProject } from '../projects/find-project.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { presentPreview } from './present-preview.ts';
import { PREVIEW } from './preview-errand.ts';
import { findPreview, type PreviewFacts, pricesOf, requireMoney, storePreview } from './store-preview.ts';

interface NewPlanPreview {
  /** Of a new one. */
  id: string;
  userId: string;
  /** The API key that pays; null: the user, signed in. */
  apiKeyId: string | null;
  asked: PlanPreviewRequest;
}

/**
 * Has a paid planner note on a storyboard for no job: the script and what the rules read of it are moderated first, what
 * is noted already costs nothing, the rest must fit into the budget. Its film then finds it made. Throws
 * `project.not_found`, `request.invalid` for a planner that is free, `budget.exceeded`, and what `settleProviders` and
 * `draftPlan` throw.
 */
export async function createPlanPreview(
  deps: Pick<Deps, 'db' | 'bucket' | 'composer' | 'queues' | 'settings' | 'now' | 'newId'>,
  { id, userId, apiKeyId, asked }: NewPlanPreview,
): Promise<Preview> {
  const { projectId, script, quoteOnly } = asked;
  await findProject(deps.db, { userId, projectId });
  const own = await ownKeysOf(deps.db, userId);
  const config = await settleEngine(deps, settleProviders({ ...deps, own }, asked.config));
  if (providerOf('plan', config) === 'embedded') throw free();
  const plan = await draftPlan(deps, { userId, script, config });

  const assetKey = storyboardKey(userId, { projectId, script, config });
  const known = await findPreview(deps, { userId, assetKey });
  if (known?.state === 'ready') return presentPreview(deps, known, undefined, true);
  if (known?.state === 'making') return presentPreview(deps, known);

  const look = (keys: readonly string[]) => findReadyAssets(deps.db, keys, deps.now());
  const { keys, next } = await findNotes(look, { userId, plan, config });
  const parts = noteParts({ userId, plan, config }, keys);
  const request = next?.request ?? parts[0]?.request;
  if (!request) throw new Error('a plan has at least one part');
  const storyboard = { projectId, script, config, parts: parts.length, noteKeys: keys, planId: null };
  const facts: PreviewFacts = {
    ...{ id, userId, apiKeyId, kind: 'plan', assetKey, work: null },
    ...within(config, pricesOf(parts.slice(keys.length), own[request.provider])),
    purchase: { request, assetKey, shotId: null, lineId: null, storyboard },
  };
  if (quoteOnly) return presentPreview(deps, { ...facts, id: null, state: 'quoted', error: null });
  await requireMoney(deps, { userId, apiKeyId }, facts.willNotExceedMicros);
  const row = await storePreview(deps, { ...facts, ready: false });
  if (row.state === 'making') await wakeErrand(deps, PREVIEW, row.id);
  return presentPreview(deps, row);
}

/** What costs nothing needs no road of its own. */
function free() {
  const message =
    'Choose a paid planner under quality "final"; a free one plans at POST projects/{projectId}/plans';
  return createProblem('request.invalid', { errors: [{ path: 'config.providers.plan', message }] });
}

/** The film's own ceiling holds for its storyboard as well. */
function within(config: JobConfig, prices: ReturnType<typeof pricesOf>): ReturnType<typeof pricesOf> {
  const { maxCostMicros: limitMicros } = config;
  if (limitMicros === undefined) return prices;
  if (prices.priceMicros > limitMicros) {
    const neededMicros = prices.priceMicros;
    throw overBudget({ limit: 'maxCostMicros', neededMicros, limitMicros, leftMicros: limitMicros });
  }
  return { ...prices, willNotExceedMicros: Math.min(prices.willNotExceedMicros, limitMicros) };
}
