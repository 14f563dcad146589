import { and, eq, inArray } from 'drizzle-orm';
import { freeAssetKey } from '#domain/asset-key';
import { SpeechMeta } from '#domain/composer-order';
import { estimateFilm, type FilmMade, providerOf } from '#domain/cost';
import type { Estimate } from '#domain/estimate';
import { type DraftOrder, musicOrder, pieceOrder } from '#domain/film-orders';
import { type FilmPart, filmParts, type KnownOfFilm } from '#domain/film-parts';
import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import type { OwnKeys } from '#domain/provider-key';
import { buildTimeline, type SpokenLine, type Timeline } from '#domain/timeline';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { assets } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { findNotes } from './find-notes.ts';
import { withPatience } from './with-patience.ts';

export type QuoteDeps = Pick<Deps, 'db' | 'composer'>;

interface Film {
  userId: string;
  plan: FilmPlan;
  /** With every maker named, as `settleProviders` leaves it. */
  config: JobConfig;
  /** The user's own keys that pay; absent: those that are stored now. */
  own?: OwnKeys;
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
  const { parts, found, timeline } = await findParts(deps.db, film, version, film.planned);
  const later =
    version === null || !timeline ? {} : await findLater(deps.db, film, timeline, { parts, found }, version);
  const made = { assetKeys: new Set(found.keys()), plan: film.planned, ...later };
  const own = film.own ?? (await ownKeysOf(deps.db, film.userId));
  return estimateFilm({ ...film, parts, own }, made);
}

/** The quote as far as it is money: no maker of the studio is asked. */
export async function quoteCost(
  { db }: Pick<Deps, 'db'>,
  film: Film & { planned: boolean },
): Promise<Pick<Estimate, 'costMicros' | 'willNotExceedMicros' | 'durationMs' | 'shots'>> {
  const { parts, found } = await findParts(db, film, null, film.planned);
  return estimateFilm({ ...film, parts }, { assetKeys: new Set(found.keys()) });
}

interface FoundParts {
  parts: FilmPart[];
  /** Those of them that are made, by asset key. */
  found: ReadonlyMap<string, MadeAsset>;
  /** Null: not everything is spoken. */
  timeline: Timeline | null;
}

/** Portraits, then the pictures that show them, then the clips of those: each is looked up when its inputs are known. */
const LOOKUPS_MAX = 3;

/** A film's parts as a job would ask for them, as far as what they show and how long the film is can be known. */
async function findParts(
  db: QuoteDeps['db'],
  film: Film,
  version: string | null,
  planned: boolean,
): Promise<FoundParts> {
  const { keys: noteKeys } = await notesOf(db, film, planned);
  let known: KnownOfFilm = { planned, noteKeys };
  for (let lookup = 1; ; lookup++) {
    const parts = filmParts(film, version, known);
    const keys = parts.flatMap(({ assetKey }) => assetKey ?? []);
    const found = await findMade(db, film.userId, keys);
    const hashes = new Map(
      parts.flatMap(({ stepKey, assetKey }) => {
        const sha256 = found.get(assetKey ?? '')?.sha256;
        return sha256 ? [[stepKey, sha256] as const] : [];
      }),
    );
    const timeline = timelineOf(film, parts, found);
    const asksAnew = parts.some(({ shows, most }) => shows !== undefined || most !== undefined);
    const more = hashes.size > (known.hashes?.size ?? 0) || (timeline !== null) !== Boolean(known.timeline);
    if (!asksAnew || !more || lookup >= LOOKUPS_MAX) return { parts, found, timeline };
    known = { hashes, timeline, planned, noteKeys };
  }
}

/** Notes that a paid planner made before, for a storyboard or another film, are not paid again. */
async function notesOf(db: QuoteDeps['db'], film: Film, planned: boolean): Promise<{ keys: string[] }> {
  if (planned || providerOf('plan', film.config) === 'embedded') return { keys: [] };
  const look = async (keys: readonly string[]) => {
    const found = await findMade(db, film.userId, keys);
    return new Map([...found].map(([key, { result }]) => [key, result]));
  };
  return findNotes(look, film);
}

/** The film in time; null while a voice is missing. */
function timelineOf(
  { plan, config }: Film,
  parts: readonly FilmPart[],
  found: ReadonlyMap<string, MadeAsset>,
): Timeline | null {
  const spoken: Record<string, SpokenLine> = {};
  for (const { lineId, assetKey } of parts) {
    if (lineId === null) continue;
    const meta = SpeechMeta.safeParse(found.get(assetKey ?? '')?.result.meta);
    if (!meta.success) return null;
    spoken[lineId] = meta.data;
  }
  return buildTimeline(plan, spoken, config);
}

function studioVersion({ composer }: QuoteDeps): Promise<string | null> {
  const version = composer.version().catch((error) => {
    if (error instanceof ComposerUnavailable) return null;
    throw error;
  });
  return withPatience(version, VERSION_PATIENCE_MS);
}

/** Music and pieces of the studio hang on the timeline, and pieces on the pictures. */
async function findLater(
  db: QuoteDeps['db'],
  { userId, plan, config }: Film,
  timeline: Timeline,
  { parts, found }: Pick<FoundParts, 'parts' | 'found'>,
  version: string,
): Promise<Pick<FilmMade, 'music' | 'pieces'>> {
  const hashes = new Map(parts.map((part) => [part.stepKey, found.get(part.assetKey ?? '')?.sha256 ?? null]));
  /** Null while something that the order reads is not made. */
  const keyOf = ({ work, inputs }: DraftOrder): string | null => {
    const read = Object.entries(inputs).map(([name, { stepKey }]) => [name, hashes.get(stepKey)] as const);
    if (read.some(([, hash]) => !hash)) return null;
    return freeAssetKey(userId, work, Object.fromEntries(read) as Record<string, string>, version);
  };
  const music = plan.music.recording === undefined ? musicOrder(plan, timeline, config) : null;
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
