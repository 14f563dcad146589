import type { ProviderModel } from './provider-models.ts';
import type { ProviderRequest } from './provider-requests.ts';

/** What a vendor counts. */
export type PricedUnit =
  | 'input-text-token'
  | 'output-image-token'
  | 'output-audio-token'
  | 'character'
  | 'image';
/** How much of each was used, as the vendor says it or as we expect it. */
export type Usage = Readonly<Partial<Record<PricedUnit, number>>>;

export interface PriceRow {
  provider: ProviderModel['provider'];
  stage: ProviderModel['stage'];
  model: string;
  unit: PricedUnit;
  /** Micro-dollars for a million units: a token costs less than one micro-dollar. */
  microsPerMillion: number;
  /** The day of the page that says so, ISO 8601. */
  asOf: string;
  /** The page; where it is not the vendor's own, what it quotes. */
  source: string;
}

const rows = (
  shared: Omit<PriceRow, 'unit' | 'microsPerMillion'>,
  dollars: Readonly<Partial<Record<PricedUnit, number>>>,
): PriceRow[] =>
  (Object.entries(dollars) as [PricedUnit, number][]).map(([unit, usd]) => ({
    ...shared,
    unit,
    microsPerMillion: Math.round(usd * 1_000_000),
  }));

const openai = { provider: 'openai', asOf: '2026-11-05' } as const;
const OPENAI_MODELS = 'https://developers.openai.com/api/docs/models';

/** In dollars a million units, from the vendors' pages. */
export const PRICE_ROWS: readonly PriceRow[] = [
  ...rows(
    {
      ...openai,
      stage: 'image',
      model: 'gpt-image-2.6-sunburst',
      source: `${OPENAI_MODELS}/gpt-image-2.6-sunburst (stored copy, not older than the model's release)`,
    },
    { 'input-text-token': 5, 'output-image-token': 30 },
  ),
  ...rows(
    {
      ...openai,
      stage: 'image',
      model: 'gpt-image-2.6-flare',
      source: 'https://docs.apiyi.com/en/live/2026-11/gpt-image-2-6-launch.md quoting OpenAI: as sunburst',
    },
    { 'input-text-token': 5, 'output-image-token': 30 },
  ),
  ...rows(
    {
      ...openai,
      stage: 'voice',
      model: 'gpt-4o-mini-tts',
      asOf: '2026-07-16',
      source: `${OPENAI_MODELS}/gpt-4o-mini-tts (stored copy without a date, confirmed by a table of that day)`,
    },
    { 'input-text-token': 0.6, 'output-audio-token': 12 },
  ),
  ...rows(
    {
      ...openai,
      stage: 'voice',
      model: 'tts-1',
      asOf: '2025-11-02',
      source:
        'https://raw.githubusercontent.com/sanand0/blog/main/posts/2025/openai-tts-cost.md: $0.061425 was billed for 4,095 of its 4,096 characters',
    },
    { character: 15 },
  ),
  ...rows(
    {
      provider: 'replicate',
      stage: 'image',
      model: 'black-forest-labs/flux-1.1-pro',
      asOf: '2026-10-07',
      source: 'https://replicate.com/pricing: $0.04 / output image (stored copy of that day)',
    },
    { image: 40_000 },
  ),
];

/**
 * What a use of a model costs, in micro-dollars, rounded up once at the end. Throws `RangeError` for a unit
 * without a price: what has none must not be used.
 */
export function usageMicros(provider: string, model: string, usage: Usage): number {
  let total = 0;
  for (const [unit, count] of Object.entries(usage)) {
    const row = PRICE_ROWS.find((r) => r.provider === provider && r.model === model && r.unit === unit);
    if (!row) throw new RangeError(`${provider} ${model} has no price for ${unit}`);
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${unit} must be a whole count`);
    total += count * row.microsPerMillion;
  }
  if (!Number.isSafeInteger(total)) throw new RangeError('the cost is too large to be exact');
  return Math.ceil(total / 1_000_000);
}

/**
 * Output tokens of a 1536×1024 picture by quality: OpenAI's image guide gives $0.005, $0.041 and $0.165 at
 * $30 a million (gpt-image-2, read 2026-05-06); 2.6 publishes no table of its own.
 */
const IMAGE_TOKENS = { low: 172, medium: 1_372, high: 5_488 } as const;
const TABLE_PIXELS = 1536 * 1024;
/** OpenAI estimates $0.015 a minute at $12 a million audio tokens: 1,250 tokens a minute. */
const AUDIO_TOKENS_A_MINUTE = 1_250;
/** Characters spoken in a second at an unhurried pace, pauses between sentences included. */
export const CHARACTERS_A_SECOND = 14;
export const SHORTEST_LINE_SECONDS = 0.6;
const CHARACTERS_A_TOKEN = 4;

/** What a request will use as far as can be known before; tokens are guesses, the rest is exact. */
export function expectedUsage(request: ProviderRequest): Usage {
  if (request.kind === 'picture') {
    if (request.provider === 'replicate') return { image: 1 };
    const share = Math.max(1, (request.widthPx * request.heightPx) / TABLE_PIXELS);
    return {
      'input-text-token': Math.ceil(request.prompt.length / CHARACTERS_A_TOKEN),
      'output-image-token': Math.ceil(IMAGE_TOKENS[request.quality ?? 'high'] * share),
    };
  }
  const characters = [...request.text].length;
  if (PRICE_ROWS.some((row) => row.model === request.model && row.unit === 'character'))
    return { character: characters };
  const seconds = Math.max(SHORTEST_LINE_SECONDS, characters / CHARACTERS_A_SECOND);
  return {
    'input-text-token': Math.ceil(
      (request.text.length + (request.instructions?.length ?? 0)) / CHARACTERS_A_TOKEN,
    ),
    'output-audio-token': Math.ceil((seconds * AUDIO_TOKENS_A_MINUTE) / 60),
  };
}

/** The quote of one request, in micro-dollars. */
export function priceMicros(provider: string, model: string, request: ProviderRequest): number {
  return usageMicros(provider, model, expectedUsage(request));
}

/** Slow speech, dense scripts and pictures that take more tokens than the table all stay below this. */
const GUESS_MARGIN = 2;

/**
 * What to reserve for one request: exact where the vendor counts what we can count, twice the quote where it
 * counts tokens. The real cost is settled from the vendor's answer.
 */
export function ceilingMicros(provider: string, model: string, request: ProviderRequest): number {
  const usage = expectedUsage(request);
  const exact = usage.image !== undefined || usage.character !== undefined;
  return usageMicros(provider, model, usage) * (exact ? 1 : GUESS_MARGIN);
}
