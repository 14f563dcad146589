import type { Project } from '#domain/project';
import type { projects } from '../db/schema.ts';

/** Names the state of a project that its owner has read. */
export function projectEtag({ updatedAt }: Pick<Project, 'updatedAt'>): string {
  return `"${Date.parse(updatedAt).toString(36)}"`;
}

/** A project as its owner sees it. */
export function presentProject(row: typeof projects.$inferSelect): Project {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    settings: row.settings,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}
