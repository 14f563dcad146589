import { and, count, eq, lte, min, sql } from 'drizzle-orm';
import { sha256Hex } from '#domain/content-key';
import { loginAttempts } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

/** Who is counted, and how often they may try within the window. */
export interface AttemptLimit {
  /** E.g. `login:ada@example.org`; stored hashed. */
  subject: string;
  max: number;
  windowMs: number;
}

const subjectHash = (subject: string) => sha256Hex(`attempt:${subject}`);

/**
 * Counts one try before it is made, exactly: tries of one subject take turns, so that a thousand at once
 * cannot slip past. Throws `request.rate_limited` with Retry-After.
 */
export async function countAttempt(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  { subject, max, windowMs }: AttemptLimit,
): Promise<void> {
  const hash = subjectHash(subject);
  const now = deps.now();
  const retryAfterMs = await deps.db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${hash}, 0))`);
    const since = new Date(now.getTime() - windowMs);
    await tx
      .delete(loginAttempts)
      .where(and(eq(loginAttempts.subject, hash), lte(loginAttempts.attemptedAt, since)));
    const [seen] = await tx
      .select({ tries: count(), first: min(loginAttempts.attemptedAt) })
      .from(loginAttempts)
      .where(eq(loginAttempts.subject, hash));
    if (seen && seen.tries >= max) return (seen.first ?? now).getTime() + windowMs - now.getTime();
    await tx.insert(loginAttempts).values({ id: deps.newId('att'), subject: hash, attemptedAt: now });
    return null;
  });
  if (retryAfterMs === null) return;
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  throw createProblem('request.rate_limited', {
    detail: `Try again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}

/** Forgets a subject's tries, once one of them was right. */
export async function forgetAttempts(deps: Pick<Deps, 'db'>, subject: string): Promise<void> {
  await deps.db.delete(loginAttempts).where(eq(loginAttempts.subject, subjectHash(subject)));
}
