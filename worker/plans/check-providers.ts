import type { ProviderOffer } from '#domain/film-job';
import type { JobConfig } from '#domain/job-config';
import type { Settings } from '../env.ts';
import { createProblem } from '../errors.ts';
import { listOffers } from './list-offers.ts';

type KeySetting = keyof Settings['providerKeys'];

/** The setting that each vendor needs. */
const VENDOR_KEYS: Readonly<Record<string, KeySetting>> = {
  openai: 'OPENAI_API_KEY',
  stability: 'STABILITY_API_KEY',
  elevenlabs: 'ELEVENLABS_API_KEY',
  runway: 'RUNWAY_API_KEY',
};
/** The one that a final film lacks where nobody named a vendor. */
const FIRST_KEY: KeySetting = 'OPENAI_API_KEY';

/**
 * Refuses a config that this deployment cannot film, before anything is spent: nothing falls back silently.
 * Throws `provider.key_missing` naming the setting, `provider.unknown` for a name that no offer has.
 * An animatic always uses the embedded studio, whatever its `providers` say.
 */
export function checkProviders(settings: Pick<Settings, 'providerKeys'>, config: JobConfig): void {
  if (config.quality === 'animatic') return;
  const offers = listOffers();
  for (const [stage, name] of Object.entries(config.providers)) {
    if (name === 'embedded' || (stage === 'video' && name === 'none')) continue;
    const key = Object.hasOwn(VENDOR_KEYS, name) ? VENDOR_KEYS[name] : undefined;
    if (key && settings.providerKeys[key] === undefined) throw keyMissing(key, stage);
    if (!offers.some((offer) => offer.stage === stage && offer.name === name && offer.available)) {
      throw unknownProvider(stage, name, offers);
    }
  }
  // What is embedded makes animatics; a final film's pictures come from a vendor.
  if (config.providers.image !== 'embedded') return;
  if (settings.providerKeys[FIRST_KEY] === undefined) throw keyMissing(FIRST_KEY, 'image');
  throw unknownProvider('image', 'embedded', offers);
}

function keyMissing(setting: KeySetting, stage: string) {
  return createProblem('provider.key_missing', {
    detail: `Final quality needs ${setting}, which is not set. Set it, or choose quality "animatic".`,
    errors: [{ path: `config.providers.${stage}`, message: `${setting} is not set` }],
  });
}

function unknownProvider(stage: string, name: string, offers: readonly ProviderOffer[]) {
  const names = offers
    .filter((offer) => offer.stage === stage && offer.name !== 'embedded')
    .map((offer) => offer.name);
  const message =
    names.length > 0 ? `Choose one of: ${names.join(', ')}` : 'No provider is built in for this';
  return createProblem('provider.unknown', {
    detail: `"${name}" cannot make this stage of a final film here. Quality "animatic" always can.`,
    errors: [{ path: `config.providers.${stage}`, message }],
  });
}
