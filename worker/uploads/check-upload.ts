import { and, eq, lt, lte, sql } from 'drizzle-orm';
import { assetKindOf, ownAssetKey } from '#domain/own-media';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { orderIdOf } from '../composer/order-token.ts';
import { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { uploadKey } from './create-upload.ts';
import { endUpload } from './end-upload.ts';

/** Until the composer takes it up; from then on its heartbeats hold it. */
const LEASE_MS = 15_000;
const COMPOSER_AWAY_MS = 3_000;
/** Begun so often and never heard of again: the file itself may be what its decoders die of. */
const MOST_BEGINNINGS = 8;
const AT_ONCE = 50;
export const INTAKE_STEP = 'intake';

type CheckDeps = Pick<Deps, 'db' | 'bucket' | 'composer' | 'queues' | 'settings' | 'now' | 'newId'>;

/** Has the composer decode a file that has arrived, unless somebody does. Its fence counts up with each beginning. */
export async function checkUpload(deps: CheckDeps, uploadId: string): Promise<void> {
  const at = deps.now();
  const [row] = await deps.db
    .update(uploads)
    .set({ fence: sql`${uploads.fence} + 1`, leaseUntil: new Date(at.getTime() + LEASE_MS) })
    .where(and(eq(uploads.id, uploadId), eq(uploads.state, 'checking'), lte(uploads.leaseUntil, at)))
    .returning();
  if (!row) return;
  const outcome = await order(deps, row);
  if (outcome) await endUpload(deps, { uploadId, fence: row.fence }, outcome);
}

async function order(
  { composer, bucket, settings }: CheckDeps,
  { id, userId, kind, sha256, type, fence }: typeof uploads.$inferSelect,
): Promise<StepOutcome | null> {
  const failed = (code: string, message: string): StepOutcome => ({
    type: 'failed',
    error: { code, message, retryable: false },
  });
  if (fence > MOST_BEGINNINGS) return failed('order.lost', 'Whoever looked at it went away each time.');
  const orderId = orderIdOf(id, INTAKE_STEP, fence);
  const handed = {
    id: orderId,
    work: { kind: 'intake', order: { media: kind, file: 'file', type } } as const,
    inputs: { file: (await bucket.signGet(uploadKey(id))).url },
    reportUrl: `${settings.internalUrl}/internal/orders/${orderId}`,
  };
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
  const submission = await composer.submit(handed, claims).catch((error: unknown) => {
    if (!(error instanceof ComposerUnavailable)) throw error;
    return { state: 'busy', retryAfterMs: COMPOSER_AWAY_MS } as const;
  });
  switch (submission.state) {
    case 'accepted':
      return null;
    case 'busy':
      return { type: 'busy', retryAfterMs: submission.retryAfterMs };
    case 'refused':
      return failed('order.refused', submission.message);
    default:
      return submission satisfies never;
  }
}

/** The sweep's part: uploads that nobody looks at any more are looked at. Returns how many. */
export async function followUploads(deps: CheckDeps): Promise<number> {
  const idle = await deps.db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.state, 'checking'), lt(uploads.leaseUntil, deps.now())))
    .limit(AT_ONCE);
  for (const { id } of idle) await checkUpload(deps, id);
  return idle.length;
}
