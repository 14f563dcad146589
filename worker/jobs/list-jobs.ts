import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Job } from '#domain/film-job';
import type { JobStatus } from '#domain/job';
import { jobs, plans } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, orderList, type Sort, toPage } from '../http/cursor.ts';
import { FILM_TITLE, JOB_COLUMNS, presentJob } from './present-job.ts';

export interface JobFilter {
  userId: string;
  projectId?: string | undefined;
  status?: JobStatus | undefined;
  /** True: the archived ones only; otherwise the others. */
  archived: boolean;
  /** In the title, whatever the case. */
  search?: string | undefined;
  sort: Sort;
  cursor?: string | undefined;
  limit: number;
}

/** The user's jobs in the order that is asked for. Throws `request.invalid` for a cursor that is none. */
export async function listJobs(
  { db }: Pick<Deps, 'db'>,
  { userId, projectId, status, archived, search, sort, cursor, limit }: JobFilter,
): Promise<{ items: Job[]; nextCursor: string | null }> {
  const name = sql`coalesce(${FILM_TITLE}, '')`;
  const { behind, by } = orderList(sort, { ...jobs, name }, decodeCursor(cursor));
  const rows = await db
    .select(JOB_COLUMNS)
    .from(jobs)
    .leftJoin(plans, eq(plans.id, jobs.planId))
    .where(
      and(
        eq(jobs.userId, userId),
        isNull(jobs.deletedAt),
        projectId === undefined ? undefined : eq(jobs.projectId, projectId),
        status === undefined ? undefined : eq(jobs.status, status),
        archived ? isNotNull(jobs.archivedAt) : isNull(jobs.archivedAt),
        search === undefined ? undefined : sql`position(lower(${search}) in lower(${FILM_TITLE})) > 0`,
        behind,
      ),
    )
    .orderBy(...by)
    .limit(limit + 1);
  return toPage(rows, limit, presentJob, sort === 'name' ? (row) => row.title ?? '' : undefined);
}
