import { asc, desc, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { createProblem } from '../errors.ts';

/** A place in a list that is ordered by time or by name, then by id. */
export interface Place {
  createdAt: Date;
  id: string;
  /** Only in lists by name. */
  name?: string;
}

/** The orders of lists that people leaf through. */
export const SORTS = ['newest', 'oldest', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** Beyond this the database's dates end before JavaScript's do. */
const LAST_MS = Date.UTC(2200, 0);
const Tuple = z.tuple([
  z.int().min(0).max(LAST_MS),
  z
    .string()
    .min(1)
    .max(64)
    .regex(/^[\x21-\x7e]+$/),
  z
    .string()
    .max(200)
    .refine((name) => !name.includes('\0') && name.isWellFormed())
    .optional(),
]);

/** The opaque text that continues a list after `place`. */
export function encodeCursor(place: Place): string {
  const { createdAt, id, name } = place;
  const parts = [createdAt.getTime(), id, ...(name === undefined ? [] : [name])];
  // Base64 knows bytes, not letters.
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(parts))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads a cursor back. Throws `request.invalid` naming `cursor` for anything that was not made here. */
export function decodeCursor(text: string | undefined): Place | undefined {
  if (text === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    const [ms, id, name] = Tuple.parse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)),
    );
    return { createdAt: new Date(ms), id, ...(name === undefined ? {} : { name }) };
  } catch (cause) {
    throw notOfThisList('This cursor comes from no list', cause);
  }
}

function notOfThisList(message: string, cause?: unknown) {
  return createProblem('request.invalid', { errors: [{ path: 'cursor', message }], cause });
}

/**
 * The order of a list and where it goes on behind `from`. Names are compared whatever their case. Throws
 * `request.invalid` for the cursor of a list in another order.
 */
export function orderList(
  sort: Sort,
  columns: { createdAt: SQLWrapper; id: SQLWrapper; name: SQLWrapper },
  from: Place | undefined,
): { behind: SQL | undefined; by: SQL[] } {
  const { createdAt, id, name } = columns;
  if (sort === 'name') {
    if (from && from.name === undefined)
      throw notOfThisList('This cursor comes from a list in another order');
    return {
      behind: from && sql`(lower(${name}), ${id}) > (lower(${from.name}::text), ${from.id})`,
      by: [asc(sql`lower(${name})`), asc(id)],
    };
  }
  const place = from && sql`(${from.createdAt.toISOString()}::timestamptz, ${from.id})`;
  return sort === 'oldest'
    ? { behind: place && sql`(${createdAt}, ${id}) > ${place}`, by: [asc(createdAt), asc(id)] }
    : { behind: place && sql`(${createdAt}, ${id}) < ${place}`, by: [desc(createdAt), desc(id)] };
}

/**
 * A page out of `limit + 1` rows: the one too many says that there is more. `nameOf`: in lists by name.
 */
export function toPage<R extends Place, T>(
  rows: readonly R[],
  limit: number,
  present: (row: R) => T,
  nameOf?: (row: R) => string,
): { items: T[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const place = last && { createdAt: last.createdAt, id: last.id, ...(nameOf && { name: nameOf(last) }) };
  return { items: kept.map(present), nextCursor: rows.length > limit && place ? encodeCursor(place) : null };
}
