import { and, count, eq } from 'drizzle-orm';
import { freeAssetKey } from '#domain/asset-key';
import { JoinMeta } from '#domain/composer-order';
import { type CreateExportRequest, exportOrder, type JobExport } from '#domain/film-export';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { exports } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { findJob, type JobOfUser } from '../jobs/find-job.ts';
import { EXPORT } from './export-errand.ts';
import { presentExport } from './present-export.ts';

/** Formats, and some teasers of different parts: more is nobody's film any more. */
const MOST_OF_A_JOB = 24;

type CreateDeps = Pick<Deps, 'db' | 'bucket' | 'composer' | 'filmJob' | 'queues' | 'now'>;

/**
 * Has a finished film turned into another format, free. Asking for the same again answers the same export; one that
 * failed is tried anew. `id`: of a new one. Throws `job.not_found`, `job.not_completed`, `export.limit_reached`.
 */
export async function createExport(
  deps: CreateDeps,
  { id, userId, jobId, request }: JobOfUser & { id: string; request: CreateExportRequest },
): Promise<JobExport> {
  const { db, now } = deps;
  const job = await findJob(db, { userId, jobId });
  if (job.status !== 'completed') {
    throw createProblem('job.not_completed', { detail: `The job is ${job.status.replace('_', ' ')}.` });
  }
  const done = await deps.filmJob.getByName(jobId).doneSteps();
  const join = done.find((step) => step.kind === 'join');
  if (!join?.file) throw new Error(`job ${jobId} is completed without a film`);
  const film = { ...JoinMeta.parse(join.meta), title: job.title };
  const order = exportOrder(request, film, job.config);
  const inputs = { film: join.file.sha256 };
  const work = { kind: 'export', order } as const;
  const assetKey = freeAssetKey(userId, work, inputs, await deps.composer.version());
  const at = now();
  const made = (await findReadyAssets(db, [assetKey], at)).get(assetKey);
  const same = and(eq(exports.jobId, jobId), eq(exports.assetKey, assetKey));
  const row = await db.transaction(async (tx) => {
    const [known] = await tx.select().from(exports).where(same).for('update');
    const state = made ? ('ready' as const) : ('making' as const);
    const fresh = { state, tries: 0, error: null, leaseUntil: at };
    if (known && (known.state === state || known.state === 'making')) return known;
    if (known) return (await tx.update(exports).set(fresh).where(same).returning())[0];
    const [held] = await tx.select({ n: count() }).from(exports).where(eq(exports.jobId, jobId));
    if ((held?.n ?? 0) >= MOST_OF_A_JOB) throw createProblem('export.limit_reached');
    const values = { ...fresh, id, jobId, userId, assetKey, request, order, createdAt: at };
    // Two at once: the second finds what the first has made.
    const [created] = await tx.insert(exports).values(values).onConflictDoNothing().returning();
    return created ?? (await tx.select().from(exports).where(same))[0];
  });
  if (!row) throw new Error(`the export of ${jobId} went away while it was asked for`);
  if (row.state === 'making') await wakeErrand(deps, EXPORT, row.id);
  return presentExport(deps, row, made, job.title);
}
