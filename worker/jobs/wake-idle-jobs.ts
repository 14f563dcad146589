import { and, asc, inArray, isNull, lt } from 'drizzle-orm';
import { isActive, JOB_STATUSES } from '#domain/job';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** A job's own watchdog goes every 15 s; one whose row did not change for this long may have lost it. */
const IDLE_MS = 60_000;
const AT_ONCE = 50;

/** The third net: wakes jobs that should be under way and of which nothing was heard. Returns how many. */
export async function wakeIdleJobs({
  db,
  filmJob,
  now,
}: Pick<Deps, 'db' | 'filmJob' | 'now'>): Promise<number> {
  const idle = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        inArray(jobs.status, JOB_STATUSES.filter(isActive)),
        isNull(jobs.deletedAt),
        lt(jobs.updatedAt, new Date(now().getTime() - IDLE_MS)),
      ),
    )
    .orderBy(asc(jobs.updatedAt))
    .limit(AT_ONCE);
  for (const { id } of idle) await filmJob.getByName(id).wake(id);
  return idle.length;
}
