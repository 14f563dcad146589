import { and, asc, eq } from 'drizzle-orm';
import type { ProviderKey, SaveProviderKeyRequest } from '#domain/provider-key';
import { providerGates, providerKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { gateOf } from '../ledger/gates.ts';
import { checkKey } from '../providers/check-key.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { seal } from '../secrets/seal.ts';
import { placeOf } from './own-keys.ts';

const SHOWN = 4;

/** A user's own keys, by vendor. What they are stands in no answer. */
export async function listProviderKeys(
  { db }: Pick<Deps, 'db'>,
  { userId }: { userId: string },
): Promise<ProviderKey[]> {
  const rows = await db
    .select()
    .from(providerKeys)
    .where(eq(providerKeys.userId, userId))
    .orderBy(asc(providerKeys.provider));
  return rows.map(present);
}

function present(row: typeof providerKeys.$inferSelect): ProviderKey {
  const { id, provider, last4 } = row;
  return {
    id,
    provider,
    last4,
    createdAt: row.createdAt.toISOString(),
    checkedAt: row.checkedAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/**
 * Stores a user's own key at a vendor, sealed, once the vendor has taken it. One that is there already is replaced and
 * keeps its id, so that films under way go on with the new one. Throws `provider_key.refused`, `provider.unavailable`.
 */
export async function saveProviderKey(
  deps: Pick<Deps, 'db' | 'settings' | 'now' | 'newId'>,
  { userId, request: { provider, key } }: { userId: string; request: SaveProviderKeyRequest },
): Promise<ProviderKey> {
  await requireTaken(deps, provider, key);
  const at = deps.now();
  const fresh = {
    last4: key.slice(-SHOWN),
    sealedKey: await seal(deps.settings.secretsKeys, key, placeOf({ userId, provider })),
    checkedAt: at,
  };
  const [row] = await deps.db
    .insert(providerKeys)
    .values({ ...fresh, id: deps.newId('pvk'), userId, provider, createdAt: at })
    .onConflictDoUpdate({ target: [providerKeys.userId, providerKeys.provider], set: fresh })
    .returning();
  if (!row) throw new Error('the key was not stored');
  return present(row);
}

async function requireTaken(
  { settings }: Pick<Deps, 'settings'>,
  provider: SaveProviderKeyRequest['provider'],
  key: string,
): Promise<void> {
  try {
    await checkKey(provider, {
      apiKey: key,
      baseUrl: settings.providerBaseUrls[provider],
      fetch: (input, init) => fetch(input, init),
      signal: new AbortController().signal,
      timeoutMs: Math.min(CHECK_MS, settings.providerTimeoutMs),
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // The cause would hold what the vendor says, and vendors repeat a part of what they were given.
    if (error.kind !== 'bad_key') throw createProblem('provider.unavailable', { detail: UNHEARD });
    const message = `${error.provider} does not accept this key`;
    throw createProblem('provider_key.refused', {
      detail: `${message}.`,
      errors: [{ path: 'key', message }],
    });
  }
}

const CHECK_MS = 10_000;
const UNHEARD =
  'The vendor could not be asked whether it takes this key, so it is not stored. Try again later.';

/** Removes a key for good. Films that were quoted with it stop at what it was to pay. Throws `provider_key.not_found`. */
export async function removeProviderKey(
  { db }: Pick<Deps, 'db'>,
  { userId, providerKeyId }: { userId: string; providerKeyId: string },
): Promise<void> {
  const removed = await db
    .delete(providerKeys)
    .where(and(eq(providerKeys.id, providerKeyId), eq(providerKeys.userId, userId)))
    .returning({ id: providerKeys.id, provider: providerKeys.provider });
  const [gone] = removed;
  if (!gone) throw createProblem('provider_key.not_found');
  await db.delete(providerGates).where(eq(providerGates.service, gateOf(gone.provider, gone.id)));
}
