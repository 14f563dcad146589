import type { ProviderContext } from './maker.ts';
import { ProviderError, type ProviderErrorKind } from './provider-error.ts';
import { type Asking, readJson, retryAfterMs, underClock } from './vendor-request.ts';

/** Error answers are short. */
const ERROR_BYTES_MAX = 64 * 1024;

/** What an error's body says beyond its status. */
export interface Explanation {
  /** Absent: the status decides. */
  kind?: ProviderErrorKind | undefined;
  detail?: string | undefined;
  providerRequestId?: string | null | undefined;
}

export interface VendorCall<T> {
  asking: Asking;
  url: string;
  init: { method: 'GET' | 'POST' | 'DELETE'; headers: Record<string, string>; body?: string | FormData };
  read: (response: Response, asking: Asking) => Promise<T>;
  /** Reads the JSON of an error; null where the body is none. */
  explain: (body: unknown, status: number) => Explanation;
}

/** One request under one clock. Redirects are not followed: the key is for one host alone. */
export function askVendor<T>(ctx: ProviderContext, call: VendorCall<T>): Promise<T> {
  const { asking, url, init, read, explain } = call;
  // Workers' own fetch must not be called as somebody's method.
  const { fetch } = ctx;
  return underClock(asking, ctx, async (signal) => {
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    if (response.ok) return read(response, asking);
    // An error's status says enough, even if its body is broken.
    const body = await readJson(response, asking, ERROR_BYTES_MAX).catch((error) => {
      if (error instanceof ProviderError && error.kind === 'garbage') return null;
      throw error;
    });
    throw errorOf(response, asking, explain(body, response.status));
  });
}

function errorOf(
  { status, headers }: Response,
  asking: Asking,
  { kind, ...said }: Explanation,
): ProviderError {
  const decided = kind ?? kindOf(status);
  const wait = decided === 'rate_limited' || decided === 'unavailable' ? retryAfterMs(headers) : undefined;
  // RFC 9110: 503 did not handle the request. Other 5xx may come after the work.
  const charged = status === 503 ? ({ charged: 'no' } as const) : {};
  return new ProviderError(decided, { ...asking, ...said, ...charged, status, retryAfterMs: wait });
}

function kindOf(status: number): ProviderErrorKind {
  if (status === 401 || status === 403) return 'bad_key';
  if (status === 402) return 'out_of_quota';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'unavailable';
  return status < 400 ? 'garbage' : 'invalid_request';
}
