import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { askParts, type PlanNotes } from '#domain/plan-notes';
import type { PlanRequest } from '#domain/provider-requests';
import type { Maker } from './maker.ts';

/** Notes on one part of a plan: application/json, `meta` the same, read and bounded. */
export type PlanNoter = Maker<PlanRequest, PlanNotes>;

/**
 * A plan that was read by rules, with a paid planner's notes on it, part after part under a running story
 * bible. `ask` makes one call, with its row in the ledger; what it answered before it may answer again.
 */
export async function notePlan(
  plan: FilmPlan,
  config: JobConfig,
  maker: { provider: PlanRequest['provider']; model: string },
  ask: (request: PlanRequest, part: number) => Promise<PlanNotes>,
): Promise<FilmPlan> {
  const asking = askParts(plan, config, maker);
  let next = asking.next();
  for (let part = 0; !next.done; part++) next = asking.next(await ask(next.value, part));
  return next.value;
}
