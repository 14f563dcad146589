import { eq } from 'drizzle-orm';
import type { ModerationDecision, ReviewRequest } from '#domain/moderation-decision';
import { moderationDecisions, moderationReviews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { presentDecision, readReviews } from './present-decision.ts';

/**
 * Writes down what an admin says of a decision; the newest word holds for the same content of the same user whenever
 * it is moderated again. Nothing is undone: a film that was refused is asked for anew. Throws `moderation.not_found`.
 */
export async function reviewDecision(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  input: { reviewerId: string; decisionId: string; review: ReviewRequest },
): Promise<ModerationDecision> {
  const { reviewerId, decisionId, review } = input;
  const [row] = await db.select().from(moderationDecisions).where(eq(moderationDecisions.id, decisionId));
  if (!row) throw createProblem('moderation.not_found');
  await db
    .insert(moderationReviews)
    .values({ id: newId('rev'), decisionId, reviewerId, ...review, createdAt: now() });
  return presentDecision(row, await readReviews(db, [row]));
}
