import { describe, expect, it } from 'vitest';
import { ceilingMicros, PRICE_ROWS, priceMicros, usageMicros } from './prices.ts';
import { PAID_MODELS } from './provider-models.ts';
import type { ImageRequest, SpeechRequest } from './provider-requests.ts';

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
    for (const { provider, model, stage } of PAID_MODELS) {
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
});
