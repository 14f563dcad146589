import { describe, expect, it } from 'vitest';
import { ceilingMicros, expectedUsage, PRICE_ROWS, priceMicros, usageMicros } from './prices.ts';
import { PROVIDER_MODELS } from './provider-models.ts';
import type {
  ClipRequest,
  EffectRequest,
  ImageRequest,
  MusicRequest,
  SpeechRequest,
} from './provider-requests.ts';
import { compatibleModel } from './vendors/compatible-planner.ts';

const picture: ImageRequest = {
  kind: 'picture',
  provider: 'openai',
  model: 'gpt-image-2.6-flare',
  prompt: 'x'.repeat(400),
  widthPx: 1536,
  heightPx: 1024,
  quality: 'medium',
};
const speech: SpeechRequest = {
  kind: 'speech',
  provider: 'openai',
  model: 'tts-1',
  text: 'The sea is calm.',
  voice: 'nova',
  instructions: null,
};

describe('prices', () => {
  it('prices every model that can be chosen, with its page and a day', () => {
    for (const { provider, model, stage } of PROVIDER_MODELS) {
      const rows = PRICE_ROWS.filter((row) => row.provider === provider && row.model === model);
      expect(rows.length, model).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row.stage).toBe(stage);
        expect(row.source).toMatch(/^https:\/\//);
        expect(row.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
        expect(Number.isSafeInteger(row.microsPerMillion)).toBe(true);
      }
    }
  });

  it('counts a planner’s words, by the prices that stand in the name of an owner’s own model', () => {
    const model = compatibleModel('planner', { inputMicros: 1_000_000, outputMicros: 5_000_000 });
    const usage = { 'input-text-token': 300, 'output-text-token': 20 };
    expect(usageMicros('compatible', model, usage)).toBe(300 + 100);
    expect(() => usageMicros('compatible', model, { image: 1 })).toThrow(/has no price for image/);
    const plan = {
      kind: 'plan',
      provider: 'compatible',
      model,
      prompt: 'x'.repeat(1_400),
      shots: 4,
    } as const;
    expect(expectedUsage(plan)).toEqual({ 'input-text-token': 1_000, 'output-text-token': 3_200 });
    expect(priceMicros('compatible', model, plan)).toBe(1_000 + 16_000);
  });

  it('counts what was used, to the micro-dollar', () => {
    // 100 tokens at $5 and 1,372 at $30 a million.
    const usage = { 'input-text-token': 100, 'output-image-token': 1_372 };
    expect(usageMicros('openai', picture.model, usage)).toBe(500 + 41_160);
    expect(priceMicros('openai', picture.model, picture)).toBe(41_660);
    expect(usageMicros('replicate', 'black-forest-labs/flux-1.1-pro', { image: 1 })).toBe(40_000);
    expect(priceMicros('openai', 'tts-1', speech)).toBe(16 * 15);
  });

  it('rounds up once, at the end', () => {
    expect(usageMicros('openai', 'gpt-4o-mini-tts', { 'input-text-token': 1 })).toBe(1);
    expect(usageMicros('openai', 'gpt-4o-mini-tts', { 'input-text-token': 5 })).toBe(3);
    expect(usageMicros('openai', 'gpt-4o-mini-tts', { 'input-text-token': 3, 'output-audio-token': 1 })).toBe(
      14,
    );
    expect(usageMicros('openai', 'gpt-4o-mini-tts', {})).toBe(0);
  });

  it('charges a character, not a UTF-16 unit', () => {
    expect(priceMicros('openai', 'tts-1', { ...speech, text: '🌊🌊' })).toBe(30);
  });

  it('reserves no less than the quote, and exactly it where the vendor counts what we count', () => {
    expect(ceilingMicros('openai', 'tts-1', speech)).toBe(priceMicros('openai', 'tts-1', speech));
    expect(ceilingMicros('openai', picture.model, picture)).toBe(2 * 41_660);
  });

  it('refuses what has no price', () => {
    expect(() => usageMicros('openai', 'gpt-image-1', { image: 1 })).toThrow(RangeError);
    expect(() => usageMicros('openai', 'tts-1', { character: 1.5 })).toThrow(RangeError);
    expect(() => usageMicros('openai', 'tts-1', { character: -1 })).toThrow(RangeError);
  });

  it('says what has no price, and what is no count', () => {
    const use = (usage: Record<string, number>) => () => usageMicros('openai', 'tts-1', usage);
    expect(use({ image: 1 })).toThrow('openai tts-1 has no price for image');
    expect(use({ character: 0.5 })).toThrow('character must be a whole count');
    expect(use({ character: -1 })).toThrow('character must be a whole count');
    expect(use({ character: 2 ** 53 - 1 })).toThrow('too large to be exact');
    expect(use({ character: 0 })()).toBe(0);
    // A price is one of its vendor, its model and its unit together.
    expect(() => usageMicros('replicate', 'tts-1', { character: 1 })).toThrow(RangeError);
  });

  it('expects tokens by quality and size, never fewer than the table’s own picture', () => {
    const pixels = (change: Partial<ImageRequest>) => expectedUsage({ ...picture, ...change });
    expect(pixels({ quality: 'low' })).toEqual({ 'input-text-token': 100, 'output-image-token': 172 });
    expect(pixels({ quality: null })).toMatchObject({ 'output-image-token': 5_488 });
    expect(pixels({ widthPx: 16, heightPx: 16 })).toMatchObject({ 'output-image-token': 1_372 });
    expect(pixels({ widthPx: 3_072 })).toMatchObject({ 'output-image-token': 2_744 });
    expect(pixels({ prompt: 'x'.repeat(401) })).toMatchObject({ 'input-text-token': 101 });
    expect(pixels({ provider: 'replicate' })).toEqual({ image: 1 });
  });

  it('expects speech by the length of the line, and no line shorter than a breath', () => {
    const line: SpeechRequest = { ...speech, model: 'gpt-4o-mini-tts' };
    expect(expectedUsage({ ...line, text: 'x'.repeat(140), instructions: 'y'.repeat(20) })).toEqual({
      'input-text-token': 40,
      'output-audio-token': Math.ceil((10 * 1_250) / 60),
    });
    expect(expectedUsage({ ...line, text: 'No.' })).toEqual({
      'input-text-token': 1,
      'output-audio-token': Math.ceil((0.6 * 1_250) / 60),
    });
    expect(ceilingMicros('openai', line.model, line)).toBe(2 * priceMicros('openai', line.model, line));
    const flux = 'black-forest-labs/flux-1.1-pro';
    expect(ceilingMicros('replicate', flux, { ...picture, provider: 'replicate', model: flux })).toBe(40_000);
  });

  it('expects clips by the second, in the unit of their vendor', () => {
    const clip = { kind: 'clip', prompt: 'x', seconds: 5, widthPx: 1_280, heightPx: 720 } as const;
    const wan: ClipRequest = { ...clip, provider: 'replicate', model: 'wan-video/wan-2.5-i2v' };
    const turbo: ClipRequest = { ...clip, provider: 'runway', model: 'gen4_turbo' };
    expect(expectedUsage(wan)).toEqual({ 'video-second': 5 });
    expect(expectedUsage(turbo)).toEqual({ credit: 25 });
    expect(ceilingMicros('replicate', wan.model, wan)).toBe(500_000);
    expect(ceilingMicros('runway', turbo.model, turbo)).toBe(250_000);
  });

  it('expects music and sounds by their length', () => {
    const music = { kind: 'music', prompt: 'x', lengthMs: 8_000 } as const;
    const gpu: MusicRequest = { ...music, provider: 'replicate', model: 'meta/musicgen' };
    const song: MusicRequest = { ...music, provider: 'elevenlabs', model: 'music_v2' };
    expect(expectedUsage(gpu)).toEqual({ 'gpu-millisecond': 56_000 });
    expect(expectedUsage(song)).toEqual({ 'music-millisecond': 8_000 });
    // Machine time is a guess, a length is none.
    expect(ceilingMicros('replicate', gpu.model, gpu)).toBe(2 * 78_400);
    expect(ceilingMicros('elevenlabs', song.model, song)).toBe(100_000);
    const door: EffectRequest = {
      kind: 'effect',
      provider: 'elevenlabs',
      model: 'eleven_text_to_sound_v2',
      prompt: 'x',
      lengthMs: 2_010,
    };
    expect(expectedUsage(door)).toEqual({ credit: 41 });
  });

  it('expects credits for speech as its model counts characters, and parts for portraits', () => {
    const eleven = (model: string, text: string): SpeechRequest => ({
      ...speech,
      provider: 'elevenlabs',
      model,
      text,
    });
    expect(expectedUsage(eleven('eleven_v3', 'Hello'))).toEqual({ credit: 5 });
    expect(expectedUsage(eleven('eleven_flash_v2_5', 'Hello'))).toEqual({ credit: 3 });
    expect(ceilingMicros('elevenlabs', 'eleven_v3', eleven('eleven_v3', 'Hello'))).toBe(500);
    expect(expectedUsage({ ...picture, references: ['a', 'b'] })).toMatchObject({
      'input-image-token': 3_200,
    });
    expect(expectedUsage({ ...picture, references: [] })).not.toHaveProperty('input-image-token');
  });
});
