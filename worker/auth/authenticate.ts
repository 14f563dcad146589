import { and, eq, exists, isNull } from 'drizzle-orm';
import type { User } from '#domain/account';
import { presentUser } from '../account/present-user.ts';
import { sessions, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { readAccessToken } from './access-token.ts';

/**
 * The user behind an access token; null: the token is not valid, its login has ended, or the account is gone.
 */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'settings' | 'now'>,
  accessToken: string,
): Promise<User | null> {
  const claims = await readAccessToken(deps.settings, accessToken, deps.now());
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
    .where(and(eq(users.id, claims.userId), eq(users.isActive, true), exists(liveFamily)));
  return user ? presentUser(user) : null;
}
