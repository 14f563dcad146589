import { and, eq } from 'drizzle-orm';
import type { StepResult } from '#domain/journal';
import { assetObjectKey } from '#domain/object-keys';
import { retryDelayMs } from '#domain/retry';
import { settleAssets } from '../assets/claim-assets.ts';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { sendPreview } from './send-preview.ts';

/** The composer is heard of every 5 s; whoever follows a purchase looks at it more often. */
const HEARTBEAT_LEASE_MS = 16_000;
const STALE: ReportAnswer = { verdict: 'stale', goOn: false };

export interface PreviewAttempt {
  previewId: string;
  fence: number;
}

const attemptOf = ({ previewId, fence }: PreviewAttempt) =>
  and(eq(previews.id, previewId), eq(previews.fence, fence), eq(previews.state, 'making'));

/** True while the result of this attempt is wanted. */
export async function isPreviewWanted({ db }: Pick<Deps, 'db'>, attempt: PreviewAttempt): Promise<boolean> {
  const rows = await db.select({ id: previews.id }).from(previews).where(attemptOf(attempt));
  return rows.length > 0;
}

/** Takes in what became of an attempt: it goes on, is made, is tried again later, or has failed for good. */
export async function endPreview(
  deps: Pick<Deps, 'db' | 'queues' | 'now'>,
  attempt: PreviewAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(attempt);
  const later = (ms: number) => new Date(now.getTime() + ms);
  const [row] = await db.select().from(previews).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean, waitMs = 0) => {
    const tries = row.tries + 1;
    const delayMs = retryDelayMs(code, retryable, tries, 0.5);
    const error = { code, message, retryable };
    const pauseMs = Math.max(delayMs ?? 0, waitMs);
    const ended = { state: 'failed', purchase: emptied(row) } as const;
    const next = delayMs === null ? ended : { leaseUntil: later(pauseMs) };
    await db
      .update(previews)
      .set({ tries, error, ...next })
      .where(own);
    if (delayMs !== null) await sendPreview(deps, row.id, pauseMs);
    return { verdict: 'applied', goOn: false } as const;
  };
  switch (outcome.type) {
    case 'running':
      await db
        .update(previews)
        .set({ leaseUntil: later(HEARTBEAT_LEASE_MS) })
        .where(own);
      return { verdict: 'applied', goOn: true };
    case 'busy':
      await db
        .update(previews)
        .set({ leaseUntil: later(outcome.retryAfterMs) })
        .where(own);
      await sendPreview(deps, row.id, outcome.retryAfterMs);
      return { verdict: 'applied', goOn: false };
    case 'done': {
      const { storyboardId } = outcome.result.meta;
      if (row.kind === 'plan' && typeof storyboardId !== 'string') {
        // A part is noted on: whoever comes next sees what is left.
        await db.update(previews).set({ tries: 0, error: null, leaseUntil: now }).where(own);
        await sendPreview(deps, row.id);
        return { verdict: 'applied', goOn: false };
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
      return { verdict: 'applied', goOn: false };
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
