import { and, eq, isNull } from 'drizzle-orm';
import { isActive } from '#domain/job';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { moveRow } from './move-row.ts';

const MESSAGE =
  'The job could not be carried on: whatever it was asked, it stopped with an error. ' +
  'What was made is kept and nothing of it is paid twice; try again in a while.';

/**
 * Ends a job whose own object fails at whatever it is asked, so that it does not hold its budget for ever. When
 * the object wakes again, it finds the job ended and stops. False: the job is not under way.
 */
export async function failLostJob(deps: Pick<Deps, 'db' | 'newId' | 'now'>, jobId: string): Promise<boolean> {
  const [job] = await deps.db
    .select({ status: jobs.status })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), isNull(jobs.deletedAt)));
  if (!job || !isActive(job.status)) return false;
  const change = { errorCode: 'job.lost', errorMessage: MESSAGE };
  const moved = await moveRow(deps, jobId, job.status, {
    to: 'failed',
    actor: 'system',
    reason: MESSAGE,
    change,
  });
  return moved !== null;
}
