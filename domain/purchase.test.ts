import { describe, expect, it } from 'vitest';
import { JobConfig } from './job-config.ts';
import { failsAlone, isRefusal, vendorsOf } from './purchase.ts';

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

  it('names who notes, draws portraits, moves pictures, composes and makes the sounds, where that is bought', () => {
    const all = {
      ...{ plan: 'openai', image: 'openai:gpt-image-2.6-flare', voice: 'embedded', video: 'runway' },
      ...{ music: 'replicate', effect: 'elevenlabs' },
    };
    expect(vendorsOf(config({ providers: all }))).toEqual({
      ...{ note: 'openai', sheet: all.image, picture: all.image, clip: 'runway', music: 'replicate' },
      effect: 'elevenlabs',
    });
    const silent = vendorsOf(config({ providers: all, music: false, ambience: false }));
    expect([silent.music, silent.effect, silent.clip]).toEqual([undefined, undefined, 'runway']);
    const own = { image: 'embedded', voice: 'embedded' };
    expect(vendorsOf(config({ providers: own }))).toEqual({});
  });

  it('buys nothing for an animatic, whatever is chosen', () => {
    expect(vendorsOf({ ...config({ providers }), quality: 'animatic' })).toEqual({});
  });
});

describe('isRefusal', () => {
  it('is what a vendor or moderation said no to, and nothing else that fails alone', () => {
    expect(['provider.refused', 'picture.refused'].map(isRefusal)).toEqual([true, true]);
    expect(['provider.invalid_request', 'budget.exceeded', 'provider.', ''].map(isRefusal)).toEqual(
      Array(4).fill(false),
    );
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
