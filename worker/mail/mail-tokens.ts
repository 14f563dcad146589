import { Buffer } from 'node:buffer';
import { and, eq, gt } from 'drizzle-orm';
import { sha256Hex } from '#domain/content-key';
import type { Database, Transaction } from '../db/connect.ts';
import { type MAIL_PURPOSES, mailTokens } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** Of a reset: an hour is enough to read a mail and little for who finds it later. */
const LIFE_MS: Readonly<Record<MailPurpose, number>> = { verify: 3 * 24 * 3600_000, reset: 3600_000 };

const hashOf = (purpose: MailPurpose, token: string) => sha256Hex(`mail:${purpose}:${token}`);

/** A token for one mail; an earlier one of the same purpose ends. Only its hash is kept. */
export async function issueMailToken(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId, email, purpose }: { userId: string; email: string; purpose: MailPurpose },
): Promise<string> {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  const createdAt = now();
  await db.transaction(async (tx) => {
    await tx.delete(mailTokens).where(and(eq(mailTokens.userId, userId), eq(mailTokens.purpose, purpose)));
    await tx.insert(mailTokens).values({
      tokenHash: hashOf(purpose, token),
      userId,
      purpose,
      email,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LIFE_MS[purpose]),
    });
  });
  return token;
}

/**
 * Uses a token up, in the caller's transaction; says whose it is and which address proved to be theirs. Of any number
 * that use it at once, one does. Throws `auth.mail_token_invalid`.
 */
export async function takeMailToken(
  db: Database | Transaction,
  { token, purpose, now }: { token: string; purpose: MailPurpose; now: Date },
): Promise<{ userId: string; email: string }> {
  const [taken] = await db
    .delete(mailTokens)
    .where(and(eq(mailTokens.tokenHash, hashOf(purpose, token)), gt(mailTokens.expiresAt, now)))
    .returning({ userId: mailTokens.userId, email: mailTokens.email });
  if (!taken) throw createProblem('auth.mail_token_invalid', { detail: 'Ask for a new mail.' });
  return taken;
}
