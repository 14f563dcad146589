import type { MadeFile } from './composer-order.ts';
import { vendorOfEffects } from './film-orders.ts';
import type { JobConfig } from './job-config.ts';
import { type ProviderRequest, portraitsOf } from './provider-requests.ts';
import { isSpokenHere } from './speech-engine.ts';
import type { FilmSoFar } from './steps.ts';

/** What a step buys, frozen before it is asked for: enough to finish the attempt without its job. */
export interface Purchase {
  request: ProviderRequest;
  assetKey: string;
  shotId: string | null;
  lineId: string | null;
  /** The files that the request shows, by their names in it; absent: none. */
  inputs?: Readonly<Record<string, MadeFile>>;
}

/** The kinds of steps that a config buys, and of whom. */
export function vendorsOf(config: JobConfig): FilmSoFar['vendors'] {
  const { quality, providers, music } = config;
  const effect = vendorOfEffects(config);
  if (quality === 'animatic') return {};
  return {
    ...(providers.plan === 'embedded' ? {} : { note: providers.plan }),
    ...(portraitsOf(config) === 0 ? {} : { sheet: providers.image }),
    ...(providers.image === 'embedded' ? {} : { picture: providers.image }),
    ...(providers.video === 'none' ? {} : { clip: providers.video }),
    ...(isSpokenHere(providers.voice) ? {} : { speech: providers.voice }),
    ...(providers.music === 'embedded' || music === false ? {} : { music: providers.music }),
    ...(effect === null ? {} : { effect }),
  };
}

/**
 * Errors after which a purchase is left as it is and the rest of the film goes on: the job ends when nothing else
 * is left to do, with all that was made, and says what is missing.
 */
const FAILS_ALONE: ReadonlySet<string> = new Set([
  'provider.refused',
  'picture.refused',
  'provider.invalid_request',
  'provider.uncertain',
  'budget.exceeded',
]);

/** What a vendor or moderation said no to: asking again does not help, and a film can be made without it. */
export function isRefusal(code: string): boolean {
  return code === 'provider.refused' || code === 'picture.refused';
}

/** True if the failure of one purchase says nothing of the others. */
export function failsAlone(code: string): boolean {
  return FAILS_ALONE.has(code);
}
