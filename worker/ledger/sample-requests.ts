import { JobConfig } from '#domain/job-config';
import { planParts, planRequest } from '#domain/plan-notes';
import type { PlanRequest, ProviderRequest } from '#domain/provider-requests';
import { planFilm } from '#domain/script/plan-film';
import { compatibleModel } from '#domain/vendors/compatible-planner';

/** The owner's own planner, at the prices that its stand-in charges. */
const COMPATIBLE = compatibleModel('gpt-6.1-terra', { inputMicros: 1_000_000, outputMicros: 5_000_000 });
const LEAST_MUSIC_MS = 3_000;
const LEAST_EFFECT_MS = 500;

function noted(provider: PlanRequest['provider'], model: string, words: string): PlanRequest {
  const config = JobConfig.parse({});
  const plan = planFilm(words, config);
  const [part = []] = planParts(plan);
  return planRequest(part, plan, config, '', { provider, model });
}

/** One small purchase of every adapter that sells to films, by a name of our own; `words` tell it from others. */
export const SAMPLE_REQUESTS = {
  'openai:plan': (words) => noted('openai', 'gpt-6.1-terra', words),
  'compatible:plan': (words) => noted('compatible', COMPATIBLE, words),
  openai: (prompt) => ({
    kind: 'picture',
    provider: 'openai',
    model: 'gpt-image-2.6-flare',
    prompt,
    widthPx: 1_536,
    heightPx: 1_024,
    quality: 'low',
  }),
  stability: (prompt) => ({
    kind: 'picture',
    provider: 'stability',
    model: 'stable-image-core',
    prompt,
    widthPx: 1_536,
    heightPx: 1_024,
    quality: null,
  }),
  replicate: (prompt) => ({
    kind: 'picture',
    provider: 'replicate',
    model: 'black-forest-labs/flux-1.1-pro',
    prompt,
    widthPx: 1_440,
    heightPx: 960,
    quality: null,
  }),
  'runway:clip': (prompt) => ({
    kind: 'clip',
    provider: 'runway',
    model: 'gen4_turbo',
    prompt,
    seconds: 2,
    widthPx: 1_280,
    heightPx: 720,
  }),
  'replicate:clip': (prompt) => ({
    kind: 'clip',
    provider: 'replicate',
    model: 'wan-video/wan-2.5-i2v',
    prompt,
    seconds: 5,
    widthPx: 1_280,
    heightPx: 720,
  }),
  'openai:tts-1': (text) => ({
    kind: 'speech',
    provider: 'openai',
    model: 'tts-1',
    text,
    voice: 'nova',
    instructions: null,
  }),
  'openai:speech': (text) => ({
    kind: 'speech',
    provider: 'openai',
    model: 'gpt-4o-mini-tts',
    text,
    voice: 'nova',
    instructions: 'Softly.',
  }),
  elevenlabs: (text) => ({
    kind: 'speech',
    provider: 'elevenlabs',
    model: 'eleven_multilingual_v2',
    text,
    voice: 'JBFqnCBsd6RMkjVDRZzb',
    instructions: null,
  }),
  'replicate:music': (prompt) => ({
    kind: 'music',
    provider: 'replicate',
    model: 'meta/musicgen',
    prompt,
    lengthMs: LEAST_MUSIC_MS,
  }),
  'elevenlabs:music': (prompt) => ({
    kind: 'music',
    provider: 'elevenlabs',
    model: 'music_v2',
    prompt,
    lengthMs: LEAST_MUSIC_MS,
  }),
  'elevenlabs:effect': (prompt) => ({
    kind: 'effect',
    provider: 'elevenlabs',
    model: 'eleven_text_to_sound_v2',
    prompt,
    lengthMs: LEAST_EFFECT_MS,
  }),
} as const satisfies Readonly<Record<string, (words: string) => ProviderRequest>>;

export type SampleMaker = keyof typeof SAMPLE_REQUESTS;
