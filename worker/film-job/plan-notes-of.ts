import { stepKeyOf } from '#domain/film-orders';
import type { FilmPlan } from '#domain/film-plan';
import { askParts, PlanNotes } from '#domain/plan-notes';
import { findModel } from '#domain/provider-models';
import { paidAssetKey } from '#domain/provider-requests';
import type { Purchase } from '#domain/purchase';
import type { OpenJob } from './open-job.ts';

/** What a paid planner has noted so far on the parts of the storyboard, in their order. */
export function notesOf({ journal, film }: Pick<OpenJob, 'journal' | 'film'>): PlanNotes[] {
  return Array.from({ length: film.noteParts ?? 0 }, (_, i) => journal.get(stepKeyOf.note(i))?.result?.meta)
    .filter((meta) => meta !== undefined)
    .map((meta) => PlanNotes.parse(meta));
}

/** What the planner is asked next: the part after those that are noted, under the story so far. */
export function nextNotes(job: OpenJob, plan: FilmPlan): Purchase {
  const { userId, config } = job.row;
  const { provider, model } = findModel('plan', config.providers.plan);
  const asking = askParts(plan, config, { provider, model });
  let next = asking.next();
  for (const notes of notesOf(job)) next = asking.next(notes);
  if (next.done) throw new Error('every part of the storyboard is noted on');
  const request = next.value;
  return { request, assetKey: paidAssetKey(userId, request), shotId: null, lineId: null };
}
