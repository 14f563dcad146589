import { eq } from 'drizzle-orm';
import type { Finding } from '#domain/film-job';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { withoutShots } from '#domain/steps';
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

/**
 * Reads the storyboard: every prompt, description and line that would be drawn, spoken or sent away. Where the config
 * says so, what is left without the refused shots is read anew, until nothing is objected to or nothing is left.
 * `beat` says before each further reading that it goes on; false: nobody wants its result.
 */
export async function moderatePlan(
  deps: StepDeps,
  jobId: string,
  beat: (progress: number) => Promise<boolean>,
): Promise<StepOutcome> {
  const [row] = await deps.db
    .select({ userId: jobs.userId, config: jobs.config, plan: plans.plan })
    .from(jobs)
    .innerJoin(plans, eq(plans.id, jobs.planId))
    .where(eq(jobs.id, jobId));
  if (!row) throw new Error(`the plan of job ${jobId} is gone`);
  const judge = (plan: FilmPlan) => judgePlan(deps, { userId: row.userId, jobId }, plan);
  const first = await judge(row.plan);
  const refused: Finding[] = [];
  let judged = first;
  let left: FilmPlan | null = row.plan;
  while (!judged.allowed && row.config.refusedShots === 'skip') {
    left = withoutRefused(left, judged);
    // What is said is why the whole was refused, not only its rest.
    if (!left || !(await beat(0.5))) return outcomeOf(first);
    refused.push(...judged.findings);
    judged = await judge(left);
  }
  return outcomeOf(judged, refused);
}

/** The plan without the shots that were found; null: a finding belongs to no shot, or nothing would be left. */
function withoutRefused(plan: FilmPlan, { findings }: JudgedText): FilmPlan | null {
  const known = new Set(shotsOf(plan).map(({ shot }) => shot.id));
  const named = findings.flatMap(({ shotId }) => (shotId !== null && known.has(shotId) ? [shotId] : []));
  // A refusal that names nothing, or more than shots, is one of the whole.
  if (named.length === 0 || named.length < findings.length) return null;
  return withoutShots(plan, new Set(named));
}

/** FilmJob compares the hash with what it is about to film, which is the plan without the shots of `refused`. */
function outcomeOf({ allowed, score, findings, sha256 }: JudgedText, refused: Finding[] = []): StepOutcome {
  if (!allowed) return { type: 'refused', score, findings };
  const meta = { score, sha256, ...(refused.length === 0 ? {} : { refused }) };
  return { type: 'done', result: { files: [], meta } };
}
