import { and, eq, exists, isNull } from 'drizzle-orm';
import type { User } from '#domain/account';
import { presentUser } from '../account/present-user.ts';
import { sessions, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { readAccessToken } from './access-token.ts';
import { isGone } from './is-gone.ts';

export interface TokenCaller {
  user: User;
  /** The sign-in that the token is of. */
  sessionId: string;
}

/**
 * The user behind an access token; null: the token is not valid, its login has ended, the account is gone, or it
 * is a guest's whose time is over.
 */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'settings' | 'now'>,
  accessToken: string,
): Promise<TokenCaller | null> {
  const now = deps.now();
  const claims = await readAccessToken(deps.settings, accessToken, now);
  if (!claims) return null;
  const liveFamily = deps.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(eq(sessions.familyId, claims.familyId), eq(sessions.userId, users.id), isNull(sessions.revokedAt)),
    );
  const [user] = await deps.db
    .select()
    .from(users)
    .where(and(eq(users.id, claims.userId), exists(liveFamily)));
  if (!user || isGone(user, now)) return null;
  return { user: presentUser(user), sessionId: claims.familyId };
}
