import type { ProviderModel } from './provider-model.ts';

/** What a vendor counts. */
export type PricedUnit =
  | 'input-text-token'
  | 'output-image-token'
  | 'input-image-token'
  | 'output-text-token'
  | 'output-audio-token'
  | 'character'
  | 'credit'
  | 'image'
  | 'video-second'
  | 'music-millisecond'
  | 'gpu-millisecond';
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
const elevenlabs = {
  provider: 'elevenlabs',
  asOf: '2026-05-19',
  source:
    'https://raw.githubusercontent.com/hail-hq/hail/main/costs/tts.json quoting elevenlabs.io/pricing/api: a credit is $0.0001',
} as const;
const stability = { provider: 'stability', stage: 'image', asOf: '2025-08-01' } as const;
const STABILITY_PRICING = 'https://platform.stability.ai/pricing, $0.01 a credit';
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
    { 'input-text-token': 5, 'input-image-token': 8, 'output-image-token': 30 },
  ),
  ...rows(
    {
      ...openai,
      stage: 'image',
      model: 'gpt-image-2.6-flare',
      source: 'https://docs.apiyi.com/en/live/2026-11/gpt-image-2-6-launch.md quoting OpenAI: as sunburst',
    },
    { 'input-text-token': 5, 'input-image-token': 8, 'output-image-token': 30 },
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
  ...rows(
    {
      provider: 'openai',
      stage: 'plan',
      model: 'gpt-6.1-terra',
      asOf: '2026-10-26',
      source: 'https://docs.litellm.ai/blog/gpt-6-1-terra quoting OpenAI (up to 272,000 tokens go in)',
    },
    { 'input-text-token': 1, 'output-text-token': 5 },
  ),
  ...rows(
    {
      provider: 'replicate',
      stage: 'image',
      model: 'black-forest-labs/flux-kontext-pro',
      asOf: '2026-10-07',
      source: 'https://replicate.com/black-forest-labs/flux-kontext-pro: $0.04 / output image',
    },
    { image: 40_000 },
  ),
  ...rows(
    {
      provider: 'replicate',
      stage: 'video',
      model: 'wan-video/wan-2.5-i2v',
      asOf: '2026-06-01',
      source:
        'https://www.eachlabs.ai/alibaba/wan-2-5/wan-2-5-preview-image-to-video: $0.10 / second at 720p, as on fal.ai',
    },
    { 'video-second': 100_000 },
  ),
  ...rows(
    {
      provider: 'replicate',
      stage: 'music',
      model: 'meta/musicgen',
      asOf: '2026-10-07',
      source: 'https://replicate.com/pricing: Nvidia A100 (80GB), $0.001400 / second of predict_time',
    },
    { 'gpu-millisecond': 1.4 },
  ),
  ...['eleven_multilingual_v2', 'eleven_v3', 'eleven_flash_v2_5'].flatMap((model) =>
    rows({ ...elevenlabs, stage: 'voice', model }, { credit: 100 }),
  ),
  ...rows(
    {
      ...elevenlabs,
      stage: 'music',
      model: 'music_v2',
      asOf: '2026-09-15',
      source: 'https://docs.venice.ai/models/music: $0.75 a minute before its own markup',
    },
    { 'music-millisecond': 12.5, credit: 100 },
  ),
  ...rows(
    {
      ...elevenlabs,
      stage: 'effect',
      model: 'eleven_text_to_sound_v2',
      asOf: '2026-02-02',
      source:
        'https://help.elevenlabs.io «What are credits»: by the API 20 credits a second of a chosen length',
    },
    { credit: 100 },
  ),
  ...rows(
    { ...stability, model: 'stable-image-core', source: `${STABILITY_PRICING}: 3 credits` },
    { image: 30_000 },
  ),
  ...rows(
    { ...stability, model: 'stable-image-ultra', source: `${STABILITY_PRICING}: 8 credits` },
    { image: 80_000 },
  ),
  ...rows(
    { ...stability, model: 'sd3.5-large', source: `${STABILITY_PRICING}: 6.5 credits` },
    { image: 65_000 },
  ),
  ...['gen4_turbo', 'gen4.5'].flatMap((model) =>
    rows(
      {
        provider: 'runway',
        stage: 'video',
        model,
        asOf: '2026-05-26',
        source: 'https://docs.dev.runwayml.com/guides/pricing/: $0.01 a credit; a task tells its credits',
      },
      { credit: 10_000 },
    ),
  ),
];
