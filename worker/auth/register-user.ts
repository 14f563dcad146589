import type { z } from 'zod';
import type { RegisterRequest } from '#domain/account';
import { brokenConstraint } from '../db/connect.ts';
import { users } from '../db/schema.ts';
import { createProblem } from '../errors.ts';
import { countAttempt } from './count-attempt.ts';
import { hashPassword } from './password.ts';
import { type SessionDeps, type StartedSession, startSession } from './start-session.ts';

/** Modest: a school class behind one address gets in, a flood of accounts does not. */
const REGISTRATIONS = { max: 60, windowMs: 15 * 60_000 };
/** In the cloud an address is never loopback; on one machine everyone is. */
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Makes an account and signs it in. `address`: where the request comes from, if known.
 * Throws `user.email_taken`, `user.username_taken`, `request.rate_limited`.
 */
export async function registerUser(
  deps: SessionDeps,
  input: z.infer<typeof RegisterRequest> & { address: string | undefined },
): Promise<StartedSession> {
  if (input.address && !LOOPBACK.test(input.address)) {
    await countAttempt(deps, { subject: `register:${input.address}`, ...REGISTRATIONS });
  }
  const hashedPassword = await hashPassword(input.password);
  try {
    return await deps.db.transaction(async (tx) => {
      const [user] = await tx
        .insert(users)
        .values({
          id: deps.newId('usr'),
          email: input.email,
          username: input.username,
          hashedPassword,
          createdAt: deps.now(),
        })
        .returning();
      return startSession(deps, tx, user as typeof users.$inferSelect);
    });
  } catch (error) {
    throw accountConflict(error);
  }
}

/** The problem behind a broken uniqueness of accounts; any other error is handed back as it is. */
export function accountConflict(error: unknown): unknown {
  const constraint = brokenConstraint(error);
  if (constraint === 'users_email_unique') {
    return createProblem('user.email_taken', { errors: [{ path: 'email', message: 'Sign in instead' }] });
  }
  if (constraint === 'users_username_unique') {
    return createProblem('user.username_taken', {
      errors: [{ path: 'username', message: 'Choose another one' }],
    });
  }
  return error;
}
