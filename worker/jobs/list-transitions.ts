import { asc, eq } from 'drizzle-orm';
import type { Transition } from '#domain/film-job';
import { jobStateHistory } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { findJob, type JobOfUser } from './find-job.ts';

/** Every transition of a job, its creation first. Throws `job.not_found`. */
export async function listTransitions({ db }: Pick<Deps, 'db'>, input: JobOfUser): Promise<Transition[]> {
  await findJob(db, input);
  const rows = await db
    .select()
    .from(jobStateHistory)
    .where(eq(jobStateHistory.jobId, input.jobId))
    .orderBy(asc(jobStateHistory.createdAt));
  return inOrder(rows).map((row) => ({
    from: row.fromState,
    to: row.toState,
    reason: row.reason,
    actor: row.actor,
    at: row.createdAt.toISOString(),
  }));
}

type Row = typeof jobStateHistory.$inferSelect;

/** Rows of one millisecond are put into the order in which one state leads to the next. */
function inOrder(rows: readonly Row[]): Row[] {
  const left = [...rows];
  const ordered: Row[] = [];
  let state: Row['fromState'] = null;
  while (left.length > 0) {
    const next: number = left.findIndex((row) => row.fromState === state);
    const [row] = left.splice(Math.max(0, next), 1) as [Row];
    ordered.push(row);
    state = row.toState;
  }
  return ordered;
}
