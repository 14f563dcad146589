import { and, eq, sql } from 'drizzle-orm';
import { type Shortfall, sayShortfall } from '#domain/shortfall';
import { openBudget } from '../budget/open-budget.ts';
import type { Transaction } from '../db/connect.ts';
import { budgets } from '../db/schema.ts';
import type { Settings } from '../env.ts';

/** What a job may cost does not fit under a limit of its owner's. */
export class BudgetExceeded extends Error {
  override name = 'BudgetExceeded';
  readonly shortfall: Shortfall;

  constructor(shortfall: Shortfall) {
    super(sayShortfall(shortfall));
    this.shortfall = shortfall;
  }
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
  const own = and(eq(budgets.userId, userId), eq(budgets.period, period));
  const [reserved] = await tx
    .update(budgets)
    .set({ reservedMicros: sql`${budgets.reservedMicros} + ${micros}` })
    .where(
      and(own, sql`${budgets.spentMicros} + ${budgets.reservedMicros} + ${micros} <= ${budgets.limitMicros}`),
    )
    .returning({ userId: budgets.userId });
  if (reserved) return;
  const [row] = await tx.select().from(budgets).where(own);
  const { limitMicros, spentMicros, reservedMicros } = row ?? {
    limitMicros: 0,
    spentMicros: 0,
    reservedMicros: 0,
  };
  const leftMicros = Math.max(0, limitMicros - spentMicros - reservedMicros);
  throw new BudgetExceeded({ limit: 'monthlyLimitMicros', neededMicros: micros, limitMicros, leftMicros });
}
