import { stepKeyOf } from '#domain/film-orders';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import type { Storyboard } from '#domain/preview';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { previews } from '../db/schema.ts';
import { attemptOf } from '../errands/errand.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { judgePlan } from '../moderation/judge-text.ts';
import { findNotes } from '../plans/find-notes.ts';
import { findProject } from '../projects/find-project.ts';
import { choosePlanner } from '../providers/choose-provider.ts';
import { buyStep } from '../steps/buy-step.ts';
import { outcomeOfError, type StepDeps } from '../steps/run-step.ts';
import { storePlan } from '../steps/store-plan.ts';
import { PREVIEW } from './preview-errand.ts';
import type { PreviewRow } from './store-preview.ts';

/**
 * Takes a storyboard a step further: buys the notes on the next part that is not noted on, or, where all are, stores
 * it. What was noted for any film before is found by its content. Null: somebody reports later.
 */
export async function noteStoryboard(
  deps: StepDeps,
  row: PreviewRow,
  storyboard: Storyboard,
): Promise<StepOutcome | null> {
  const step = await prepare(deps, row, storyboard).catch(outcomeOfError);
  if ('type' in step) return step;
  const { request, assetKey, part } = step;
  const { id, fence } = row;
  const purchase = { request, assetKey, shotId: null, lineId: null };
  const name = { jobId: id, stepKey: stepKeyOf.note(part), attempt: fence, fence };
  return buyStep(deps, { place: 'vendor', kind: 'note', purchase, name });
}

async function prepare(deps: StepDeps, row: PreviewRow, storyboard: Storyboard) {
  const { userId } = row;
  const { projectId, script, config, noteKeys } = storyboard;
  // Nothing more is bought for a project that was deleted meanwhile.
  await findProject(deps.db, { userId, projectId });
  const draft = await choosePlanner(config, deps.settings).plan(script, config);
  const look = (keys: readonly string[]) => findReadyAssets(deps.db, keys, deps.now());
  const { keys, next, noted } = await findNotes(look, { userId, plan: draft, config }, noteKeys);
  if (keys.length > noteKeys.length) await saveKeys(deps, row, { ...storyboard, noteKeys: keys });
  if (next) return { ...next, part: keys.length };
  return finish(deps, row, { storyboard, draft, noted: noted ?? draft });
}

async function saveKeys({ db }: StepDeps, { id, fence, purchase }: PreviewRow, storyboard: Storyboard) {
  if (!purchase) throw new Error(`preview ${id} buys nothing`);
  await db
    .update(previews)
    .set({ purchase: { ...purchase, storyboard } })
    .where(attemptOf(PREVIEW, { id, fence }));
}

interface Noted {
  storyboard: Storyboard;
  /** As the rules read it: allowed before anything was bought. */
  draft: FilmPlan;
  noted: FilmPlan;
}

/** Stores the storyboard as a version of its project. Notes that moderation refuses are left off their shots. */
async function finish(
  deps: StepDeps,
  { userId }: PreviewRow,
  { storyboard, draft, noted }: Noted,
): Promise<StepOutcome> {
  const judge = (plan: FilmPlan) => judgePlan(deps, { userId, jobId: null }, plan);
  let plan = noted;
  let verdict = await judge(plan);
  if (!verdict.allowed) {
    plan = withoutNotes(noted, draft, new Set(verdict.findings.map(({ shotId }) => shotId)));
    verdict = await judge(plan);
  }
  if (!verdict.allowed) {
    const why = verdict.findings[0]?.message ?? 'Moderation does not allow it.';
    const message = `What the planner noted is refused: ${why}`;
    return { type: 'failed', error: { code: 'script.refused', message, retryable: false } };
  }
  const { projectId, script, config } = storyboard;
  const planId = await storePlan(deps, { projectId, script, config, plan }, { anyConfig: false });
  return { type: 'done', result: { files: [], meta: { storyboardId: planId } } };
}

/** The plan with these shots as the rules read them; a finding without a shot may be of a character's looks. */
function withoutNotes(noted: FilmPlan, draft: FilmPlan, refused: ReadonlySet<string | null>): FilmPlan {
  const before = new Map(shotsOf(draft).map(({ shot }) => [shot.id, shot]));
  const whole = refused.has(null);
  return {
    ...noted,
    ...(whole ? { logline: draft.logline, characters: draft.characters } : {}),
    scenes: noted.scenes.map((scene) => ({
      ...scene,
      shots: scene.shots.map((shot) => (refused.has(shot.id) ? (before.get(shot.id) ?? shot) : shot)),
    })),
  };
}
