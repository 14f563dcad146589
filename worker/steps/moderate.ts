import { eq } from 'drizzle-orm';
import { jobs, plans } from '../db/schema.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { type JudgedText, judgePlan, judgeScript } from '../moderation/judge-text.ts';
import type { StepDeps } from './run-step.ts';

/** Reads the script before anything is made of it. */
export async function moderateScript(deps: StepDeps, jobId: string): Promise<StepOutcome> {
  const [row] = await deps.db
    .select({ userId: jobs.userId, script: jobs.script })
    .from(jobs)
    .where(eq(jobs.id, jobId));
  if (!row) throw new Error(`job ${jobId} is gone`);
  return outcomeOf(await judgeScript(deps, { userId: row.userId, jobId }, row.script));
}

/** Reads the storyboard: every prompt, description and line that would be drawn, spoken or sent away. */
export async function moderatePlan(deps: StepDeps, jobId: string): Promise<StepOutcome> {
  const [row] = await deps.db
    .select({ userId: jobs.userId, plan: plans.plan })
    .from(jobs)
    .innerJoin(plans, eq(plans.id, jobs.planId))
    .where(eq(jobs.id, jobId));
  if (!row) throw new Error(`the plan of job ${jobId} is gone`);
  return outcomeOf(await judgePlan(deps, { userId: row.userId, jobId }, row.plan));
}

/** FilmJob compares the hash with what it is about to film. */
function outcomeOf({ allowed, score, findings, sha256 }: JudgedText): StepOutcome {
  if (!allowed) return { type: 'refused', score, findings };
  return { type: 'done', result: { files: [], meta: { score, sha256 } } };
}
