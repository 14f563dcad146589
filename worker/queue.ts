import { createDeps, type Deps } from './deps.ts';
import type { Env } from './env.ts';
import { handleDeadLetter } from './queue/handle-dead-letter.ts';
import { handleJobMessage } from './queue/handle-jobs.ts';
import { handleStepMessage } from './queue/handle-steps.ts';
import { handleWebhookMessage } from './queue/handle-webhooks.ts';

/** `delivery`: which delivery of the message it is, from 1. */
type Handler = (deps: Deps, body: unknown, delivery: number) => Promise<void>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'film-jobs': handleJobMessage,
  'film-steps': handleStepMessage,
  webhooks: handleWebhookMessage,
  'film-jobs-dead': handleDeadLetter,
  'film-steps-dead': handleDeadLetter,
};

/** Seconds until a message is delivered again, by how often it was: transport trouble passes or it does not. */
const retryDelay = (attempts: number) => Math.min(60, 2 ** attempts);

/**
 * Handles a batch of any queue. Its messages go side by side and each is acknowledged for itself: a throw
 * would deliver the whole batch again, what was done included.
 */
export async function handleBatch(batch: MessageBatch, env: Env, ctx: ExecutionContext): Promise<void> {
  const life = createDeps(env);
  const handle = HANDLERS[batch.queue];
  await Promise.all(
    batch.messages.map(async (message) => {
      try {
        if (!handle) throw new Error(`nobody reads the queue ${batch.queue}`);
        await handle(life.deps, message.body, message.attempts);
        message.ack();
      } catch (error) {
        const reason = error instanceof Error && !('query' in error) ? error.message : 'unknown';
        const { queue } = batch;
        console.error(
          JSON.stringify({ level: 'error', event: 'message.failed', queue, id: message.id, reason }),
        );
        message.retry({ delaySeconds: retryDelay(message.attempts) });
      }
    }),
  );
  ctx.waitUntil(life.close());
}
