import { eq } from 'drizzle-orm';
import { stampPayer } from '../api-keys/key-spending.ts';
import { jobs, projects } from '../db/schema.ts';
import { type DeletionDeps, emptyJobs } from '../jobs/finish-job-deletion.ts';

/**
 * Finishes what a tombstone began: its jobs and all that is kept of them, then the rows, which are what remembers
 * the others. False: a job would not stop yet, or something it bought is not settled; call again. Safe to repeat
 * at any point.
 */
export async function finishProjectDeletion(deps: DeletionDeps, projectId: string): Promise<boolean> {
  const ofProject = eq(jobs.projectId, projectId);
  if (!(await emptyJobs(deps, ofProject))) return false;
  await deps.db.transaction(async (tx) => {
    await stampPayer(tx, ofProject);
    await tx.delete(projects).where(eq(projects.id, projectId));
  });
  return true;
}
