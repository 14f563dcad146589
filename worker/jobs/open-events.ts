import { eq } from 'drizzle-orm';
import { jobs } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';

/**
 * Opens a job's WebSocket for whoever holds a ticket. A browser's Origin must be the studio's own: a foreign
 * page must not listen with a stolen ticket. Throws `auth.forbidden`, `job.ticket_invalid`.
 */
export async function openEvents(
  { db, filmJob, settings }: Pick<Deps, 'db' | 'filmJob' | 'settings'>,
  { jobId, request }: { jobId: string; request: Request },
): Promise<Response> {
  const origin = request.headers.get('origin');
  if (origin !== null && !settings.origins.includes(origin) && origin !== new URL(request.url).origin) {
    throw createProblem('auth.forbidden', { detail: 'This page may not listen to a job.' });
  }
  // An object would come into being for any name that is asked for.
  const [job] = await db.select({ id: jobs.id }).from(jobs).where(eq(jobs.id, jobId));
  if (!job) throw createProblem('job.ticket_invalid');
  const answer = await filmJob.getByName(jobId).fetch(request);
  if (answer.status !== 101) throw createProblem('job.ticket_invalid');
  return answer;
}
