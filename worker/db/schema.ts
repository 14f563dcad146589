import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ApiKeyScope } from '#domain/api-key';
import type { AuditAction, AuditActor } from '#domain/audit';
import type { ExportOrder } from '#domain/composer-order';
import type { CreateExportRequest } from '#domain/film-export';
import type { Finding } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import { ACTORS, type Actor, JOB_STATUSES, type JobStatus } from '#domain/job';
import type { JobConfig } from '#domain/job-config';
import type { StepError } from '#domain/journal';
import { MODERATED, REVIEW_VERDICTS } from '#domain/moderation-decision';
import type { Purchase } from '#domain/purchase';
import type { WebhookEventType } from '#domain/webhook';

/** Times are UTC with milliseconds; a JavaScript Date holds no finer ones, and cursors compare exactly. */
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
/** Micro-dollars. 2^53 of them are nine milliard dollars, so a number holds every sum exactly. */
const micros = (name: string) => bigint(name, { mode: 'number' });
const oneOf = (values: readonly string[]) => sql.raw(values.map((v) => `'${v}'`).join(', '));

export const USER_ROLES = ['user', 'admin'] as const;
export const MODERATION_STATUSES = ['allowed', 'refused'] as const;
export const ASSET_STATES = ['making', 'ready'] as const;
export const EXPORT_STATES = ['making', 'ready', 'failed'] as const;
export const COST_STATUSES = ['reserved', 'settled', 'released', 'uncertain'] as const;

/** `email` null: a guest, who lives until `guest_until`. `deleted_at`: the tombstone of a deleted account. */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    email: text('email').unique('users_email_unique'),
    username: text('username').notNull(),
    hashedPassword: text('hashed_password'),
    isActive: boolean('is_active').notNull().default(true),
    role: text('role').$type<(typeof USER_ROLES)[number]>().notNull().default('user'),
    /** The user's own limits; null: the deployment's default, and no limit a job. */
    monthlyLimitMicros: micros('monthly_limit'),
    jobLimitMicros: micros('job_limit'),
    guestUntil: instant('guest_until'),
    /** The address that a guest came from, hashed: what its guests may use together is bounded. */
    guestAddress: text('guest_address'),
    emailVerifiedAt: instant('email_verified_at'),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('users_guest_idx').on(t.guestUntil).where(sql`${t.guestUntil} IS NOT NULL`),
    index('users_guest_address_idx').on(t.guestAddress).where(sql`${t.guestAddress} IS NOT NULL`),
    uniqueIndex('users_username_unique').on(sql`lower(${t.username})`),
    index('users_deleted_idx').on(t.deletedAt).where(sql`${t.deletedAt} IS NOT NULL`),
    check('users_role_known', sql`${t.role} IN (${oneOf(USER_ROLES)})`),
    check('users_limits_positive', sql`${t.monthlyLimitMicros} >= 0 AND ${t.jobLimitMicros} >= 0`),
  ],
);

/** Refresh tokens as hashes. One row a token; the tokens that follow from one login are a family. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    familyId: text('family_id').notNull(),
    /** What signed in, e.g. `Firefox on Linux`. */
    device: text('device').notNull().default(''),
    /** When its family began; null: with this row. */
    beganAt: instant('began_at'),
    tokenHash: text('token_hash').notNull().unique('sessions_token_hash_unique'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    rotatedAt: instant('rotated_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('sessions_family_idx').on(t.familyId),
    index('sessions_user_idx').on(t.userId),
    index('sessions_expires_idx').on(t.expiresAt),
  ],
);

export const MAIL_PURPOSES = ['verify', 'reset'] as const;

/** What a mail lets its reader do, once: tokens as hashes. `email`: the address that it was sent to. */
export const mailTokens = pgTable(
  'mail_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text('purpose').$type<(typeof MAIL_PURPOSES)[number]>().notNull(),
    email: text('email').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('mail_tokens_user_idx').on(t.userId),
    index('mail_tokens_expires_idx').on(t.expiresAt),
    check('mail_tokens_purpose_known', sql`${t.purpose} IN (${oneOf(MAIL_PURPOSES)})`),
  ],
);

