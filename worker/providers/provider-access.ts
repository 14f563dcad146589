import type { Vendor } from '#domain/provider-models';
import type { Settings } from '../env.ts';

/** What a provider is reached with. */
export interface ProviderAccess {
  apiKey: string;
  /** Absent: the vendor's own address. */
  baseUrl: string | undefined;
}

/** The setting that each vendor's key stands in. */
export const VENDOR_KEYS: Readonly<Record<Vendor, keyof Settings['providerKeys']>> = {
  openai: 'OPENAI_API_KEY',
  replicate: 'REPLICATE_API_TOKEN',
  elevenlabs: 'ELEVENLABS_API_KEY',
  stability: 'STABILITY_API_KEY',
  runway: 'RUNWAY_API_KEY',
  compatible: 'PLANNER_API_KEY',
};

/** The key and address that this deployment has for a provider; null: no key is set. */
export function accessOf(
  { providerKeys, providerBaseUrls }: Pick<Settings, 'providerKeys' | 'providerBaseUrls'>,
  provider: string,
): ProviderAccess | null {
  if (!isVendor(provider)) return null;
  const apiKey = providerKeys[VENDOR_KEYS[provider]];
  // Without an address its key would be sent to OpenAI.
  if (provider === 'compatible' && providerBaseUrls.compatible === undefined) return null;
  return apiKey === undefined ? null : { apiKey, baseUrl: providerBaseUrls[provider] };
}

const isVendor = (name: string): name is Vendor => Object.hasOwn(VENDOR_KEYS, name);
