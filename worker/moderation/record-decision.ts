import { and, desc, eq, isNull } from 'drizzle-orm';
import type { MODERATED, REVIEW_VERDICTS } from '#domain/moderation-decision';
import { moderationDecisions, moderationReviews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { ModerationVerdict } from '../providers/moderator.ts';

/** What was moderated: exactly the bytes of this hash, for whom and what. */
export interface Moderated {
  userId: string;
  /** Null: outside of a job. */
  jobId: string | null;
  subject: (typeof MODERATED)[number];
  shotId?: string | null;
  sha256: string;
}

type RecordDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'settings'>;

/**
 * Stores what moderation decided, once, and returns what holds: its own verdict, or the newest of an admin about the
 * same content of the same user.
 */
export async function recordDecision(
  deps: RecordDeps,
  about: Moderated,
  verdict: ModerationVerdict,
): Promise<ModerationVerdict> {
  const { moderationModel: model, moderationThreshold: threshold } = deps.settings;
  const { allowed, score, findings } = verdict;
  const moderator = model === 'embedded' ? 'rules' : `rules+${model}`;
  const row = {
    userId: about.userId,
    jobId: about.jobId,
    subject: about.subject,
    contentSha256: about.sha256,
    moderator,
    allowed,
  };
  // Estimates come with every few words that somebody writes: what is known already is not said again.
  const known =
    about.jobId === null &&
    (await deps.db
      .select({ id: moderationDecisions.id })
      .from(moderationDecisions)
      .where(
        and(
          eq(moderationDecisions.userId, row.userId),
          isNull(moderationDecisions.jobId),
          eq(moderationDecisions.contentSha256, row.contentSha256),
          eq(moderationDecisions.subject, row.subject),
          eq(moderationDecisions.moderator, moderator),
          eq(moderationDecisions.allowed, allowed),
        ),
      )
      .limit(1));
  if (!known || known.length === 0) {
    await deps.db
      .insert(moderationDecisions)
      .values({
        ...row,
        id: deps.newId('mod'),
        shotId: about.shotId ?? null,
        score,
        threshold,
        findings: [...findings],
        createdAt: deps.now(),
      })
      .onConflictDoNothing();
  }
  const review = await findReview(deps, about);
  return review === null ? verdict : { ...verdict, allowed: review === 'allow' };
}

/** What an admin said last of this content of this user; null: nothing. */
async function findReview(
  { db }: Pick<Deps, 'db'>,
  { userId, subject, sha256 }: Moderated,
): Promise<(typeof REVIEW_VERDICTS)[number] | null> {
  const [review] = await db
    .select({ verdict: moderationReviews.verdict })
    .from(moderationReviews)
    .innerJoin(moderationDecisions, eq(moderationDecisions.id, moderationReviews.decisionId))
    .where(
      and(
        eq(moderationDecisions.userId, userId),
        eq(moderationDecisions.subject, subject),
        eq(moderationDecisions.contentSha256, sha256),
      ),
    )
    .orderBy(desc(moderationReviews.createdAt), desc(moderationReviews.id))
    .limit(1);
  return review?.verdict ?? null;
}
