import { and, asc, eq, lte } from 'drizzle-orm';
import { webhookDeliveries } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** A queue takes a hundred messages at once. */
const AT_ONCE = 100;

/** Wakes the senders of deliveries that were just written. If that fails, the sweep does it within a minute. */
export async function sendDeliveries(
  { queues }: Pick<Deps, 'queues'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await queues.webhooks.sendBatch(ids.slice(0, AT_ONCE).map((deliveryId) => ({ body: { deliveryId } })));
}

/** The sweep's part: wakes the senders of all that is due. Returns how many. */
export async function sweepDeliveries({
  db,
  queues,
  now,
}: Pick<Deps, 'db' | 'queues' | 'now'>): Promise<number> {
  const due = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.state, 'pending'), lte(webhookDeliveries.nextAt, now())))
    .orderBy(asc(webhookDeliveries.nextAt))
    .limit(AT_ONCE);
  await sendDeliveries(
    { queues },
    due.map(({ id }) => id),
  );
  return due.length;
}
