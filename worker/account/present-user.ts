import type { User } from '#domain/account';
import type { users } from '../db/schema.ts';

/** A user as they see themselves; never the password's hash. */
export function presentUser(
  row: Pick<typeof users.$inferSelect, 'id' | 'email' | 'username' | 'role' | 'createdAt'>,
): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    role: row.role,
    createdAt: row.createdAt.toISOString(),
  };
}
