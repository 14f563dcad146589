import { and, eq, lte, sql } from 'drizzle-orm';
import { retryPauseMs } from '#domain/webhook';
import { noteAudit } from '../audit/note-audit.ts';
import { webhookDeliveries, webhookEndpoints } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UnopenedSecret } from '../secrets/seal.ts';
import { Undeliverable } from './courier.ts';
import { openSecret } from './endpoint-secrets.ts';
import { signWebhook } from './sign-webhook.ts';

export type DeliverDeps = Pick<Deps, 'db' | 'settings' | 'courier' | 'now' | 'newId'> & {
  dice?: () => number;
};

/** Longer than an attempt takes: who took a delivery and died is followed by another after it. */
const LEASE_MS = 60_000;
/** An endpoint that took nothing for so long is switched off with the delivery that is given up. */
const FAILING_MS = 3 * 24 * 3600_000;
/** RFC 9110: gone, and meant for good. */
const GONE = 410;
const UNSIGNED = 'The studio cannot open the secret of this endpoint: give it a new one';

type Delivery = typeof webhookDeliveries.$inferSelect;
type Endpoint = typeof webhookEndpoints.$inferSelect;
type Outcome = { ok: true; status: number } | { ok: false; status: number | null; error: string };

/**
 * Makes one attempt at a delivery that is due. Of any number of messages about it one attempts, the others find it
 * taken. At least once: an attempt whose end is not noted is made again.
 */
export async function deliver(deps: DeliverDeps, deliveryId: string): Promise<void> {
  const { db, now } = deps;
  const at = now();
  const isDue = and(
    eq(webhookDeliveries.id, deliveryId),
    eq(webhookDeliveries.state, 'pending'),
    lte(webhookDeliveries.nextAt, at),
  );
  const [delivery] = await db
    .update(webhookDeliveries)
    .set({
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      lastAttemptAt: at,
      nextAt: new Date(at.getTime() + LEASE_MS),
    })
    .where(isDue)
    .returning();
  if (!delivery) return;
  const [endpoint] = await db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.id, delivery.endpointId));
  if (!endpoint) return;
  if (endpoint.disabledAt !== null) {
    await noteFailure(deps, delivery, endpoint, {
      ok: false,
      status: null,
      error: 'The endpoint is disabled',
    });
    return;
  }
  const outcome = await attempt(deps, delivery, endpoint);
  if (outcome.ok) await noteSuccess(deps, delivery, outcome.status);
  else await noteFailure(deps, delivery, endpoint, outcome);
}

async function attempt(deps: DeliverDeps, delivery: Delivery, endpoint: Endpoint): Promise<Outcome> {
  const at = deps.now();
  const { secret, previousSecret, previousUntil } = endpoint;
  const isOldValid = previousSecret !== null && previousUntil !== null && previousUntil > at;
  const stored = isOldValid ? [secret, previousSecret] : [secret];
  try {
    const secrets = await Promise.all(stored.map((one) => openSecret(deps, endpoint.id, one)));
    const headers = await signWebhook({ id: delivery.eventId, at, body: delivery.body }, secrets);
    const { status } = await deps.courier({ url: endpoint.url, headers, body: delivery.body });
    if (status >= 200 && status < 300) return { ok: true, status };
    const isRedirect = status >= 300 && status < 400;
    const error = isRedirect ? `Answered ${status}; redirects are not followed` : `Answered ${status}`;
    return { ok: false, status, error };
  } catch (error) {
    if (error instanceof Undeliverable) return { ok: false, status: null, error: error.message };
    if (error instanceof UnopenedSecret) return { ok: false, status: null, error: UNSIGNED };
    throw error;
  }
}

/** What this attempt found holds unless the delivery was asked for anew meanwhile. */
const ofAttempt = ({ id, attempts }: Delivery) =>
  and(
    eq(webhookDeliveries.id, id),
    eq(webhookDeliveries.state, 'pending'),
    eq(webhookDeliveries.attempts, attempts),
  );

async function noteSuccess({ db, now }: DeliverDeps, delivery: Delivery, status: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ state: 'delivered', lastStatus: status, lastError: null, deliveredAt: now() })
      .where(ofAttempt(delivery));
    await tx
      .update(webhookEndpoints)
      .set({ failingSince: null })
      .where(eq(webhookEndpoints.id, delivery.endpointId));
  });
}

async function noteFailure(
  deps: DeliverDeps,
  delivery: Delivery,
  endpoint: Endpoint,
  { status, error }: Outcome & { ok: false },
): Promise<void> {
  const at = deps.now();
  const pauseMs = retryPauseMs(delivery.attempts, (deps.dice ?? Math.random)());
  const givenUp = pauseMs === null || status === GONE || endpoint.disabledAt !== null;
  const failingSince = endpoint.failingSince ?? at;
  const isDead = status === GONE || (givenUp && at.getTime() - failingSince.getTime() >= FAILING_MS);
  await deps.db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({
        state: givenUp ? 'failed' : 'pending',
        nextAt: new Date(at.getTime() + (pauseMs ?? 0)),
        lastStatus: status,
        lastError: error,
      })
      .where(ofAttempt(delivery));
    if (endpoint.disabledAt !== null) return;
    const reason =
      status === GONE ? 'It answered 410: gone for good' : 'Nothing was delivered for three days';
    await tx
      .update(webhookEndpoints)
      .set({ failingSince, ...(isDead ? { disabledAt: at, disabledReason: reason } : {}) })
      .where(eq(webhookEndpoints.id, endpoint.id));
    if (!isDead) return;
    const { userId, id: subject } = endpoint;
    await noteAudit(tx, deps, { userId, action: 'webhook.disabled', subject, actor: 'system' });
  });
}
