import { and, eq } from 'drizzle-orm';
import type { Usage } from '#domain/film-job';
import { budgets, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { budgetPeriod } from './budget-period.ts';

/** What the user has spent and reserved this month (UTC), and what is left. */
export async function readUsage(
  { db, now, settings }: Pick<Deps, 'db' | 'now' | 'settings'>,
  { userId }: { userId: string },
): Promise<Usage> {
  const period = budgetPeriod(now());
  const [row] = await db
    .select({
      ownLimitMicros: users.monthlyLimitMicros,
      jobLimitMicros: users.jobLimitMicros,
      limitMicros: budgets.limitMicros,
      reservedMicros: budgets.reservedMicros,
      spentMicros: budgets.spentMicros,
    })
    .from(users)
    .leftJoin(budgets, and(eq(budgets.userId, users.id), eq(budgets.period, period)))
    .where(eq(users.id, userId));
  const limit = row?.limitMicros ?? row?.ownLimitMicros ?? settings.defaultMonthlyLimitMicros;
  const spentMicros = row?.spentMicros ?? 0;
  const reservedMicros = row?.reservedMicros ?? 0;
  return {
    period,
    spentMicros,
    reservedMicros,
    leftMicros: Math.max(0, limit - spentMicros - reservedMicros),
    monthlyLimitMicros: limit,
    jobLimitMicros: row?.jobLimitMicros ?? null,
    currency: 'USD',
  };
}
