import { and, eq } from 'drizzle-orm';
import type { StepResult } from '#domain/journal';
import type { Preview } from '#domain/preview';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { wakeErrand } from '../errands/errand.ts';
import { createProblem } from '../errors.ts';
import { PREVIEW } from './preview-errand.ts';

type Shown = Pick<
  typeof previews.$inferSelect,
  'kind' | 'purchase' | 'priceMicros' | 'willNotExceedMicros' | 'ownKeyId' | 'ownKeyMicros' | 'error'
> & { id: string | null; state: Preview['state'] };

/** A preview as its owner sees it. `made`: its asset, once there is one; `cached`: it was there when it was asked for. */
export async function presentPreview(
  { bucket, now }: Pick<Deps, 'bucket' | 'now'>,
  row: Shown,
  made?: StepResult,
  cached = made !== undefined,
): Promise<Preview> {
  const { kind, purchase, ownKeyId, ownKeyMicros, error } = row;
  const file = made?.files[0];
  const { planId = null, parts, noteKeys } = purchase?.storyboard ?? {};
  const paidFor = !cached;
  const said = {
    id: row.id,
    kind,
    provider: purchase?.request.provider ?? 'embedded',
    model: purchase?.request.model ?? null,
    priceMicros: paidFor ? row.priceMicros : 0,
    willNotExceedMicros: paidFor ? row.willNotExceedMicros : 0,
    ...(ownKeyId === null ? {} : { ownKeyMicros: paidFor ? ownKeyMicros : 0 }),
    cached,
    planId,
    parts: parts === undefined ? null : { count: parts, ready: noteKeys?.length ?? 0 },
  };
  if (planId !== null) {
    return { ...said, state: 'ready', error: null, url: null, expiresAt: null, type: null, bytes: null };
  }
  if (!file) {
    const state = row.state === 'ready' ? 'making' : row.state;
    const told = state === 'failed' && error ? { code: error.code, message: error.message } : null;
    return { ...said, state, error: told, url: null, expiresAt: null, type: null, bytes: null };
  }
  const { url, expiresAt } = await bucket.signGet(file.objectKey, { now: now() });
  const { type, bytes } = file;
  return { ...said, state: 'ready', error: null, url, expiresAt: expiresAt.toISOString(), type, bytes };
}

/** A preview of the user's own; whoever looks at one that nobody makes any more has it made. Throws `preview.not_found`. */
export async function readPreviewOf(
  deps: Pick<Deps, 'db' | 'bucket' | 'queues' | 'now'>,
  { userId, previewId }: { userId: string; previewId: string },
): Promise<Preview> {
  const [row] = await deps.db
    .select()
    .from(previews)
    .where(and(eq(previews.id, previewId), eq(previews.userId, userId)));
  if (!row) throw createProblem('preview.not_found');
  const at = deps.now();
  if (row.state === 'making' && row.leaseUntil < at) await wakeErrand(deps, PREVIEW, row.id);
  const made = row.state === 'ready' ? await findReadyAssets(deps.db, [row.assetKey], at) : null;
  return presentPreview(deps, row, made?.get(row.assetKey), row.fence === 0);
}
