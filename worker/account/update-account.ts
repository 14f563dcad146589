import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { UpdateMeRequest, User } from '#domain/account';
import { accountConflict } from '../auth/register-user.ts';
import { users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { presentUser } from './present-user.ts';

/** Changes the fields that are given; none is fine. Throws `user.username_taken`. */
export async function updateAccount(
  { db }: Pick<Deps, 'db'>,
  { user, change }: { user: User; change: z.infer<typeof UpdateMeRequest> },
): Promise<User> {
  if (change.username === undefined || change.username === user.username) return user;
  try {
    const [row] = await db
      .update(users)
      .set({ username: change.username })
      .where(eq(users.id, user.id))
      .returning();
    return presentUser(row as typeof users.$inferSelect);
  } catch (error) {
    throw accountConflict(error);
  }
}
