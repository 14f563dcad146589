import type { z } from 'zod';
import type { Ticket } from '#domain/film-job';
import type { Deps } from '../deps.ts';
import { TICKET_SECONDS } from '../film-job/job-sockets.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/** A one-use ticket for a job's WebSocket, which cannot send an Authorization header. Throws `job.not_found`. */
export async function createTicket(
  { db, filmJob }: Pick<Deps, 'db' | 'filmJob'>,
  { userId, jobId, listener }: JobOfUser & { /** The sign-in or key that asks. */ listener: string },
): Promise<z.infer<typeof Ticket>> {
  await findJob(db, { userId, jobId });
  const ticket = await filmJob.getByName(jobId).createTicket(listener);
  return { ticket, expiresIn: TICKET_SECONDS };
}
