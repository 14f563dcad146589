import { and, eq } from 'drizzle-orm';
import type { MadeFile } from '#domain/composer-order';
import type { StepResult } from '#domain/journal';
import { assetObjectKey } from '#domain/object-keys';
import { assetKindOf, ownAssetKey } from '#domain/own-media';
import { retryDelayMs } from '#domain/retry';
import { settleAssets } from '../assets/claim-assets.ts';
import { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../errors.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { judgePicture } from '../moderation/judge-picture.ts';
import { uploadKey } from './create-upload.ts';
import { sendUpload } from './send-upload.ts';

/** The composer is heard of every 5 s; three misses are silence. */
const HEARTBEAT_LEASE_MS = 16_000;
const STALE: ReportAnswer = { verdict: 'stale', goOn: false };

export interface UploadAttempt {
  uploadId: string;
  fence: number;
}
type EndDeps = Pick<Deps, 'db' | 'bucket' | 'queues' | 'settings' | 'now' | 'newId'>;
type Row = typeof uploads.$inferSelect;

const attemptOf = ({ uploadId, fence }: UploadAttempt) =>
  and(eq(uploads.id, uploadId), eq(uploads.fence, fence), eq(uploads.state, 'checking'));

/** True while the result of this attempt is wanted. */
export async function isUploadWanted({ db }: Pick<Deps, 'db'>, attempt: UploadAttempt): Promise<boolean> {
  const rows = await db.select({ id: uploads.id }).from(uploads).where(attemptOf(attempt));
  return rows.length > 0;
}

/** Takes in what became of a look at an upload. What is decoded and, if it is a picture, allowed may be used. */
export async function endUpload(
  deps: EndDeps,
  attempt: UploadAttempt,
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  const { db } = deps;
  const now = deps.now();
  const own = attemptOf(attempt);
  const later = (ms: number) => new Date(now.getTime() + ms);
  const [row] = await db.select().from(uploads).where(own);
  if (!row) return STALE;
  const failed = async (code: string, message: string, retryable: boolean): Promise<ReportAnswer> => {
    const tries = row.tries + 1;
    const delayMs = retryDelayMs(code, retryable, tries, 0.5);
    const next = delayMs === null ? ({ state: 'refused' } as const) : { leaseUntil: later(delayMs) };
    await db
      .update(uploads)
      .set({ tries, error: { code, message, retryable }, ...next })
      .where(own);
    if (delayMs === null) await deps.bucket.delete(uploadKey(row.id));
    else await sendUpload(deps, row.id, delayMs);
    return { verdict: 'applied', goOn: false };
  };
  switch (outcome.type) {
    case 'running':
      await db
        .update(uploads)
        .set({ leaseUntil: later(HEARTBEAT_LEASE_MS) })
        .where(own);
      return { verdict: 'applied', goOn: true };
    case 'busy':
      await db
        .update(uploads)
        .set({ leaseUntil: later(outcome.retryAfterMs) })
        .where(own);
      await sendUpload(deps, row.id, outcome.retryAfterMs);
      return { verdict: 'applied', goOn: false };
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
      return { verdict: 'applied', goOn: false };
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
