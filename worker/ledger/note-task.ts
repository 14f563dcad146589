import { and, eq, lte } from 'drizzle-orm';
import { costRecords } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** Notes the provider's task of an attempt, before anybody waits for it. */
export async function noteTask(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  id: string,
  taskId: string,
): Promise<void> {
  await db
    .update(costRecords)
    .set({ taskId, providerRequestId: taskId, touchedAt: now() })
    .where(eq(costRecords.id, id));
}

/** Takes a turn in looking after an attempt. False: somebody had one less than `gapMs` ago. */
export async function takeTurn(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  id: string,
  gapMs: number,
): Promise<boolean> {
  const at = now();
  const [turn] = await db
    .update(costRecords)
    .set({ touchedAt: at })
    .where(and(eq(costRecords.id, id), lte(costRecords.touchedAt, new Date(at.getTime() - gapMs))))
    .returning({ id: costRecords.id });
  return turn !== undefined;
}
