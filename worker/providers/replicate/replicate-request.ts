import { z } from 'zod';
import type { ProviderContext } from '../maker.ts';
import { ProviderError, type ProviderPhase } from '../provider-error.ts';
import { readJson, retryAfterMs, underClock } from '../vendor-request.ts';

const REPLICATE_URL = 'https://api.replicate.com/v1';
const ANSWER_BYTES_MAX = 4 * 1024 * 1024;

/** What we rely on of Replicate's prediction object (HTTP API reference, «Get a prediction»). */
export const Prediction = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  model: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  data_removed: z.boolean().optional(),
  /** Seconds of a machine's work, which models that are not official charge for. */
  metrics: z.object({ predict_time: z.number().min(0).optional() }).nullish(),
});
export type Prediction = z.infer<typeof Prediction>;

export interface ReplicateCall {
  phase: ProviderPhase;
  method: 'GET' | 'POST';
  /** Below the base URL, e.g. `/predictions`. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** One request to Replicate and its JSON. Throws `ProviderError`. */
export function askReplicate(ctx: ProviderContext, call: ReplicateCall): Promise<unknown> {
  const asking = { provider: 'Replicate', phase: call.phase };
  const base = (ctx.baseUrl ?? REPLICATE_URL).replace(/\/+$/, '');
  // Workers' own fetch must not be called as somebody's method.
  const { fetch } = ctx;
  return underClock(asking, ctx, async (signal) => {
    const response = await fetch(`${base}${call.path}`, {
      method: call.method,
      headers: {
        authorization: `Bearer ${ctx.apiKey}`,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      redirect: 'manual',
      signal,
    });
    if (response.ok) return readJson(response, asking, ANSWER_BYTES_MAX);
    // An error's status says enough, even if its body is broken.
    const body = await readJson(response, asking, ANSWER_BYTES_MAX).catch((error) => {
      if (error instanceof ProviderError && error.kind === 'garbage') return null;
      throw error;
    });
    throw toProviderError(response, call.phase, body);
  });
}

/** Reads what `askReplicate` answered by a schema; another shape is `garbage`. */
export function expectShape<T extends z.ZodType>(
  schema: T,
  answer: unknown,
  phase: ProviderPhase,
): z.output<T> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new ProviderError('garbage', { provider: 'Replicate', phase });
}

const Problem = z.object({ detail: z.string() });

function toProviderError({ status, headers }: Response, phase: ProviderPhase, body: unknown): ProviderError {
  const problem = Problem.safeParse(body);
  const detail = problem.success ? problem.data.detail : undefined;
  const details = { provider: 'Replicate', phase, status, detail };
  if (status === 402) return new ProviderError('out_of_quota', details);
  if (status === 401 || status === 403) return new ProviderError('bad_key', details);
  if (status === 429) {
    // The documented body tells the wait in words: "Your rate limit resets in ~30s."
    const told = /resets in ~?(\d+)s/.exec(detail ?? '')?.[1];
    const wait = retryAfterMs(headers) ?? (told === undefined ? undefined : Number(told) * 1_000);
    return new ProviderError('rate_limited', { ...details, retryAfterMs: wait });
  }
  if (status === 503) {
    return new ProviderError('unavailable', {
      ...details,
      charged: 'no',
      retryAfterMs: retryAfterMs(headers),
    });
  }
  if (status >= 500)
    return new ProviderError('unavailable', { ...details, retryAfterMs: retryAfterMs(headers) });
  if (status === 408) return new ProviderError('timeout', details);
  if (status < 400) return new ProviderError('garbage', details);
  return new ProviderError('invalid_request', details);
}
