import { sql } from 'drizzle-orm';
import type { Job } from '#domain/film-job';
import { jobs, plans } from '../db/schema.ts';

/** What a film is called: as its owner says, or as its plan does; null: it is not planned yet. */
export const FILM_TITLE = sql<string | null>`coalesce(${jobs.title}, ${plans.plan} ->> 'title')`;

/** A job's row and the title of its film; the script is left out, since lists do not show it. */
export const JOB_COLUMNS = {
  id: jobs.id,
  projectId: jobs.projectId,
  planId: jobs.planId,
  title: FILM_TITLE,
  status: jobs.status,
  progress: jobs.progress,
  config: jobs.config,
  estimatedCostMicros: jobs.estimatedCostMicros,
  actualCostMicros: jobs.actualCostMicros,
  moderationStatus: jobs.moderationStatus,
  moderationScore: jobs.moderationScore,
  moderationFindings: jobs.moderationFindings,
  errorCode: jobs.errorCode,
  errorMessage: jobs.errorMessage,
  retryCount: jobs.retryCount,
  createdAt: jobs.createdAt,
  updatedAt: jobs.updatedAt,
  archivedAt: jobs.archivedAt,
  startedAt: jobs.startedAt,
  completedAt: jobs.completedAt,
};

type Shown = Exclude<keyof typeof JOB_COLUMNS, 'title'>;
export type PresentableJob = Pick<typeof jobs.$inferSelect, Shown> & { title: string | null };

/** A job as its owner sees it. */
export function presentJob(row: PresentableJob): Job {
  const { moderationStatus, moderationScore, moderationFindings, errorCode, errorMessage } = row;
  return {
    id: row.id,
    projectId: row.projectId,
    planId: row.planId,
    title: row.title,
    status: row.status,
    progress: row.progress,
    config: row.config,
    estimatedCostMicros: row.estimatedCostMicros,
    actualCostMicros: row.actualCostMicros,
    moderation: moderationStatus && {
      status: moderationStatus,
      score: moderationScore ?? 0,
      findings: moderationFindings ?? [],
    },
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    retryCount: row.retryCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
  };
}
