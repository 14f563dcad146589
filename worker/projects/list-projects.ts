import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Project } from '#domain/project';
import { projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, orderList, type Sort, toPage } from '../http/cursor.ts';
import { presentProject } from './present-project.ts';

export interface ProjectFilter {
  userId: string;
  /** True: the archived ones only; otherwise the others. */
  archived: boolean;
  /** In the name and in the description, whatever the case. */
  search?: string | undefined;
  sort: Sort;
  cursor?: string | undefined;
  limit: number;
}

/** The user's projects in the order that is asked for. Throws `request.invalid` for a cursor that is none. */
export async function listProjects(
  { db }: Pick<Deps, 'db'>,
  { userId, archived, search, sort, cursor, limit }: ProjectFilter,
): Promise<{ items: Project[]; nextCursor: string | null }> {
  const { behind, by } = orderList(sort, projects, decodeCursor(cursor));
  const words = sql`lower(${projects.name} || ' ' || ${projects.description})`;
  const rows = await db
    .select()
    .from(projects)
    .where(
      and(
        eq(projects.userId, userId),
        isNull(projects.deletedAt),
        archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
        search === undefined ? undefined : sql`position(lower(${search}) in ${words}) > 0`,
        behind,
      ),
    )
    .orderBy(...by)
    .limit(limit + 1);
  return toPage(rows, limit, presentProject, sort === 'name' ? (row) => row.name : undefined);
}
