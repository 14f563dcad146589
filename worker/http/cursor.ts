import { z } from 'zod';
import { createProblem } from '../errors.ts';

/** A place in a list that is ordered by time, newest first, then by id. */
export interface Place {
  createdAt: Date;
  id: string;
}

/** Beyond this the database's dates end before JavaScript's do. */
const LAST_MS = Date.UTC(2200, 0);
const Tuple = z.tuple([
  z.int().min(0).max(LAST_MS),
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\x21-\x7e]+$/),
]);

/** The opaque text that continues a list after `place`. */
export function encodeCursor(place: Place): string {
  return btoa(JSON.stringify([place.createdAt.getTime(), place.id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads a cursor back. Throws `request.invalid` naming `cursor` for anything that was not made here. */
export function decodeCursor(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  try {
    const [ms, id] = Tuple.parse(JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
    return { createdAt: new Date(ms), id };
  } catch (cause) {
    const errors = [{ path: 'cursor', message: 'This cursor comes from no list' }];
    throw createProblem('request.invalid', { errors, cause });
  }
}

/**
 * A page out of `limit + 1` rows: the one too many says that there is more.
 */
export function toPage<R extends Place, T>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => T,
): { items: T[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { items: kept.map(present), nextCursor: rows.length > limit && last ? encodeCursor(last) : null };
}