/** Mails of a studio that has nobody to send them: its outbox page shows them. Empty where a mailer is set. */
export const keptMails = pgTable(
  'kept_mails',
  {
    id: text('id').primaryKey(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('kept_mails_created_idx').on(t.createdAt)],
);

/** One row a try to guess: `subject` is an account's or an address's name, hashed. */
export const loginAttempts = pgTable(
  'login_attempts',
  {
    id: text('id').primaryKey(),
    subject: text('subject').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
  },
  (t) => [
    index('login_attempts_subject_idx').on(t.subject, t.attemptedAt),
    index('login_attempts_at_idx').on(t.attemptedAt),
  ],
);

/** Keys of programs as hashes. A revoked one stays: what it did can be asked for, and its cap goes on counting. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** How the key begins, for its owner to know it by. */
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull().unique('api_keys_hash_unique'),
    scopes: text('scopes').array().$type<ApiKeyScope[]>().notNull(),
    /** What its films may cost in a month; null: no cap of its own. */
    monthlyLimitMicros: micros('monthly_limit'),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('api_keys_user_idx').on(t.userId, t.createdAt.desc()),
    check('api_keys_limit_positive', sql`${t.monthlyLimitMicros} >= 0`),
  ],
);

export const projects = pgTable(
  'projects',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('projects_user_idx').on(t.userId, t.createdAt.desc(), t.id.desc()),
    index('projects_deleted_idx').on(t.deletedAt).where(sql`${t.deletedAt} IS NOT NULL`),
  ],
);

export const plans = pgTable(
  'plans',
  {
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    /** The version that this one edits. Unique, so that two edits of one version cannot both win. */
    parentPlanId: text('parent_plan_id').references((): AnyPgColumn => plans.id, { onDelete: 'set null' }),
    script: text('script').notNull(),
    plan: jsonb('plan').$type<FilmPlan>().notNull(),
    /** The config that it was planned and estimated with. */
    config: jsonb('config').$type<JobConfig>().notNull(),
    scriptHash: text('script_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('plans_project_version_unique').on(t.projectId, t.version),
    unique('plans_parent_unique').on(t.parentPlanId),
    index('plans_script_hash_idx').on(t.projectId, t.scriptHash),
    check('plans_version_positive', sql`${t.version} > 0`),
  ],
);

export const jobs = pgTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'set null' }),
    parentJobId: text('parent_job_id').references((): AnyPgColumn => jobs.id, { onDelete: 'set null' }),
    /** The key that pays for it; null: its owner, signed in. */
    apiKeyId: text('api_key_id').references(() => apiKeys.id, { onDelete: 'set null' }),
    /** What its owner calls the film; null: as its plan does. */
    title: text('title'),
    script: text('script').notNull(),
    status: text('status').$type<JobStatus>().notNull().default('pending'),
    progress: integer('progress').notNull().default(0),
    estimatedCostMicros: micros('estimated_cost').notNull().default(0),
    actualCostMicros: micros('actual_cost').notNull().default(0),
    moderationStatus: text('moderation_status').$type<(typeof MODERATION_STATUSES)[number]>(),
    moderationScore: real('moderation_score'),
    moderationFindings: jsonb('moderation_findings').$type<Finding[]>(),
    outputUrl: text('output_url'),
    signedUrl: text('signed_url'),
    signedUrlExpiresAt: instant('signed_url_expires_at'),
    config: jsonb('config').$type<JobConfig>().notNull(),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    retryCount: integer('retry_count').notNull().default(0),
    /** What the job was told that it will not exceed, at its creation. */
    quotedMicros: micros('quoted_micros').notNull().default(0),
    /** Of its budget's `reserved`: what the job may still begin to spend. Attempts under way hold their own. */
    reservedMicros: micros('reserved_micros').notNull().default(0),
    /** The month whose budget holds the reservation, `YYYY-MM`. */
    budgetPeriod: text('budget_period').notNull(),
    /** Of a guest's film: what making it anew takes of the composer, in CPU milliseconds. */
    meterCpuMs: integer('meter_cpu_ms').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    archivedAt: instant('archived_at'),
    startedAt: instant('started_at'),
    completedAt: instant('completed_at'),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    index('jobs_user_idx').on(t.userId, t.createdAt.desc(), t.id.desc()),
    index('jobs_project_idx').on(t.projectId, t.createdAt.desc(), t.id.desc()),
    index('jobs_plan_idx').on(t.planId),
    index('jobs_api_key_idx').on(t.apiKeyId),
    index('jobs_deleted_idx').on(t.deletedAt).where(sql`${t.deletedAt} IS NOT NULL`),
    index('jobs_active_idx')
      .on(t.updatedAt)
      .where(sql`${t.status} IN ('pending', 'queued', 'moderating', 'processing')`),
    check('jobs_status_known', sql`${t.status} IN (${oneOf(JOB_STATUSES)})`),
    check('jobs_progress_percent', sql`${t.progress} BETWEEN 0 AND 100`),
    check('jobs_moderation_known', sql`${t.moderationStatus} IN (${oneOf(MODERATION_STATUSES)})`),
    check(
      'jobs_money_positive',
      sql`${t.estimatedCostMicros} >= 0 AND ${t.actualCostMicros} >= 0
      AND ${t.reservedMicros} >= 0 AND ${t.quotedMicros} >= 0 AND ${t.retryCount} >= 0`,
    ),
  ],
);

