import type { z } from 'zod';
import type { Project, UpdateProjectRequest } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { isMatched } from '../http/if-match.ts';
import { ownProject } from './find-project.ts';
import { presentProject, projectEtag } from './present-project.ts';

/**
 * Changes the fields that are given. `ifMatch`: the ETag that was read; undefined: whatever it is by now. Throws
 * `project.not_found`, `project.version_conflict`.
 */
export async function updateProject(
  deps: Pick<Deps, 'db' | 'now'>,
  input: {
    userId: string;
    projectId: string;
    change: z.infer<typeof UpdateProjectRequest>;
    ifMatch: string | undefined;
  },
): Promise<Project> {
  const { name, description, settings, archived } = input.change;
  const archivedAt = archived === undefined ? undefined : archived ? deps.now() : null;
  const own = ownProject(input.userId, input.projectId);
  return deps.db.transaction(async (tx) => {
    const [old] = await tx.select().from(projects).where(own).for('update');
    if (!old) throw createProblem('project.not_found');
    const etag = projectEtag(presentProject(old));
    if (input.ifMatch !== undefined && !isMatched(input.ifMatch, etag))
      throw createProblem('project.version_conflict');
    // Two changes within a millisecond are two states.
    const updatedAt = new Date(Math.max(deps.now().getTime(), old.updatedAt.getTime() + 1));
    const [row] = await tx
      .update(projects)
      .set({ name, description, settings, archivedAt, updatedAt })
      .where(own)
      .returning();
    if (!row) throw createProblem('project.not_found');
    return presentProject(row);
  });
}
