import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { BudgetRequest, Usage } from '#domain/film-job';
import { budgets, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { budgetPeriod } from './budget-period.ts';
import { readUsage } from './read-usage.ts';

/**
 * Sets the user's own limits, from this month on; a field that is absent stays. A limit below what is spent
 * already stops further spending and takes nothing back.
 */
export async function setLimits(
  deps: Pick<Deps, 'db' | 'now' | 'settings' | 'auditIn'>,
  { userId, limits }: { userId: string; limits: z.infer<typeof BudgetRequest> },
): Promise<Usage> {
  const { monthlyLimitMicros, jobLimitMicros } = limits;
  if (monthlyLimitMicros !== undefined || jobLimitMicros !== undefined) {
    await deps.db.transaction(async (tx) => {
      await tx.update(users).set({ monthlyLimitMicros, jobLimitMicros }).where(eq(users.id, userId));
      await deps.auditIn(tx);
      if (monthlyLimitMicros === undefined) return;
      // An upsert, so that a job which opens the month at this very moment does not keep the old limit.
      await tx
        .insert(budgets)
        .values({ userId, period: budgetPeriod(deps.now()), limitMicros: monthlyLimitMicros })
        .onConflictDoUpdate({
          target: [budgets.userId, budgets.period],
          set: { limitMicros: monthlyLimitMicros },
        });
    });
  }
  return readUsage(deps, { userId });
}