/**
 * Links under which anyone may watch a film. The token stands here as it is: its owner looks it up again, and all it
 * opens is the film beside it. A link that was taken back stays, so that its page can say so.
 */
export const shares = pgTable(
  'shares',
  {
    token: text('token').primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    index('shares_job_idx').on(t.jobId),
    uniqueIndex('shares_live_unique').on(t.jobId).where(sql`${t.revokedAt} IS NULL`),
  ],
);

/** Every transition of a job, its creation included (`from_state` null). */
export const jobStateHistory = pgTable(
  'job_state_history',
  {
    id: text('id').primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    fromState: text('from_state').$type<JobStatus>(),
    toState: text('to_state').$type<JobStatus>().notNull(),
    reason: text('reason').notNull(),
    actor: text('actor').$type<Actor>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('job_state_history_job_idx').on(t.jobId, t.createdAt),
    check('job_state_history_from_known', sql`${t.fromState} IN (${oneOf(JOB_STATUSES)})`),
    check('job_state_history_to_known', sql`${t.toState} IN (${oneOf(JOB_STATUSES)})`),
    check('job_state_history_actor_known', sql`${t.actor} IN (${oneOf(ACTORS)})`),
  ],
);

/** Made things by content key. `making` is a claim that others wait for until `lease_until`. */
export const assets = pgTable(
  'assets',
  {
    key: text('key').primaryKey(),
    kind: text('kind').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    state: text('state').$type<(typeof ASSET_STATES)[number]>().notNull(),
    leaseUntil: instant('lease_until'),
    objectKey: text('object_key'),
    bytes: bigint('bytes', { mode: 'number' }),
    sha256: text('sha256'),
    meta: jsonb('meta').$type<Record<string, unknown>>().notNull().default({}),
    provider: text('provider').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (t) => [
    index('assets_user_idx').on(t.userId),
    index('assets_last_used_idx').on(t.lastUsedAt),
    check('assets_state_known', sql`${t.state} IN (${oneOf(ASSET_STATES)})`),
    check(
      'assets_ready_whole',
      sql`${t.state} <> 'ready' OR (${t.objectKey} IS NOT NULL AND ${t.bytes} > 0 AND ${t.sha256} IS NOT NULL)`,
    ),
  ],
);

/**
 * A finished film in another format: which asset it is, and how far its making is. `fence` is that of the newest
 * attempt; from `lease_until` on nobody makes it and whoever sees that may begin anew.
 */
export const exports = pgTable(
  'exports',
  {
    id: text('id').primaryKey(),
    jobId: text('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    assetKey: text('asset_key').notNull(),
    request: jsonb('request').$type<CreateExportRequest>().notNull(),
    order: jsonb('export_order').$type<ExportOrder>().notNull(),
    state: text('state').$type<(typeof EXPORT_STATES)[number]>().notNull(),
    fence: integer('fence').notNull().default(0),
    tries: integer('tries').notNull().default(0),
    leaseUntil: instant('lease_until').notNull(),
    error: jsonb('error').$type<StepError>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('exports_content_unique').on(t.jobId, t.assetKey),
    index('exports_asset_idx').on(t.assetKey),
    index('exports_user_idx').on(t.userId),
    index('exports_making_idx').on(t.leaseUntil).where(sql`${t.state} = 'making'`),
    check('exports_state_known', sql`${t.state} IN (${oneOf(EXPORT_STATES)})`),
  ],
);

/**
 * The ledger: one row an attempt. Inserting (step_key, attempt) is the licence to call a provider: on conflict,
 * don't. `step_key` begins with the job's or the plan's id. While reserved, `held` is part of the `reserved` of
 * the budget of `budget_period`; once settled or uncertain, `cost` is part of its `spent`.
 */
export const costRecords = pgTable(
  'cost_records',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    jobId: text('job_id').references(() => jobs.id, { onDelete: 'set null' }),
    planId: text('plan_id').references(() => plans.id, { onDelete: 'set null' }),
    stepKey: text('step_key').notNull(),
    attempt: integer('attempt').notNull(),
    /** The job's retry in which the attempt was made. */
    round: integer('round').notNull().default(0),
    fence: integer('fence').notNull().default(0),
    service: text('service').notNull(),
    model: text('model').notNull(),
    /** What it was expected to cost. */
    estimateMicros: micros('estimate').notNull().default(0),
    /** What it cannot exceed, and holds of the budget while it is reserved. */
    heldMicros: micros('held').notNull().default(0),
    /** What it has cost; of an uncertain one: what it may have cost at most. */
    costMicros: micros('cost').notNull(),
    currency: text('currency').notNull().default('USD'),
    budgetPeriod: text('budget_period').notNull().default(''),
    status: text('status').$type<(typeof COST_STATUSES)[number]>().notNull(),
    /** Who paid, once its job is gone or somebody else's: a key's id or `owner`. Null: as its job says. */
    paidBy: text('paid_by'),
    /** The provider's task, stored before it is waited for. */
    taskId: text('task_id'),
    providerRequestId: text('provider_request_id'),
    purchase: jsonb('purchase').$type<Purchase>(),
    /** Why it was released or is uncertain. */
    error: jsonb('error').$type<StepError>(),
    createdAt: instant('created_at').notNull(),
    /** When it was last looked after. */
    touchedAt: instant('touched_at').notNull().defaultNow(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('cost_records_attempt_unique').on(t.stepKey, t.attempt),
    index('cost_records_user_idx').on(t.userId, t.createdAt),
    index('cost_records_job_idx').on(t.jobId),
    index('cost_records_plan_idx').on(t.planId),
    index('cost_records_open_idx').on(t.service, t.touchedAt).where(sql`${t.status} = 'reserved'`),
    check('cost_records_status_known', sql`${t.status} IN (${oneOf(COST_STATUSES)})`),
    check('cost_records_cost_positive', sql`${t.costMicros} >= 0 AND ${t.heldMicros} >= 0`),
    check('cost_records_attempt_positive', sql`${t.attempt} > 0`),
  ],
);

/**
 * One row a provider: its circuit breaker. `failures` in a row since `failing_since`; nobody calls before
 * `closed_until`, after which one caller tries.
 */
export const providerGates = pgTable('provider_gates', {
  service: text('service').primaryKey(),
  failures: integer('failures').notNull().default(0),
  failingSince: instant('failing_since'),
  closedUntil: instant('closed_until'),
});

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

/** A user's money of one month (`YYYY-MM`). A reservation moves from `reserved` to `spent` when it settles. */
export const budgets = pgTable(
  'budgets',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    period: text('period').notNull(),
    limitMicros: micros('limit').notNull(),
    reservedMicros: micros('reserved').notNull().default(0),
    spentMicros: micros('spent').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.period] }),
    check(
      'budgets_money_positive',
      sql`${t.limitMicros} >= 0 AND ${t.reservedMicros} >= 0 AND ${t.spentMicros} >= 0`,
    ),
  ],
);

