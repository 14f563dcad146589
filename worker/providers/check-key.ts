import type { OwnKeyVendor } from '#domain/provider-key';
import { VENDOR_NAMES } from '#domain/provider-model';
import { askVendor, type Explanation } from './ask-vendor.ts';
import type { ProviderContext } from './maker.ts';
import { ProviderError } from './provider-error.ts';

interface Check {
  url: string;
  headers: (key: string) => Record<string, string>;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/**
 * A request of each vendor's that a key alone answers and that costs nothing:
 * https://platform.openai.com/docs/api-reference/models/list ·
 * https://replicate.com/docs/reference/http#account.get · https://elevenlabs.io/docs/api-reference/user/get ·
 * https://platform.stability.ai/docs/api-reference#tag/v1user (below /v1, beside /v2beta) ·
 * https://docs.dev.runwayml.com/api/ «Get organization information»; read 2026-11-23.
 */
const CHECKS: Readonly<Record<OwnKeyVendor, (baseUrl: string | undefined) => Check>> = {
  openai: (base = 'https://api.openai.com/v1') => ({
    url: `${base}/models`,
    headers: bearer,
  }),
  replicate: (base = 'https://api.replicate.com/v1') => ({
    url: `${base}/account`,
    headers: bearer,
  }),
  elevenlabs: (base = 'https://api.elevenlabs.io/v1') => ({
    url: `${base}/user`,
    headers: (key) => ({ 'xi-api-key': key }),
  }),
  stability: (base = 'https://api.stability.ai/v2beta') => ({
    url: `${base.replace(/\/v2beta$/, '/v1')}/user/balance`,
    headers: bearer,
  }),
  runway: (base = 'https://api.dev.runwayml.com/v1') => ({
    url: `${base}/organization`,
    headers: (key) => ({ ...bearer(key), 'x-runway-version': '2024-11-06' }),
  }),
};

/** The vendor knows the key, which may make things without being allowed to ask this. */
const KNOWN: Explanation = { kind: 'invalid_request' };

/** Asks a vendor whether it knows a key. Throws `ProviderError`, `bad_key` where it does not. */
export async function checkKey(vendor: OwnKeyVendor, ctx: ProviderContext): Promise<void> {
  const { url, headers } = CHECKS[vendor](ctx.baseUrl?.replace(/\/+$/, ''));
  await askVendor(ctx, {
    asking: { provider: VENDOR_NAMES[vendor], phase: 'find' },
    url,
    init: { method: 'GET', headers: headers(ctx.apiKey) },
    read: async (response) => void (await response.body?.cancel()),
    explain,
  }).catch((error) => {
    if (!(error instanceof ProviderError) || error.kind !== 'invalid_request') throw error;
  });
}

/**
 * A restricted key is refused this very question: with 403 by OpenAI (`Missing scopes`), with 401 and
 * `missing_permissions` by ElevenLabs. Both are words about a key that the vendor knows.
 */
function explain(body: unknown, status: number): Explanation {
  const { detail, error } = (body ?? {}) as {
    detail?: { status?: unknown; code?: unknown };
    error?: unknown;
  };
  if ([detail?.status, detail?.code].includes('missing_permissions')) return KNOWN;
  const said = (error as { message?: unknown } | undefined)?.message;
  if (status === 403 && typeof said === 'string' && /missing scopes/i.test(said)) return KNOWN;
  return {};
}
