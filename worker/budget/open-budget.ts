import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/connect.ts';
import { budgets, users } from '../db/schema.ts';
import type { Settings } from '../env.ts';

/** Makes sure that the user's budget of a month exists, with the limit that holds now. Idempotent. */
export async function openBudget(
  db: Database | Transaction,
  settings: Pick<Settings, 'defaultMonthlyLimitMicros'>,
  { userId, period }: { userId: string; period: string },
): Promise<void> {
  await db.execute(sql`
    INSERT INTO ${budgets} (user_id, period, "limit")
    SELECT ${users.id}, ${period}, coalesce(${users.monthlyLimitMicros}, ${settings.defaultMonthlyLimitMicros})
    FROM ${users} WHERE ${users.id} = ${userId}
    ON CONFLICT (user_id, period) DO NOTHING`);
}
