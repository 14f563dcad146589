import { and, eq } from 'drizzle-orm';
import type { Preview } from '#domain/preview';
import { previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { emptied } from './end-preview.ts';
import { readPreviewOf } from './present-preview.ts';

export const STOPPED = { code: 'preview.stopped', message: 'You stopped it.', retryable: false } as const;

/**
 * Stops a preview that is being made: no further licence is granted for it, and whoever follows a vendor's task stops
 * that. An answer that is under way is paid and stored all the same. Throws `preview.not_found`.
 */
export async function stopPreview(
  deps: Pick<Deps, 'db' | 'bucket' | 'queues' | 'now'>,
  { userId, previewId }: { userId: string; previewId: string },
): Promise<Preview> {
  const own = and(eq(previews.id, previewId), eq(previews.userId, userId), eq(previews.state, 'making'));
  await deps.db.transaction(async (tx) => {
    const [row] = await tx.select().from(previews).where(own).for('update');
    if (!row) return;
    await tx
      .update(previews)
      .set({ state: 'failed', error: STOPPED, purchase: emptied(row) })
      .where(own);
  });
  return readPreviewOf(deps, { userId, previewId });
}
