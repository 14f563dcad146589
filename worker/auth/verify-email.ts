import { and, eq } from 'drizzle-orm';
import type { User } from '#domain/account';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { issueMailToken, takeMailToken } from '../mail/mail-tokens.ts';
import { type Mailer, requireMailer } from '../mail/mailer.ts';
import { countAttempt } from './count-attempt.ts';

/** Nobody's mailbox is to be filled through us. */
const MAILS = { max: 5, windowMs: 3600_000 };

type MailDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'settings' | 'mailer' | 'later'>;

/**
 * Sends the mail that shows whether the account's address is its owner's, after the answer. An address that is
 * verified gets none. Throws `mail.unavailable`, `request.rate_limited`.
 */
export async function sendVerification(deps: MailDeps, user: Pick<User, 'id' | 'email' | 'emailVerified'>) {
  const { id: userId, email } = user;
  if (email === null || user.emailVerified) return;
  const mailer = requireMailer(deps.mailer);
  await countAttempt(deps, { subject: `verify:${userId}`, ...MAILS });
  deps.later(mailVerification({ ...deps, mailer }, { userId, email }));
}

async function mailVerification(
  deps: MailDeps & { mailer: Mailer },
  { userId, email }: { userId: string; email: string },
) {
  const token = await issueMailToken(deps, { userId, email, purpose: 'verify' });
  await deps.mailer.send({
    to: email,
    subject: 'Is this your address?',
    text: [
      'Somebody, you we hope, has made an account at AI Film Studio with this address.',
      `Follow this link within three days to say that it is yours:\n${linkOf(deps, 'verify-email', token)}`,
      'If it was not you, there is nothing to do.',
    ].join('\n\n'),
  });
}

/** The token stands behind #: it reaches no server, no log and no other page that way. */
export function linkOf({ settings }: Pick<Deps, 'settings'>, page: string, token: string): string {
  return `${settings.publicUrl}/${page}#token=${token}`;
}

/** Notes that the address is the account's owner's, if it is still the account's. Throws `auth.mail_token_invalid`. */
export async function verifyEmail(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<{ userId: string }> {
  return db.transaction(async (tx) => {
    const { userId, email } = await takeMailToken(tx, { token, purpose: 'verify', now: now() });
    const isTheirs = and(eq(users.id, userId), eq(users.email, email));
    await tx.update(users).set({ emailVerifiedAt: now() }).where(isTheirs);
    return { userId };
  });
}
