import { asc, eq } from 'drizzle-orm';
import type { JobExport } from '#domain/film-export';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { exports } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { findJob, type JobOfUser } from '../jobs/find-job.ts';
import { EXPORT } from './export-errand.ts';
import { presentExport } from './present-export.ts';

/**
 * The exports of a film, oldest first; whoever looks at one that nobody makes any more has it made.
 * Throws `job.not_found`.
 */
export async function listExports(
  deps: Pick<Deps, 'db' | 'bucket' | 'queues' | 'now'>,
  { userId, jobId }: JobOfUser,
): Promise<JobExport[]> {
  const job = await findJob(deps.db, { userId, jobId });
  const rows = await deps.db
    .select()
    .from(exports)
    .where(eq(exports.jobId, jobId))
    .orderBy(asc(exports.createdAt), asc(exports.id));
  const at = deps.now();
  const made = await findReadyAssets(
    deps.db,
    rows.map(({ assetKey }) => assetKey),
    at,
  );
  for (const { id, state, leaseUntil } of rows) {
    if (state === 'making' && leaseUntil < at) await wakeErrand(deps, EXPORT, id);
  }
  return Promise.all(rows.map((row) => presentExport(deps, row, made.get(row.assetKey), job.title)));
}
