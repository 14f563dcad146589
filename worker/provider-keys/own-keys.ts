import { and, eq, like, not } from 'drizzle-orm';
import type { OwnKeys, OwnKeyVendor } from '#domain/provider-key';
import type { Database, Transaction } from '../db/connect.ts';
import { providerKeys } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { newestSeal, seal, UnopenedSecret, unseal } from '../secrets/seal.ts';

/** A sealed key opens for its user and vendor alone, wherever its row is copied to. */
export const placeOf = ({ userId, provider }: { userId: string; provider: string }) =>
  `provider_keys ${userId} ${provider}`;

/** Which keys a user has stored, by vendor. */
export async function ownKeysOf(db: Database | Transaction, userId: string): Promise<OwnKeys> {
  const rows = await db
    .select({ provider: providerKeys.provider, id: providerKeys.id })
    .from(providerKeys)
    .where(eq(providerKeys.userId, userId));
  return Object.fromEntries(rows.map(({ provider, id }) => [provider, id]));
}

/** A stored key in the open, for one call; `gone`: it was removed. `sealed`: nobody can open it any more. */
export async function openOwnKey(
  { db, settings }: Pick<Deps, 'db' | 'settings'>,
  { userId, provider, id }: { userId: string; provider: string; id: string },
): Promise<{ key: string } | 'gone' | 'sealed'> {
  const [row] = await db
    .select({ sealed: providerKeys.sealedKey })
    .from(providerKeys)
    .where(
      and(
        eq(providerKeys.id, id),
        eq(providerKeys.userId, userId),
        eq(providerKeys.provider, provider as OwnKeyVendor),
      ),
    );
  if (!row) return 'gone';
  try {
    return { key: await unseal(settings.secretsKeys, row.sealed, placeOf({ userId, provider })) };
  } catch (error) {
    if (error instanceof UnopenedSecret) return 'sealed';
    throw error;
  }
}

/** How many keys are looked after at once. */
const AT_ONCE = 200;

/** Seals under the newest key of the settings what is under an older one. What cannot be opened is logged and stays. */
export async function sealKeysAnew({ db, settings }: Pick<Deps, 'db' | 'settings'>): Promise<void> {
  const { secretsKeys } = settings;
  const stale = await db
    .select()
    .from(providerKeys)
    .where(not(like(providerKeys.sealedKey, `${await newestSeal(secretsKeys)}%`)))
    .limit(AT_ONCE);
  for (const row of stale) {
    try {
      const key = await unseal(secretsKeys, row.sealedKey, placeOf(row));
      const sealedKey = await seal(secretsKeys, key, placeOf(row));
      // Unless its owner has replaced it meanwhile.
      const isSame = and(eq(providerKeys.id, row.id), eq(providerKeys.sealedKey, row.sealedKey));
      await db.update(providerKeys).set({ sealedKey }).where(isSame);
    } catch (error) {
      if (!(error instanceof UnopenedSecret)) throw error;
      const about = { providerKey: row.id, message: error.message };
      console.error(JSON.stringify({ level: 'error', event: 'secret.unopened', ...about }));
    }
  }
}
