/** A queue that keeps what is sent until somebody takes it; every message says how long it was to wait. */
export class FakeQueue {
  readonly messages: { body: unknown; delayMs: number }[] = [];

  get queue(): Queue {
    const send = async (body: unknown, { delaySeconds = 0 }: { delaySeconds?: number } = {}) => {
      this.messages.push({ body, delayMs: delaySeconds * 1000 });
    };
    const sendBatch = async (batch: Iterable<{ body: unknown; delaySeconds?: number }>) => {
      for (const { body, delaySeconds } of batch) await send(body, { delaySeconds });
    };
    return { send, sendBatch } as unknown as Queue;
  }
}
