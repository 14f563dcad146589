import { and, desc, eq, sql } from 'drizzle-orm';
import { canonicalJson, sha256Hex } from '#domain/content-key';
import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { plans, projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/**
 * Stores a storyboard as the project's next version and returns its id; the same storyboard of the same script
 * is found again. `anyConfig`: under whatever config it was planned, so that jobs, which have a config of their
 * own, make no versions of one film; else only under the same, since a version quotes with its config.
 */
export async function storePlan(
  { db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>,
  made: { projectId: string; script: string; config: JobConfig; plan: FilmPlan },
  { anyConfig }: { anyConfig: boolean },
): Promise<string> {
  const scriptHash = sha256Hex(canonicalJson({ script: made.script, plan: made.plan }));
  return db.transaction(async (tx) => {
    // The project's row is the queue in which its versions are numbered.
    await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, made.projectId)).for('update');
    const sameConfig = sql<boolean>`${plans.config} = ${JSON.stringify(made.config)}::jsonb`;
    const same = and(
      eq(plans.projectId, made.projectId),
      eq(plans.scriptHash, scriptHash),
      anyConfig ? undefined : sameConfig,
    );
    const [known] = await tx
      .select({ id: plans.id })
      .from(plans)
      .where(same)
      .orderBy(desc(sameConfig), desc(plans.version))
      .limit(1);
    if (known) return known.id;
    const [last] = await tx
      .select({ version: sql<number>`coalesce(max(${plans.version}), 0)::int` })
      .from(plans)
      .where(eq(plans.projectId, made.projectId));
    const id = newId('pln');
    await tx.insert(plans).values({
      ...made,
      id,
      version: (last?.version ?? 0) + 1,
      scriptHash,
      createdAt: now(),
    });
    return id;
  });
}
