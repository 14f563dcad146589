import type { MadeFile } from '#domain/composer-order';

/** What a made file is in the film. */
export type FilmRole = MadeFile['role'];

/** A finished file on disk and its media type. */
export interface Made {
  role: FilmRole;
  path: string;
  type: string;
}
