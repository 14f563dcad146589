import { z } from 'zod';
import type { Deps } from '../deps.ts';

const DeadFollow = z.object({ follow: z.object({ jobId: z.string() }) });
const DeadMessage = z.object({ jobId: z.string(), stepKey: z.string().optional() });

/**
 * A message that could not be delivered, however often it was tried: its job fails and says so. One that names
 * no job is only logged, since there is nobody to tell.
 */
export async function handleDeadLetter(deps: Pick<Deps, 'filmJob'>, body: unknown): Promise<void> {
  if (DeadFollow.safeParse(body).success) {
    // Its attempt's row stays open, and the minute's sweep finds it.
    console.error(JSON.stringify({ level: 'error', event: 'dead_letter.follow' }));
    return;
  }
  const dead = DeadMessage.safeParse(body);
  if (!dead.success) {
    console.error(JSON.stringify({ level: 'error', event: 'dead_letter.unreadable' }));
    return;
  }
  const { jobId } = dead.data;
  await deps.filmJob.getByName(jobId).ask(jobId, { type: 'give-up', stepKey: dead.data.stepKey });
}
