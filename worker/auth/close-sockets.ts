import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export type SocketDeps = Pick<Deps, 'db' | 'filmJob' | 'now'>;
/** Which listeners go: those of one sign-in or key, or all but those of one (null: all). */
export type Listeners = { only: string } | { but: string | null };

/** Whoever listens, listens to a film that is made or was made lately. */
const RECENT_MS = 24 * 3600_000;
const AT_ONCE = 50;

/**
 * Closes the sockets that sign-ins or keys opened before they ended: a ticket is asked for once, and its socket would
 * tell of a film for as long as it is made.
 */
export async function closeSockets(
  { db, filmJob, now }: SocketDeps,
  userId: string,
  listeners: Listeners,
): Promise<void> {
  const recent = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        eq(jobs.userId, userId),
        isNull(jobs.deletedAt),
        gt(jobs.updatedAt, new Date(now().getTime() - RECENT_MS)),
      ),
    )
    .orderBy(desc(jobs.updatedAt))
    .limit(AT_ONCE);
  await Promise.all(recent.map(({ id }) => filmJob.getByName(id).closeListeners(listeners)));
}
