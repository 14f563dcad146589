/** What went wrong with a vendor, in the words that decide what happens next. */
export const PROVIDER_ERROR_KINDS = [
  /** Too many requests; `retryAfterMs` says when, if the vendor did. */
  'rate_limited',
  /** The vendor has trouble (5xx). */
  'unavailable',
  /** No answer in time. */
  'timeout',
  /** The connection was lost, or the caller gave up. */
  'cut',
  /** An answer that cannot be read: not the promised format, incomplete, or too large. */
  'garbage',
  /** The vendor's own moderation says no. */
  'refused',
  'invalid_request',
  'bad_key',
  /** The key of the user's own that was to pay cannot be used any more. */
  'key_removed',
  /** The account is out of money or its limit is reached: no waiting helps. */
  'out_of_quota',
] as const;
export type ProviderErrorKind = (typeof PROVIDER_ERROR_KINDS)[number];

/** Which request failed. `call` and `submit` cost money; the others only ask about what was submitted. */
export type ProviderPhase = 'call' | 'submit' | 'poll' | 'cancel' | 'find';

interface KindRule {
  /** May another attempt go better? How often and when is for RETRY_RULES to say. */
  retryable: boolean;
  /** May the vendor have charged for a `call` or `submit` that ended so? */
  charged: 'no' | 'maybe';
  message: string;
}

/**
 * `maybe` wherever the work can have been done before the answer was lost; a 4xx is the vendor's own word
 * that nothing was made. A 5xx comes before the work or after it, and nobody can tell.
 */
export const PROVIDER_ERROR_RULES: Readonly<Record<ProviderErrorKind, KindRule>> = {
  rate_limited: { retryable: true, charged: 'no', message: 'asks to slow down' },
  unavailable: { retryable: true, charged: 'maybe', message: 'has trouble on its side' },
  timeout: { retryable: true, charged: 'maybe', message: 'did not answer in time' },
  cut: { retryable: true, charged: 'maybe', message: 'could not be heard to the end' },
  garbage: { retryable: true, charged: 'maybe', message: 'gave an answer that cannot be read' },
  refused: { retryable: false, charged: 'no', message: 'refused the content by its own rules' },
  invalid_request: { retryable: false, charged: 'no', message: 'does not accept the request' },
  bad_key: { retryable: false, charged: 'no', message: 'does not accept the key' },
  key_removed: {
    retryable: false,
    charged: 'no',
    message: 'cannot be asked by your own key, as the film was quoted',
  },
  out_of_quota: { retryable: false, charged: 'no', message: 'has no credit left for this key' },
};

/** Whether a failed request may have cost money that its answer does not tell of. */
export function chargedBy(kind: ProviderErrorKind, phase: ProviderPhase): 'no' | 'maybe' {
  return phase === 'call' || phase === 'submit' ? PROVIDER_ERROR_RULES[kind].charged : 'no';
}

interface ErrorDetails {
  provider: string;
  phase: ProviderPhase;
  /** The vendor's own words, for the log and for what the user can change; never with a key in it. */
  detail?: string | undefined;
  status?: number | undefined;
  retryAfterMs?: number | undefined;
  providerRequestId?: string | null | undefined;
  /** Overrides the table, where the vendor's answer says more. */
  charged?: 'no' | 'maybe' | undefined;
  cause?: unknown;
}

/** A vendor's failure. `code` is what RETRY_RULES know: `provider.` and the kind. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  readonly code: `provider.${ProviderErrorKind}`;
  readonly provider: string;
  readonly phase: ProviderPhase;
  readonly charged: 'no' | 'maybe';
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly providerRequestId: string | null;

  constructor(kind: ProviderErrorKind, details: ErrorDetails) {
    const { provider, phase, detail, status, retryAfterMs, providerRequestId = null, cause } = details;
    const words = detail ? `: ${redact(detail)}` : '';
    super(`${provider} ${PROVIDER_ERROR_RULES[kind].message}${words}`, { cause });
    this.kind = kind;
    this.code = `provider.${kind}`;
    this.provider = provider;
    this.phase = phase;
    this.charged = details.charged ?? chargedBy(kind, phase);
    this.retryable = PROVIDER_ERROR_RULES[kind].retryable;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.providerRequestId = providerRequestId;
  }
}

const DETAIL_CHARS = 300;

/** A vendor repeats part of a wrong key in its message; that part never reaches a log. */
function redact(text: string): string {
  const short = text.length > DETAIL_CHARS ? `${text.slice(0, DETAIL_CHARS).toWellFormed()}…` : text;
  return short.replace(/\b(?:(?:sk|r8|pk|Bearer)[-_ ]|key_)[\w*.-]+/g, '[key]');
}
