import type { z } from 'zod';
import type { CreateProjectRequest, Project } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { presentProject } from './present-project.ts';

/** Makes a project of the user's. */
export async function createProject(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  input: z.infer<typeof CreateProjectRequest> & { userId: string },
): Promise<Project> {
  const now = deps.now();
  const row = {
    id: deps.newId('prj'),
    userId: input.userId,
    name: input.name,
    description: input.description,
    settings: input.settings,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  await deps.db.insert(projects).values(row);
  return presentProject(row);
}
