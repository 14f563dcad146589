import { and, eq, inArray, isNull } from 'drizzle-orm';
import { sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { hashRefreshToken } from './refresh-token.ts';

/** Ends every session of the token's family, its access tokens too. A token that is unknown ends nothing. */
export async function logOut(deps: Pick<Deps, 'db' | 'now'>, refreshToken: string): Promise<void> {
  const family = deps.db
    .select({ id: sessions.familyId })
    .from(sessions)
    .where(eq(sessions.tokenHash, hashRefreshToken(refreshToken)));
  await deps.db
    .update(sessions)
    .set({ revokedAt: deps.now() })
    .where(and(inArray(sessions.familyId, family), isNull(sessions.revokedAt)));
}
