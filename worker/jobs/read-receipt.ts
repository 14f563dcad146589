import type { Receipt } from '#domain/film-job';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/** What was estimated, spent and given back, step by step. Throws `job.not_found`. */
export async function readReceipt(
  { db, filmJob }: Pick<Deps, 'db' | 'filmJob'>,
  { userId, jobId }: JobOfUser,
): Promise<Receipt> {
  await findJob(db, { userId, jobId });
  const receipt = await filmJob.getByName(jobId).receipt(jobId);
  if (!receipt) throw createProblem('job.not_found');
  return receipt;
}
