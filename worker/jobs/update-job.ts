import type { z } from 'zod';
import type { Job, UpdateJobRequest } from '#domain/film-job';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser, ownJob } from './find-job.ts';

/** Names a film or puts it away; how it is made is not touched, nor when it was. Throws `job.not_found`. */
export async function updateJob(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId, jobId, change }: JobOfUser & { change: z.infer<typeof UpdateJobRequest> },
): Promise<Job> {
  const { title, archived } = change;
  const archivedAt = archived === undefined ? undefined : archived ? now() : null;
  const [row] = await db
    .update(jobs)
    .set({ title, archivedAt })
    .where(ownJob(userId, jobId))
    .returning({ id: jobs.id });
  if (!row) throw createProblem('job.not_found');
  const { script: _, ...job } = await findJob(db, { userId, jobId });
  return job;
}
