import { EXPORT_EXTENSIONS, type JobExport } from '#domain/film-export';
import type { StepResult } from '#domain/journal';
import type { exports } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { fileNameOf } from '../jobs/read-output.ts';

/** An export as its owner sees it; `made`: its asset, once there is one. */
export async function presentExport(
  { bucket, now }: Pick<Deps, 'bucket' | 'now'>,
  row: typeof exports.$inferSelect,
  made: StepResult | undefined,
  title: string | null,
): Promise<JobExport> {
  const { id, request, error } = row;
  const { format, span } = request;
  const said = { id, format, span: span ?? null, createdAt: row.createdAt.toISOString() };
  const file = made?.files[0];
  if (!file) {
    const state = row.state === 'failed' ? 'failed' : 'making';
    const told = state === 'failed' && error ? { code: error.code, message: error.message } : null;
    const none = { url: null, downloadUrl: null, expiresAt: null, type: null, bytes: null };
    return { ...said, ...none, state, error: told };
  }
  const at = now();
  const { url, expiresAt } = await bucket.signGet(file.objectKey, { now: at });
  const downloadName = `${fileNameOf(title)}.${EXPORT_EXTENSIONS[format]}`;
  const download = await bucket.signGet(file.objectKey, { now: at, downloadName });
  return {
    ...{ ...said, state: 'ready', error: null, url, downloadUrl: download.url },
    ...{ expiresAt: expiresAt.toISOString(), type: file.type, bytes: file.bytes },
  };
}
