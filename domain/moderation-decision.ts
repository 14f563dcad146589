import { z } from 'zod';
import { Finding } from './film-job.ts';

const Instant = z.iso.datetime();

export const MODERATED = ['script', 'plan', 'picture', 'upload'] as const;
export const REVIEW_VERDICTS = ['allow', 'refuse'] as const;

/** What a person decided about a decision of moderation; the newest one holds. */
export const ModerationReview = z.object({
  verdict: z.enum(REVIEW_VERDICTS),
  note: z.string(),
  /** The admin's user name; null: the account is gone. */
  reviewer: z.string().nullable(),
  at: Instant,
});
export type ModerationReview = z.infer<typeof ModerationReview>;

/** One thing that was moderated, and what came of it. */
export const ModerationDecision = z.object({
  id: z.string(),
  subject: z.enum(MODERATED),
  jobId: z.string().nullable(),
  /** Of a picture: the shot that it was made for. */
  shotId: z.string().nullable(),
  /** SHA-256 of exactly what was looked at; what is used has the same. */
  sha256: z.string(),
  /** `rules`, or `rules+openai` where a model looked as well. */
  moderator: z.string(),
  allowed: z.boolean(),
  /** The worst that was found, 0–1, and from where on it is refused. */
  score: z.number(),
  threshold: z.number(),
  findings: z.array(Finding),
  /** Newest first. */
  reviews: z.array(ModerationReview),
  createdAt: Instant,
});
export type ModerationDecision = z.infer<typeof ModerationDecision>;

/** What an admin says of a decision. It holds for the same words of the same user from now on. */
export const ReviewRequest = z.strictObject({
  verdict: z.enum(REVIEW_VERDICTS),
  note: z.string().trim().min(1).max(2_000),
});
export type ReviewRequest = z.infer<typeof ReviewRequest>;
