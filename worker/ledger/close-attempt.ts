import { eq, sql } from 'drizzle-orm';
import type { StepError, StepResult } from '#domain/journal';
import { type Ending, endAttempt } from '#domain/ledger';
import { ceilingMicros } from '#domain/prices';
import { isPaidByOwnKey } from '#domain/provider-key';
import { settleAssets } from '../assets/claim-assets.ts';
import { budgets, costRecords, jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { Attempt } from './attempt.ts';

interface Told {
  providerRequestId?: string | null;
  /** Why it was released or is uncertain. */
  error?: StepError;
  /** What was made; it is ready for every job from the same moment on in which it is paid for. */
  made?: StepResult | undefined;
}

/**
 * Ends an attempt: its row, its job's figures, its month's budget and the made asset change together or not at
 * all. Also for attempts of jobs that have ended, and for uncertain ones whose answer came after all. Null: it has
 * ended before, and nothing was changed.
 */
export async function closeAttempt(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  id: string,
  ending: Ending,
  told: Told = {},
): Promise<Attempt | null> {
  const at = now();
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(costRecords).where(eq(costRecords.id, id)).for('update');
    if (!row) return null;
    const [job] =
      row.jobId === null
        ? []
        : await tx
            .select({ status: jobs.status, period: jobs.budgetPeriod, deletedAt: jobs.deletedAt })
            .from(jobs)
            .where(eq(jobs.id, row.jobId))
            .for('update');
    const underWay = job?.status === 'processing' || job?.status === 'moderating';
    const goesOn = underWay && job.period === row.budgetPeriod && job.deletedAt === null;
    const isOwn = isPaidByOwnKey(row.paidBy);
    const change = endAttempt(
      row,
      isOwn && ending.status === 'settled' ? { ...ending, costMicros: 0 } : ending,
      goesOn,
    );
    if (!change) return null;
    const [closed] = await tx
      .update(costRecords)
      .set({
        status: ending.status,
        costMicros: change.costMicros,
        ownCostMicros: isOwn ? ownCost(row, ending) : 0,
        providerRequestId: told.providerRequestId ?? row.providerRequestId,
        error: told.error ?? null,
        settledAt: at,
        touchedAt: at,
      })
      .where(eq(costRecords.id, id))
      .returning();
    if (row.jobId !== null) {
      await tx
        .update(jobs)
        .set({
          reservedMicros: sql`${jobs.reservedMicros} + ${change.headroom}`,
          actualCostMicros: sql`${jobs.actualCostMicros} + ${change.jobCost}`,
        })
        .where(eq(jobs.id, row.jobId));
    }
    await tx
      .update(budgets)
      .set({
        reservedMicros: sql`${budgets.reservedMicros} + ${change.budgetReserved}`,
        spentMicros: sql`${budgets.spentMicros} + ${change.budgetSpent}`,
      })
      .where(sql`${budgets.userId} = ${row.userId} AND ${budgets.period} = ${row.budgetPeriod}`);
    if (told.made && row.purchase) {
      const { assetKey: key, request } = row.purchase;
      const made = { key, kind: request.kind, provider: row.service, result: told.made };
      await settleAssets(tx, [made], { userId: row.userId }, at);
    }
    return closed ?? null;
  });
}

/** What the vendor charged the user's own key; of a lost answer: what it may have charged at most. */
function ownCost({ service, model, purchase }: Attempt, ending: Ending): number {
  switch (ending.status) {
    case 'settled':
      return ending.costMicros;
    case 'released':
      return 0;
    case 'uncertain':
      return purchase ? ceilingMicros(service, model, purchase.request) : 0;
    default:
      return ending satisfies never;
  }
}
