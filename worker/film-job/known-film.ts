import type { KnownOfFilm } from '#domain/film-parts';
import type { OpenJob } from './open-job.ts';

/** What a job knows of its film beyond the plan: the pictures that are made, and the timeline once it is laid out. */
export function knownOf({ journal, film }: Pick<OpenJob, 'journal' | 'film'>): KnownOfFilm {
  const hashes = [...journal.values()].flatMap(({ key, kind, result }) => {
    const file = kind === 'sheet' || kind === 'picture' ? result?.files[0] : undefined;
    return file ? [[key, file.sha256] as const] : [];
  });
  // What is noted on is not noted on again; parts that are still to come have steps of their own.
  const planned = (film.noteParts ?? 0) === 0;
  return { hashes: new Map(hashes), timeline: film.timeline, planned };
}
