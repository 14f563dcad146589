import type { Env } from './env.ts';

/** Handles a batch of any of the queues, each message with its own catch. */
export async function handleBatch(batch: MessageBatch, _env: Env, _ctx: ExecutionContext): Promise<void> {
  for (const message of batch.messages) message.retry();
}
