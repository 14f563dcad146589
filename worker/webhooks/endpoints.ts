import { and, count, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { findUrlFault } from '#domain/public-address';
import type {
  CreateWebhookRequest,
  NewWebhook,
  UpdateWebhookRequest,
  Webhook,
  WebhookSecret,
} from '#domain/webhook';
import { users, webhookEndpoints } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { sealSecret } from './endpoint-secrets.ts';
import { newWebhookSecret } from './sign-webhook.ts';

type EndpointDeps = Pick<Deps, 'db' | 'settings' | 'now' | 'newId' | 'auditIn'>;
export interface EndpointOfUser {
  userId: string;
  webhookId: string;
}

/** As many as anyone needs: each is told of every film. */
const MAX_ENDPOINTS = 20;
/** How long the secret before the current one signs along. */
const OVERLAP_MS = 24 * 3600_000;

export const ownEndpoint = ({ userId, webhookId }: EndpointOfUser) =>
  and(eq(webhookEndpoints.id, webhookId), eq(webhookEndpoints.userId, userId));

function present(row: typeof webhookEndpoints.$inferSelect): Webhook {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events.filter((event) => event !== 'webhook.test'),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledReason: row.disabledReason,
    failingSince: row.failingSince?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function requireUrl({ settings }: Pick<Deps, 'settings'>, url: string): string {
  const fault = findUrlFault(url, settings.webhooks);
  if (fault === null) return new URL(url).href;
  throw createProblem('webhook.url_refused', { detail: fault, errors: [{ path: 'url', message: fault }] });
}

/** Makes an endpoint. Its secret is in this answer only. Throws `webhook.url_refused`, `webhook.too_many`. */
export async function createWebhook(
  deps: EndpointDeps,
  { userId, id, request }: { userId: string; id: string; request: z.infer<typeof CreateWebhookRequest> },
): Promise<NewWebhook> {
  const url = requireUrl(deps, request.url);
  const secret = newWebhookSecret();
  const sealed = await sealSecret(deps, id, secret);
  const row = await deps.db.transaction(async (tx) => {
    // The user's row is the turnstile: the count holds however many are made at once.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update');
    const [seen] = await tx
      .select({ count: count() })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.userId, userId));
    if (seen && seen.count >= MAX_ENDPOINTS) {
      throw createProblem('webhook.too_many', { detail: `At most ${MAX_ENDPOINTS}; delete one first.` });
    }
    const [made] = await tx
      .insert(webhookEndpoints)
      .values({ ...request, id, userId, url, secret: sealed, createdAt: deps.now() })
      .returning();
    await deps.auditIn(tx, { subject: id });
    return made as typeof webhookEndpoints.$inferSelect;
  });
  return { ...present(row), secret };
}

/** The user's endpoints, newest first. */
export async function listWebhooks(
  { db }: Pick<Deps, 'db'>,
  { userId }: { userId: string },
): Promise<Webhook[]> {
  const rows = await db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.userId, userId))
    .orderBy(desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id));
  return rows.map(present);
}

/** One of the user's own. Throws `webhook.not_found`. */
export async function findWebhook({ db }: Pick<Deps, 'db'>, which: EndpointOfUser): Promise<Webhook> {
  const [row] = await db.select().from(webhookEndpoints).where(ownEndpoint(which));
  if (!row) throw createProblem('webhook.not_found');
  return present(row);
}

/** Changes the fields that are given. Throws `webhook.not_found`, `webhook.url_refused`. */
export async function updateWebhook(
  deps: EndpointDeps,
  { change, ...which }: EndpointOfUser & { change: z.infer<typeof UpdateWebhookRequest> },
): Promise<Webhook> {
  const { url, events, description, enabled } = change;
  const on = { disabledAt: null, disabledReason: null, failingSince: null };
  const off = { disabledAt: deps.now(), disabledReason: 'Switched off by its owner' };
  const state = enabled === undefined ? {} : enabled ? on : off;
  const [row] = await deps.db
    .update(webhookEndpoints)
    .set({
      url: url === undefined ? undefined : requireUrl(deps, url),
      events,
      description,
      ...state,
    })
    .where(ownEndpoint(which))
    .returning();
  if (!row) throw createProblem('webhook.not_found');
  return present(row);
}

/** Removes an endpoint and its deliveries. Throws `webhook.not_found`. */
export async function deleteWebhook({ db }: Pick<Deps, 'db'>, which: EndpointOfUser): Promise<void> {
  const gone = await db
    .delete(webhookEndpoints)
    .where(ownEndpoint(which))
    .returning({ id: webhookEndpoints.id });
  if (gone.length === 0) throw createProblem('webhook.not_found');
}

/** Gives an endpoint a new secret; the old one signs along for a day. Throws `webhook.not_found`. */
export async function changeWebhookSecret(
  deps: EndpointDeps,
  which: EndpointOfUser,
): Promise<z.infer<typeof WebhookSecret>> {
  const secret = newWebhookSecret();
  const sealed = await sealSecret(deps, which.webhookId, secret);
  await deps.db.transaction(async (tx) => {
    const [row] = await tx
      .update(webhookEndpoints)
      .set({
        secret: sealed,
        previousSecret: webhookEndpoints.secret.getSQL(),
        previousUntil: new Date(deps.now().getTime() + OVERLAP_MS),
      })
      .where(ownEndpoint(which))
      .returning({ id: webhookEndpoints.id });
    if (!row) throw createProblem('webhook.not_found');
    await deps.auditIn(tx);
  });
  return { secret };
}
