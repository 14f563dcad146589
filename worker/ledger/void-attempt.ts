import { eq } from 'drizzle-orm';
import { costRecords, jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { type AttemptName, ledgerKey } from './attempt.ts';

/**
 * Takes the licence of an attempt away that nobody was heard of, so that one who wakes up late cannot call any
 * more while the next attempt does. False: the licence was taken after all.
 */
export async function voidAttempt(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  name: AttemptName,
  service: { service: string; model: string },
): Promise<boolean> {
  const at = now();
  const [job] = await db
    .select({ userId: jobs.userId, round: jobs.retryCount })
    .from(jobs)
    .where(eq(jobs.id, name.jobId));
  if (!job) return true;
  const [voided] = await db
    .insert(costRecords)
    .values({
      ...service,
      ...job,
      id: newId('cst'),
      jobId: name.jobId,
      stepKey: ledgerKey(name),
      attempt: name.attempt,
      fence: name.fence,
      costMicros: 0,
      status: 'released',
      createdAt: at,
      touchedAt: at,
      settledAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: costRecords.id });
  return voided !== undefined;
}
