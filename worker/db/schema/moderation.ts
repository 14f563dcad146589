import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, real, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Finding } from '#domain/film-job';
import { MODERATED, REVIEW_VERDICTS } from '#domain/moderation-decision';
import { users } from './accounts.ts';
import { instant, oneOf } from './columns.ts';
import { jobs } from './films.ts';

/**
 * What moderation decided, once for each thing that a job, or a user outside of jobs, had looked at. `content_sha256`
 * is of exactly what was read.
 */
export const moderationDecisions = pgTable(
  'moderation_decisions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    jobId: text('job_id').references(() => jobs.id, { onDelete: 'set null' }),
    subject: text('subject').$type<(typeof MODERATED)[number]>().notNull(),
    shotId: text('shot_id'),
    contentSha256: text('content_sha256').notNull(),
    moderator: text('moderator').notNull(),
    allowed: boolean('allowed').notNull(),
    score: real('score').notNull(),
    threshold: real('threshold').notNull(),
    findings: jsonb('findings').$type<Finding[]>().notNull().default([]),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    // Decisions outlive their jobs, and then two may say the same.
    uniqueIndex('moderation_decisions_once')
      .on(t.jobId, t.subject, t.contentSha256, t.moderator, t.allowed)
      .where(sql`${t.jobId} IS NOT NULL`),
    index('moderation_decisions_job_idx').on(t.jobId, t.createdAt),
    index('moderation_decisions_content_idx').on(t.userId, t.contentSha256),
    index('moderation_decisions_refused_idx')
      .on(t.createdAt.desc(), t.id.desc())
      .where(sql`NOT ${t.allowed}`),
    check('moderation_decisions_subject_known', sql`${t.subject} IN (${oneOf(MODERATED)})`),
  ],
);

/** What admins decided about decisions: a log, nothing of which is changed. */
export const moderationReviews = pgTable(
  'moderation_reviews',
  {
    id: text('id').primaryKey(),
    decisionId: text('decision_id')
      .notNull()
      .references(() => moderationDecisions.id, { onDelete: 'cascade' }),
    reviewerId: text('reviewer_id').references(() => users.id, { onDelete: 'set null' }),
    verdict: text('verdict').$type<(typeof REVIEW_VERDICTS)[number]>().notNull(),
    note: text('note').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('moderation_reviews_decision_idx').on(t.decisionId, t.createdAt),
    check('moderation_reviews_verdict_known', sql`${t.verdict} IN (${oneOf(REVIEW_VERDICTS)})`),
  ],
);
