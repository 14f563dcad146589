import { and, eq, isNull } from 'drizzle-orm';
import type { Job } from '#domain/film-job';
import type { Database } from '../db/connect.ts';
import { jobs, plans } from '../db/schema.ts';
import { createProblem } from '../errors.ts';
import { JOB_COLUMNS, presentJob } from './present-job.ts';

/** The condition under which a job is the user's to see. */
export const ownJob = (userId: string, jobId: string) =>
  and(eq(jobs.id, jobId), eq(jobs.userId, userId), isNull(jobs.deletedAt));

export interface JobOfUser {
  userId: string;
  jobId: string;
}

/** One of the user's own jobs. Throws `job.not_found`, for a foreign one as for a missing one. */
export async function findJob(db: Database, { userId, jobId }: JobOfUser): Promise<Job & { script: string }> {
  const [row] = await db
    .select({ ...JOB_COLUMNS, script: jobs.script })
    .from(jobs)
    .leftJoin(plans, eq(plans.id, jobs.planId))
    .where(ownJob(userId, jobId));
  if (!row) throw createProblem('job.not_found');
  return { ...presentJob(row), script: row.script };
}
