import { sql } from 'drizzle-orm';
import { bigint, timestamp } from 'drizzle-orm/pg-core';

/** Times are UTC with milliseconds; a JavaScript Date holds no finer ones, and cursors compare exactly. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
/** Micro-dollars. 2^53 of them are nine milliard dollars, so a number holds every sum exactly. */
export const micros = (name: string) => bigint(name, { mode: 'number' });
/** Known words as they stand in a CHECK. */
export const oneOf = (values: readonly string[]) => sql.raw(values.map((v) => `'${v}'`).join(', '));
