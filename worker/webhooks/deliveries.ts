import { and, desc, eq, sql } from 'drizzle-orm';
import type { TestWebhook, WebhookDelivery } from '#domain/webhook';
import { webhookDeliveries } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';
import { type EndpointOfUser, findWebhook } from './endpoints.ts';
import { sendDeliveries } from './send-deliveries.ts';

type Row = typeof webhookDeliveries.$inferSelect;

function present(row: Row): WebhookDelivery {
  return {
    id: row.id,
    eventId: row.eventId,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.state === 'pending' ? row.nextAt.toISOString() : null,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}

/** What an endpoint was told, newest first; kept for a month. Throws `webhook.not_found`, `request.invalid`. */
export async function listDeliveries(
  deps: Pick<Deps, 'db'>,
  { cursor, limit, ...which }: EndpointOfUser & { cursor?: string | undefined; limit: number },
): Promise<{ items: WebhookDelivery[]; nextCursor: string | null }> {
  await findWebhook(deps, which);
  const from = decodeCursor(cursor);
  const { createdAt, id } = webhookDeliveries;
  const rows = await deps.db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, which.webhookId),
        from && sql`(${createdAt}, ${id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1);
  return toPage(rows, limit, present);
}

type SendDeps = Pick<Deps, 'db' | 'queues' | 'now' | 'newId' | 'later'>;

/** Sends a test event to an endpoint, whatever it listens to. Throws `webhook.not_found`. */
export async function testWebhook(
  deps: SendDeps,
  { id, ...which }: EndpointOfUser & { id: string },
): Promise<WebhookDelivery> {
  const { description } = await findWebhook(deps, which);
  const at = deps.now();
  const event: TestWebhook = {
    type: 'webhook.test',
    timestamp: at.toISOString(),
    data: { message: 'It works.', description },
  };
  const [row] = await deps.db
    .insert(webhookDeliveries)
    .values({
      id,
      endpointId: which.webhookId,
      eventId: deps.newId('evt'),
      type: 'webhook.test',
      body: JSON.stringify(event),
      nextAt: at,
      createdAt: at,
    })
    .returning();
  deps.later(sendDeliveries(deps, [id]));
  return present(row as Row);
}

/**
 * Delivers an event once more, however it ended, with its id as before; it gets all its attempts anew. Throws
 * `webhook.not_found`, `delivery.not_found`.
 */
export async function replayDelivery(
  deps: SendDeps,
  { deliveryId, ...which }: EndpointOfUser & { deliveryId: string },
): Promise<WebhookDelivery> {
  await findWebhook(deps, which);
  const [row] = await deps.db
    .update(webhookDeliveries)
    .set({ state: 'pending', attempts: 0, nextAt: deps.now(), deliveredAt: null })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.endpointId, which.webhookId)))
    .returning();
  if (!row) throw createProblem('delivery.not_found');
  deps.later(sendDeliveries(deps, [deliveryId]));
  return present(row);
}
