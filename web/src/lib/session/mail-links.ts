import type { z } from 'zod';
import type { ForgotPasswordRequest, ResetPasswordRequest } from '#domain/account';
import { sendRequest } from '#web/api/send-request.ts';

const OUTBOX = '/api/outbox';
/** Under any other name the studio has no such page; asking there would only leave a 404 in the console. */
const ONE_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** What the links in the studio's mails lead to; nobody needs to be signed in for it. All but `outbox` throw ApiProblem. */
export const mailLinks = {
  /** Answers the same whether the address has an account or not. */
  forgetPassword: (body: z.input<typeof ForgotPasswordRequest>) =>
    sendRequest<void>('POST', 'auth/forgot-password', { body }),
  /** Ends every sign-in of the account and begins none. */
  resetPassword: (body: z.input<typeof ResetPasswordRequest>) =>
    sendRequest<void>('POST', 'auth/reset-password', { body }),
  verifyEmail: (token: string) => sendRequest<void>('POST', 'auth/verify-email', { body: { token } }),

  /** Where this studio shows its mails instead of sending them; null: it sends them. */
  async outbox(): Promise<string | null> {
    if (!ONE_MACHINE.test(location.hostname)) return null;
    try {
      return (await fetch(OUTBOX, { method: 'HEAD', signal: AbortSignal.timeout(5000) })).ok ? OUTBOX : null;
    } catch (thrown) {
      // What is said of the mail is right without it.
      console.warn('Whether there is an outbox could not be asked', thrown);
      return null;
    }
  },
};
