import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ApiKeyScope } from '#domain/api-key';
import type { AuditAction, AuditActor } from '#domain/audit';
import { OWN_KEY_VENDORS, type OwnKeyVendor } from '#domain/provider-key';
import { instant, micros, oneOf } from './columns.ts';

export const USER_ROLES = ['user', 'admin'] as const;

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

/**
 * Keys that users bring along, one a vendor. The key stands here sealed (worker/secrets/seal.ts), and opens for this
 * user and vendor alone.
 */
export const providerKeys = pgTable(
  'provider_keys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    provider: text('provider').$type<OwnKeyVendor>().notNull(),
    sealedKey: text('sealed_key').notNull(),
    last4: text('last4').notNull(),
    createdAt: instant('created_at').notNull(),
    checkedAt: instant('checked_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    unique('provider_keys_vendor_unique').on(t.userId, t.provider),
    check('provider_keys_vendor_known', sql`${t.provider} IN (${oneOf(OWN_KEY_VENDORS)})`),
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
