import { and, asc, eq, gte, isNotNull } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { costRecords } from '../db/schema.ts';

/** A row of the ledger: one attempt at one purchase. */
export type Attempt = typeof costRecords.$inferSelect;

/** Which attempt of which step, and the token by which FilmJob knows it. */
export interface AttemptName {
  jobId: string;
  stepKey: string;
  attempt: number;
  fence: number;
}

/** The step's name in the ledger, which all jobs share. */
export function ledgerKey({ jobId, stepKey }: Pick<AttemptName, 'jobId' | 'stepKey'>): string {
  return `${jobId}/${stepKey}`;
}

/** Whose attempt a row is, even if its job is gone. */
export function nameOfAttempt({ stepKey, attempt, fence }: Attempt): AttemptName {
  const slash = stepKey.indexOf('/');
  return { jobId: stepKey.slice(0, slash), stepKey: stepKey.slice(slash + 1), attempt, fence };
}

/** All attempts of a job, first ones first. */
export async function listAttempts(db: Database, jobId: string): Promise<Attempt[]> {
  return db
    .select()
    .from(costRecords)
    .where(eq(costRecords.jobId, jobId))
    .orderBy(asc(costRecords.createdAt), asc(costRecords.attempt));
}

/** A clock of ours and one of a vendor's may differ by this. */
const CLOCKS_MS = 10 * 60_000;

/** The provider's names of calls since a moment of which the ledger knows already whose they are. */
export async function listRequestIds(db: Database, service: string, since: Date): Promise<Set<string>> {
  const rows = await db
    .select({ id: costRecords.providerRequestId })
    .from(costRecords)
    .where(
      and(
        eq(costRecords.service, service),
        isNotNull(costRecords.providerRequestId),
        gte(costRecords.createdAt, new Date(since.getTime() - CLOCKS_MS)),
      ),
    );
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** The row of an attempt; null: no licence was taken. */
export async function findAttempt(db: Database, name: AttemptName): Promise<Attempt | null> {
  const [row] = await db
    .select()
    .from(costRecords)
    .where(and(eq(costRecords.stepKey, ledgerKey(name)), eq(costRecords.attempt, name.attempt)));
  return row ?? null;
}
