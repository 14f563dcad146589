import type { z } from 'zod';
import type { Project, UpdateProjectRequest } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { ownProject } from './find-project.ts';
import { presentProject } from './present-project.ts';

/** Changes the fields that are given. Throws `project.not_found`. */
export async function updateProject(
  deps: Pick<Deps, 'db' | 'now'>,
  input: { userId: string; projectId: string; change: z.infer<typeof UpdateProjectRequest> },
): Promise<Project> {
  const { name, description, settings } = input.change;
  const [row] = await deps.db
    .update(projects)
    .set({ name, description, settings, updatedAt: deps.now() })
    .where(ownProject(input.userId, input.projectId))
    .returning();
  if (!row) throw createProblem('project.not_found');
  return presentProject(row);
}
