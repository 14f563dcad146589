import { and, asc, inArray, isNull, lt } from 'drizzle-orm';
import { isActive, JOB_STATUSES } from '#domain/job';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { failLostJob } from './fail-lost-job.ts';

/** A job's own watchdog goes every 15 s; one whose row did not change for this long may have lost it. */
const IDLE_MS = 60_000;
/** One that cannot even be woken, and did not change for this long, is lost. */
const LOST_MS = 15 * 60_000;
const AT_ONCE = 50;

/**
 * The third net: wakes jobs that should be under way and of which nothing was heard. One that cannot be woken
 * keeps no other from its turn, and fails when that lasts. Returns how many were idle.
 */
export async function wakeIdleJobs(deps: Pick<Deps, 'db' | 'filmJob' | 'newId' | 'now'>): Promise<number> {
  const now = deps.now().getTime();
  const idle = await deps.db
    .select({ id: jobs.id, updatedAt: jobs.updatedAt })
    .from(jobs)
    .where(
      and(
        inArray(jobs.status, JOB_STATUSES.filter(isActive)),
        isNull(jobs.deletedAt),
        lt(jobs.updatedAt, new Date(now - IDLE_MS)),
      ),
    )
    .orderBy(asc(jobs.updatedAt))
    .limit(AT_ONCE);
  for (const { id, updatedAt } of idle) {
    try {
      await deps.filmJob.getByName(id).wake(id);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      console.error(JSON.stringify({ level: 'error', event: 'wake.failed', job: id, error: name }));
      if (updatedAt.getTime() < now - LOST_MS) await failLostJob(deps, id);
    }
  }
  return idle.length;
}
