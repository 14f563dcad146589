import { and, notInArray } from 'drizzle-orm';
import { isActive, JOB_STATUSES } from '#domain/job';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser, ownJob } from './find-job.ts';
import { type DeletionDeps, finishJobDeletion } from './finish-job-deletion.ts';

const ACTIVE = JOB_STATUSES.filter(isActive);
/** A retry may take a job up between its cancelling and its tombstone; somebody who does that again means it. */
const TRIES = 3;

/**
 * Deletes one film: it is stopped if it is under way, and from now on gone for its owner; its objects and rows go
 * after the answer, its entries in the ledger stay. The sweep finishes what is interrupted. What it was made of
 * stays for the project's other films. Throws `job.not_found`, `job.illegal_transition`.
 */
export async function deleteJob(
  deps: DeletionDeps & Pick<Deps, 'now' | 'later'>,
  { userId, jobId }: JobOfUser,
): Promise<void> {
  await findJob(deps.db, { userId, jobId });
  for (let i = 0; i < TRIES; i++) {
    // A tombstone hides the job from its own object as well, so it stops first.
    const [row] = await deps.db
      .update(jobs)
      .set({ deletedAt: deps.now() })
      .where(and(ownJob(userId, jobId), notInArray(jobs.status, ACTIVE)))
      .returning({ id: jobs.id });
    if (row) {
      deps.later(finishJobDeletion(deps, jobId));
      return;
    }
    await deps.filmJob.getByName(jobId).ask(jobId, { type: 'cancel' });
  }
  throw createProblem('job.illegal_transition', { detail: 'The film could not be stopped; try again.' });
}
