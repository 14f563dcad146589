import { and, eq, exists, isNull, or } from 'drizzle-orm';
import { apiKeys, jobs, sessions } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { listenerOf } from '../film-job/job-sockets.ts';

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
  // An object would come into being for any name that is asked for, and a ticket may outlive its sign-in or key.
  const listener = listenerOf(new URL(request.url).searchParams.get('ticket') ?? '');
  const isLive = or(
    exists(
      db
        .select({ id: sessions.id })
        .from(sessions)
        .where(
          and(eq(sessions.familyId, listener), eq(sessions.userId, jobs.userId), isNull(sessions.revokedAt)),
        ),
    ),
    exists(
      db
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .where(and(eq(apiKeys.id, listener), eq(apiKeys.userId, jobs.userId), isNull(apiKeys.revokedAt))),
    ),
  );
  const [job] = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), isLive));
  if (!job) throw createProblem('job.ticket_invalid');
  const answer = await filmJob.getByName(jobId).fetch(request);
  if (answer.status !== 101) throw createProblem('job.ticket_invalid');
  return answer;
}
