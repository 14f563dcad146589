import { and, eq, inArray, lt, ne, or } from 'drizzle-orm';
import { StepResult } from '#domain/journal';
import { assets, exports, previews } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

const DAY_MS = 24 * 3600_000;
/** Made things that no job used for this long are made again if they are wanted again. */
const UNUSED_MS = 90 * DAY_MS;
/** Claims of jobs that died; whoever wants the thing takes the claim over long before. */
const DEAD_CLAIM_MS = DAY_MS;
const AT_ONCE = 200;

/**
 * Removes what nobody uses: the row first, so that no job can find it, then its objects. An object whose
 * removal fails stays as an orphan and costs only its bytes.
 */
export async function reapAssets({ db, bucket, now }: Pick<Deps, 'db' | 'bucket' | 'now'>): Promise<number> {
  const at = now().getTime();
  const old = await db
    .select({ key: assets.key })
    .from(assets)
    .where(
      or(
        // What its owner brought along cannot be made again.
        and(
          eq(assets.state, 'ready'),
          ne(assets.provider, 'own'),
          lt(assets.lastUsedAt, new Date(at - UNUSED_MS)),
        ),
        and(
          eq(assets.state, 'making'),
          lt(assets.leaseUntil, new Date(at - DEAD_CLAIM_MS)),
          lt(assets.lastUsedAt, new Date(at - DEAD_CLAIM_MS)),
        ),
      ),
    )
    .limit(AT_ONCE);
  if (old.length === 0) return 0;
  const keys = old.map((row) => row.key);
  // Asked again in the deletion: a job may have used one in between.
  const removed = await db
    .delete(assets)
    .where(and(inArray(assets.key, keys), lt(assets.lastUsedAt, new Date(at - DEAD_CLAIM_MS))))
    .returning({ key: assets.key, kind: assets.kind, state: assets.state, meta: assets.meta });
  const gone = removed.map(({ key }) => key);
  // An export or a preview is nothing without its file; whoever wants it again asks again.
  if (gone.length > 0) {
    await db.delete(exports).where(inArray(exports.assetKey, gone));
    await db.delete(previews).where(inArray(previews.assetKey, gone));
  }
  const objects = removed.flatMap(({ meta }) => {
    const made = StepResult.safeParse(meta);
    return made.success ? made.data.files.map((file) => file.objectKey) : [];
  });
  for (const { key, kind, state } of removed) {
    // Nobody said what a maker had brought before it was stopped, failed or died.
    if (state === 'making') objects.push(...(await bucket.list(`assets/${kind}/${key}`)).keys);
  }
  if (objects.length > 0) await bucket.deleteMany(objects);
  return removed.length;
}
