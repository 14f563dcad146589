import { and, eq, inArray, isNull } from 'drizzle-orm';
import { sessions, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { closeSockets, type SocketDeps } from './close-sockets.ts';
import { isGone } from './is-gone.ts';
import { hashRefreshToken, REUSE_GRACE_MS, successorOf } from './refresh-token.ts';
import { answerSession, type SessionDeps, type StartedSession, sessionRow } from './start-session.ts';

type SessionRow = typeof sessions.$inferSelect;

/**
 * Trades a refresh token for its successor (RFC 9700, 4.14). The same token within 10 s gets the same
 * successor; later it counts as stolen and ends every session of its family, with the sockets it has opened.
 * Throws `auth.invalid_token`, `auth.refresh_reused`.
 */
export async function refreshSession(
  deps: SessionDeps & SocketDeps & Pick<Deps, 'later'>,
  input: { refreshToken: string; device: string },
): Promise<StartedSession> {
  const { refreshToken } = input;
  const outcome = await deps.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ session: sessions, user: users })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(eq(sessions.tokenHash, hashRefreshToken(refreshToken)))
      .for('update', { of: sessions });
    if (!found || isGone(found.user, deps.now()) || isOver(found.session, deps.now())) return 'invalid';
    const { session, user } = found;
    if (session.rotatedAt === null) {
      const [secret] = deps.settings.jwtSecrets as [string];
      const next = await successorOf(refreshToken, secret);
      await tx.update(sessions).set({ rotatedAt: deps.now() }).where(eq(sessions.id, session.id));
      const { userId, familyId } = session;
      const beganAt = session.beganAt ?? session.createdAt;
      const device = input.device || session.device;
      const row = sessionRow(deps, { userId, familyId, refreshToken: next, device, beganAt });
      await tx.insert(sessions).values(row);
      return { user, familyId, refreshToken: next };
    }
    if (deps.now().getTime() - session.rotatedAt.getTime() <= REUSE_GRACE_MS) {
      const next = await storedSuccessor(tx, refreshToken, deps.settings.jwtSecrets);
      return next === null ? 'invalid' : { user, familyId: session.familyId, refreshToken: next };
    }
    await tx
      .update(sessions)
      .set({ revokedAt: deps.now() })
      .where(and(eq(sessions.familyId, session.familyId), isNull(sessions.revokedAt)));
    return { stolen: { userId: user.id, familyId: session.familyId } };
  });
  // The family's end must be committed before the client hears of it, so it is thrown out here.
  if (outcome === 'invalid') throw createProblem('auth.invalid_token');
  if (outcome.stolen) {
    const { userId, familyId } = outcome.stolen;
    deps.later(closeSockets(deps, userId, { only: familyId }));
    throw createProblem('auth.refresh_reused');
  }
  return answerSession(deps, outcome);
}

function isOver(session: SessionRow, now: Date): boolean {
  return session.revokedAt !== null || session.expiresAt <= now;
}

/** The successor that was handed out, under whichever secret signed at that time; null: it is revoked. */
async function storedSuccessor(
  db: Pick<SessionDeps['db'], 'select'>,
  token: string,
  secrets: readonly string[],
): Promise<string | null> {
  const candidates = await Promise.all(secrets.map((secret) => successorOf(token, secret)));
  const hashes = new Map(candidates.map((candidate) => [hashRefreshToken(candidate), candidate]));
  const [row] = await db
    .select({ tokenHash: sessions.tokenHash })
    .from(sessions)
    .where(and(inArray(sessions.tokenHash, [...hashes.keys()]), isNull(sessions.revokedAt)));
  return row ? (hashes.get(row.tokenHash) ?? null) : null;
}
