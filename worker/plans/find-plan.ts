import { and, eq, isNull } from 'drizzle-orm';
import { plans, projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import type { PlanRow } from './present-plan.ts';

/** A storyboard of one of the user's own projects. Throws `plan.not_found`, for a foreign one too. */
export async function findPlan(
  { db }: Pick<Deps, 'db'>,
  { userId, planId }: { userId: string; planId: string },
): Promise<PlanRow> {
  const [row] = await db
    .select({ plan: plans })
    .from(plans)
    .innerJoin(projects, eq(projects.id, plans.projectId))
    .where(and(eq(plans.id, planId), eq(projects.userId, userId), isNull(projects.deletedAt)));
  if (!row) throw createProblem('plan.not_found');
  return row.plan;
}
