import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { ModerationDecision } from '#domain/moderation-decision';
import { moderationDecisions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';
import { findJob, type JobOfUser } from '../jobs/find-job.ts';
import { presentDecision, readReviews } from './present-decision.ts';

/** What moderation decided about a job, in its order. Throws `job.not_found`. */
export async function listJobDecisions(
  { db }: Pick<Deps, 'db'>,
  input: JobOfUser,
): Promise<ModerationDecision[]> {
  await findJob(db, input);
  const rows = await db
    .select()
    .from(moderationDecisions)
    .where(eq(moderationDecisions.jobId, input.jobId))
    .orderBy(asc(moderationDecisions.createdAt), asc(moderationDecisions.id));
  const reviews = await readReviews(db, rows);
  return rows.map((row) => presentDecision(row, reviews));
}

/** Decisions about everybody, newest first; without `all` those that refused. For admins. */
export async function listDecisions(
  { db }: Pick<Deps, 'db'>,
  { cursor, limit, all }: { cursor?: string | undefined; limit: number; all: boolean },
): Promise<{ items: ModerationDecision[]; nextCursor: string | null }> {
  const from = decodeCursor(cursor);
  const { createdAt, id, allowed } = moderationDecisions;
  const rows = await db
    .select()
    .from(moderationDecisions)
    .where(
      and(
        all ? undefined : sql`NOT ${allowed}`,
        from && sql`(${createdAt}, ${id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  const reviews = await readReviews(db, rows);
  return toPage(rows, limit, (row) => presentDecision(row, reviews));
}
