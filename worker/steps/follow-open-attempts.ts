import { and, asc, eq, lt } from 'drizzle-orm';
import { costRecords } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { followLater } from './follow-later.ts';

/** Whoever looks after an attempt does so more often than this. */
const FORGOTTEN_MS = 60_000;
const AT_ONCE = 200;

/** The last net: attempts that nobody looked after, also of jobs that have ended. Returns how many. */
export async function followOpenAttempts({
  db,
  queues,
  now,
}: Pick<Deps, 'db' | 'queues' | 'now'>): Promise<number> {
  const before = new Date(now().getTime() - FORGOTTEN_MS);
  const open = await db
    .select()
    .from(costRecords)
    .where(and(eq(costRecords.status, 'reserved'), lt(costRecords.touchedAt, before)))
    .orderBy(asc(costRecords.touchedAt))
    .limit(AT_ONCE);
  for (const attempt of open) {
    const { purchase } = attempt;
    if (purchase) await followLater({ queues }, { ...attempt, purchase }, 0);
  }
  return open.length;
}
