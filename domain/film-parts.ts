import { freeAssetKey } from './asset-key.ts';
import { providerOf } from './cost.ts';
import { pictureOrder, speechOrder, stepKeyOf } from './film-orders.ts';
import { type FilmPlan, shotsOf } from './film-plan.ts';
import type { JobConfig } from './job-config.ts';
import { imageRequest, type ProviderRequest, paidAssetKey, speechRequest } from './provider-requests.ts';

/** A picture or a voice of a film: what a job makes or buys for its shots. */
export interface FilmPart {
  stage: 'picture' | 'speech';
  stepKey: string;
  sceneId: string;
  shotId: string;
  /** Null: the shot's picture. */
  lineId: string | null;
  /** Parts of one key are one thing, made once. Null: the studio's version is not known, nor so the key. */
  assetKey: string | null;
  /** What a vendor is asked for; null: the studio makes it itself, for nothing. */
  request: ProviderRequest | null;
}

/**
 * The pictures and voices of a film in its order, each as its step asks for it. `studioVersion` null: what the
 * studio makes itself has no key. Throws `RangeError` for a config that names a maker which is not built in.
 */
export function filmParts(
  film: { userId: string; plan: FilmPlan; config: JobConfig },
  studioVersion: string | null,
): FilmPart[] {
  const { userId, plan, config } = film;
  const buysPictures = providerOf('picture', config) !== 'embedded';
  const buysVoices = providerOf('speech', config) !== 'embedded';
  const free = (order: ReturnType<typeof pictureOrder>) => ({
    assetKey: studioVersion === null ? null : freeAssetKey(userId, order.work, {}, studioVersion),
    request: null,
  });
  const paid = (request: ProviderRequest, take?: number) => ({
    assetKey: paidAssetKey(userId, request, {}, take),
    request,
  });
  return shotsOf(plan).flatMap(({ scene, shot }): FilmPart[] => {
    const place = { sceneId: scene.id, shotId: shot.id };
    const picture: FilmPart = {
      ...place,
      stage: 'picture',
      stepKey: stepKeyOf.picture(shot.id),
      lineId: null,
      ...(buysPictures
        ? paid(imageRequest(shot, plan, config), shot.take)
        : free(pictureOrder(shot, config))),
    };
    const voices = shot.lines.map(
      (line): FilmPart => ({
        ...place,
        stage: 'speech',
        stepKey: stepKeyOf.speech(line.id),
        lineId: line.id,
        ...(buysVoices ? paid(speechRequest(line, plan, config)) : free(speechOrder(line, plan, config))),
      }),
    );
    return [picture, ...voices];
  });
}
