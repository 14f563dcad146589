import { lt } from 'drizzle-orm';
import type { Database } from './connect.ts';
import {
  auditLog,
  idempotencyKeys,
  keptMails,
  loginAttempts,
  mailTokens,
  outbox,
  sessions,
  webhookDeliveries,
} from './schema.ts';

const DAY_MS = 24 * 3600_000;
const DELIVERIES_DAYS = 30;
const AUDIT_DAYS = 400;

/** The sweep's part: rows that nobody can use any more. Bounded by their age, so a call is short. */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await db.delete(mailTokens).where(lt(mailTokens.expiresAt, now));
  await db.delete(keptMails).where(lt(keptMails.createdAt, new Date(now.getTime() - 7 * DAY_MS)));
  await db
    .delete(webhookDeliveries)
    .where(lt(webhookDeliveries.createdAt, new Date(now.getTime() - DELIVERIES_DAYS * DAY_MS)));
  await db.delete(auditLog).where(lt(auditLog.createdAt, new Date(now.getTime() - AUDIT_DAYS * DAY_MS)));
  await db.delete(outbox).where(lt(outbox.sentAt, new Date(now.getTime() - DAY_MS)));
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now.getTime() - DAY_MS)));
  await db.delete(loginAttempts).where(lt(loginAttempts.attemptedAt, new Date(now.getTime() - DAY_MS)));
}
