import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { User } from '#domain/account';
import type { ApiKeyScope } from '#domain/api-key';
import { presentUser } from '../account/present-user.ts';
import { apiKeys, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { hashApiKey } from './api-key-token.ts';

/** `lastUsedAt` is exact to this, so that a busy key does not write a row a request. */
const USE_STEP_MS = 60_000;

export interface KeyCaller {
  user: User;
  apiKey: { id: string; scopes: ApiKeyScope[] };
}

/** The user behind a key; null: there is no such key, it is revoked, or the account is gone. */
export async function authenticateKey(
  { db, now, later }: Pick<Deps, 'db' | 'now' | 'later'>,
  key: string,
): Promise<KeyCaller | null> {
  const [row] = await db
    .select({ user: users, key: apiKeys })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(and(eq(apiKeys.keyHash, hashApiKey(key)), isNull(apiKeys.revokedAt), eq(users.isActive, true)));
  if (!row) return null;
  const { id, scopes, lastUsedAt } = row.key;
  const at = now();
  const step = new Date(at.getTime() - USE_STEP_MS);
  if (lastUsedAt === null || lastUsedAt < step) {
    const isOld = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, step));
    later(
      db
        .update(apiKeys)
        .set({ lastUsedAt: at })
        .where(and(eq(apiKeys.id, id), isOld)),
    );
  }
  return { user: presentUser(row.user), apiKey: { id, scopes } };
}
