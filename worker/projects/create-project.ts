import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { CreateProjectRequest, Project } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { presentProject } from './present-project.ts';

/** Makes a project of the user's. One of that `id` that is theirs already is answered as it is. */
export async function createProject(
  deps: Pick<Deps, 'db' | 'now'>,
  input: z.infer<typeof CreateProjectRequest> & { id: string; userId: string },
): Promise<Project> {
  const now = deps.now();
  const row = {
    id: input.id,
    userId: input.userId,
    name: input.name,
    description: input.description,
    settings: input.settings,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  const [made] = await deps.db.insert(projects).values(row).onConflictDoNothing().returning();
  if (made) return presentProject(made);
  const [known] = await deps.db
    .select()
    .from(projects)
    .where(and(eq(projects.id, input.id), eq(projects.userId, input.userId)));
  if (!known) throw new Error(`project ${input.id} was not stored`);
  return presentProject(known);
}
