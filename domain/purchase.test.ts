import { describe, expect, it } from 'vitest';
import { JobConfig } from './job-config.ts';
import { failsAlone, vendorsOf } from './purchase.ts';

describe('vendorsOf', () => {
  const providers = { image: 'replicate', voice: 'openai:tts-1' };
  const config = (change: object) => JobConfig.parse({ quality: 'final', ...change });

  it('names who makes pictures and who speaks', () => {
    expect(vendorsOf(config({ providers }))).toEqual({ picture: 'replicate', speech: 'openai:tts-1' });
  });

  it('leaves out what the studio makes itself', () => {
    const image = { image: 'replicate', voice: 'embedded' };
    const voice = { image: 'embedded', voice: 'openai' };
    expect(vendorsOf(config({ providers: image }))).toEqual({ picture: 'replicate' });
    expect(vendorsOf(config({ providers: voice }))).toEqual({ speech: 'openai' });
  });

  it('buys nothing for an animatic, whatever is chosen', () => {
    expect(vendorsOf({ ...config({ providers }), quality: 'animatic' })).toEqual({});
  });
});

describe('failsAlone', () => {
  it('holds of what says nothing of the other purchases, and of nothing else', () => {
    const alone = [
      'provider.refused',
      'provider.invalid_request',
      'provider.uncertain',
      'budget.exceeded',
    ] as const;
    for (const code of alone) expect(failsAlone(code), code).toBe(true);
    const fatal = ['provider.bad_key', 'provider.out_of_quota', 'provider.unavailable', 'order.lost', ''];
    for (const code of fatal) expect(failsAlone(code), code).toBe(false);
  });
});
