import { and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/connect.ts';
import { apiKeys, costRecords, jobs } from '../db/schema.ts';
import { BudgetExceeded } from '../jobs/reserve-budget.ts';

/** Payer of what was bought without a key. */
const OWNER = 'owner';

/**
 * What a key has spent and set aside in a month, in micro-dollars: what its jobs hold, and what their attempts
 * hold or have cost. `key`: its id, as a value or a column.
 */
export function committedMicros(key: string | SQL, period: string): SQL<number> {
  return sql<number>`(
    coalesce((SELECT sum(j.reserved_micros) FROM ${jobs} j
      WHERE j.api_key_id = ${key} AND j.budget_period = ${period}), 0)
    + coalesce((SELECT sum(CASE WHEN c.status = 'reserved' THEN c.held ELSE c.cost END)
      FROM ${costRecords} c LEFT JOIN ${jobs} j ON j.id = c.job_id
      WHERE c.budget_period = ${period} AND c.status <> 'released'
        AND coalesce(c.paid_by, j.api_key_id) = ${key}), 0))::bigint`.mapWith(Number);
}

/**
 * Lets a job's reservation pass under the cap of the key that pays for it, in the caller's transaction. The key's row
 * is locked until that commits, so any number of starts at once never reserve more than the cap. A job without a key,
 * and a key without a cap, pass. Call it before the job holds the money. Throws `BudgetExceeded`.
 */
export async function reserveOfKey(
  tx: Transaction,
  { apiKeyId, period, micros }: { apiKeyId: string | null; period: string; micros: number },
): Promise<void> {
  if (apiKeyId === null || micros <= 0) return;
  const [key] = await tx
    .select({ limitMicros: apiKeys.monthlyLimitMicros })
    .from(apiKeys)
    .where(eq(apiKeys.id, apiKeyId))
    .for('update');
  const limitMicros = key?.limitMicros ?? null;
  if (limitMicros === null) return;
  // A statement of its own: it sees what was committed while this one waited for the lock.
  const sums = await tx.execute<{ sum: string }>(sql`SELECT ${committedMicros(apiKeyId, period)} AS sum`);
  const leftMicros = Math.max(0, limitMicros - Number(sums.rows[0]?.sum ?? 0));
  if (micros <= leftMicros) return;
  throw new BudgetExceeded({ limit: 'apiKeyLimitMicros', neededMicros: micros, limitMicros, leftMicros });
}

/** As `reserveOfKey`, of the key that pays for a job. */
export async function reserveOfJobsKey(
  tx: Transaction,
  { jobId, period, micros }: { jobId: string; period: string; micros: number },
): Promise<void> {
  const [job] = await tx.select({ apiKeyId: jobs.apiKeyId }).from(jobs).where(eq(jobs.id, jobId));
  await reserveOfKey(tx, { apiKeyId: job?.apiKeyId ?? null, period, micros });
}

/** Writes down who has paid for what some jobs bought, before the jobs say somebody else or nothing any more. */
export async function stampPayer(tx: Transaction, ofJobs: SQL | undefined): Promise<void> {
  await tx.execute(sql`
    UPDATE ${costRecords} SET paid_by = coalesce(${jobs.apiKeyId}, ${OWNER}) FROM ${jobs}
    WHERE ${costRecords.jobId} = ${jobs.id} AND ${costRecords.paidBy} IS NULL AND ${ofJobs}`);
}

/** Who takes a failed job up again pays for what it still buys. `apiKeyId` null: its owner, signed in. */
export async function handOverJob(
  db: Database,
  { userId, jobId, apiKeyId }: { userId: string; jobId: string; apiKeyId: string | null },
): Promise<void> {
  const isOthers =
    apiKeyId === null
      ? sql`${jobs.apiKeyId} IS NOT NULL`
      : or(isNull(jobs.apiKeyId), ne(jobs.apiKeyId, apiKeyId));
  const ofJob = and(eq(jobs.id, jobId), eq(jobs.userId, userId), eq(jobs.status, 'failed'), isOthers);
  await db.transaction(async (tx) => {
    const found = await tx.select({ id: jobs.id }).from(jobs).where(ofJob).for('update');
    if (found.length === 0) return;
    await stampPayer(tx, eq(jobs.id, jobId));
    await tx.update(jobs).set({ apiKeyId }).where(eq(jobs.id, jobId));
  });
}
