import { and, eq, inArray } from 'drizzle-orm';
import { freeAssetKey } from '#domain/asset-key';
import { SpeechMeta } from '#domain/composer-order';
import { estimateFilm, type Stage } from '#domain/cost';
import type { Estimate } from '#domain/estimate';
import {
  type DraftOrder,
  isPainted,
  musicOrder,
  pictureOrder,
  pieceOrder,
  speechOrder,
} from '#domain/film-orders';
import { type FilmPlan, linesOf, shotsOf } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { buildTimeline, type SpokenLine } from '#domain/timeline';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { assets } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

export type QuoteDeps = Pick<Deps, 'db' | 'composer'>;

/** A quote waits no longer than this for a composer that has to wake up. */
const VERSION_PATIENCE_MS = 1_500;
const KEYS_A_QUERY = 2_000;

/**
 * What a film will cost its user, and how much of it is made already and therefore free. The keys are those
 * that a job would ask for. While the composer cannot say which version it is, nothing counts as made.
 */
export async function quoteFilm(
  deps: QuoteDeps,
  film: { userId: string; plan: FilmPlan; config: JobConfig; planned: boolean },
): Promise<Estimate> {
  const planned = film.planned ? { plan: 1 } : {};
  const version = await studioVersion(deps);
  const ready = version === null ? {} : await countReady(deps, film, version);
  return estimateFilm(film.plan, film.config, { ...planned, ...ready });
}

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

async function countReady(
  { db }: QuoteDeps,
  { userId, plan, config }: { userId: string; plan: FilmPlan; config: JobConfig },
  version: string,
): Promise<Partial<Record<Stage, number>>> {
  const keyOf = ({ work }: DraftOrder) => freeAssetKey(userId, work, {}, version);
  const speech = linesOf(plan).map((line) => ({ line, key: keyOf(speechOrder(line, plan, config)) }));
  const pictures = isPainted(config)
    ? shotsOf(plan).map(({ shot }) => keyOf(pictureOrder(shot, config)))
    : [];
  const made = await findMade(db, userId, [...speech.map(({ key }) => key), ...pictures]);
  const ready: Partial<Record<Stage, number>> = {
    picture: pictures.filter((key) => made.has(key)).length,
    speech: speech.filter(({ key }) => made.has(key)).length,
  };
  const spoken: Record<string, SpokenLine> = {};
  for (const { line, key } of speech) {
    const meta = SpeechMeta.safeParse(made.get(key)?.meta);
    if (!meta.success) return ready;
    spoken[line.id] = meta.data;
  }
  // Every voice is made, so the timeline is the job's own, and the keys that hang on it are known too.
  const timeline = buildTimeline(plan, spoken, config);
  const music = musicOrder(plan, timeline, config);
  const musicKey = music && keyOf(music);
  const pieces = isPainted(config)
    ? timeline.pieces.map((piece) => keyOf(pieceOrder(plan, timeline, piece, config)))
    : [];
  const later = await findMade(db, userId, [...pieces, ...(musicKey ? [musicKey] : [])]);
  ready.render = pieces.filter((key) => later.has(key)).length;
  ready.music = musicKey && later.has(musicKey) ? 1 : 0;
  return ready;
}

/** The user's finished assets among `keys`, with what their makers said of them. */
async function findMade(
  db: QuoteDeps['db'],
  userId: string,
  keys: readonly string[],
): Promise<Map<string, { meta?: unknown }>> {
  const unique = [...new Set(keys)];
  const made = new Map<string, { meta?: unknown }>();
  for (let start = 0; start < unique.length; start += KEYS_A_QUERY) {
    const rows = await db
      .select({ key: assets.key, result: assets.meta })
      .from(assets)
      .where(
        and(
          inArray(assets.key, unique.slice(start, start + KEYS_A_QUERY)),
          eq(assets.userId, userId),
          eq(assets.state, 'ready'),
        ),
      );
    for (const { key, result } of rows) made.set(key, result);
  }
  return made;
}
