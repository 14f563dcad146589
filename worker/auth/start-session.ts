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

/** Begins a family of refresh tokens for a user who has just proved who they are. `device`: what signs in. */
export async function startSession(
  deps: SessionDeps,
  db: Database | Transaction,
  { user, device }: { user: typeof users.$inferSelect; device: string },
): Promise<StartedSession> {
  const refreshToken = newRefreshToken();
  const familyId = deps.newId('fam');
  const row = sessionRow(deps, { userId: user.id, familyId, refreshToken, device, beganAt: deps.now() });
  await db.insert(sessions).values(row);
  return answerSession(deps, { user, familyId, refreshToken });
}

interface NewToken {
  userId: string;
  familyId: string;
  refreshToken: string;
  device: string;
  beganAt: Date;
}

/** The row of one refresh token. */
export function sessionRow(
  deps: Pick<Deps, 'now' | 'newId'>,
  { refreshToken, ...token }: NewToken,
): typeof sessions.$inferInsert {
  const createdAt = deps.now();
  return {
    ...token,
    id: deps.newId('ses'),
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
