import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { SignIn } from '#domain/account';
import type { Transaction } from '../db/connect.ts';
import { sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

/** Where the user is signed in, last used first. `sessionId`: the sign-in that asks. */
export async function listSignIns(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId, sessionId }: { userId: string; sessionId: string | null },
): Promise<SignIn[]> {
  // The newest token of a family is the one that has not been traded for another.
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.rotatedAt),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now()),
      ),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
  return rows.map(({ familyId, device, beganAt, createdAt, expiresAt }) => ({
    id: familyId,
    device,
    current: familyId === sessionId,
    createdAt: (beganAt ?? createdAt).toISOString(),
    lastUsedAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Ends one sign-in, its access tokens too. Throws `session.not_found`. */
export async function endSignIn(
  { db, now, auditIn }: Pick<Deps, 'db' | 'now' | 'auditIn'>,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now() })
      .where(and(eq(sessions.familyId, sessionId), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw createProblem('session.not_found');
    await auditIn(tx);
  });
}

/** Ends every sign-in of the user's but the one that asks. */
export async function endOthers(
  { db, now, auditIn }: Pick<Deps, 'db' | 'now' | 'auditIn'>,
  { userId, sessionId }: { userId: string; sessionId: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    await endOtherSignIns(tx, { userId, but: sessionId, now: now() });
    await auditIn(tx);
  });
}

/** Ends every sign-in of the user's but `but`; null: every one. */
export async function endOtherSignIns(
  tx: Transaction,
  { userId, but, now }: { userId: string; but: string | null; now: Date },
): Promise<void> {
  const others = but === null ? undefined : ne(sessions.familyId, but);
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), others, isNull(sessions.revokedAt)));
}
