import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { askParts, PlanNotes } from '#domain/plan-notes';
import { findModel } from '#domain/provider-models';
import { type PlanRequest, paidAssetKey } from '#domain/provider-requests';

export interface NotesFound {
  /** The keys of the notes that are made, first parts first. */
  keys: string[];
  /** What the planner is asked next; null: every part is noted on. */
  next: { request: PlanRequest; assetKey: string } | null;
  /** The plan with all notes on it; null: some are missing. */
  noted: FilmPlan | null;
}

/**
 * How far a paid planner has noted on a plan already, for whatever film. `look` finds made assets by key; `known` are
 * keys that were found before, looked up at once. Throws `RangeError` for a config that names no such planner.
 */
export async function findNotes(
  look: (keys: readonly string[]) => Promise<ReadonlyMap<string, { meta?: unknown }>>,
  { userId, plan, config }: { userId: string; plan: FilmPlan; config: JobConfig },
  known: readonly string[] = [],
): Promise<NotesFound> {
  const { provider, model } = findModel('plan', config.providers.plan);
  const asking = askParts(plan, config, { provider, model });
  const made = new Map(known.length === 0 ? [] : await look(known));
  const keys: string[] = [];
  let part = asking.next();
  while (!part.done) {
    const request = part.value;
    const assetKey = paidAssetKey(userId, request);
    const result = made.get(assetKey) ?? (await look([assetKey])).get(assetKey);
    if (!result) return { keys, next: { request, assetKey }, noted: null };
    keys.push(assetKey);
    part = asking.next(PlanNotes.parse(result.meta));
  }
  return { keys, next: null, noted: part.value };
}
