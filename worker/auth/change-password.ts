import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ChangePasswordRequest } from '#domain/account';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { countAttempt, forgetAttempts } from './count-attempt.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endOtherSignIns } from './sign-ins.ts';

/** As many as at the sign-in: a stolen access token must not become a way to guess. */
const GUESSES = { max: 10, windowMs: 15 * 60_000 };

/**
 * Sets a new password for whoever knows the old one, and ends every other sign-in. Throws `auth.wrong_password`,
 * `request.rate_limited`.
 */
export async function changePassword(
  deps: Pick<Deps, 'db' | 'now' | 'newId' | 'auditIn'>,
  input: z.infer<typeof ChangePasswordRequest> & { userId: string; sessionId: string | null },
): Promise<void> {
  const { userId, sessionId } = input;
  const subject = `password:${userId}`;
  await countAttempt(deps, { subject, ...GUESSES });
  const [user] = await deps.db.select().from(users).where(eq(users.id, userId));
  if (!(await verifyPassword(input.currentPassword, user?.hashedPassword))) {
    const errors = [{ path: 'currentPassword', message: 'This is not your password' }];
    throw createProblem('auth.wrong_password', { errors });
  }
  await forgetAttempts(deps, subject);
  const hashedPassword = await hashPassword(input.newPassword);
  await deps.db.transaction(async (tx) => {
    await tx.update(users).set({ hashedPassword }).where(eq(users.id, userId));
    await endOtherSignIns(tx, { userId, but: sessionId, now: deps.now() });
    await deps.auditIn(tx);
  });
}
