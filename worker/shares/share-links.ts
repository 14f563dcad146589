import { Buffer } from 'node:buffer';
import { and, eq, isNull } from 'drizzle-orm';
import type { Share } from '#domain/film-job';
import { shares } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser } from '../jobs/find-job.ts';

type ShareDeps = Pick<Deps, 'db' | 'settings' | 'now'>;

/** 144 random bits: nobody finds a film by trying. */
const newToken = () => Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');

const liveOf = (jobId: string) => and(eq(shares.jobId, jobId), isNull(shares.revokedAt));

function present({ settings }: ShareDeps, row: typeof shares.$inferSelect): Share {
  return { url: `${settings.publicUrl}/share/${row.token}`, createdAt: row.createdAt.toISOString() };
}

/**
 * Gives a finished film a link for everybody; one that has a link keeps it. Throws `job.not_found`,
 * `job.not_completed`.
 */
export async function createShare(deps: ShareDeps, { userId, jobId }: JobOfUser): Promise<Share> {
  const job = await findJob(deps.db, { userId, jobId });
  if (job.status !== 'completed') {
    throw createProblem('job.not_completed', { detail: 'A film can be shared when it is finished.' });
  }
  // Of two at once the index of live links lets one in; both read it.
  await deps.db
    .insert(shares)
    .values({ token: newToken(), jobId, createdAt: deps.now() })
    .onConflictDoNothing();
  return readShare(deps, { userId, jobId });
}

/** The film's link. Throws `job.not_found`, `share.not_found`. */
export async function readShare(deps: ShareDeps, { userId, jobId }: JobOfUser): Promise<Share> {
  await findJob(deps.db, { userId, jobId });
  const [row] = await deps.db.select().from(shares).where(liveOf(jobId));
  if (!row) throw createProblem('share.not_found');
  return present(deps, row);
}

/** Takes the film's link back, for good: a later one is another. Throws `job.not_found`, `share.not_found`. */
export async function revokeShare(deps: ShareDeps, { userId, jobId }: JobOfUser): Promise<void> {
  await findJob(deps.db, { userId, jobId });
  const revoked = await deps.db
    .update(shares)
    .set({ revokedAt: deps.now() })
    .where(liveOf(jobId))
    .returning({ token: shares.token });
  if (revoked.length === 0) throw createProblem('share.not_found');
}
