import { and, eq, sql } from 'drizzle-orm';
import { openBudget } from '../budget/open-budget.ts';
import type { Transaction } from '../db/connect.ts';
import { budgets } from '../db/schema.ts';
import type { Settings } from '../env.ts';

/** What a job may cost does not fit into the month's budget. */
export class BudgetExceeded extends Error {
  override name = 'BudgetExceeded';
}

/**
 * Reserves money of a month's budget in the caller's transaction. One conditional update decides, so any
 * number of starts at once never reserve more than there is. A free job reserves nothing and always passes.
 * Throws `BudgetExceeded`.
 */
export async function reserveBudget(
  tx: Transaction,
  settings: Pick<Settings, 'defaultMonthlyLimitMicros'>,
  { userId, period, micros }: { userId: string; period: string; micros: number },
): Promise<void> {
  if (micros <= 0) return;
  await openBudget(tx, settings, { userId, period });
  const [reserved] = await tx
    .update(budgets)
    .set({ reservedMicros: sql`${budgets.reservedMicros} + ${micros}` })
    .where(
      and(
        eq(budgets.userId, userId),
        eq(budgets.period, period),
        sql`${budgets.spentMicros} + ${budgets.reservedMicros} + ${micros} <= ${budgets.limitMicros}`,
      ),
    )
    .returning({ userId: budgets.userId });
  if (!reserved) throw new BudgetExceeded(`${micros} micro-dollars do not fit into ${period}`);
}
