import { desc, eq } from 'drizzle-orm';
import type { ApiKey } from '#domain/api-key';
import { budgetPeriod } from '../budget/budget-period.ts';
import { apiKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { committedMicros } from './key-spending.ts';

/** The user's keys, newest first, the revoked ones too: what they did can be asked for. */
export async function listApiKeys(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId }: { userId: string },
): Promise<ApiKey[]> {
  const ofRow = committedMicros(apiKeys.id.getSQL(), budgetPeriod(now()));
  const rows = await db
    .select({ key: apiKeys, committed: ofRow })
    .from(apiKeys)
    .where(eq(apiKeys.userId, userId))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id));
  return rows.map(({ key: { id, name, prefix, scopes, monthlyLimitMicros, ...times }, committed }) => ({
    id,
    name,
    prefix,
    scopes,
    monthlyLimitMicros,
    committedMicros: committed,
    createdAt: times.createdAt.toISOString(),
    lastUsedAt: times.lastUsedAt?.toISOString() ?? null,
    revokedAt: times.revokedAt?.toISOString() ?? null,
  }));
}
