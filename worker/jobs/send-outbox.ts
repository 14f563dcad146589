import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { outbox } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

type OutboxDeps = Pick<Deps, 'db' | 'queues' | 'now' | 'checkpoint'>;

/** A row that its own request has not sent by then never will be by it. */
const STALE_MS = 10_000;
const AT_ONCE = 100;
export const JOB_TOPIC = 'film-jobs';

/** Sends messages that were committed with their change, and marks them. A second sending does no harm. */
export async function sendOutboxRow(deps: OutboxDeps, id: string): Promise<void> {
  const rows = await deps.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.sentAt)));
  await send(deps, rows);
}

/** The sweep's part: sends what was committed but not sent. Returns how many. */
export async function sweepOutbox(deps: OutboxDeps): Promise<number> {
  const before = new Date(deps.now().getTime() - STALE_MS);
  const rows = await deps.db
    .select()
    .from(outbox)
    .where(and(isNull(outbox.sentAt), lt(outbox.createdAt, before)))
    .orderBy(asc(outbox.createdAt))
    .limit(AT_ONCE);
  await send(deps, rows);
  return rows.length;
}

async function send(
  { db, queues, now, checkpoint }: OutboxDeps,
  rows: readonly (typeof outbox.$inferSelect)[],
): Promise<void> {
  const jobs = rows.filter((row) => row.topic === JOB_TOPIC);
  if (jobs.length === 0) return;
  await queues.filmJobs.sendBatch(jobs.map((row) => ({ body: row.payload })));
  await checkpoint('outbox:after-reply');
  const ids = jobs.map((row) => row.id);
  await db.update(outbox).set({ sentAt: now() }).where(inArray(outbox.id, ids));
}
