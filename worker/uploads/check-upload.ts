import { and, eq, lte, sql } from 'drizzle-orm';
import { assetKindOf, ownAssetKey } from '#domain/own-media';
import { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { followErrands, leaseFor } from '../errands/errand.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { asBusy, handOrder } from '../steps/submit-order.ts';
import { uploadKey } from './create-upload.ts';
import { endUpload } from './end-upload.ts';
import { UPLOAD } from './upload-errand.ts';

/** Until the composer takes it up; from then on its heartbeats hold it. */
const LEASE_MS = 15_000;
/** Begun so often and never heard of again: the file itself may be what its decoders die of. */
const MOST_BEGINNINGS = 8;
export const INTAKE_STEP = 'intake';

type CheckDeps = Pick<Deps, 'db' | 'bucket' | 'composer' | 'queues' | 'settings' | 'now' | 'newId'>;

/** Has the composer decode a file that has arrived, unless somebody does. Its fence counts up with each beginning. */
export async function checkUpload(deps: CheckDeps, uploadId: string): Promise<void> {
  const at = deps.now();
  const [row] = await deps.db
    .update(uploads)
    .set({ fence: sql`${uploads.fence} + 1`, leaseUntil: leaseFor(deps, LEASE_MS) })
    .where(and(eq(uploads.id, uploadId), eq(uploads.state, 'checking'), lte(uploads.leaseUntil, at)))
    .returning();
  if (!row) return;
  const outcome = await order(deps, row);
  if (outcome) await endUpload(deps, row, outcome);
}

async function order(
  deps: CheckDeps,
  { id, userId, kind, sha256, type, fence }: typeof uploads.$inferSelect,
): Promise<StepOutcome | null> {
  if (fence > MOST_BEGINNINGS) {
    const message = 'Whoever looked at it went away each time.';
    return { type: 'failed', error: { code: 'order.lost', message, retryable: false } };
  }
  const assetKey = ownAssetKey(userId, kind, sha256);
  // By this kind the composer's uploads find their place.
  const claims = {
    jobId: id,
    stepKey: INTAKE_STEP,
    attempt: fence,
    fence,
    assetKey,
    kind: assetKindOf(kind),
  };
  const work = { kind: 'intake', order: { media: kind, file: 'file', type } } as const;
  const inputs = { file: (await deps.bucket.signGet(uploadKey(id))).url };
  return handOrder(deps, { work, inputs, claims }).catch(asBusy);
}

/** The sweep's part: uploads that nobody looks at any more are looked at. Returns how many. */
export function followUploads(deps: CheckDeps): Promise<number> {
  return followErrands(deps, UPLOAD, (id) => checkUpload(deps, id));
}
