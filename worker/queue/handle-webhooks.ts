import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { deliver } from '../webhooks/deliver.ts';

const Message = z.object({ deliveryId: z.string() });

/** A message of the queue `webhooks`: one attempt at one delivery. */
export async function handleWebhookMessage(deps: Deps, body: unknown): Promise<void> {
  await deliver(deps, Message.parse(body).deliveryId);
}
