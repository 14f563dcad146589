import type { MadeFile } from '#domain/composer-order';
import type { StepResult } from '#domain/journal';
import { assetObjectKey } from '#domain/object-keys';
import { assetKindOf, ownAssetKey } from '#domain/own-media';
import { settleAssets } from '../assets/claim-assets.ts';
import { uploads } from '../db/schema.ts';
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
import { ProblemError } from '../errors.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { judgePicture } from '../moderation/judge-picture.ts';
import { uploadKey } from './create-upload.ts';
import { UPLOAD } from './upload-errand.ts';

type EndDeps = Pick<Deps, 'db' | 'bucket' | 'queues' | 'settings' | 'now' | 'newId'>;
type Row = typeof uploads.$inferSelect;

/** Takes in what became of a look at an upload. What is decoded and, if it is a picture, allowed may be used. */
export async function endUpload(
  deps: EndDeps,
  attempt: ErrandAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(UPLOAD, attempt);
  const [row] = await db.select().from(uploads).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean): Promise<ReportAnswer> => {
    const { pauseMs, columns } = afterFailure(deps, row, { code, message, retryable });
    const over = pauseMs === null ? { state: 'refused' as const } : {};
    await db
      .update(uploads)
      .set({ ...columns, ...over })
      .where(own);
    if (pauseMs === null) await deps.bucket.delete(uploadKey(row.id));
    else await wakeErrand(deps, UPLOAD, row.id, pauseMs);
    return TAKEN_IN;
  };
  switch (outcome.type) {
    case 'running':
      await db
        .update(uploads)
        .set({ leaseUntil: leaseFor(deps, HEARTBEAT_LEASE_MS) })
        .where(own);
      return ON_IT;
    case 'busy':
      await db
        .update(uploads)
        .set({ leaseUntil: leaseFor(deps, outcome.retryAfterMs) })
        .where(own);
      await wakeErrand(deps, UPLOAD, row.id, outcome.retryAfterMs);
      return TAKEN_IN;
    case 'failed': {
      const { code, message, retryable } = outcome.error;
      return failed(code, code === 'input.invalid' ? sayUndecodable(row) : message, retryable);
    }
    case 'done': {
      const { result } = outcome;
      const file = fileOf(row, result);
      if (!file) return failed('composer.answer_invalid', 'The composer answered with other files.', true);
      const fault = await judge(deps, row, file);
      if (fault) {
        if (!fault.retryable) await deps.bucket.delete(file.objectKey);
        return failed(fault.code, fault.message, fault.retryable);
      }
      const asset = { key: ownAssetKey(row.userId, row.kind, row.sha256), kind: assetKindOf(row.kind) };
      await db.transaction(async (tx) => {
        await settleAssets(tx, [{ ...asset, provider: 'own', result }], { userId: row.userId }, now);
        await tx.update(uploads).set({ state: 'ready', error: null, meta: result.meta }).where(own);
      });
      await deps.bucket.delete(uploadKey(row.id));
      return TAKEN_IN;
    }
    case 'refused':
      throw new Error('an upload does not end as refused');
    default:
      return outcome satisfies never;
  }
}

const sayUndecodable = ({ kind }: Row) =>
  `The file looks like a ${kind} and cannot be decoded to its end. Save it anew and bring it again.`;

function fileOf(row: Row, { files }: StepResult): MadeFile | null {
  const [file, ...more] = files;
  if (!file || more.length > 0) return null;
  const kind = assetKindOf(row.kind);
  const place = assetObjectKey(kind, ownAssetKey(row.userId, row.kind, row.sha256), file.role, file.type);
  return file.objectKey === place ? file : null;
}

/** Why a picture must not be used; null: nothing is wrong with it, or it is a sound, which no moderator can hear. */
async function judge(deps: EndDeps, { userId, kind }: Row, file: MadeFile) {
  if (kind !== 'picture') return null;
  try {
    const about = { userId, jobId: null, shotId: null, subject: 'upload' } as const;
    const verdict = await judgePicture(deps, about, file);
    if (!verdict || verdict.allowed) return null;
    const [finding] = verdict.findings;
    const message = finding
      ? `${finding.message} ${finding.suggestion}`.trim()
      : 'The picture is not allowed here.';
    return { code: 'upload.refused', message, retryable: false };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'provider.unavailable') throw error;
    const message = 'The picture could not be moderated, so it is not used. Bring it again later.';
    return { code: 'provider.unavailable', message, retryable: true };
  }
}
