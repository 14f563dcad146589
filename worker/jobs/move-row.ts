import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Actor, canTransition, isSettled, type JobStatus } from '#domain/job';
import type { Transaction } from '../db/connect.ts';
import { budgets, jobStateHistory, jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { announceJob } from '../webhooks/announce-job.ts';

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
 * Moves a job's row to another status: the update holds only while the status is still `from`, its history row is
 * in the same transaction, as are the webhooks that tell of it (`deliveries`, for `sendDeliveries`), and a job that is
 * settled gives back what it holds of its budget. Null: the move is
 * not allowed, or somebody else moved the job meanwhile.
 */
export async function moveRow(
  { db, newId, now }: Pick<Deps, 'db' | 'newId' | 'now'>,
  jobId: string,
  from: JobStatus,
  move: Move,
): Promise<{ progress: number; retryCount: number; deliveries: string[] } | null> {
  if (!canTransition(from, move.to, move.actor)) return null;
  const at = now();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(jobs)
      .set({ ...move.change, status: move.to, updatedAt: at })
      .where(and(eq(jobs.id, jobId), eq(jobs.status, from), isNull(jobs.deletedAt)))
      .returning({ userId: jobs.userId, progress: jobs.progress, retryCount: jobs.retryCount });
    if (!row) return null;
    const historyId = newId('his');
    await tx.insert(jobStateHistory).values({
      id: historyId,
      jobId,
      fromState: from,
      toState: move.to,
      reason: move.reason,
      actor: move.actor,
      createdAt: at,
    });
    await move.also?.(tx);
    if (isSettled(move.to)) await releaseReservation(tx, jobId);
    const { userId, ...counts } = row;
    const news = { jobId, userId, historyId, status: move.to, reason: move.reason, error: errorOf(move) };
    return { ...counts, deliveries: await announceJob(tx, { newId, now }, news) };
  });
}

/** What a move says went wrong; null: nothing did. */
export function errorOf({ change }: Move): { code: string; message: string } | null {
  const { errorCode, errorMessage } = change ?? {};
  return errorCode ? { code: errorCode, message: errorMessage ?? '' } : null;
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
