import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { ExportOrder, OrderWork } from '#domain/composer-order';
import type { CreateExportRequest } from '#domain/film-export';
import type { Finding } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import { ACTORS, type Actor, JOB_STATUSES, type JobStatus } from '#domain/job';
import type { JobConfig } from '#domain/job-config';
import type { StepError } from '#domain/journal';
import { UPLOAD_STATES, type UploadKind } from '#domain/own-media';
import type { PreviewKind, PreviewPurchase } from '#domain/preview';
import type { OwnKeys } from '#domain/provider-key';
import { apiKeys, users } from './accounts.ts';
import { instant, micros, oneOf } from './columns.ts';

export const MODERATION_STATUSES = ['allowed', 'refused'] as const;

export const ASSET_STATES = ['making', 'ready'] as const;

export const EXPORT_STATES = ['making', 'ready', 'failed'] as const;

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
    archivedAt: instant('archived_at'),
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
    /** The owner's own keys that pay vendors of this film, by vendor; chosen when it was quoted. */
    ownKeys: jsonb('own_keys').$type<OwnKeys>().notNull().default({}),
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
 * What is tried before a film is made. `purchase` where a vendor is asked, `work` where the composer is. `fence` is that
 * of the newest attempt; from `lease_until` on nobody makes it and whoever sees that may begin anew.
 */
export const previews = pgTable(
  'previews',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The API key that pays for it; null: its owner, signed in. */
    apiKeyId: text('api_key_id').references(() => apiKeys.id, { onDelete: 'set null' }),
    /** The owner's own key at the vendor, chosen when it was quoted; null: the studio's. */
    ownKeyId: text('own_key_id'),
    kind: text('kind').$type<PreviewKind>().notNull(),
    assetKey: text('asset_key').notNull(),
    purchase: jsonb('purchase').$type<PreviewPurchase>(),
    work: jsonb('work').$type<OrderWork>(),
    priceMicros: micros('price').notNull().default(0),
    willNotExceedMicros: micros('will_not_exceed').notNull().default(0),
    ownKeyMicros: micros('own_key_price').notNull().default(0),
    state: text('state').$type<(typeof EXPORT_STATES)[number]>().notNull(),
    fence: integer('fence').notNull().default(0),
    tries: integer('tries').notNull().default(0),
    leaseUntil: instant('lease_until').notNull(),
    error: jsonb('error').$type<StepError>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('previews_content_unique').on(t.userId, t.assetKey),
    index('previews_asset_idx').on(t.assetKey),
    index('previews_making_idx').on(t.leaseUntil).where(sql`${t.state} = 'making'`),
    check('previews_state_known', sql`${t.state} IN (${oneOf(EXPORT_STATES)})`),
    check('previews_one_maker', sql`(${t.purchase} IS NULL) <> (${t.work} IS NULL)`),
  ],
);

/**
 * Files that users bring along. Until one is ready it lies in `temp/uploads/` and nobody uses it; then it is an asset
 * under a key of its content. `fence`, `lease_until`: as with what is made.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<UploadKind>().notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** As it was announced, and as its own bytes say. */
    type: text('type').notNull(),
    state: text('state').$type<(typeof UPLOAD_STATES)[number]>().notNull(),
    meta: jsonb('meta').$type<Record<string, unknown>>().notNull().default({}),
    fence: integer('fence').notNull().default(0),
    tries: integer('tries').notNull().default(0),
    leaseUntil: instant('lease_until').notNull(),
    error: jsonb('error').$type<StepError>(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('uploads_content_unique').on(t.userId, t.kind, t.sha256),
    index('uploads_checking_idx').on(t.leaseUntil).where(sql`${t.state} = 'checking'`),
    check('uploads_state_known', sql`${t.state} IN (${oneOf(UPLOAD_STATES)})`),
  ],
);
