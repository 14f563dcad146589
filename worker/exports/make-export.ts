import { and, eq, lte, sql } from 'drizzle-orm';
import { outputKeys } from '#domain/object-keys';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { exports } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { followErrands, leaseFor, wakeErrand } from '../errands/errand.ts';
import { asBusy, handOrder } from '../steps/submit-order.ts';
import { endExport } from './end-export.ts';
import { EXPORT } from './export-errand.ts';

/** Long enough for the handing over; from then on the composer's heartbeats hold it. */
const LEASE_MS = 15_000;
/** Begun so often and never heard of again: the film itself may be what its makers die of. */
const MOST_BEGINNINGS = 12;

type MakeDeps = Pick<Deps, 'db' | 'bucket' | 'composer' | 'queues' | 'settings' | 'now'>;

const STEP = 'export:';

/** The export that an order's token speaks of; null: a step of a job. */
export function exportIdOf(stepKey: string): string | null {
  return stepKey.startsWith(STEP) ? stepKey.slice(STEP.length) : null;
}

/**
 * Hands an export to the composer, unless somebody makes it or it is made. Its fence counts up, so that an earlier
 * attempt is over from here on.
 */
export async function makeExport(deps: MakeDeps, exportId: string): Promise<void> {
  const { db, bucket } = deps;
  const at = deps.now();
  const [row] = await db
    .update(exports)
    .set({ fence: sql`${exports.fence} + 1`, leaseUntil: leaseFor(deps, LEASE_MS) })
    .where(and(eq(exports.id, exportId), eq(exports.state, 'making'), lte(exports.leaseUntil, at)))
    .returning();
  if (!row) return;
  const { id, jobId, assetKey, fence } = row;
  const own = and(eq(exports.id, id), eq(exports.fence, fence));
  if ((await findReadyAssets(db, [assetKey], at)).has(assetKey)) {
    await db.update(exports).set({ state: 'ready' }).where(own);
    return;
  }
  if (fence > MOST_BEGINNINGS) {
    const error = { code: 'order.lost', message: 'Whoever made it went away each time.', retryable: false };
    await endExport(deps, { id, fence }, { type: 'failed', error });
    return;
  }
  const stepKey = `${STEP}${id}`;
  const work = { kind: 'export', order: row.order } as const;
  // The published film lives as long as its job; the asset that it is a copy of may be gone.
  const inputs = { film: (await bucket.signGet(outputKeys(jobId).film)).url };
  const claims = { jobId, stepKey, attempt: fence, fence, assetKey, kind: 'export' };
  const outcome = await handOrder(deps, { work, inputs, claims }).catch(asBusy);
  if (!outcome) return;
  if (outcome.type === 'failed') {
    await endExport(deps, { id, fence }, outcome);
    return;
  }
  // Nobody began, so it is not counted as a beginning.
  const leaseUntil = leaseFor(deps, outcome.retryAfterMs);
  await db
    .update(exports)
    .set({ leaseUntil, fence: fence - 1 })
    .where(own);
  await wakeErrand(deps, EXPORT, id, outcome.retryAfterMs);
}

/** The sweep's part: exports that nobody makes any more are made. Returns how many. */
export function followExports(deps: MakeDeps): Promise<number> {
  return followErrands(deps, EXPORT, (id) => makeExport(deps, id));
}
