import { and, eq, isNull } from 'drizzle-orm';
import { keptMails, projects, sessions, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { DeletionDeps } from '../jobs/finish-job-deletion.ts';
import { finishAccountDeletion } from './finish-account-deletion.ts';

/**
 * Deletes an account: nobody can sign in or use its tokens from now on, and its address and name are free
 * again; everything that it owns goes after the answer. The sweep finishes what is interrupted.
 */
export async function deleteAccount(
  deps: DeletionDeps & Pick<Deps, 'now' | 'later'>,
  { userId }: { userId: string },
): Promise<void> {
  await buryAccount(deps, userId);
  deps.later(finishAccountDeletion(deps, userId));
}

/** Sets the tombstones of an account and its projects; what is under them is still to be removed. */
export async function buryAccount(deps: Pick<Deps, 'db' | 'now'>, userId: string): Promise<void> {
  const deletedAt = deps.now();
  await deps.db.transaction(async (tx) => {
    const [user] = await tx
      .select({ email: users.email })
      .from(users)
      .where(eq(users.id, userId))
      .for('update');
    if (user?.email) await tx.delete(keptMails).where(eq(keptMails.recipient, user.email));
    await tx
      .update(users)
      .set({ isActive: false, deletedAt, email: null, username: userId, hashedPassword: null })
      .where(eq(users.id, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx
      .update(projects)
      .set({ deletedAt })
      .where(and(eq(projects.userId, userId), isNull(projects.deletedAt)));
  });
}
