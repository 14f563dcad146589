import { and, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type { MadeFile } from '#domain/composer-order';
import { StepResult } from '#domain/journal';
import type { Database, Transaction } from '../db/connect.ts';
import { assets } from '../db/schema.ts';

/** How long a claim holds unless it is renewed; a job that died lets go of it after this. */
export const CLAIM_MS = 120_000;
/** Parameters a statement may have are 65,535; a claim takes nine. */
const ROWS_A_STATEMENT = 2_000;

export interface AssetClaim {
  key: string;
  kind: string;
  /** Who makes it. */
  provider: string;
}

/** Results of the assets that are made already, by key; they count as used now. One query a wave. */
export async function findReadyAssets(
  db: Database,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, StepResult>> {
  const found = new Map<string, StepResult>();
  for (let start = 0; start < keys.length; start += ROWS_A_STATEMENT) {
    const rows = await db
      .update(assets)
      .set({ lastUsedAt: now })
      .where(and(inArray(assets.key, keys.slice(start, start + ROWS_A_STATEMENT)), eq(assets.state, 'ready')))
      .returning({ key: assets.key, meta: assets.meta });
    for (const { key, meta } of rows) {
      const parsed = StepResult.safeParse(meta);
      if (parsed.success) found.set(key, parsed.data);
    }
  }
  return found;
}

/**
 * Claims what is to be made, for one job. Returns the keys that it may make: those that nobody makes, that
 * it claimed itself before, or whose claim ran out. The others are ready or another's.
 */
export async function claimAssets(
  db: Database,
  claims: readonly AssetClaim[],
  owner: { userId: string; jobId: string },
  now: Date,
): Promise<Set<string>> {
  const unique = [...new Map(claims.map((claim) => [claim.key, claim])).values()];
  if (unique.length === 0) return new Set();
  const claimed = await db
    .insert(assets)
    .values(
      unique.map(({ key, kind, provider }) => ({
        key,
        kind,
        userId: owner.userId,
        state: 'making' as const,
        leaseUntil: new Date(now.getTime() + CLAIM_MS),
        meta: { jobId: owner.jobId },
        provider,
        createdAt: now,
        lastUsedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: assets.key,
      set: {
        leaseUntil: sql`excluded.lease_until`,
        meta: sql`excluded.meta`,
        createdAt: sql`excluded.created_at`,
        lastUsedAt: sql`excluded.last_used_at`,
      },
      setWhere: and(
        eq(assets.state, 'making'),
        or(lt(assets.leaseUntil, now), sql`${assets.meta} ->> 'jobId' = excluded.meta ->> 'jobId'`),
      ),
    })
    .returning({ key: assets.key });
  return new Set(claimed.map((row) => row.key));
}

export interface MadeAsset extends AssetClaim {
  result: StepResult;
  /** What an asset without a file of its own speaks of, e.g. the film that was checked. */
  about?: MadeFile | undefined;
}

/** Marks assets as made, whoever claimed them; one that is ready already stays as it is. */
export async function settleAssets(
  db: Database | Transaction,
  made: readonly MadeAsset[],
  { userId }: { userId: string },
  now: Date,
): Promise<void> {
  const rows = [...new Map(made.map((asset) => [asset.key, asset])).values()].flatMap((asset) => {
    const file = asset.result.files[0] ?? asset.about;
    return file ? [{ ...asset, file }] : [];
  });
  if (rows.length === 0) return;
  await db
    .insert(assets)
    .values(
      rows.map(({ key, kind, provider, result, file }) => ({
        key,
        kind,
        userId,
        state: 'ready' as const,
        leaseUntil: null,
        objectKey: file.objectKey,
        bytes: file.bytes,
        sha256: file.sha256,
        meta: { ...result },
        provider,
        createdAt: now,
        lastUsedAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: assets.key,
      set: {
        state: sql`excluded.state`,
        leaseUntil: sql`excluded.lease_until`,
        objectKey: sql`excluded.object_key`,
        bytes: sql`excluded.bytes`,
        sha256: sql`excluded.sha256`,
        meta: sql`excluded.meta`,
        lastUsedAt: sql`excluded.last_used_at`,
      },
      setWhere: eq(assets.state, 'making'),
    });
}

const claimedBy = (jobId: string, keys: readonly string[]) =>
  and(inArray(assets.key, [...keys]), eq(assets.state, 'making'), sql`${assets.meta} ->> 'jobId' = ${jobId}`);

/** Holds a job's claims for longer, while their makers live. */
export async function renewClaims(
  db: Database,
  jobId: string,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  const leaseUntil = new Date(now.getTime() + CLAIM_MS);
  await db.update(assets).set({ leaseUntil }).where(claimedBy(jobId, keys));
}

/**
 * Lets go of a job's claims, so that another job need not wait for them to run out. The rows stay until the reaper's
 * turn: whatever their makers brought to the bucket, and nobody took in, is found by them.
 */
export async function releaseClaims(db: Database, jobId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db
    .update(assets)
    .set({ leaseUntil: new Date(0) })
    .where(claimedBy(jobId, keys));
}
