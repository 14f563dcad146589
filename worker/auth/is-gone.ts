import type { users } from '../db/schema.ts';

/** True of an account that is deleted or switched off, and of a guest whose time is over. */
export function isGone(
  { isActive, guestUntil }: Pick<typeof users.$inferSelect, 'isActive' | 'guestUntil'>,
  now: Date,
): boolean {
  return !isActive || (guestUntil !== null && guestUntil <= now);
}
