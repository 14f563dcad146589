import type { JobConfig } from './job-config.ts';
import type { ProviderRequest } from './provider-requests.ts';
import type { FilmSoFar } from './steps.ts';

/** What a step buys, frozen before it is asked for: enough to finish the attempt without its job. */
export interface Purchase {
  request: ProviderRequest;
  assetKey: string;
  shotId: string | null;
  lineId: string | null;
}

/** The kinds of steps that a config buys, and of whom. */
export function vendorsOf({ quality, providers }: JobConfig): FilmSoFar['vendors'] {
  if (quality === 'animatic') return {};
  return {
    ...(providers.image === 'embedded' ? {} : { picture: providers.image }),
    ...(providers.voice === 'embedded' ? {} : { speech: providers.voice }),
  };
}

/**
 * Errors after which a purchase is left as it is and the rest of the film goes on: the job ends when nothing else
 * is left to do, with all that was made, and says what is missing.
 */
const FAILS_ALONE: ReadonlySet<string> = new Set([
  'provider.refused',
  'provider.invalid_request',
  'provider.uncertain',
  'budget.exceeded',
]);

/** True if the failure of one purchase says nothing of the others. */
export function failsAlone(code: string): boolean {
  return FAILS_ALONE.has(code);
}
