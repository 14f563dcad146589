import type { Plan } from '#domain/estimate';
import type { plans } from '../db/schema.ts';

export type PlanRow = typeof plans.$inferSelect;

/** A storyboard version as its owner sees it. */
export function presentPlan(row: PlanRow): Plan {
  return {
    id: row.id,
    projectId: row.projectId,
    version: row.version,
    script: row.script,
    plan: row.plan,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The strong ETag of a version. Versions never change, so it is the version's number. */
export function planEtag({ version }: Pick<PlanRow, 'version'>): string {
  return `"${version}"`;
}
