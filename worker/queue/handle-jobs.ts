import { z } from 'zod';
import type { Deps } from '../deps.ts';

const JobMessage = z.object({ jobId: z.string() });

/** A message of `film-jobs`: begin this job. */
export async function handleJobMessage(deps: Pick<Deps, 'filmJob'>, body: unknown): Promise<void> {
  const { jobId } = JobMessage.parse(body);
  await deps.filmJob.getByName(jobId).start(jobId);
}
