import { and, eq } from 'drizzle-orm';
import type { FilmRequest } from '#domain/estimate';
import type { Job } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { keysFor } from '#domain/provider-key';
import { reserveGuestCpu } from '../account/guest-allowance.ts';
import { reserveOfKey } from '../api-keys/key-spending.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import { jobStateHistory, jobs, outbox, plans, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { quoteCost } from '../plans/quote-film.ts';
import { settleEngine } from '../plans/settle-engine.ts';
import { settleProviders } from '../plans/settle-providers.ts';
import { findProject } from '../projects/find-project.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { choosePlanner } from '../providers/choose-provider.ts';
import { requireUploads } from '../uploads/read-uploads.ts';
import { overBudget } from './over-budget.ts';
import { presentJob } from './present-job.ts';
import { BudgetExceeded, reserveBudget } from './reserve-budget.ts';
import { JOB_TOPIC, sendOutboxRow } from './send-outbox.ts';

export type CreateJobDeps = Pick<
  Deps,
  'db' | 'composer' | 'queues' | 'filmJob' | 'settings' | 'now' | 'newId' | 'later' | 'checkpoint'
>;

interface NewJob {
  /** Chosen before the request runs: a repeat with it finds the job that the first one made. */
  id: string;
  userId: string;
  /** The key that pays; absent or null: the user, signed in. */
  apiKeyId?: string | null;
  projectId: string;
  request: FilmRequest;
  /** The film that this one repeats, and what it is called. */
  of?: { parentJobId: string; title: string | null };
}

interface Film {
  script: string;
  /** Null: the job makes its own plan. */
  planId: string | null;
  plan: FilmPlan;
}

/**
 * Starts a job: validates and estimates, arms its object, then reserves the budget and writes job, history and
 * outbox in one transaction. A job of that id that exists already is answered as it is, whatever stands in the
 * way of another one. Throws `project.not_found`, `plan.not_found`, `script.unreadable`, `provider.unknown`,
 * `provider.key_missing`, `budget.exceeded`, `guest.not_allowed`, `guest.allowance_used`; `ComposerUnavailable` where a
 * speech engine is asked for and nobody can say whether there is one.
 */
export async function createJob(deps: CreateJobDeps, input: NewJob): Promise<Job> {
  try {
    return await startJob(deps, input);
  } catch (error) {
    // The first try may have committed and died, or its commit's answer was lost.
    const known = await findOwn(deps, input);
    if (known) return known;
    throw error;
  }
}

async function findOwn({ db }: CreateJobDeps, { id, userId, projectId }: NewJob): Promise<Job | null> {
  const [row] = await db
    .select({ job: jobs, plan: plans.plan })
    .from(jobs)
    .leftJoin(plans, eq(plans.id, jobs.planId))
    .where(and(eq(jobs.id, id), eq(jobs.userId, userId), eq(jobs.projectId, projectId)));
  return row ? presentJob({ ...row.job, title: row.job.title ?? row.plan?.title ?? null }) : null;
}

async function startJob(
  deps: CreateJobDeps,
  { id, userId, apiKeyId = null, projectId, request, of }: NewJob,
): Promise<Job> {
  await findProject(deps.db, { userId, projectId });
  const stored = await ownKeysOf(deps.db, userId);
  const config = await settleEngine(deps, settleProviders({ ...deps, own: stored }, request.config));
  // The keys that it is quoted with are those that run, whatever is stored later.
  const own = config.quality === 'final' ? keysFor(Object.values(config.providers), stored) : {};
  const film = await readFilm(deps, projectId, { ...request, config });
  await requireUploads(deps.db, userId, film.plan);
  const quote = await quoteCost(deps, {
    userId,
    plan: film.plan,
    config,
    own,
    planned: film.planId !== null,
  });
  const micros = await reservationOf(deps, userId, config, quote);

  const now = deps.now();
  const period = budgetPeriod(now);
  const row: typeof jobs.$inferInsert = {
    id,
    projectId,
    userId,
    apiKeyId,
    planId: film.planId,
    ...of,
    script: film.script,
    status: 'pending',
    config,
    estimatedCostMicros: quote.costMicros,
    quotedMicros: micros,
    reservedMicros: micros,
    budgetPeriod: period,
    ownKeys: own,
    createdAt: now,
    updatedAt: now,
  };
  const outboxId = deps.newId('out');
  // Armed before the commit: if this request dies right after it, the alarm takes the job up.
  await deps.filmJob.getByName(id).arm(id);
  await deps.checkpoint('job:before-call');
  const made = await deps.db
    .transaction(async (tx) => {
      await reserveOfKey(tx, { apiKeyId, period, micros });
      await reserveBudget(tx, deps.settings, { userId, period, micros });
      const guestFilm = { ...quote, lines: countLines(film.plan), config };
      const meterCpuMs = await reserveGuestCpu(tx, now, { userId, film: guestFilm });
      const [inserted] = await tx
        .insert(jobs)
        .values({ ...row, meterCpuMs })
        .returning();
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
    })
    .catch(toProblem);
  if (!made) throw new Error(`job ${id} was not stored`);
  await deps.checkpoint('job:after-commit');
  deps.later(sendOutboxRow(deps, outboxId));
  return presentJob({ ...made, title: made.title ?? (film.planId === null ? null : film.plan.title) });
}

const countLines = ({ scenes }: FilmPlan) =>
  scenes.reduce((sum, { shots }) => sum + shots.reduce((lines, shot) => lines + shot.lines.length, 0), 0);

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

/**
 * What the job reserves: what it will not exceed, or less where a ceiling is lower; it then stops in good order
 * when it meets it. A ceiling under the expected cost is refused, since the film would hardly be finished.
 */
async function reservationOf(
  { db }: CreateJobDeps,
  userId: string,
  config: JobConfig,
  { costMicros, willNotExceedMicros }: { costMicros: number; willNotExceedMicros: number },
): Promise<number> {
  if (willNotExceedMicros === 0) return 0;
  const [user] = await db.select({ limit: users.jobLimitMicros }).from(users).where(eq(users.id, userId));
  const ceilings = [
    { limit: 'maxCostMicros', micros: config.maxCostMicros ?? null },
    { limit: 'jobLimitMicros', micros: user?.limit ?? null },
  ] as const;
  let reserve = willNotExceedMicros;
  for (const { limit, micros } of ceilings) {
    if (micros === null) continue;
    if (costMicros > micros) {
      throw overBudget({ limit, neededMicros: costMicros, limitMicros: micros, leftMicros: micros });
    }
    reserve = Math.min(reserve, micros);
  }
  return reserve;
}

function toProblem(error: unknown): never {
  throw error instanceof BudgetExceeded ? overBudget(error.shortfall, error) : error;
}
