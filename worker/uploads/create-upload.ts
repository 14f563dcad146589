import { and, count, eq } from 'drizzle-orm';
import type { CreateUploadRequest, NewUpload } from '#domain/own-media';
import { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { createProblem } from '../errors.ts';
import { presentUpload } from './present-upload.ts';

/** As many as a long series of films needs. */
const MAX_UPLOADS = 500;

/** What arrives lies there until it is looked at; the bucket empties the folder after a day. */
export const uploadKey = (uploadId: string) => `temp/uploads/${uploadId}`;

/**
 * Prepares an address that takes exactly one file. The same content again is the upload that it was; what was refused
 * or never arrived may be sent again. Throws `upload.too_many`.
 */
export async function createUpload(
  deps: Pick<Deps, 'db' | 'bucket' | 'now'>,
  { id, userId, request }: { id: string; userId: string; request: CreateUploadRequest },
): Promise<NewUpload> {
  const { db, bucket, now } = deps;
  const at = now();
  const { kind, sha256 } = request;
  const same = and(eq(uploads.userId, userId), eq(uploads.kind, kind), eq(uploads.sha256, sha256));
  const row = await db.transaction(async (tx) => {
    const [known] = await tx.select().from(uploads).where(same).for('update');
    if (known?.state === 'ready' || known?.state === 'checking') return known;
    const fresh = { ...request, state: 'waiting' as const, error: null, tries: 0, leaseUntil: at };
    if (known) return (await tx.update(uploads).set(fresh).where(same).returning())[0];
    const [held] = await tx.select({ n: count() }).from(uploads).where(eq(uploads.userId, userId));
    if ((held?.n ?? 0) >= MAX_UPLOADS) throw createProblem('upload.too_many');
    const values = { ...fresh, id, userId, createdAt: at };
    const [created] = await tx.insert(uploads).values(values).onConflictDoNothing().returning();
    return created ?? (await tx.select().from(uploads).where(same))[0];
  });
  if (!row) throw new Error('the upload went away while it was asked for');
  const shown = await presentUpload(deps, row);
  if (row.state !== 'waiting') return { ...shown, put: null };
  const { url, headers, expiresAt } = await bucket.signPut(uploadKey(row.id), row);
  return { ...shown, put: { url, headers, expiresAt: expiresAt.toISOString() } };
}
