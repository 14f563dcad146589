import { and, eq, isNull, sql } from 'drizzle-orm';
import { frameSize } from '#domain/job-config';
import { jobs, plans, projects, shares, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { FILM_TITLE } from '../jobs/present-job.ts';

/** A film as anyone sees it who has its link: nothing of its owner, its script or its price. */
export interface SharedFilm {
  jobId: string;
  title: string;
  logline: string;
  language: string;
  widthPx: number;
  heightPx: number;
  completedAt: Date | null;
}

/** Of ours: 24 characters of base64url. */
const TOKEN = /^[\w-]{24}$/;

/** What a link leads to; `revoked`: it was taken back, or its film is being deleted; null: there never was such a link. */
export async function openShare(
  { db }: Pick<Deps, 'db'>,
  token: string,
): Promise<SharedFilm | 'revoked' | null> {
  if (!TOKEN.test(token)) return null;
  const [row] = await db
    .select({
      jobId: jobs.id,
      title: FILM_TITLE,
      logline: sql<string | null>`${plans.plan} ->> 'logline'`,
      language: sql<string | null>`${plans.plan} ->> 'language'`,
      config: jobs.config,
      completedAt: jobs.completedAt,
      isLive: sql<boolean>`${and(
        isNull(shares.revokedAt),
        eq(jobs.status, 'completed'),
        isNull(jobs.deletedAt),
        isNull(projects.deletedAt),
        eq(users.isActive, true),
      )}`,
    })
    .from(shares)
    .innerJoin(jobs, eq(jobs.id, shares.jobId))
    .innerJoin(projects, eq(projects.id, jobs.projectId))
    .innerJoin(users, eq(users.id, jobs.userId))
    .leftJoin(plans, eq(plans.id, jobs.planId))
    .where(eq(shares.token, token));
  if (!row) return null;
  if (!row.isLive) return 'revoked';
  const { jobId, config, completedAt } = row;
  return {
    jobId,
    title: row.title ?? 'A film',
    logline: row.logline ?? '',
    language: row.language ?? config.language,
    ...frameSize(config.aspect, config.resolution),
    completedAt,
  };
}
