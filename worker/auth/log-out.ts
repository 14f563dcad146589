import { and, eq, inArray, isNull } from 'drizzle-orm';
import { sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { closeSockets, type SocketDeps } from './close-sockets.ts';
import { hashRefreshToken } from './refresh-token.ts';

/**
 * Ends every session of the token's family, its access tokens and sockets too. A token that is unknown ends nothing.
 */
export async function logOut(deps: SocketDeps & Pick<Deps, 'later'>, refreshToken: string): Promise<void> {
  const family = deps.db
    .select({ id: sessions.familyId })
    .from(sessions)
    .where(eq(sessions.tokenHash, hashRefreshToken(refreshToken)));
  const [ended] = await deps.db
    .update(sessions)
    .set({ revokedAt: deps.now() })
    .where(and(inArray(sessions.familyId, family), isNull(sessions.revokedAt)))
    .returning({ userId: sessions.userId, familyId: sessions.familyId });
  if (ended) deps.later(closeSockets(deps, ended.userId, { only: ended.familyId }));
}
