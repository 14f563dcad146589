import { eq } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { jobs } from '../db/schema.ts';
import { type Attempt, listAttempts } from './attempt.ts';

/** What a job's row says of its money. */
interface JobMoney {
  estimatedMicros: number;
  quotedMicros: number;
  /** Its headroom; what open attempts hold is beside it. */
  reservedMicros: number;
}

/** A job's own figures and all its attempts. */
export interface Accounts {
  money: JobMoney;
  attempts: readonly Attempt[];
}

const NOTHING: JobMoney = { estimatedMicros: 0, quotedMicros: 0, reservedMicros: 0 };
export const NO_ACCOUNTS: Accounts = { money: NOTHING, attempts: [] };

export async function readAccounts(db: Database, jobId: string): Promise<Accounts> {
  const [money] = await db
    .select({
      estimatedMicros: jobs.estimatedCostMicros,
      quotedMicros: jobs.quotedMicros,
      reservedMicros: jobs.reservedMicros,
    })
    .from(jobs)
    .where(eq(jobs.id, jobId));
  return { money: money ?? NOTHING, attempts: await listAttempts(db, jobId) };
}
