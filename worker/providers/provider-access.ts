import type { Settings } from '../env.ts';

/** What a provider is reached with. */
export interface ProviderAccess {
  apiKey: string;
  /** Absent: the vendor's own address. */
  baseUrl: string | undefined;
}

/** The key and address that this deployment has for a provider; null: no key is set. */
export function accessOf(
  { providerKeys, openaiBaseUrl, replicateBaseUrl }: Settings,
  provider: string,
): ProviderAccess | null {
  const found: Readonly<Record<string, [string | undefined, string | undefined]>> = {
    openai: [providerKeys.OPENAI_API_KEY, openaiBaseUrl],
    replicate: [providerKeys.REPLICATE_API_TOKEN, replicateBaseUrl],
  };
  const [apiKey, baseUrl] = found[provider] ?? [];
  return apiKey === undefined ? null : { apiKey, baseUrl };
}
