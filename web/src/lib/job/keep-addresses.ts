import type { JobAsset } from '#domain/film-job';

/** Signed addresses are asked for anew this long before they end. */
export const RESIGN_BEFORE_MS = 5 * 60_000;

/** The fresh list, with the old address wherever that still lives: a new one would load the picture again. */
export function keepAddresses(
  old: readonly JobAsset[],
  fresh: readonly JobAsset[],
  nowMs: number,
): readonly JobAsset[] {
  const before = new Map(old.map((asset) => [asset.stepKey, asset]));
  return fresh.map((asset) => {
    const known = before.get(asset.stepKey);
    const lives = known && Date.parse(known.expiresAt) - nowMs > 2 * RESIGN_BEFORE_MS;
    return lives && known.bytes === asset.bytes
      ? { ...asset, url: known.url, expiresAt: known.expiresAt }
      : asset;
  });
}
