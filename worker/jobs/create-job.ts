import { and, eq } from 'drizzle-orm';
import { estimateFilm } from '#domain/cost';
import type { Estimate, FilmRequest } from '#domain/estimate';
import type { Job } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { budgetPeriod } from '../budget/budget-period.ts';
import { jobStateHistory, jobs, outbox, plans, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { checkProviders } from '../plans/check-providers.ts';
import { findProject } from '../projects/find-project.ts';
import { choosePlanner } from '../providers/choose-provider.ts';
import { presentJob } from './present-job.ts';
import { BudgetExceeded, reserveBudget } from './reserve-budget.ts';
import { JOB_TOPIC, sendOutboxRow } from './send-outbox.ts';

export type CreateJobDeps = Pick<
  Deps,
  'db' | 'queues' | 'filmJob' | 'settings' | 'now' | 'newId' | 'later' | 'checkpoint'
>;

interface Film {
  script: string;
  /** Null: the job makes its own plan. */
  planId: string | null;
  plan: FilmPlan;
}

/**
 * Starts a job: validates and estimates, arms its object, then reserves the budget and writes job, history and
 * outbox in one transaction. Throws `project.not_found`, `plan.not_found`, `script.unreadable`,
 * `provider.unknown`, `provider.key_missing`, `budget.exceeded`.
 */
export async function createJob(
  deps: CreateJobDeps,
  { userId, projectId, request }: { userId: string; projectId: string; request: FilmRequest },
): Promise<Job> {
  const { config } = request;
  await findProject(deps.db, { userId, projectId });
  checkProviders(deps.settings, config);
  const film = await readFilm(deps, projectId, request);
  const estimate = estimateFilm(film.plan, config);
  await checkCeiling(deps, userId, config, estimate);

  const now = deps.now();
  const id = deps.newId('job');
  const micros = estimate.willNotExceedMicros;
  const period = budgetPeriod(now);
  const row: typeof jobs.$inferInsert = {
    id,
    projectId,
    userId,
    planId: film.planId,
    script: film.script,
    status: 'pending',
    config,
    estimatedCostMicros: estimate.costMicros,
    reservedMicros: micros,
    budgetPeriod: period,
    createdAt: now,
    updatedAt: now,
  };
  const outboxId = deps.newId('out');
  // Armed before the commit: if this request dies right after it, the alarm takes the job up.
  await deps.filmJob.getByName(id).arm(id);
  await deps.checkpoint('job:before-call');
  const stored = await deps.db.transaction(async (tx) => {
    await reserveBudget(tx, deps.settings, { userId, period, micros }).catch(toProblem);
    const [inserted] = await tx.insert(jobs).values(row).returning();
    await tx.insert(jobStateHistory).values({
      id: deps.newId('his'),
      jobId: id,
      fromState: null,
      toState: 'pending',
      reason: 'Created by its owner',
      actor: 'user',
      createdAt: now,
    });
    await tx
      .insert(outbox)
      .values({ id: outboxId, topic: JOB_TOPIC, payload: { jobId: id }, createdAt: now });
    return inserted;
  });
  if (!stored) throw new Error(`job ${id} was not stored`);
  await deps.checkpoint('job:after-commit');
  deps.later(sendOutboxRow(deps, outboxId));
  return presentJob({ ...stored, title: film.planId === null ? null : film.plan.title });
}

async function readFilm(deps: CreateJobDeps, projectId: string, request: FilmRequest): Promise<Film> {
  const { script, planId, config } = request;
  if (planId !== undefined) {
    const ofProject = and(eq(plans.id, planId), eq(plans.projectId, projectId));
    const [row] = await deps.db
      .select({ script: plans.script, plan: plans.plan })
      .from(plans)
      .where(ofProject);
    if (!row) throw createProblem('plan.not_found');
    return { ...row, planId };
  }
  const text = script ?? '';
  return { script: text, planId: null, plan: await choosePlanner(config, deps.settings).plan(text, config) };
}

/** The film's own ceiling and the user's ceiling of a single job. */
async function checkCeiling(
  { db }: CreateJobDeps,
  userId: string,
  config: JobConfig,
  { willNotExceedMicros }: Estimate,
): Promise<void> {
  if (willNotExceedMicros === 0) return;
  const [user] = await db.select({ limit: users.jobLimitMicros }).from(users).where(eq(users.id, userId));
  const ceiling = Math.min(config.maxCostMicros ?? Infinity, user?.limit ?? Infinity);
  if (willNotExceedMicros <= ceiling) return;
  throw createProblem('budget.exceeded', {
    detail: `The film may cost ${willNotExceedMicros} micro-dollars; a job may cost ${ceiling}.`,
  });
}

function toProblem(error: unknown): never {
  if (error instanceof BudgetExceeded) throw createProblem('budget.exceeded', { cause: error });
  throw error;
}
