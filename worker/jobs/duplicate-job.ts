import type { Job } from '#domain/film-job';
import { type CreateJobDeps, createJob } from './create-job.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/**
 * Makes a film once more, of the same storyboard (or script, if it never had one) under the same config. What is
 * made already is used again, so the copy costs what is missing. Throws as `createJob` does, `job.not_found`.
 */
export async function duplicateJob(
  deps: CreateJobDeps,
  { id, userId, apiKeyId, jobId }: JobOfUser & { id: string; apiKeyId: string | null },
): Promise<Job> {
  const { title, planId, script, config, projectId } = await findJob(deps.db, { userId, jobId });
  const request = planId === null ? { script, config } : { planId, config };
  const of = { parentJobId: jobId, title: title === null ? null : `${title.slice(0, 190)} (copy)` };
  return createJob(deps, { id, userId, apiKeyId, projectId, request, of });
}
