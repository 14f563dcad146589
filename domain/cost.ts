import { SAMPLE_RATE } from './composer-order.ts';
import { type Estimate, STAGES } from './estimate.ts';
import { vendorOfEffects } from './film-orders.ts';
import type { FilmPart } from './film-parts.ts';
import { type FilmPlan, shotsOf } from './film-plan.ts';
import { guessTimeline } from './guess-timeline.ts';
import type { JobConfig } from './job-config.ts';
import { ceilingMicros, priceMicros } from './prices.ts';
import type { OwnKeys } from './provider-key.ts';
import { findModel, PROVIDER_MODELS } from './provider-models.ts';
import { type ProviderRequest, portraitsOf } from './provider-requests.ts';
import { isSpokenHere } from './speech-engine.ts';

/** The one price table: micro-dollars by provider, model and unit, each row with its day and its source. */
export { PRICE_ROWS } from './prices.ts';

export type Stage = (typeof STAGES)[number];

/** Who makes a stage under a config, as the config names it; null: the stage is left out. */
export function providerOf(stage: Stage, config: JobConfig): string | null {
  const { plan, image, video, voice, music } = config.providers;
  const embedded = config.quality === 'animatic';
  switch (stage) {
    case 'plan':
      return embedded ? 'embedded' : plan;
    case 'sheet':
      return portraitsOf(config) === 0 ? null : image;
    case 'picture':
      return embedded ? 'embedded' : image;
    case 'clip':
      return embedded || video === 'none' ? null : video;
    case 'speech':
      return embedded || isSpokenHere(voice) ? 'embedded' : voice;
    case 'music':
      return config.music === false ? null : embedded ? 'embedded' : music;
    case 'effect':
      return vendorOfEffects(config);
    case 'render':
      return 'embedded';
    default:
      return stage satisfies never;
  }
}

/** Provider and model of a stage by their own names. Throws `RangeError` for a maker that is not built in. */
function makerOf(stage: Stage, choice: string): { provider: string; model: string | null } {
  if (choice === 'embedded') return { provider: choice, model: null };
  const sold = SOLD_AS[stage];
  if (!sold) throw new RangeError(`${choice} has no price for ${stage}`);
  const { provider, model } = findModel(sold, choice);
  return { provider, model };
}

const SOLD_AS: Readonly<Partial<Record<Stage, 'image' | 'voice' | 'video' | 'music' | 'effect' | 'plan'>>> = {
  plan: 'plan',
  sheet: 'image',
  picture: 'image',
  clip: 'video',
  speech: 'voice',
  music: 'music',
  effect: 'effect',
};

/** What one attempt to buy is expected to cost, and what it holds of the budget: it cannot cost more. */
export function attemptMicros(request: ProviderRequest): { estimateMicros: number; heldMicros: number } {
  const { provider, model } = request;
  return {
    estimateMicros: priceMicros(provider, model, request),
    heldMicros: ceilingMicros(provider, model, request),
  };
}

/** What is bought of `parts`: each thing once, however many parts it serves. Free parts are left out. */
function purchasesOf<Part extends Pick<FilmPart, 'assetKey' | 'request'>>(
  parts: readonly Part[],
  made: ReadonlySet<string> = new Set(),
): Part[] {
  const seen = new Set(made);
  return parts.filter(({ request, assetKey }) => {
    if (!request || !assetKey || seen.has(assetKey)) return false;
    seen.add(assetKey);
    return true;
  });
}

/** Of so many calls whose answer cannot be looked up, one may be lost and made again. */
const CALLS_A_LOST_ANSWER = 10;

/**
 * What buying these parts cannot exceed, in micro-dollars: the ceiling of each thing once, and where a vendor
 * cannot be asked what became of a lost answer, the costliest tenth of those calls (at least one) once more. It
 * is the figure that a job reserves, for all its parts or for those still to be made. What the user's own keys pay
 * (`own`) is no part of it.
 */
export function remainingCeiling(
  parts: readonly Pick<FilmPart, 'assetKey' | 'request' | 'most'>[],
  made?: ReadonlySet<string>,
  own: OwnKeys = {},
): number {
  const bought = purchasesOf(parts, made)
    .flatMap(({ request, most = request }) => most ?? [])
    .filter(({ provider }) => own[provider] === undefined);
  const ceilings = bought.map((request) => attemptMicros(request).heldMicros);
  const again = bought
    .flatMap((request, i) => (canLookUp(request) ? [] : [ceilings[i] ?? 0]))
    .sort((a, b) => b - a);
  const lost = again.slice(0, Math.ceil(again.length / CALLS_A_LOST_ANSWER));
  return [...ceilings, ...lost].reduce((sum, micros) => sum + micros, 0);
}

