import { freshStep } from '#domain/journal';
import { stageOf } from '#domain/steps';
import { type OpenJob, readFilm } from './open-job.ts';

/**
 * Forgets those steps of making the film for which `which` is true; they begin anew when their turn comes. What
 * was bought keeps its count of attempts: the ledger knows them by it, and a second first one would buy nothing.
 */
export function forgetSteps(job: OpenJob, which: (key: string) => boolean): void {
  const rows = [...job.journal.values()].filter(
    (row) => stageOf(row.kind) === 'processing' && which(row.key),
  );
  const keys = rows.map(({ key }) => key);
  const counted = rows.flatMap(({ key, kind, attempt }) => {
    const draft = attempt > 0 ? job.store.draft(key) : null;
    return draft && 'purchase' in draft ? [{ ...freshStep(key, kind), attempt }] : [];
  });
  job.store.atomically(() => {
    job.store.dropSteps(keys);
    job.store.saveSteps(counted);
    if (which('timeline')) job.store.dropDocument('timeline');
  });
  for (const key of keys) job.journal.delete(key);
  for (const row of counted) job.journal.set(row.key, row);
  job.film = readFilm(job.store, job.row);
}