/** Messages written with the change that they tell of, sent after its commit. */
export const outbox = pgTable(
  'outbox',
  {
    id: text('id').primaryKey(),
    topic: text('topic').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [index('outbox_unsent_idx').on(t.createdAt).where(sql`${t.sentAt} IS NULL`)],
);

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

/**
 * Where a user wants to be told. The secret stands here as it is, for the studio signs with it; an earlier one signs
 * along until `previous_until`, so that the receiver can change over. `failing_since`: no delivery went well since.
 */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    events: text('events').array().$type<WebhookEventType[]>().notNull(),
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousUntil: instant('previous_until'),
    failingSince: instant('failing_since'),
    disabledAt: instant('disabled_at'),
    disabledReason: text('disabled_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('webhook_endpoints_user_idx').on(t.userId, t.createdAt.desc(), t.id.desc())],
);

/**
 * What an endpoint is told, written in the transaction that it tells of: the row is its own outbox. While it is
 * pending, whoever finds `next_at` passed moves it on and sends. `event_id` is the same at every attempt and replay.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: text('id').primaryKey(),
    endpointId: text('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id, { onDelete: 'cascade' }),
    eventId: text('event_id').notNull(),
    type: text('type').$type<WebhookEventType>().notNull(),
    /** The JSON text as it is signed and sent. */
    body: text('body').notNull(),
    state: text('state').$type<(typeof DELIVERY_STATES)[number]>().notNull().default('pending'),
    /** Since it was last asked for. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: instant('next_at').notNull(),
    lastAttemptAt: instant('last_attempt_at'),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    unique('webhook_deliveries_event_unique').on(t.endpointId, t.eventId),
    index('webhook_deliveries_endpoint_idx').on(t.endpointId, t.createdAt.desc(), t.id.desc()),
    index('webhook_deliveries_due_idx').on(t.nextAt).where(sql`${t.state} = 'pending'`),
    index('webhook_deliveries_created_idx').on(t.createdAt),
    check('webhook_deliveries_state_known', sql`${t.state} IN (${oneOf(DELIVERY_STATES)})`),
  ],
);

/** What matters of what happened to an account, for its owner to read. It goes with the account. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    action: text('action').$type<AuditAction>().notNull(),
    /** What it was done to, by id. */
    subject: text('subject'),
    actor: text('actor').$type<AuditActor>().notNull(),
    /** The key or the sign-in; null: neither. */
    actorId: text('actor_id'),
    device: text('device').notNull().default(''),
    address: text('address'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('audit_log_user_idx').on(t.userId, t.createdAt.desc(), t.id.desc()),
    index('audit_log_created_idx').on(t.createdAt),
  ],
);

/** Stored answer of a request that is sent again with the same Idempotency-Key. */
export interface StoredResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Requests that create something, by the key their client chose. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    route: text('route').notNull(),
    key: text('key').notNull(),
    state: text('state').$type<'running' | 'done'>().notNull(),
    requestHash: text('request_hash').notNull(),
    response: jsonb('response').$type<StoredResponse>(),
    /** The id of what the request creates, chosen before it runs: a repeat after a crash creates nothing more. */
    resourceId: text('resource_id').notNull().default(''),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.route, t.key] }),
    index('idempotency_keys_created_idx').on(t.createdAt),
    check('idempotency_keys_state_known', sql`${t.state} IN ('running', 'done')`),
  ],
);
