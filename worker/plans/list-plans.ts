import { and, desc, eq, sql } from 'drizzle-orm';
import type { PlanSummary } from '#domain/estimate';
import { plans } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';
import { findProject } from '../projects/find-project.ts';

/** A project's storyboard versions, newest first, without their shots. Throws `project.not_found`. */
export async function listPlans(
  { db }: Pick<Deps, 'db'>,
  input: { userId: string; projectId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: PlanSummary[]; nextCursor: string | null }> {
  const from = decodeCursor(input.cursor);
  await findProject(db, input);
  const rows = await db
    .select({
      id: plans.id,
      projectId: plans.projectId,
      version: plans.version,
      title: sql<string>`${plans.plan} ->> 'title'`,
      scenes: sql<number>`jsonb_array_length(${plans.plan} -> 'scenes')`,
      shots: sql<number>`jsonb_array_length(jsonb_path_query_array(${plans.plan}, '$.scenes[*].shots[*]'))`,
      createdAt: plans.createdAt,
    })
    .from(plans)
    .where(
      and(
        eq(plans.projectId, input.projectId),
        from &&
          sql`(${plans.createdAt}, ${plans.id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id})`,
      ),
    )
    .orderBy(desc(plans.createdAt), desc(plans.id))
    .limit(input.limit + 1);
  return toPage(rows, input.limit, (row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
