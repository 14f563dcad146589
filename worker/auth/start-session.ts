import type { Session } from '#domain/account';
import { presentUser } from '../account/present-user.ts';
import type { Database, Transaction } from '../db/connect.ts';
import { sessions, type users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken } from './access-token.ts';
import { hashRefreshToken, newRefreshToken, REFRESH_TOKEN_SECONDS } from './refresh-token.ts';

export type SessionDeps = Pick<Deps, 'db' | 'settings' | 'now' | 'newId'>;
/** A session's answer, refresh token included; the route decides how that travels. */
export type StartedSession = Session & { refreshToken: string };

/** Begins a family of refresh tokens for a user who has just proved who they are. */
export async function startSession(
  deps: SessionDeps,
  db: Database | Transaction,
  user: typeof users.$inferSelect,
): Promise<StartedSession> {
  const refreshToken = newRefreshToken();
  const familyId = deps.newId('fam');
  await db.insert(sessions).values(sessionRow(deps, { userId: user.id, familyId, refreshToken }));
  return answerSession(deps, { user, familyId, refreshToken });
}

/** The row of one refresh token. */
export function sessionRow(
  deps: Pick<Deps, 'now' | 'newId'>,
  { userId, familyId, refreshToken }: { userId: string; familyId: string; refreshToken: string },
): typeof sessions.$inferInsert {
  const createdAt = deps.now();
  return {
    id: deps.newId('ses'),
    userId,
    familyId,
    tokenHash: hashRefreshToken(refreshToken),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + REFRESH_TOKEN_SECONDS * 1000),
  };
}

/** What a client gets when it signs in or refreshes. */
export async function answerSession(
  deps: Pick<Deps, 'settings' | 'now'>,
  input: { user: typeof users.$inferSelect; familyId: string; refreshToken: string },
): Promise<StartedSession> {
  const claims = { userId: input.user.id, familyId: input.familyId };
  return {
    user: presentUser(input.user),
    accessToken: await issueAccessToken(deps.settings, claims, deps.now()),
    refreshToken: input.refreshToken,
    tokenType: 'Bearer',
    expiresIn: ACCESS_TOKEN_SECONDS,
  };
}
