import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ResetPasswordRequest } from '#domain/account';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { issueMailToken, takeMailToken } from '../mail/mail-tokens.ts';
import { type Mailer, requireMailer } from '../mail/mailer.ts';
import { countAttempt } from './count-attempt.ts';
import { hashPassword } from './password.ts';
import { endOtherSignIns } from './sign-ins.ts';
import { linkOf } from './verify-email.ts';

/** Counted for an address whether it has an account or not, so that the limit tells nobody which do. */
const BY_EMAIL = { max: 5, windowMs: 3600_000 };
const BY_ADDRESS = { max: 30, windowMs: 3600_000 };

type MailDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'settings' | 'mailer' | 'later'>;

/**
 * Sends a mail with which a new password can be set, if somebody has this address. Everything that depends on that
 * happens after the answer, so that neither the answer nor its time tells. Throws `mail.unavailable`,
 * `request.rate_limited`.
 */
export async function forgetPassword(
  deps: MailDeps,
  { email, address }: { email: string } & Pick<Caller, 'address'>,
): Promise<void> {
  const mailer = requireMailer(deps.mailer);
  if (address !== undefined) await countAttempt(deps, { subject: `forgot-from:${address}`, ...BY_ADDRESS });
  await countAttempt(deps, { subject: `forgot:${email}`, ...BY_EMAIL });
  deps.later(mailReset({ ...deps, mailer }, email));
}

async function mailReset(deps: MailDeps & { mailer: Mailer }, email: string): Promise<void> {
  const [user] = await deps.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), eq(users.isActive, true)));
  if (!user) return;
  const token = await issueMailToken(deps, { userId: user.id, email, purpose: 'reset' });
  await deps.mailer.send({
    to: email,
    subject: 'A new password for AI Film Studio',
    text: [
      'Somebody, you we hope, wants to set a new password for your account.',
      `Follow this link within an hour to choose one:\n${linkOf(deps, 'reset-password', token)}`,
      'It works once, and ends every sign-in there is. If it was not you, there is nothing to do: without the ' +
        'link nobody can change anything.',
    ].join('\n\n'),
  });
}

/**
 * Sets a new password by the token of a mail; every sign-in ends, and the address counts as verified. Says whose it
 * is. Throws `auth.mail_token_invalid`.
 */
export async function resetPassword(
  { db, now, auditIn }: Pick<Deps, 'db' | 'now' | 'auditIn'>,
  { token, password }: z.infer<typeof ResetPasswordRequest>,
): Promise<{ userId: string }> {
  const hashedPassword = await hashPassword(password);
  const at = now();
  return db.transaction(async (tx) => {
    const { userId, email } = await takeMailToken(tx, { token, purpose: 'reset', now: at });
    const [user] = await tx
      .update(users)
      .set({
        hashedPassword,
        emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${at.toISOString()}::timestamptz)`,
      })
      .where(and(eq(users.id, userId), eq(users.email, email), eq(users.isActive, true)))
      .returning({ id: users.id });
    if (!user) throw createProblem('auth.mail_token_invalid');
    await endOtherSignIns(tx, { userId, but: null, now: at });
    await auditIn(tx, { userId });
    return { userId };
  });
}
