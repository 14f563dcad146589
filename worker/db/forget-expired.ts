import { lt } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { idempotencyKeys, keptMails, loginAttempts, mailTokens, sessions } from './schema.ts';

const DAY_MS = 24 * 3600_000;

/** The sweep's part: rows that nobody can use any more. Bounded by their age, so a call is short. */
export async function forgetExpired(db: Database, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await db.delete(mailTokens).where(lt(mailTokens.expiresAt, now));
  await db.delete(keptMails).where(lt(keptMails.createdAt, new Date(now.getTime() - 7 * DAY_MS)));
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, new Date(now.getTime() - DAY_MS)));
  await db.delete(loginAttempts).where(lt(loginAttempts.attemptedAt, new Date(now.getTime() - DAY_MS)));
}
