import type { Database } from '../db/connect.ts';
import { keptMails } from '../db/schema.ts';
import type { Settings } from '../env.ts';
import { createProblem } from '../errors.ts';
import { newId } from '../ids.ts';

/** A mail of the studio's: plain text, one reader. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mails. Rejects when nobody took the mail. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

const TIMEOUT_MS = 10_000;

/** Resend's API (https://resend.com/docs/api-reference/emails/send-email), which several mail services speak. */
export function createHttpMailer({ url, key, from }: { url: string; key: string; from: string }): Mailer {
  return {
    async send({ to, subject, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ from, to: [to], subject, text }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`the mail service answered ${response.status}`);
    },
  };
}

/** Keeps mails for the outbox page of a studio on one machine, which has nobody to send them. */
function createOutboxMailer(db: Database): Mailer {
  return {
    async send({ to, subject, text }) {
      const row = { id: newId('mail'), recipient: to, subject, body: text, createdAt: new Date() };
      await db.insert(keptMails).values(row);
    },
  };
}

/** The mailer that the settings name; null: this studio has nobody to send mails. */
export function chooseMailer(db: Database, { mail }: Pick<Settings, 'mail'>): Mailer | null {
  if (mail.service) return createHttpMailer(mail.service);
  return mail.outbox ? createOutboxMailer(db) : null;
}

/** The mailer, for somebody who asks for a mail. Throws `mail.unavailable`, which tells nothing of any account. */
export function requireMailer(mailer: Mailer | null): Mailer {
  if (mailer) return mailer;
  throw createProblem('mail.unavailable', {
    detail: 'Nobody is set who sends mails (MAIL_API_KEY, MAIL_FROM).',
  });
}
