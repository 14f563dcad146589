import { and, eq, inArray } from 'drizzle-orm';
import { freeAssetKey } from '#domain/asset-key';
import { SpeechMeta } from '#domain/composer-order';
import { estimateFilm, type FilmMade } from '#domain/cost';
import type { Estimate } from '#domain/estimate';
import { type DraftOrder, musicOrder, pieceOrder } from '#domain/film-orders';
import { type FilmPart, filmParts } from '#domain/film-parts';
import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { buildTimeline, type SpokenLine } from '#domain/timeline';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { assets } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export type QuoteDeps = Pick<Deps, 'db' | 'composer'>;

interface Film {
  userId: string;
  plan: FilmPlan;
  /** With every maker named, as `settleProviders` leaves it. */
  config: JobConfig;
}

/** A quote waits no longer than this for a composer that has to wake up. */
const VERSION_PATIENCE_MS = 1_500;
const KEYS_A_QUERY = 2_000;

/**
 * What a film will cost its user, and how much of it is made already and therefore free. The keys are those
 * that a job would ask for. While the composer cannot say which version it is, nothing that the studio makes
 * itself counts as made; what was bought always does.
 */
export async function quoteFilm(
  deps: QuoteDeps,
  film: Film & { /** True if the plan itself is made. */ planned: boolean },
): Promise<Estimate> {
  const version = await studioVersion(deps);
  const parts = filmParts(film, version);
  const found = await findMade(deps.db, film.userId, keysOf(parts));
  const later = version === null ? {} : await findLater(deps.db, film, parts, found, version);
  const made = { assetKeys: new Set(found.keys()), plan: film.planned, ...later };
  return estimateFilm({ ...film, parts }, made);
}

/** The quote as far as it is money: no maker of the studio is asked. */
export async function quoteCost(
  { db }: Pick<Deps, 'db'>,
  film: Film,
): Promise<Pick<Estimate, 'costMicros' | 'willNotExceedMicros'>> {
  const parts = filmParts(film, null);
  const found = await findMade(db, film.userId, keysOf(parts));
  return estimateFilm({ ...film, parts }, { assetKeys: new Set(found.keys()) });
}

const keysOf = (parts: readonly FilmPart[]) => parts.flatMap(({ assetKey }) => assetKey ?? []);

async function studioVersion({ composer }: QuoteDeps): Promise<string | null> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    patience = setTimeout(() => resolve(null), VERSION_PATIENCE_MS);
  });
  try {
    const version = composer.version().catch((error) => {
      if (error instanceof ComposerUnavailable) return null;
      throw error;
    });
    return await Promise.race([version, late]);
  } finally {
    clearTimeout(patience);
  }
}

/** Music and pieces hang on the length of the voices; once all are made, the timeline is the job's own. */
async function findLater(
  db: QuoteDeps['db'],
  { userId, plan, config }: Film,
  parts: readonly FilmPart[],
  found: ReadonlyMap<string, MadeAsset>,
  version: string,
): Promise<Pick<FilmMade, 'music' | 'pieces'>> {
  const spoken: Record<string, SpokenLine> = {};
  const hashes = new Map<string, string | null>();
  for (const { stepKey, lineId, assetKey } of parts) {
    const asset = found.get(assetKey ?? '');
    hashes.set(stepKey, asset?.sha256 ?? null);
    if (lineId === null) continue;
    const meta = SpeechMeta.safeParse(asset?.result.meta);
    if (!meta.success) return {};
    spoken[lineId] = meta.data;
  }
  /** Null while something that the order reads is not made. */
  const keyOf = ({ work, inputs }: DraftOrder): string | null => {
    const read = Object.entries(inputs).map(([name, { stepKey }]) => [name, hashes.get(stepKey)] as const);
    if (read.some(([, hash]) => !hash)) return null;
    return freeAssetKey(userId, work, Object.fromEntries(read) as Record<string, string>, version);
  };
  const timeline = buildTimeline(plan, spoken, config);
  const music = musicOrder(plan, timeline, config);
  const musicKey = music && keyOf(music);
  const pieces = timeline.pieces.flatMap((piece) => keyOf(pieceOrder(plan, timeline, piece, config)) ?? []);
  const later = await findMade(db, userId, musicKey === null ? pieces : [...pieces, musicKey]);
  return {
    pieces: pieces.filter((key) => later.has(key)).length,
    music: musicKey !== null && later.has(musicKey),
  };
}

interface MadeAsset {
  /** What its maker said of it. */
  result: { meta?: unknown };
  sha256: string | null;
}

/** The user's finished assets among `keys`. */
async function findMade(
  db: QuoteDeps['db'],
  userId: string,
  keys: readonly string[],
): Promise<Map<string, MadeAsset>> {
  const unique = [...new Set(keys)];
  const made = new Map<string, MadeAsset>();
  for (let start = 0; start < unique.length; start += KEYS_A_QUERY) {
    const rows = await db
      .select({ key: assets.key, result: assets.meta, sha256: assets.sha256 })
      .from(assets)
      .where(
        and(
          inArray(assets.key, unique.slice(start, start + KEYS_A_QUERY)),
          eq(assets.userId, userId),
          eq(assets.state, 'ready'),
        ),
      );
    for (const { key, ...asset } of rows) made.set(key, asset);
  }
  return made;
}
