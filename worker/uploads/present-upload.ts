import { ownAssetKey, type Upload } from '#domain/own-media';
import { findReadyAssets } from '../assets/claim-assets.ts';
import type { uploads } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

const SAMPLES_A_SECOND = 48_000;

/** An upload as its owner sees it. */
export async function presentUpload(
  { db, bucket, now }: Pick<Deps, 'db' | 'bucket' | 'now'>,
  row: typeof uploads.$inferSelect,
): Promise<Upload> {
  const { id, kind, state, sha256, bytes, error, meta } = row;
  const at = now();
  const key = ownAssetKey(row.userId, kind, sha256);
  const made = state === 'ready' ? (await findReadyAssets(db, [key], at)).get(key) : undefined;
  const file = made?.files[0];
  const signed = file ? await bucket.signGet(file.objectKey, { now: at }) : null;
  const count = (name: string) => (typeof meta[name] === 'number' ? meta[name] : null);
  const samples = count('samples');
  return {
    ...{ id, kind, state, sha256, bytes },
    error: state === 'refused' && error ? { code: error.code, message: error.message } : null,
    widthPx: count('widthPx'),
    heightPx: count('heightPx'),
    durationMs: samples === null ? null : Math.round((samples * 1_000) / SAMPLES_A_SECOND),
    url: signed?.url ?? null,
    expiresAt: signed?.expiresAt.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
