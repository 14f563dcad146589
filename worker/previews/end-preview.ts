import type { StepResult } from '#domain/journal';
import { assetObjectKey } from '#domain/object-keys';
import { settleAssets } from '../assets/claim-assets.ts';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import {
  afterFailure,
  attemptOf,
  type ErrandAttempt,
  HEARTBEAT_LEASE_MS,
  leaseFor,
  ON_IT,
  STALE,
  TAKEN_IN,
  wakeErrand,
} from '../errands/errand.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { PREVIEW } from './preview-errand.ts';

/** Takes in what became of an attempt: it goes on, is made, is tried again later, or has failed for good. */
export async function endPreview(
  deps: Pick<Deps, 'db' | 'queues' | 'now'>,
  attempt: ErrandAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(PREVIEW, attempt);
  const [row] = await db.select().from(previews).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean, waitMs = 0) => {
    const { pauseMs, columns } = afterFailure(deps, row, { code, message, retryable }, waitMs);
    const over = pauseMs === null ? { state: 'failed' as const, purchase: emptied(row) } : {};
    await db
      .update(previews)
      .set({ ...columns, ...over })
      .where(own);
    if (pauseMs !== null) await wakeErrand(deps, PREVIEW, row.id, pauseMs);
    return TAKEN_IN;
  };
  switch (outcome.type) {
    case 'running':
      await db
        .update(previews)
        .set({ leaseUntil: leaseFor(deps, HEARTBEAT_LEASE_MS) })
        .where(own);
      return ON_IT;
    case 'busy':
      await db
        .update(previews)
        .set({ leaseUntil: leaseFor(deps, outcome.retryAfterMs) })
        .where(own);
      await wakeErrand(deps, PREVIEW, row.id, outcome.retryAfterMs);
      return TAKEN_IN;
    case 'done': {
      const { storyboardId } = outcome.result.meta;
      if (row.kind === 'plan' && typeof storyboardId !== 'string') {
        // A part is noted on: whoever comes next sees what is left.
        await db.update(previews).set({ tries: 0, error: null, leaseUntil: now }).where(own);
        await wakeErrand(deps, PREVIEW, row.id);
        return TAKEN_IN;
      }
      const asset = row.purchase ? null : assetOf(row, outcome.result);
      if (!row.purchase && !asset) {
        return failed('composer.answer_invalid', 'The composer answered with other files.', true);
      }
      await db.transaction(async (tx) => {
        // What was bought is settled with its row of the ledger.
        if (asset) await settleAssets(tx, [asset], { userId: row.userId }, now);
        const purchase = typeof storyboardId === 'string' ? emptied(row, storyboardId) : row.purchase;
        await tx.update(previews).set({ state: 'ready', error: null, purchase }).where(own);
      });
      return TAKEN_IN;
    }
    case 'failed': {
      const { code, message, retryable } = outcome.error;
      return failed(code, message, retryable, outcome.retryAfterMs);
    }
    case 'refused':
      throw new Error('a preview is moderated before it begins');
    default:
      return outcome satisfies never;
  }
}

/** What a storyboard's row keeps once it has ended: its words stand in the stored version, or are asked for anew. */
export function emptied(
  { purchase }: Pick<typeof previews.$inferSelect, 'purchase'>,
  planId: string | null = null,
) {
  if (!purchase?.storyboard) return purchase;
  const request = { ...purchase.request, prompt: '' } as typeof purchase.request;
  return { ...purchase, request, storyboard: { ...purchase.storyboard, script: '', planId } };
}

/** What the composer made, if it is exactly what was asked for. */
function assetOf({ work, assetKey: key }: typeof previews.$inferSelect, result: StepResult) {
  const [file, ...more] = result.files;
  if (!work || !file || more.length > 0) return null;
  if (file.objectKey !== assetObjectKey(work.kind, key, file.role, file.type)) return null;
  return { key, kind: work.kind, provider: 'embedded', result };
}
