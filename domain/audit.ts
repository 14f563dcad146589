import { z } from 'zod';

/** What an account's log tells of. Never renamed. */
export const AUDIT_ACTIONS = [
  'account.registered',
  'account.changed',
  'account.exported',
  'session.started',
  'session.refused',
  'session.ended',
  'sessions.ended',
  'password.changed',
  'password.reset',
  'email.verified',
  'key.created',
  'key.revoked',
  'provider_key.saved',
  'provider_key.removed',
  'budget.changed',
  'project.deleted',
  'film.deleted',
  'share.created',
  'share.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.deleted',
  'webhook.disabled',
  'webhook.secret_changed',
  'moderation.overruled',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** user: signed in. key: an API key of theirs. system: the studio itself. unknown: somebody without a token. */
export const AUDIT_ACTORS = ['user', 'key', 'system', 'unknown'] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];

/** One line of an account's log. */
export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  action: z.enum(AUDIT_ACTIONS),
  /** The id of what it was done to; null: the account itself. */
  subject: z.string().nullable(),
  actor: z.enum(AUDIT_ACTORS),
  /** The API key or the sign-in; null: neither. */
  actorId: z.string().nullable(),
  /** E.g. `Firefox on Linux`; empty: it did not say. */
  device: z.string(),
  /** The IP address; null: this machine, or unknown. */
  address: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
