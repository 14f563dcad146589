import { Buffer } from 'node:buffer';
import { and, eq } from 'drizzle-orm';
import { BadMedia, readMedia } from '#domain/media-file';
import { UPLOAD_BYTES_MAX, type Upload } from '#domain/own-media';
import { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { uploadKey } from './create-upload.ts';
import { presentUpload } from './present-upload.ts';
import { findUpload, type UploadOfUser, type UploadRow } from './read-uploads.ts';
import { UPLOAD } from './upload-errand.ts';

type CompleteDeps = Pick<Deps, 'db' | 'bucket' | 'queues' | 'now'>;

/**
 * Looks at a file that has arrived: whether it is the one that was announced, by its own bytes a picture or a sound, and
 * whole; then has the composer decode it. Nothing uses it before all that went well. Throws `upload.not_found`,
 * `upload.not_arrived`, `upload.refused`.
 */
export async function completeUpload(deps: CompleteDeps, input: UploadOfUser): Promise<Upload> {
  const row = await findUpload(deps.db, input);
  if (row.state !== 'waiting') return presentUpload(deps, row);
  const body = await deps.bucket.get(uploadKey(row.id), UPLOAD_BYTES_MAX);
  if (!body) throw createProblem('upload.not_arrived');
  const fault = await faultOf(row, body);
  if (fault !== null) {
    await refuse(deps, row, fault);
    throw createProblem('upload.refused', {
      detail: `${fault}.`,
      errors: [{ path: 'file', message: fault }],
    });
  }
  const [checking] = await deps.db
    .update(uploads)
    .set({ state: 'checking', leaseUntil: deps.now() })
    .where(and(eq(uploads.id, row.id), eq(uploads.state, 'waiting')))
    .returning();
  await wakeErrand(deps, UPLOAD, row.id);
  return presentUpload(deps, checking ?? row);
}

/** What is wrong with a file as far as its bytes tell without being decoded; null: nothing. */
async function faultOf({ kind, sha256, type }: UploadRow, body: Uint8Array): Promise<string | null> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(body));
  if (Buffer.from(digest).toString('hex') !== sha256) return 'The file is not the one that was announced';
  try {
    const media = readMedia(body);
    const isPicture = media.kind === 'picture';
    if (isPicture !== (kind === 'picture')) return `This is a ${media.kind}, and a ${kind} was announced`;
    return media.type === type ? null : `This is ${media.type}, and ${type} was announced`;
  } catch (error) {
    if (error instanceof BadMedia) return error.message;
    // A size that points behind the file's end.
    if (error instanceof RangeError) return 'The file is cut off before its end';
    throw error;
  }
}

async function refuse({ db, bucket }: CompleteDeps, { id }: UploadRow, message: string): Promise<void> {
  const error = { code: 'upload.refused', message, retryable: false };
  await db.update(uploads).set({ state: 'refused', error }).where(eq(uploads.id, id));
  await bucket.delete(uploadKey(id));
}
