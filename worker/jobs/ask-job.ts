import type { Job } from '#domain/film-job';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { JobWish } from '../film-job/ask-for-job.ts';
import { findJob, type JobOfUser } from './find-job.ts';
import { overBudget } from './over-budget.ts';

/**
 * Lets the job's object do what its owner asks for, and answers the job as it is then. Throws `job.not_found`,
 * `job.illegal_transition`, `shot.not_found`, `plan.invalid`, `budget.exceeded`.
 */
export async function askJob(
  { db, filmJob }: Pick<Deps, 'db' | 'filmJob'>,
  { userId, jobId, wish }: JobOfUser & { wish: Exclude<JobWish, { type: 'give-up' }> },
): Promise<Job> {
  const { status } = await findJob(db, { userId, jobId });
  const answer = await filmJob.getByName(jobId).ask(jobId, wish);
  if (typeof answer === 'object') throw overBudget(answer);
  switch (answer) {
    case 'done':
      return presentWithoutScript(await findJob(db, { userId, jobId }));
    case 'illegal':
      throw createProblem('job.illegal_transition', {
        detail: `The job is ${status.replace('_', ' ')}; it cannot be ${VERBS[wish.type]} now.`,
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

function presentWithoutScript({ script: _, ...job }: Job & { script: string }): Job {
  return job;
}
