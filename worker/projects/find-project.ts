import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../db/connect.ts';
import { projects } from '../db/schema.ts';
import { createProblem } from '../errors.ts';

export type ProjectRow = typeof projects.$inferSelect;

/** The condition under which a project is the user's to see. */
export const ownProject = (userId: string, projectId: string) =>
  and(eq(projects.id, projectId), eq(projects.userId, userId), isNull(projects.deletedAt));

/** One of the user's own projects. Throws `project.not_found`, for a foreign one as for a missing one. */
export async function findProject(
  db: Database | Transaction,
  { userId, projectId }: { userId: string; projectId: string },
): Promise<ProjectRow> {
  const [row] = await db.select().from(projects).where(ownProject(userId, projectId));
  if (!row) throw createProblem('project.not_found');
  return row;
}
