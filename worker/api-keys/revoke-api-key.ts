import { and, eq, sql } from 'drizzle-orm';
import { apiKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

/** Ends a key at once; a second time changes nothing. Throws `key.not_found`. */
export async function revokeApiKey(
  { db, now, auditIn }: Pick<Deps, 'db' | 'now' | 'auditIn'>,
  { userId, apiKeyId }: { userId: string; apiKeyId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${now().toISOString()}::timestamptz)` })
      .where(and(eq(apiKeys.id, apiKeyId), eq(apiKeys.userId, userId)))
      .returning({ id: apiKeys.id });
    if (!revoked) throw createProblem('key.not_found');
    await auditIn(tx);
  });
}
