import { PRICE_ROWS, type PricedUnit } from './price-rows.ts';
import { findModel } from './provider-models.ts';
import type { ProviderRequest } from './provider-requests.ts';
import { readCompatible } from './vendors/compatible-planner.ts';

export { PRICE_ROWS } from './price-rows.ts';

/** How much of each unit was used, as the vendor says it or as we expect it. */
export type Usage = Readonly<Partial<Record<PricedUnit, number>>>;

/**
 * What a use of a model costs, in micro-dollars, rounded up once at the end. Throws `RangeError` for a unit
 * without a price: what has none must not be used.
 */
export function usageMicros(provider: string, model: string, usage: Usage): number {
  let total = 0;
  for (const [unit, count] of Object.entries(usage)) {
    const price = pricePerMillion(provider, model, unit);
    if (price === undefined) throw new RangeError(`${provider} ${model} has no price for ${unit}`);
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${unit} must be a whole count`);
    total += count * price;
  }
  if (!Number.isSafeInteger(total)) throw new RangeError('the cost is too large to be exact');
  return Math.ceil(total / 1_000_000);
}

function pricePerMillion(provider: string, model: string, unit: string): number | undefined {
  if (provider !== 'compatible') {
    return PRICE_ROWS.find((r) => r.provider === provider && r.model === model && r.unit === unit)
      ?.microsPerMillion;
  }
  const { inputMicros, outputMicros } = readCompatible(model).prices;
  return unit === 'input-text-token' ? inputMicros : unit === 'output-text-token' ? outputMicros : undefined;
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

/** A part of a reference picture as OpenAI counts it; a guess from its image guide, settled by the answer. */
const TOKENS_A_REFERENCE = 1_600;
/** MusicGen on an A100: its page's typical 56 s for 8 s of music. */
const GPU_MS_A_MUSIC_MS = 7;

/** What a request will use as far as can be known before; tokens and machine time are guesses. */
export function expectedUsage(request: ProviderRequest): Usage {
  switch (request.kind) {
    case 'picture':
      return pictureUsage(request);
    case 'speech':
      return speechUsage(request);
    case 'clip': {
      const { creditsPerSecond } = findModel('video', `${request.provider}:${request.model}`);
      return creditsPerSecond === null
        ? { 'video-second': request.seconds }
        : { credit: request.seconds * creditsPerSecond };
    }
    case 'music':
      return request.provider === 'replicate'
        ? { 'gpu-millisecond': request.lengthMs * GPU_MS_A_MUSIC_MS }
        : { 'music-millisecond': request.lengthMs };
    case 'plan':
      return {
        'input-text-token': Math.ceil((request.prompt.length + PLAN_PREFIX_CHARS) / CHARACTERS_A_TOKEN),
        'output-text-token': PLAN_TOKENS + request.shots * PLAN_TOKENS_A_SHOT,
      };
    case 'effect':
      return { credit: Math.ceil((request.lengthMs * EFFECT_CREDITS_A_SECOND) / 1_000) };
    default:
      return request satisfies never;
  }
}

/** Instructions and schema of a planner's call; what it thinks and writes for a part and for each shot. */
const PLAN_PREFIX_CHARS = 2_600;
const PLAN_TOKENS = 2_000;
const PLAN_TOKENS_A_SHOT = 300;
/** ElevenLabs' sound effects by the API with a chosen length. */
const EFFECT_CREDITS_A_SECOND = 20;

function pictureUsage(request: Extract<ProviderRequest, { kind: 'picture' }>): Usage {
  if (request.provider !== 'openai') return { image: 1 };
  const share = Math.max(1, (request.widthPx * request.heightPx) / TABLE_PIXELS);
  const shown = request.references?.length ?? 0;
  return {
    'input-text-token': Math.ceil(request.prompt.length / CHARACTERS_A_TOKEN),
    ...(shown === 0 ? {} : { 'input-image-token': shown * TOKENS_A_REFERENCE }),
    'output-image-token': Math.ceil(IMAGE_TOKENS[request.quality ?? 'high'] * share),
  };
}

function speechUsage(request: Extract<ProviderRequest, { kind: 'speech' }>): Usage {
  const characters = [...request.text].length;
  const rowOf = (unit: PricedUnit) =>
    PRICE_ROWS.some((row) => row.model === request.model && row.unit === unit);
  if (rowOf('character')) return { character: characters };
  if (rowOf('credit')) {
    const { creditsPerCharacter } = findModel('voice', `${request.provider}:${request.model}`);
    return { credit: Math.ceil(characters * (creditsPerCharacter ?? 1)) };
  }
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

/** Units that are known before a request is sent. */
const EXACT_UNITS: readonly PricedUnit[] = [
  'image',
  'character',
  'credit',
  'video-second',
  'music-millisecond',
];

/**
 * What to reserve for one request: exact where the vendor counts what we can count, twice the quote where it
 * counts tokens. The real cost is settled from the vendor's answer.
 */
export function ceilingMicros(provider: string, model: string, request: ProviderRequest): number {
  const usage = expectedUsage(request);
  const exact = EXACT_UNITS.some((unit) => usage[unit] !== undefined);
  return usageMicros(provider, model, usage) * (exact ? 1 : GUESS_MARGIN);
}
