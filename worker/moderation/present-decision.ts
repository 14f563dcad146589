import { desc, eq, inArray } from 'drizzle-orm';
import type { ModerationDecision, ModerationReview } from '#domain/moderation-decision';
import type { Database } from '../db/connect.ts';
import { type moderationDecisions, moderationReviews, users } from '../db/schema.ts';

export type DecisionRow = typeof moderationDecisions.$inferSelect;

/** What admins said of these decisions, newest first. */
export async function readReviews(
  db: Database,
  rows: readonly Pick<DecisionRow, 'id'>[],
): Promise<Map<string, ModerationReview[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const reviews = await db
    .select({
      decisionId: moderationReviews.decisionId,
      verdict: moderationReviews.verdict,
      note: moderationReviews.note,
      reviewer: users.username,
      createdAt: moderationReviews.createdAt,
    })
    .from(moderationReviews)
    .leftJoin(users, eq(users.id, moderationReviews.reviewerId))
    .where(inArray(moderationReviews.decisionId, ids))
    .orderBy(desc(moderationReviews.createdAt), desc(moderationReviews.id));
  const shown = reviews.map(({ decisionId, createdAt, ...review }) => ({
    decisionId,
    review: { ...review, at: createdAt.toISOString() },
  }));
  return new Map(
    [...Map.groupBy(shown, ({ decisionId }) => decisionId)].map(([id, some]) => [
      id,
      some.map(({ review }) => review),
    ]),
  );
}

/** A decision as its user and admins see it. */
export function presentDecision(
  row: DecisionRow,
  reviews: ReadonlyMap<string, ModerationReview[]>,
): ModerationDecision {
  const { id, subject, jobId, shotId, contentSha256, moderator, allowed, findings } = row;
  return {
    ...{ id, subject, jobId, shotId, moderator, allowed, findings },
    sha256: contentSha256,
    // The database keeps four bytes of a score.
    score: Math.round(row.score * 1e4) / 1e4,
    threshold: Math.round(row.threshold * 1e4) / 1e4,
    reviews: reviews.get(id) ?? [],
    createdAt: row.createdAt.toISOString(),
  };
}
