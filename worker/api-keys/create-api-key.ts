import { API_KEY_SCOPES, type CreateApiKeyRequest, type NewApiKey } from '#domain/api-key';
import { apiKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { hashApiKey, newApiKey, shownPrefix } from './api-key-token.ts';

/** Makes a key. It is in this answer only: what is stored is its hash. */
export async function createApiKey(
  { db, now, newId, auditIn }: Pick<Deps, 'db' | 'now' | 'newId' | 'auditIn'>,
  { userId, request }: { userId: string; request: CreateApiKeyRequest },
): Promise<NewApiKey> {
  const key = newApiKey();
  const createdAt = now();
  const row = {
    id: newId('key'),
    name: request.name,
    prefix: shownPrefix(key),
    scopes: API_KEY_SCOPES.filter((scope) => request.scopes.includes(scope)),
    monthlyLimitMicros: request.monthlyLimitMicros,
  };
  await db.transaction(async (tx) => {
    await tx.insert(apiKeys).values({ ...row, userId, keyHash: hashApiKey(key), createdAt });
    await auditIn(tx, { subject: row.id });
  });
  const fresh = { committedMicros: 0, createdAt: createdAt.toISOString(), lastUsedAt: null, revokedAt: null };
  return { ...row, ...fresh, key };
}
