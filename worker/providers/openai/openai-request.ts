import OpenAI from 'openai';
import type { ProviderModel } from '#domain/provider-models';
import type { ProviderContext } from '../maker.ts';
import { ProviderError } from '../provider-error.ts';
import { type Asking, requireWithin, retryAfterMs, underClock } from '../vendor-request.ts';

/**
 * One request to OpenAI: `ask` sends it, `read` reads the answer, both under the context's clock. The SDK's
 * own retries are off, and its errors become ours. OpenAI takes no idempotency key.
 */
export async function askOpenAI<T>(
  {
    facts,
    text,
    provider = 'OpenAI',
  }: { facts: Pick<ProviderModel, 'textChars'>; text: string; provider?: string },
  ctx: ProviderContext,
  ask: (client: OpenAI, options: { signal: AbortSignal }) => Promise<Response>,
  read: (response: Response, asking: Asking) => Promise<T>,
): Promise<T> {
  const asking: Asking = { provider, phase: 'call' };
  requireWithin(facts, text, asking);
  // Workers' own fetch must not be called as somebody's method.
  const { fetch } = ctx;
  const client = new OpenAI({
    apiKey: ctx.apiKey,
    // Null, not absent: what the environment happens to hold must not choose whose account pays.
    organization: null,
    project: null,
    baseURL: ctx.baseUrl ?? 'https://api.openai.com/v1',
    // Workers have no credentials mode, and a redirect would carry the key elsewhere.
    fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' }),
    maxRetries: 0,
    timeout: ctx.timeoutMs,
    logLevel: 'off',
  });
  return underClock(asking, ctx, async (signal) => {
    const response = await ask(client, { signal }).catch((error) => {
      throw toProviderError(error, asking);
    });
    return read(response, asking);
  });
}

/** Codes of OpenAI's error bodies that decide, by platform docs «Error codes» and the image guide. */
const REFUSALS = new Set(['moderation_blocked', 'content_policy_violation']);
const NO_CREDIT = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);

function toProviderError(error: unknown, asking: Asking): unknown {
  // Timeouts and lost connections have no status; the clock tells them apart.
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) return error;
  const { status, headers, requestID: providerRequestId } = error;
  if (status < 400) return new ProviderError('garbage', { ...asking, status, providerRequestId });
  const code = error.code ?? '';
  const detail =
    typeof (error.error as { message?: unknown })?.message === 'string' ? error.message : undefined;
  const details = { ...asking, status, providerRequestId, detail };
  const wait = headers ? retryAfterMs(headers) : undefined;
  if (NO_CREDIT.has(code) || NO_CREDIT.has(error.type ?? '') || status === 402) {
    return new ProviderError('out_of_quota', details);
  }
  if (REFUSALS.has(code)) return new ProviderError('refused', details);
  if (status === 401 || status === 403) return new ProviderError('bad_key', details);
  if (status === 429) return new ProviderError('rate_limited', { ...details, retryAfterMs: wait });
  if (status === 408) return new ProviderError('timeout', details);
  // RFC 9110: 503 did not handle the request. Other 5xx may come after the work.
  if (status === 503)
    return new ProviderError('unavailable', { ...details, retryAfterMs: wait, charged: 'no' });
  if (status >= 500) return new ProviderError('unavailable', { ...details, retryAfterMs: wait });
  return new ProviderError('invalid_request', details);
}
