import { and, eq, lte, sql } from 'drizzle-orm';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { previews } from '../db/schema.ts';
import { followErrands, leaseFor } from '../errands/errand.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { buyStep } from '../steps/buy-step.ts';
import type { StepDeps } from '../steps/run-step.ts';
import { asBusy, handOrder } from '../steps/submit-order.ts';
import { endPreview } from './end-preview.ts';
import { noteStoryboard } from './note-storyboard.ts';
import { PREVIEW } from './preview-errand.ts';

/** Until a beginning is taken up; from then on heartbeats and followers hold it. */
const COMPOSER_LEASE_MS = 15_000;
/** Longer than a call of a vendor takes, and than a task's follower is silent. */
const VENDOR_LEASE_MS = 180_000;
/** Begun so often and never heard of again. */
const MOST_BEGINNINGS = 20;
/** What is bought begins anew with each part, and each time that it waits for its turn. */
const MOST_PURCHASES = 400;
export const PREVIEW_STEP = 'preview';

type Row = typeof previews.$inferSelect;

/**
 * Has a preview made, unless somebody does or it is made: bought as steps of jobs are, under a licence of the ledger, or
 * made by the composer. Its fence counts up, so that an earlier attempt is over from here on.
 */
export async function makePreview(deps: StepDeps, previewId: string): Promise<void> {
  const at = deps.now();
  const [wanted] = await deps.db.select().from(previews).where(eq(previews.id, previewId));
  const leaseUntil = leaseFor(deps, wanted?.purchase ? VENDOR_LEASE_MS : COMPOSER_LEASE_MS);
  const [row] = await deps.db
    .update(previews)
    .set({ fence: sql`${previews.fence} + 1`, leaseUntil })
    .where(and(eq(previews.id, previewId), eq(previews.state, 'making'), lte(previews.leaseUntil, at)))
    .returning();
  if (!row) return;
  const outcome = await begin(deps, row);
  if (outcome) await endPreview(deps, row, outcome);
}

/** Null: somebody reports later. */
async function begin(deps: StepDeps, row: Row): Promise<StepOutcome | null> {
  const { assetKey, fence } = row;
  const made = (await findReadyAssets(deps.db, [assetKey], deps.now())).get(assetKey);
  if (made) return { type: 'done', result: made };
  const begun = fence - (row.purchase?.round ?? 0) - (row.purchase?.storyboard?.noteKeys.length ?? 0);
  if (begun > (row.purchase ? MOST_PURCHASES : MOST_BEGINNINGS)) {
    const message = 'Whoever made it went away each time.';
    return { type: 'failed', error: { code: 'order.lost', message, retryable: false } };
  }
  if (!row.purchase) return order(deps, row);
  const { round: _, storyboard, ...purchase } = row.purchase;
  if (storyboard) return noteStoryboard(deps, row, storyboard);
  const name = { jobId: row.id, stepKey: PREVIEW_STEP, attempt: fence, fence };
  return buyStep(deps, { place: 'vendor', kind: STEP_OF[row.kind], purchase, name });
}

const STEP_OF = { voice: 'speech', music: 'music', picture: 'picture', plan: 'note' } as const;

async function order(deps: StepDeps, { id, assetKey, fence, work }: Row): Promise<StepOutcome | null> {
  if (!work) throw new Error(`preview ${id} asks for nothing`);
  const claims = { jobId: id, stepKey: PREVIEW_STEP, attempt: fence, fence, assetKey, kind: work.kind };
  return handOrder(deps, { work, inputs: {}, claims }).catch(asBusy);
}

/** The sweep's part: previews that nobody makes any more are made. Returns how many. */
export function followPreviews(deps: StepDeps): Promise<number> {
  return followErrands(deps, PREVIEW, (id) => makePreview(deps, id));
}
