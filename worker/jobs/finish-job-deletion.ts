import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { isActive, JOB_STATUSES } from '#domain/job';
import { outputKeys } from '#domain/object-keys';
import { stampPayer } from '../api-keys/key-spending.ts';
import { costRecords, jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export type DeletionDeps = Pick<Deps, 'db' | 'bucket' | 'filmJob'>;

const ACTIVE = JOB_STATUSES.filter(isActive);

/**
 * Stops jobs, then removes their objects and what each FilmJob keeps of the script: the order that leaves no orphan.
 * Their rows stay, for they remember the rest. False: one would not stop yet, or something it bought is not settled;
 * call again. Safe to repeat at any point.
 */
export async function emptyJobs(deps: DeletionDeps, which: SQL): Promise<boolean> {
  const active = await deps.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(which, inArray(jobs.status, ACTIVE)));
  for (const { id } of active) await deps.filmJob.getByName(id).ask(id, { type: 'cancel' });
  const rows = await deps.db.select({ id: jobs.id, status: jobs.status }).from(jobs).where(which);
  if (rows.some((row) => isActive(row.status))) return false;
  // What was bought is settled first: its row in the ledger is what finds it.
  const ids = rows.map((row) => row.id);
  const open = and(inArray(costRecords.jobId, ids), eq(costRecords.status, 'reserved'));
  if (ids.length > 0 && (await deps.db.select().from(costRecords).where(open).limit(1)).length > 0)
    return false;
  for (const { id } of rows) {
    await deleteUnder(deps.bucket, outputKeys(id).root);
    await deleteUnder(deps.bucket, `temp/${id}/`);
    await deps.filmJob.getByName(id).forget();
  }
  return true;
}

/** Finishes what a job's tombstone began. False: call again. Safe to repeat at any point. */
export async function finishJobDeletion(deps: DeletionDeps, jobId: string): Promise<boolean> {
  const tomb = eq(jobs.id, jobId);
  if (!(await emptyJobs(deps, tomb))) return false;
  await deps.db.transaction(async (tx) => {
    await stampPayer(tx, tomb);
    await tx.delete(jobs).where(and(tomb, isNotNull(jobs.deletedAt)));
  });
  return true;
}

/** Deletes every object whose key starts with `prefix`. */
async function deleteUnder(bucket: Deps['bucket'], prefix: string): Promise<void> {
  for (;;) {
    const { keys, next } = await bucket.list(prefix);
    if (keys.length > 0) await bucket.deleteMany(keys);
    if (next === null) return;
  }
}
