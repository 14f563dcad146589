import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Actor, canTransition, isSettled, type JobStatus } from '#domain/job';
import type { Transaction } from '../db/connect.ts';
import { budgets, jobStateHistory, jobs } from '../db/schema.ts';
import { type CourseDeps, loadJobRow, type OpenJob } from './open-job.ts';

type JobChange = Partial<typeof jobs.$inferInsert>;

export interface Move {
  to: JobStatus;
  actor: Actor;
  reason: string;
  /** Further columns that change with the status. */
  change?: JobChange;
  /** What else belongs to the same transaction. */
  also?(tx: Transaction): Promise<void>;
}

/**
 * Moves a job to another status. Postgres decides: the update holds only while the status is still the old
 * one, and its history row is in the same transaction. False: the move is not allowed, or somebody else moved
 * the job meanwhile; then `job.row` is as Postgres has it.
 */
export async function moveJob(job: OpenJob, deps: CourseDeps, move: Move): Promise<boolean> {
  const from = job.row.status;
  if (!canTransition(from, move.to, move.actor)) return false;
  const now = deps.now();
  const moved = await deps.db.transaction(async (tx) => {
    const [row] = await tx
      .update(jobs)
      .set({ ...move.change, status: move.to, updatedAt: now })
      .where(and(eq(jobs.id, job.row.id), eq(jobs.status, from), isNull(jobs.deletedAt)))
      .returning({ progress: jobs.progress, retryCount: jobs.retryCount });
    if (!row) return null;
    await tx.insert(jobStateHistory).values({
      id: deps.newId('his'),
      jobId: job.row.id,
      fromState: from,
      toState: move.to,
      reason: move.reason,
      actor: move.actor,
      createdAt: now,
    });
    await move.also?.(tx);
    if (isSettled(move.to)) await releaseReservation(tx, job.row.id);
    return row;
  });
  if (!moved) {
    const row = await loadJobRow(deps.db, job.row.id);
    if (row) job.row = row;
    return false;
  }
  await deps.checkpoint(`${move.to}:after-commit`);
  job.row = { ...job.row, status: move.to, progress: moved.progress, retryCount: moved.retryCount };
  const { errorCode, errorMessage } = move.change ?? {};
  job.say({
    type: 'status',
    status: move.to,
    reason: move.reason,
    error: errorCode ? { code: errorCode, message: errorMessage ?? '' } : null,
  });
  return true;
}

/** Gives back what a job holds of its budget; a second time gives back nothing. */
async function releaseReservation(tx: Transaction, jobId: string): Promise<void> {
  await tx.execute(sql`
    WITH held AS (
      SELECT ${jobs.id} AS id, ${jobs.userId} AS user_id, ${jobs.budgetPeriod} AS period,
             ${jobs.reservedMicros} AS micros
      FROM ${jobs} WHERE ${jobs.id} = ${jobId} AND ${jobs.reservedMicros} > 0 FOR UPDATE
    ), emptied AS (
      UPDATE ${jobs} SET reserved_micros = 0 FROM held WHERE ${jobs.id} = held.id RETURNING held.*
    )
    UPDATE ${budgets} SET reserved = ${budgets.reservedMicros} - emptied.micros
    FROM emptied WHERE ${budgets.userId} = emptied.user_id AND ${budgets.period} = emptied.period`);
}
