import { stageOf } from '#domain/steps';
import { type OpenJob, readFilm } from './open-job.ts';

/** Forgets those steps of making the film for which `which` is true; they begin anew when their turn comes. */
export function forgetSteps(job: OpenJob, which: (key: string) => boolean): void {
  const keys = [...job.journal.values()]
    .filter((row) => stageOf(row.kind) === 'processing' && which(row.key))
    .map((row) => row.key);
  job.store.atomically(() => {
    job.store.dropSteps(keys);
    if (which('timeline')) job.store.dropDocument('timeline');
  });
  for (const key of keys) job.journal.delete(key);
  job.film = readFilm(job.store, job.row);
}