function canLookUp({ provider, model }: ProviderRequest): boolean {
  return PROVIDER_MODELS.some((m) => m.provider === provider && m.model === model && m.lookup);
}

/** What of a film exists already. */
export interface FilmMade {
  /** Keys of pictures and voices, whether they are the film's own or not. */
  assetKeys: ReadonlySet<string>;
  plan?: boolean;
  music?: boolean;
  /** How many pieces. */
  pieces?: number;
}

const NOTHING: FilmMade = { assetKeys: new Set() };

/**
 * The quote of a film from the very parts that its job will make: what exists already costs nothing, what
 * occurs twice is bought once, at the shot that comes first. What the user's own keys pay stands apart. Throws
 * `RangeError` for a maker without a price.
 */
export function estimateFilm(
  {
    plan,
    config,
    parts,
    own = {},
  }: { plan: FilmPlan; config: JobConfig; parts: readonly FilmPart[]; own?: OwnKeys | undefined },
  made: FilmMade = NOTHING,
): Estimate {
  const guess = guessTimeline(plan, config);
  const isMade = (part: FilmPart) => part.assetKey !== null && made.assetKeys.has(part.assetKey);
  const bought = new Map(
    purchasesOf(parts, made.assetKeys).flatMap((part) =>
      part.request ? [[part, attemptMicros(part.request).estimateMicros] as const] : [],
    ),
  );
  const isOwn = ({ request }: FilmPart) => request !== null && own[request.provider] !== undefined;
  const sum = (some: readonly FilmPart[]) => some.reduce((total, part) => total + (bought.get(part) ?? 0), 0);
  const costOf = (some: readonly FilmPart[]) => sum(some.filter((part) => !isOwn(part)));
  /** Said where there is any, so that whoever has no keys hears nothing of them. */
  const ownOf = (some: readonly FilmPart[]) => {
    const owned = some.filter(isOwn);
    return owned.length === 0 ? {} : { ownKeyMicros: sum(owned) };
  };
  const ofParts = (stage: FilmPart['stage']) => {
    const some = parts.filter((part) => part.stage === stage);
    const ready = some.filter(isMade).length;
    return { count: some.length, ready, costMicros: costOf(some), ...ownOf(some) };
  };
  const free = (count: number, ready: number) => ({ count, ready: Math.min(count, ready), costMicros: 0 });
  const [music, notes] = [ofParts('music'), ofParts('plan')];
  const amounts: Record<Stage, { count: number; ready: number; costMicros: number; ownKeyMicros?: number }> =
    {
      plan: notes.count > 0 ? notes : free(1, made.plan ? 1 : 0),
      sheet: ofParts('sheet'),
      picture: ofParts('picture'),
      clip: ofParts('clip'),
      speech: ofParts('speech'),
      effect: ofParts('effect'),
      music: music.count > 0 ? music : free(1, made.music ? 1 : 0),
      render: free(guess.pieces.length, made.pieces ?? 0),
    };
  const stages = STAGES.flatMap((stage) => {
    const choice = providerOf(stage, config);
    const nobody = stage === 'sheet' && amounts.sheet.count === 0;
    return choice === null || nobody ? [] : [{ stage, ...makerOf(stage, choice), ...amounts[stage] }];
  });
  const partsByShot = Map.groupBy(parts, (part) => part.shotId);
  const byShot = shotsOf(plan).map(({ scene, shot }) => {
    const some = partsByShot.get(shot.id) ?? [];
    return {
      sceneId: scene.id,
      shotId: shot.id,
      count: some.length,
      ready: some.filter(isMade).length,
      costMicros: costOf(some),
      ...ownOf(some),
    };
  });
  return {
    stages,
    byShot,
    shots: byShot.length,
    durationMs: Math.round((guess.samples * 1000) / SAMPLE_RATE),
    costMicros: costOf(parts),
    ...ownOf(parts),
    willNotExceedMicros: remainingCeiling(parts, made.assetKeys, own),
    currency: 'USD',
  };
}
