import { eq } from 'drizzle-orm';
import { vendorsOf } from '#domain/purchase';
import { jobs } from '../db/schema.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { choosePlanner } from '../providers/choose-provider.ts';
import type { StepDeps } from './run-step.ts';
import { storePlan } from './store-plan.ts';

/** Makes the storyboard, or takes the version that the job was given. Its id goes to the journal. */
export async function makePlan(deps: StepDeps, jobId: string): Promise<StepOutcome> {
  const [job] = await deps.db.select().from(jobs).where(eq(jobs.id, jobId));
  if (!job) throw new Error(`job ${jobId} is gone`);
  const { projectId, script, config } = job;
  let { planId } = job;
  const isNoted = planId === null && vendorsOf(config).note !== undefined;
  if (planId === null) {
    const plan = await choosePlanner(config, deps.settings).plan(script, config);
    planId = await storePlan(deps, { projectId, script, config, plan }, { anyConfig: true });
    // A planner's notes make another version of it, and that is the job's.
    if (!isNoted) await deps.db.update(jobs).set({ planId }).where(eq(jobs.id, jobId));
  }
  return { type: 'done', result: { files: [], meta: { planId, noted: isNoted } } };
}
