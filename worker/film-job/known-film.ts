import type { KnownOfFilm } from '#domain/film-parts';
import type { OpenJob } from './open-job.ts';

/** What a job knows of its film beyond the plan: the pictures that are made, and the timeline once it is laid out. */
export function knownOf({ journal, film }: Pick<OpenJob, 'journal' | 'film'>): KnownOfFilm {
  const hashes = [...journal.values()].flatMap(({ key, kind, result }) => {
    const file = kind === 'sheet' || kind === 'picture' ? result?.files[0] : undefined;
    return file ? [[key, file.sha256] as const] : [];
  });
  return { hashes: new Map(hashes), timeline: film.timeline };
}
