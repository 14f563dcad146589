import { stepKeyOf } from '#domain/film-orders';
import type { FilmPlan } from '#domain/film-plan';
import { applyNotes, bibleOf, PlanNotes, planParts, planRequest } from '#domain/plan-notes';
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
  const parts = planParts(plan);
  const notes = notesOf(job);
  const noted = notes.reduce((so, some, i) => applyNotes(so, parts[i] ?? [], some), plan);
  const last = notes.at(-1);
  const { provider, model } = findModel('plan', config.providers.plan);
  const part = parts[notes.length] ?? [];
  const request = planRequest(part, noted, config, last ? bibleOf(last) : '', { provider, model });
  return { request, assetKey: paidAssetKey(userId, request), shotId: null, lineId: null };
}
