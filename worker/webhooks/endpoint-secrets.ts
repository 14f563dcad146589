import { and, eq, like, not, or } from 'drizzle-orm';
import { webhookEndpoints } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { newestSeal, seal, UnopenedSecret, unseal } from '../secrets/seal.ts';
import { START } from './sign-webhook.ts';

type SealDeps = Pick<Deps, 'settings'>;

/** How many endpoints are looked after at once. */
const AT_ONCE = 200;

/** Both secrets of an endpoint may stand in either column. */
const placeOf = (webhookId: string) => `webhook_endpoints ${webhookId}`;

/** An endpoint's secret as it stands in its row. */
export const sealSecret = ({ settings }: SealDeps, webhookId: string, secret: string): Promise<string> =>
  seal(settings.secretsKeys, secret, placeOf(webhookId));

/** An endpoint's secret as its receiver knows it. Throws `UnopenedSecret`. */
export async function openSecret({ settings }: SealDeps, webhookId: string, stored: string): Promise<string> {
  // Rows from before secrets were sealed wait for their sweep.
  return stored.startsWith(START) ? stored : unseal(settings.secretsKeys, stored, placeOf(webhookId));
}

/** Seals under the newest key what is under an older one, or under none. What cannot be opened is logged and stays. */
export async function sealAnew(deps: Pick<Deps, 'db' | 'settings'>): Promise<void> {
  const newest = `${await newestSeal(deps.settings.secretsKeys)}%`;
  const { secret, previousSecret } = webhookEndpoints;
  const stale = await deps.db
    .select({ id: webhookEndpoints.id, secret, previousSecret })
    .from(webhookEndpoints)
    .where(or(not(like(secret, newest)), not(like(previousSecret, newest))))
    .limit(AT_ONCE);
  for (const row of stale) {
    try {
      const anew = async (stored: string) => sealSecret(deps, row.id, await openSecret(deps, row.id, stored));
      const change = {
        secret: await anew(row.secret),
        previousSecret: row.previousSecret && (await anew(row.previousSecret)),
      };
      // Unless its owner has changed it meanwhile.
      const isSame = and(eq(webhookEndpoints.id, row.id), eq(secret, row.secret));
      await deps.db.update(webhookEndpoints).set(change).where(isSame);
    } catch (error) {
      if (!(error instanceof UnopenedSecret)) throw error;
      const about = { endpoint: row.id, message: error.message };
      console.error(JSON.stringify({ level: 'error', event: 'secret.unopened', ...about }));
    }
  }
}
