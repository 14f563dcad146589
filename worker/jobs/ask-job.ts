import { and, eq } from 'drizzle-orm';
import type { Job } from '#domain/film-job';
import { handOverJob } from '../api-keys/key-spending.ts';
import { jobStateHistory } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { JobWish } from '../film-job/ask-for-job.ts';
import { findJob, type JobOfUser } from './find-job.ts';
import { overBudget } from './over-budget.ts';

/**
 * Lets the job's object do what its owner asks for, and answers the job as it is then. `id` becomes the id of the
 * transition that grants the wish: one that is granted already is not granted again. Throws `job.not_found`,
 * `job.illegal_transition`, `shot.not_found`, `plan.invalid`, `budget.exceeded`.
 */
export async function askJob(
  { db, filmJob }: Pick<Deps, 'db' | 'filmJob'>,
  {
    id,
    userId,
    apiKeyId,
    jobId,
    wish,
  }: JobOfUser & { id: string; apiKeyId: string | null; wish: Exclude<JobWish, { type: 'give-up' }> },
): Promise<Job> {
  const before = await findJob(db, { userId, jobId });
  if (await isGranted(db, { id, jobId })) return presentWithoutScript(before);
  if (wish.type !== 'cancel') await handOverJob(db, { userId, jobId, apiKeyId });
  const answer = await filmJob.getByName(jobId).ask(jobId, { ...wish, id });
  if (typeof answer === 'object') throw overBudget(answer);
  switch (answer) {
    case 'done':
      return presentWithoutScript(await findJob(db, { userId, jobId }));
    case 'illegal':
      throw createProblem('job.illegal_transition', {
        detail: `The job is ${before.status.replace('_', ' ')}; it cannot be ${VERBS[wish.type]} now.`,
      });
    case 'missing':
      throw createProblem(wish.type === 'shot' ? 'shot.not_found' : 'job.not_found');
    case 'empty':
      throw createProblem('plan.invalid', { detail: 'Without this shot nothing is left of the film.' });
    default:
      return answer satisfies never;
  }
}

const VERBS = { cancel: 'cancelled', retry: 'retried', shot: 'changed' } as const;

async function isGranted(db: Deps['db'], { id, jobId }: { id: string; jobId: string }): Promise<boolean> {
  const [row] = await db
    .select({ id: jobStateHistory.id })
    .from(jobStateHistory)
    .where(and(eq(jobStateHistory.id, id), eq(jobStateHistory.jobId, jobId)));
  return row !== undefined;
}

function presentWithoutScript({ script: _, ...job }: Job & { script: string }): Job {
  return job;
}
