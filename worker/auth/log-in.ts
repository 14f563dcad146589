import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { LoginRequest } from '#domain/account';
import { noteAudit } from '../audit/note-audit.ts';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { countAttempt, forgetAttempts } from './count-attempt.ts';
import { verifyPassword } from './password.ts';
import { type SessionDeps, type StartedSession, startSession } from './start-session.ts';

/** ASVS 6.3.1; counted for an account whether it exists or not, so the limit tells nobody which do. */
const GUESSES = { max: 10, windowMs: 15 * 60_000 };

/** Signs a user in. Throws `auth.invalid_credentials`, `request.rate_limited`. */
export async function logIn(
  deps: SessionDeps & Pick<Deps, 'later'>,
  { email, password, caller }: z.infer<typeof LoginRequest> & { caller: Caller },
): Promise<StartedSession> {
  const subject = `login:${email}`;
  await countAttempt(deps, { subject, ...GUESSES });
  const [user] = await deps.db
    .select()
    .from(users)
    .where(and(eq(users.email, email), eq(users.isActive, true)));
  if (!(await verifyPassword(password, user?.hashedPassword)) || !user) {
    // Behind the answer: its time must not tell that there is such an account.
    if (user)
      deps.later(
        noteAudit(deps.db, deps, { userId: user.id, action: 'session.refused', actor: 'unknown', ...caller }),
      );
    throw createProblem('auth.invalid_credentials');
  }
  await forgetAttempts(deps, subject);
  return startSession(deps, deps.db, { user, device: caller.device });
}
