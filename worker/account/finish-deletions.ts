import { and, asc, isNotNull, isNull, lt } from 'drizzle-orm';
import { jobs, projects, users } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { type DeletionDeps, finishJobDeletion } from '../jobs/finish-job-deletion.ts';
import { finishProjectDeletion } from '../projects/finish-project-deletion.ts';
import { buryAccount } from './delete-account.ts';
import { finishAccountDeletion } from './finish-account-deletion.ts';

/** The request that deleted is given this long to finish by itself. */
const GRACE_MS = 60_000;
const AT_ONCE = 5;

/** The sweep's part: finishes deletions that were interrupted, a few a call, oldest first. */
export async function finishDeletions(deps: DeletionDeps & Pick<Deps, 'now'>): Promise<void> {
  const before = new Date(deps.now().getTime() - GRACE_MS);
  const gone = await deps.db
    .select({ id: users.id })
    .from(users)
    .where(and(isNotNull(users.deletedAt), lt(users.deletedAt, before)))
    .orderBy(asc(users.deletedAt))
    .limit(AT_ONCE);
  for (const { id } of gone) await finishAccountDeletion(deps, id);
  const tombs = await deps.db
    .select({ id: projects.id })
    .from(projects)
    .where(and(isNotNull(projects.deletedAt), lt(projects.deletedAt, before)))
    .orderBy(asc(projects.deletedAt))
    .limit(AT_ONCE);
  for (const { id } of tombs) await finishProjectDeletion(deps, id);
  const films = await deps.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(isNotNull(jobs.deletedAt), lt(jobs.deletedAt, before)))
    .orderBy(asc(jobs.deletedAt))
    .limit(AT_ONCE);
  for (const { id } of films) await finishJobDeletion(deps, id);
}

/** The sweep's part: removes guests whose time is over, and all that they made. */
export async function removeGuests(deps: DeletionDeps & Pick<Deps, 'now'>): Promise<void> {
  const over = await deps.db
    .select({ id: users.id })
    .from(users)
    .where(and(lt(users.guestUntil, deps.now()), isNull(users.deletedAt)))
    .orderBy(asc(users.guestUntil))
    .limit(AT_ONCE);
  for (const { id } of over) {
    await buryAccount(deps, id);
    await finishAccountDeletion(deps, id);
  }
}
