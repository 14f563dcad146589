import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Project } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';
import { presentProject } from './present-project.ts';

/** The user's projects, newest first. Throws `request.invalid` for a cursor that is none. */
export async function listProjects(
  { db }: Pick<Deps, 'db'>,
  { userId, cursor, limit }: { userId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: Project[]; nextCursor: string | null }> {
  const from = decodeCursor(cursor);
  const rows = await db
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.userId, userId),
        isNull(projects.deletedAt),
        from &&
          sql`(${projects.createdAt}, ${projects.id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(projects.createdAt), desc(projects.id))
    .limit(limit + 1);
  return toPage(rows, limit, presentProject);
}
