import { and, eq, gte, isNull, sql } from 'drizzle-orm';
import { reserveOfKey } from '../api-keys/key-spending.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import type { Transaction } from '../db/connect.ts';
import { jobs, previews } from '../db/schema.ts';
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

/** Locks what an attempt's money comes from; null: its owner does not go on. `stage`: in which a job may buy it. */
export function openPurse(
  tx: Transaction,
  deps: Pick<Deps, 'settings' | 'now'>,
  { ownerId, ownKey, stage }: { ownerId: string; ownKey: string | null; stage: 'moderating' | 'processing' },
): Promise<Purse | null> {
  return isPreviewId(ownerId)
    ? purseOfPreview(tx, deps, ownerId, ownKey)
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

/** What is bought for no job is reserved with its licence, in the month's budget and under the API key's cap. */
async function purseOfPreview(
  tx: Transaction,
  deps: Pick<Deps, 'settings' | 'now'>,
  id: string,
  ownKey: string | null,
): Promise<Purse | null> {
  const [row] = await tx
    .select({ userId: previews.userId, apiKeyId: previews.apiKeyId })
    .from(previews)
    .where(and(eq(previews.id, id), eq(previews.state, 'making')))
    .for('update');
  if (!row) return null;
  const { userId, apiKeyId } = row;
  const period = budgetPeriod(deps.now());
  return {
    ...{ userId, period, round: 0, jobId: null, ownKey, paidBy: ownKey ?? apiKeyId ?? 'owner' },
    async take(micros) {
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
