import { assetObjectKey } from '#domain/object-keys';
import { settleAssets } from '../assets/claim-assets.ts';
import { exports } from '../db/schema.ts';
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
import { EXPORT } from './export-errand.ts';

/** Takes in what became of an attempt: it goes on, is made, is tried again later, or has failed for good. */
export async function endExport(
  deps: Pick<Deps, 'db' | 'queues' | 'now'>,
  attempt: ErrandAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(EXPORT, attempt);
  if (outcome.type === 'running') {
    const leaseUntil = leaseFor(deps, HEARTBEAT_LEASE_MS);
    const held = await db.update(exports).set({ leaseUntil }).where(own).returning({ id: exports.id });
    return held.length > 0 ? ON_IT : STALE;
  }
  const [row] = await db.select().from(exports).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean): Promise<ReportAnswer> => {
    const { pauseMs, columns } = afterFailure(deps, row, { code, message, retryable });
    const over = pauseMs === null ? { state: 'failed' as const } : {};
    await db
      .update(exports)
      .set({ ...columns, ...over })
      .where(own);
    if (pauseMs !== null) await wakeErrand(deps, EXPORT, row.id, pauseMs);
    return TAKEN_IN;
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
      return TAKEN_IN;
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
