import { and, desc, eq, inArray } from 'drizzle-orm';
import type { FilmPlan } from '#domain/film-plan';
import { assetKindOf, ownAssetKey, ownMediaOf, type Upload } from '#domain/own-media';
import type { Database } from '../db/connect.ts';
import { assets, uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { uploadKey } from './create-upload.ts';
import { presentUpload } from './present-upload.ts';
import { UPLOAD } from './upload-errand.ts';

export type UploadRow = typeof uploads.$inferSelect;
export interface UploadOfUser {
  userId: string;
  uploadId: string;
}
type ReadDeps = Pick<Deps, 'db' | 'bucket' | 'queues' | 'now'>;

const ownUpload = ({ userId, uploadId }: UploadOfUser) =>
  and(eq(uploads.id, uploadId), eq(uploads.userId, userId));

/** An upload of the user's own. Throws `upload.not_found`, for a foreign one too. */
export async function findUpload(db: Database, input: UploadOfUser): Promise<UploadRow> {
  const [row] = await db.select().from(uploads).where(ownUpload(input));
  if (!row) throw createProblem('upload.not_found');
  return row;
}

/** How an upload stands; whoever looks at one that nobody checks any more has it checked. Throws `upload.not_found`. */
export async function readUpload(deps: ReadDeps, input: UploadOfUser): Promise<Upload> {
  const row = await findUpload(deps.db, input);
  if (row.state === 'checking' && row.leaseUntil < deps.now()) await wakeErrand(deps, UPLOAD, row.id);
  return presentUpload(deps, row);
}

/** A user's uploads, newest first. */
export async function listUploads(deps: ReadDeps, { userId }: { userId: string }): Promise<Upload[]> {
  const rows = await deps.db
    .select()
    .from(uploads)
    .where(eq(uploads.userId, userId))
    .orderBy(desc(uploads.createdAt), desc(uploads.id));
  return Promise.all(rows.map((row) => presentUpload(deps, row)));
}

/** Removes an upload and its file. A storyboard that names it can be filmed no more. Throws `upload.not_found`. */
export async function deleteUpload({ db, bucket }: ReadDeps, input: UploadOfUser): Promise<void> {
  const [row] = await db.delete(uploads).where(ownUpload(input)).returning();
  if (!row) throw createProblem('upload.not_found');
  const key = ownAssetKey(row.userId, row.kind, row.sha256);
  await db.delete(assets).where(eq(assets.key, key));
  const { keys } = await bucket.list(`assets/${assetKindOf(row.kind)}/${key}`);
  await bucket.deleteMany([...keys, uploadKey(row.id)]);
}

/** Throws `plan.invalid`, by field, unless every file that a plan names is an upload of the user's that is ready. */
export async function requireUploads(db: Database, userId: string, plan: FilmPlan): Promise<void> {
  const named = ownMediaOf(plan);
  if (named.length === 0) return;
  const ready = await db
    .select({ kind: uploads.kind, sha256: uploads.sha256 })
    .from(uploads)
    .where(
      and(
        eq(uploads.userId, userId),
        eq(uploads.state, 'ready'),
        inArray(uploads.sha256, [...new Set(named.map(({ sha256 }) => sha256))]),
      ),
    );
  const known = new Set(ready.map(({ kind, sha256 }) => `${kind} ${sha256}`));
  const missing = named.filter(({ kind, sha256 }) => !known.has(`${kind} ${sha256}`));
  if (missing.length === 0) return;
  const errors = missing
    .slice(0, 20)
    .map(({ path, kind }) => ({ path, message: `There is no such ${kind} among your files that are ready` }));
  throw createProblem('plan.invalid', { errors });
}
