import { eq } from 'drizzle-orm';
import { applyNotes, type PlanNotes, planParts } from '#domain/plan-notes';
import { jobs, plans } from '../db/schema.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import type { StepDeps } from './run-step.ts';
import { storePlan } from './store-plan.ts';

/** Stores the storyboard that the rules read, with a paid planner's notes on it, as the version that the job films. */
export async function storeNotes(
  deps: StepDeps,
  jobId: string,
  { planId, notes }: { planId: string; notes: readonly PlanNotes[] },
): Promise<StepOutcome> {
  const [job] = await deps.db.select().from(jobs).where(eq(jobs.id, jobId));
  const [draft] = await deps.db.select({ plan: plans.plan }).from(plans).where(eq(plans.id, planId));
  if (!job || !draft) throw new Error(`the plan of job ${jobId} is gone`);
  const parts = planParts(draft.plan);
  const plan = notes.reduce((noted, some, i) => applyNotes(noted, parts[i] ?? [], some), draft.plan);
  const { projectId, script, config } = job;
  const notedId = await storePlan(deps, { projectId, script, config, plan }, { anyConfig: true });
  await deps.db.update(jobs).set({ planId: notedId }).where(eq(jobs.id, jobId));
  return { type: 'done', result: { files: [], meta: { planId: notedId } } };
}
