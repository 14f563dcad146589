import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { failLostJob } from '../jobs/fail-lost-job.ts';

const DeadFollow = z.union([
  z.object({ follow: z.object({ jobId: z.string() }) }),
  z.object({ exportId: z.string() }),
  z.object({ previewId: z.string() }),
  z.object({ uploadId: z.string() }),
]);
const DeadMessage = z.object({ jobId: z.string(), stepKey: z.string().optional() });

/** From this delivery on, some minutes after the first, the job's own object is not waited for any longer. */
const WITHOUT_OBJECT = 6;

/**
 * A message that could not be delivered, however often it was tried: its job fails and says so, in the end even
 * where its own object answers nothing but errors. One that names no job is only logged, since there is nobody to tell.
 */
export async function handleDeadLetter(
  deps: Pick<Deps, 'db' | 'filmJob' | 'newId' | 'now'>,
  body: unknown,
  delivery: number,
): Promise<void> {
  if (DeadFollow.safeParse(body).success) {
    // The attempt's, export's, preview's or upload's row stays open, and the minute's sweep finds it.
    console.error(JSON.stringify({ level: 'error', event: 'dead_letter.follow' }));
    return;
  }
  const dead = DeadMessage.safeParse(body);
  if (!dead.success) {
    console.error(JSON.stringify({ level: 'error', event: 'dead_letter.unreadable' }));
    return;
  }
  const { jobId, stepKey } = dead.data;
  try {
    await deps.filmJob.getByName(jobId).ask(jobId, { type: 'give-up', stepKey });
  } catch (error) {
    if (delivery < WITHOUT_OBJECT) throw error;
    await failLostJob(deps, jobId);
  }
}
