import { and, eq, gt } from 'drizzle-orm';
import type { z } from 'zod';
import type { RegisterRequest } from '#domain/account';
import { brokenConstraint, type Transaction } from '../db/connect.ts';
import { users } from '../db/schema.ts';
import { createProblem } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { countAttempt } from './count-attempt.ts';
import { hashPassword } from './password.ts';
import { endOtherSignIns } from './sign-ins.ts';
import { type SessionDeps, type StartedSession, startSession } from './start-session.ts';

/** Modest: a school class behind one address gets in, a flood of accounts does not. */
const REGISTRATIONS = { max: 60, windowMs: 15 * 60_000 };

type UserRow = typeof users.$inferSelect;
interface Registration extends z.infer<typeof RegisterRequest>, Caller {
  /** The guest who registers: keeps their id, so that all their work stays theirs. Null: a new user. */
  guestId: string | null;
}

/**
 * Makes an account, or an account of a guest's, and signs it in. The guest's other sign-ins end.
 * Throws `user.email_taken`, `user.username_taken`, `request.rate_limited`, `auth.invalid_token` (no guest any more).
 */
export async function registerUser(deps: SessionDeps, input: Registration): Promise<StartedSession> {
  const { address, guestId, device } = input;
  if (address !== undefined) {
    await countAttempt(deps, { subject: `register:${address}`, ...REGISTRATIONS });
  }
  const hashedPassword = await hashPassword(input.password);
  const account = { email: input.email, username: input.username, hashedPassword };
  try {
    return await deps.db.transaction(async (tx) => {
      const user =
        guestId === null
          ? await insertUser(deps, tx, account)
          : await upgradeGuest(deps, tx, { ...account, id: guestId });
      return startSession(deps, tx, { user, device });
    });
  } catch (error) {
    throw accountConflict(error);
  }
}

type Account = Required<Pick<typeof users.$inferInsert, 'email' | 'username' | 'hashedPassword'>>;

async function insertUser(deps: SessionDeps, tx: Transaction, account: Account): Promise<UserRow> {
  const row = { ...account, id: deps.newId('usr'), createdAt: deps.now() };
  const [user] = await tx.insert(users).values(row).returning();
  return user as UserRow;
}

async function upgradeGuest(
  { now }: SessionDeps,
  tx: Transaction,
  { id, ...account }: Account & { id: string },
): Promise<UserRow> {
  const isGuest = and(eq(users.id, id), eq(users.isActive, true), gt(users.guestUntil, now()));
  const [user] = await tx
    .update(users)
    .set({ ...account, guestUntil: null, guestAddress: null })
    .where(isGuest)
    .returning();
  if (!user) throw createProblem('auth.invalid_token');
  await endOtherSignIns(tx, { userId: id, but: null, now: now() });
  return user;
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
