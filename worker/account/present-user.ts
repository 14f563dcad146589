import type { User } from '#domain/account';
import type { users } from '../db/schema.ts';

type Shown = 'id' | 'email' | 'username' | 'role' | 'guestUntil' | 'emailVerifiedAt' | 'createdAt';

/** A user as they see themselves; never the password's hash. */
export function presentUser(row: Pick<typeof users.$inferSelect, Shown>): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    role: row.role,
    guestUntil: row.guestUntil?.toISOString() ?? null,
    emailVerified: row.emailVerifiedAt !== null,
    createdAt: row.createdAt.toISOString(),
  };
}
