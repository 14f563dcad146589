import { and, eq } from 'drizzle-orm';
import { assetObjectKey } from '#domain/object-keys';
import { retryDelayMs } from '#domain/retry';
import { settleAssets } from '../assets/claim-assets.ts';
import { exports } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { sendExport } from './send-export.ts';

/** The composer is heard of every 5 s; three misses are silence. */
const HEARTBEAT_LEASE_MS = 16_000;

export interface ExportAttempt {
  exportId: string;
  fence: number;
}

const STALE: ReportAnswer = { verdict: 'stale', goOn: false };

const attemptOf = ({ exportId, fence }: ExportAttempt) =>
  and(eq(exports.id, exportId), eq(exports.fence, fence), eq(exports.state, 'making'));

/** True while the result of this attempt is wanted. */
export async function isExportWanted({ db }: Pick<Deps, 'db'>, attempt: ExportAttempt): Promise<boolean> {
  const rows = await db.select({ id: exports.id }).from(exports).where(attemptOf(attempt));
  return rows.length > 0;
}

/** Takes in what became of an attempt: it goes on, is made, is tried again later, or has failed for good. */
export async function endExport(
  deps: Pick<Deps, 'db' | 'queues' | 'now'>,
  attempt: ExportAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(attempt);
  const later = (ms: number) => new Date(now.getTime() + ms);
  if (outcome.type === 'running') {
    const leaseUntil = later(HEARTBEAT_LEASE_MS);
    const held = await db.update(exports).set({ leaseUntil }).where(own).returning({ id: exports.id });
    return held.length > 0 ? { verdict: 'applied', goOn: true } : STALE;
  }
  const [row] = await db.select().from(exports).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean): Promise<ReportAnswer> => {
    const tries = row.tries + 1;
    const delayMs = retryDelayMs(code, retryable, tries, 0.5);
    const error = { code, message, retryable };
    const next = delayMs === null ? ({ state: 'failed' } as const) : { leaseUntil: later(delayMs) };
    await db
      .update(exports)
      .set({ tries, error, ...next })
      .where(own);
    if (delayMs !== null) await sendExport(deps, row.id, delayMs);
    return { verdict: 'applied', goOn: false };
  };
  switch (outcome.type) {
    case 'done': {
      const { result } = outcome;
      const [file, ...more] = result.files;
      const place = file && assetObjectKey('export', row.assetKey, file.role, file.type);
      if (!file || more.length > 0 || file.objectKey !== place) {
        return failed('composer.answer_invalid', 'The composer answered with other files.', true);
      }
      const made = { key: row.assetKey, kind: 'export', provider: 'embedded', result };
      await db.transaction(async (tx) => {
        await settleAssets(tx, [made], { userId: row.userId }, now);
        await tx.update(exports).set({ state: 'ready', error: null }).where(own);
      });
      return { verdict: 'applied', goOn: false };
    }
    case 'failed':
      return failed(outcome.error.code, outcome.error.message, outcome.error.retryable);
    case 'busy':
    case 'refused':
      throw new Error(`an export does not end as ${outcome.type}`);
    default:
      return outcome satisfies never;
  }
}
