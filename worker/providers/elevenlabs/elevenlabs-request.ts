import { z } from 'zod';
import { askVendor, type Explanation } from '../ask-vendor.ts';
import type { ProviderContext } from '../maker.ts';
import type { ProviderPhase } from '../provider-error.ts';
import type { Asking } from '../vendor-request.ts';

const ELEVENLABS_URL = 'https://api.elevenlabs.io/v1';

export interface ElevenLabsCall<T> {
  phase: ProviderPhase;
  method: 'GET' | 'POST';
  /** Below the base URL, with its query. */
  path: string;
  body?: unknown;
  read: (response: Response, asking: Asking) => Promise<T>;
}

/** One request to ElevenLabs (https://elevenlabs.io/docs/api-reference/authentication: header `xi-api-key`). */
export function askElevenLabs<T>(ctx: ProviderContext, call: ElevenLabsCall<T>): Promise<T> {
  const base = (ctx.baseUrl ?? ELEVENLABS_URL).replace(/\/+$/, '');
  return askVendor(ctx, {
    asking: { provider: 'ElevenLabs', phase: call.phase },
    url: `${base}${call.path}`,
    init: {
      method: call.method,
      headers: {
        'xi-api-key': ctx.apiKey,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    },
    read: call.read,
    explain,
  });
}

/** https://elevenlabs.io/docs/eleven-api/resources/errors, read 2026-11-22; `status` is the older spelling. */
const Problem = z.object({
  detail: z.object({
    type: z.string().optional(),
    code: z.string().optional(),
    status: z.string().optional(),
    message: z.string().optional(),
    request_id: z.string().optional(),
  }),
});

/** The page lists no code for refused words; music has `bad_prompt`, and others speak of terms or policy. */
const REFUSED = /bad_prompt|bad_composition_plan|moderation|policy|violat|terms_of_service|unsafe/;

function explain(body: unknown): Explanation {
  const parsed = Problem.safeParse(body);
  if (!parsed.success) return {};
  const { type = '', code, status, message, request_id } = parsed.data.detail;
  const said = { detail: message, providerRequestId: request_id };
  const word = code ?? status ?? '';
  // A 401 in older answers, a 402 in newer ones.
  if (word === 'quota_exceeded' || word === 'insufficient_credits' || type === 'payment_required') {
    return { ...said, kind: 'out_of_quota' };
  }
  return REFUSED.test(word) ? { ...said, kind: 'refused' } : said;
}

/**
 * What an answer cost in credits: the `character-cost` header, where it is a whole number (SDK guide «Access
 * response metadata»); null: it is not told, and is counted by the published rate.
 */
export function creditsOf(headers: Headers): number | null {
  const text = headers.get('character-cost')?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
