import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { DeletionDeps } from '../jobs/finish-job-deletion.ts';
import { ownProject } from './find-project.ts';
import { finishProjectDeletion } from './finish-project-deletion.ts';

/**
 * Deletes a project: from now on it is gone for its owner; its jobs are stopped and its objects and rows go
 * after the answer. The sweep finishes what is interrupted. Throws `project.not_found`.
 */
export async function deleteProject(
  deps: DeletionDeps & Pick<Deps, 'now' | 'later'>,
  { userId, projectId }: { userId: string; projectId: string },
): Promise<void> {
  const [row] = await deps.db
    .update(projects)
    .set({ deletedAt: deps.now() })
    .where(ownProject(userId, projectId))
    .returning({ id: projects.id });
  if (!row) throw createProblem('project.not_found');
  deps.later(finishProjectDeletion(deps, projectId));
}
