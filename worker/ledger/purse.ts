import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { reserveOfKey } from '../api-keys/key-spending.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import type { Transaction } from '../db/connect.ts';
import { costRecords, jobs, previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { BudgetExceeded, reserveBudget } from '../jobs/reserve-budget.ts';

/** Whose money an attempt spends. */
export interface Purse {
  userId: string;
  /** Null: it is bought for no job. */
  jobId: string | null;
  /** The month whose budget holds what the attempt holds. */
  period: string;
  round: number;
  /** The user's own key that pays this vendor; null: the studio's. */
  ownKey: string | null;
  /** What stands in the row of the ledger; null: as its job says. */
  paidBy: string | null;
  /** Takes what the attempt cannot exceed, or nothing. */
  take(micros: number): Promise<boolean>;
}

const PREVIEW = 'prv_';
/** True for the owners of attempts that are no jobs. */
export const isPreviewId = (ownerId: string): boolean => ownerId.startsWith(PREVIEW);

/** The user's own key that was to pay a vendor when the job or the preview was quoted; null: the studio's. */
export async function ownKeyOf(tx: Transaction, ownerId: string, provider: string): Promise<string | null> {
  if (isPreviewId(ownerId)) {
    const [row] = await tx.select({ key: previews.ownKeyId }).from(previews).where(eq(previews.id, ownerId));
    return row?.key ?? null;
  }
  const [job] = await tx.select({ ownKeys: jobs.ownKeys }).from(jobs).where(eq(jobs.id, ownerId));
  return job?.ownKeys[provider] ?? null;
}

interface Asked {
  ownerId: string;
  fence: number;
  ownKey: string | null;
  /** In which a job may buy it. */
  stage: 'moderating' | 'processing';
}

/** Locks what an attempt's money comes from; null: its owner does not go on. */
export function openPurse(
  tx: Transaction,
  deps: Pick<Deps, 'settings' | 'now'>,
  { ownerId, fence, ownKey, stage }: Asked,
): Promise<Purse | null> {
  return isPreviewId(ownerId)
    ? purseOfPreview(tx, deps, { id: ownerId, fence, ownKey })
    : purseOfJob(tx, { jobId: ownerId, ownKey, stage });
}

/** A job's headroom is reserved already. */
async function purseOfJob(
  tx: Transaction,
  { jobId, ownKey, stage }: { jobId: string; ownKey: string | null; stage: 'moderating' | 'processing' },
): Promise<Purse | null> {
  const [job] = await tx
    .select({ userId: jobs.userId, period: jobs.budgetPeriod, round: jobs.retryCount })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), eq(jobs.status, stage), isNull(jobs.deletedAt)))
    .for('update');
  if (!job) return null;
  return {
    ...job,
    ...{ jobId, ownKey, paidBy: ownKey },
    async take(micros) {
      const [paid] = await tx
        .update(jobs)
        .set({ reservedMicros: sql`${jobs.reservedMicros} - ${micros}` })
        .where(and(eq(jobs.id, jobId), gte(jobs.reservedMicros, micros)))
        .returning({ id: jobs.id });
      return paid !== undefined;
    },
  };
}

/**
 * What is bought for no job is reserved with its licence, in the month's budget and under the API key's cap, and no more
 * than its owner was told. One who was taken for dead and wakes up late buys nothing: its fence is over.
 */
async function purseOfPreview(
  tx: Transaction,
  deps: Pick<Deps, 'settings' | 'now'>,
  { id, fence, ownKey }: { id: string; fence: number; ownKey: string | null },
): Promise<Purse | null> {
  const [row] = await tx
    .select({
      userId: previews.userId,
      apiKeyId: previews.apiKeyId,
      createdAt: previews.createdAt,
      most: previews.willNotExceedMicros,
      round: sql<number>`coalesce((${previews.purchase} ->> 'round')::int, 0)`,
    })
    .from(previews)
    .where(and(eq(previews.id, id), eq(previews.state, 'making'), eq(previews.fence, fence)))
    .for('update');
  if (!row) return null;
  const { userId, apiKeyId, createdAt, most, round } = row;
  const period = budgetPeriod(deps.now());
  return {
    ...{ userId, period, round, jobId: null, ownKey, paidBy: ownKey ?? apiKeyId ?? 'owner' },
    async take(micros) {
      if ((await spentFor(tx, { id, userId, createdAt, round })) + micros > most) return false;
      try {
        await reserveOfKey(tx, { apiKeyId, period, micros });
        await reserveBudget(tx, deps.settings, { userId, period, micros });
        return true;
      } catch (error) {
        if (error instanceof BudgetExceeded) return false;
        throw error;
      }
    },
  };
}

/** The clocks of two machines may differ by this. */
const CLOCKS_MS = 10 * 60_000;

/** What a preview has cost in this round, and what its open attempts may. */
async function spentFor(
  tx: Transaction,
  { id, userId, createdAt, round }: { id: string; userId: string; createdAt: Date; round: number },
): Promise<number> {
  const { status, heldMicros, costMicros, stepKey } = costRecords;
  const [sum] = await tx
    .select({
      micros: sql<number>`coalesce(sum(CASE WHEN ${status} = 'reserved' THEN ${heldMicros} ELSE ${costMicros} END), 0)::int8`,
    })
    .from(costRecords)
    .where(
      and(
        eq(costRecords.userId, userId),
        gte(costRecords.createdAt, new Date(createdAt.getTime() - CLOCKS_MS)),
        isNull(costRecords.jobId),
        eq(costRecords.round, round),
        sql`starts_with(${stepKey}, ${`${id}/`})`,
      ),
    );
  return Number(sum?.micros ?? 0);
}
