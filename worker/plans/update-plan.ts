import { eq, max } from 'drizzle-orm';
import { canonicalJson, sha256Hex } from '#domain/content-key';
import type { PlanWithEstimate } from '#domain/estimate';
import type { FilmPlan } from '#domain/film-plan';
import { brokenConstraint } from '../db/connect.ts';
import { plans, projects } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { isMatched } from '../http/if-match.ts';
import { judgePlan } from '../moderation/judge-text.ts';
import { requireUploads } from '../uploads/read-uploads.ts';
import { findPlan } from './find-plan.ts';
import { findPlanFaults } from './find-plan-faults.ts';
import { type PlanRow, planEtag, presentPlan } from './present-plan.ts';
import { type QuoteDeps, quoteFilm } from './quote-film.ts';
import { requireAllowed } from './require-allowed.ts';

/**
 * Stores an edited storyboard as a new version with an id of its own; the old one stays as it was. A version
 * is edited once: of two edits the second meets `plan.version_conflict`. `ifMatch`: the ETag that was read.
 * Throws `plan.not_found`, `plan.precondition_required`, `plan.invalid`, `script.refused` as well.
 */
export async function updatePlan(
  deps: QuoteDeps & Pick<Deps, 'settings' | 'now' | 'newId'>,
  input: { userId: string; planId: string; plan: FilmPlan; ifMatch: string | undefined },
): Promise<PlanWithEstimate> {
  const { userId, plan } = input;
  const old = await findPlan(deps, input);
  checkPrecondition(old, input.ifMatch);
  const errors = findPlanFaults(plan);
  if (errors.length > 0) throw createProblem('plan.invalid', { errors });
  await requireUploads(deps.db, userId, plan);
  requireAllowed(await judgePlan(deps, { userId, jobId: null }, plan), 'plan');
  const row = await storeEdit(deps, old, plan);
  const estimate = await quoteFilm(deps, { userId, plan, config: row.config, planned: true });
  return { ...presentPlan(row), estimate };
}

function checkPrecondition(old: PlanRow, ifMatch: string | undefined): void {
  if (ifMatch === undefined) {
    throw createProblem('plan.precondition_required', { detail: `Send If-Match: ${planEtag(old)}` });
  }
  if (!isMatched(ifMatch, planEtag(old))) throw createProblem('plan.version_conflict');
}

async function storeEdit(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  old: PlanRow,
  plan: FilmPlan,
): Promise<PlanRow> {
  try {
    return await deps.db.transaction(async (tx) => {
      // The project's row is the queue in which its versions are numbered.
      await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, old.projectId)).for('update');
      const [last] = await tx
        .select({ version: max(plans.version) })
        .from(plans)
        .where(eq(plans.projectId, old.projectId));
      const row = {
        id: deps.newId('pln'),
        projectId: old.projectId,
        version: (last?.version ?? 0) + 1,
        parentPlanId: old.id,
        script: old.script,
        plan,
        config: old.config,
        scriptHash: sha256Hex(canonicalJson({ script: old.script, plan })),
        createdAt: deps.now(),
      };
      await tx.insert(plans).values(row);
      return row;
    });
  } catch (error) {
    if (brokenConstraint(error) !== 'plans_parent_unique') throw error;
    throw createProblem('plan.version_conflict', {
      detail: 'This version was edited already; read the newest one.',
      cause: error,
    });
  }
}
