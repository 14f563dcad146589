import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { assets, projects, users } from '../db/schema.ts';
import type { DeletionDeps } from '../jobs/finish-job-deletion.ts';
import { finishProjectDeletion } from '../projects/finish-project-deletion.ts';

const ASSETS_AT_ONCE = 500;

/**
 * Deletes what a deleted account still owns: its projects, then its assets' objects, then its rows.
 * False: a job would not stop yet; call again. Safe to repeat at any point.
 */
export async function finishAccountDeletion(deps: DeletionDeps, userId: string): Promise<boolean> {
  const owned = await deps.db.select({ id: projects.id }).from(projects).where(eq(projects.userId, userId));
  for (const { id } of owned) {
    if (!(await finishProjectDeletion(deps, id))) return false;
  }
  for (;;) {
    const made = await deps.db
      .select({ key: assets.key, objectKey: assets.objectKey, kind: assets.kind })
      .from(assets)
      .where(eq(assets.userId, userId))
      .limit(ASSETS_AT_ONCE);
    if (made.length === 0) break;
    for (const { key, kind } of made) {
      // An asset may have several files; all of them begin with its key.
      const { keys } = await deps.bucket.list(`assets/${kind}/${key}`);
      await deps.bucket.deleteMany(keys);
    }
    const keys = made.map(({ key }) => key);
    await deps.db.delete(assets).where(and(eq(assets.userId, userId), inArray(assets.key, keys)));
  }
  await deps.db.delete(users).where(and(eq(users.id, userId), isNotNull(users.deletedAt)));
  return true;
}
