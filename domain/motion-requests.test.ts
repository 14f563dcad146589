import { describe, expect, it } from 'vitest';
import { AMBIENCE_KINDS } from './composer-order.ts';
import { shotsOf } from './film-plan.ts';
import { ASPECTS, JobConfig } from './job-config.ts';
import { clipRequest, effectRequest, musicRequest } from './motion-requests.ts';
import { ceilingMicros, priceMicros } from './prices.ts';
import { findModel, PROVIDER_MODELS } from './provider-models.ts';
import { planFilm } from './script/plan-film.ts';

const config = (more: object = {}) => JobConfig.parse({ quality: 'final', ...more });
const plan = planFilm(
  'EXT. SEA - NIGHT\n\nMARA runs into the storm.\n\nINT. HUT - DAY\n\nShe sleeps.',
  config(),
);
const shots = shotsOf(plan).map(({ shot }) => shot);

describe('clipRequest', () => {
  it.each(PROVIDER_MODELS.filter(({ stage }) => stage === 'video'))(
    'stays within $model',
    ({ provider, model }) => {
      const choice = `${provider}:${model}`;
      const { sizes, seconds, textChars } = findModel('video', choice);
      for (const aspect of ASPECTS) {
        const { widthPx, heightPx, prompt, ...request } = clipRequest(
          { ...shots[0]!, action: '🌊'.repeat(3_000) },
          plan,
          config({ aspect, providers: { video: choice } }),
          4_300,
        );
        expect(sizes).toContainEqual({ widthPx, heightPx });
        expect(request.seconds).toBe(5);
        expect(prompt.length).toBeLessThanOrEqual(textChars);
        expect(prompt.isWellFormed()).toBe(true);
        const whole = { ...request, widthPx, heightPx, prompt };
        expect(ceilingMicros(provider, model, whole)).toBe(priceMicros(provider, model, whole));
      }
      const long = clipRequest(shots[0]!, plan, config({ providers: { video: choice } }), 99_000);
      expect(long.seconds).toBe(seconds.at(-1));
    },
  );

  it('says what happens and how the camera moves, in the film’s shape', () => {
    const upright = config({ aspect: '9:16', providers: { video: 'runway' } });
    const shot = { ...shots[0]!, motion: { ...shots[0]!.motion, kind: 'push-in' as const } };
    const request = clipRequest(shot, plan, upright, 2_000);
    expect(request).toMatchObject({ widthPx: 720, heightPx: 1280, seconds: 2 });
    expect(request.prompt).toContain('pushes in slowly');
    expect(request.prompt.startsWith(shot.action.replace(/[.\s]+$/, ''))).toBe(true);
  });
});

describe('musicRequest', () => {
  it.each(['replicate', 'elevenlabs'])('asks %s for what the film wants, within its lengths', (music) => {
    const { maxMs, minMs, textChars } = findModel('music', music);
    const wish = config({ music: { genre: 'jazz', mood: 'tense' }, providers: { music } });
    const request = musicRequest({ ...plan, logline: 'x'.repeat(5_000) }, wish, 30_000);
    expect(request.prompt).toMatch(/^Instrumental jazz film score, tense mood, \d+ BPM\. No vocals/);
    expect(request.prompt.length).toBeLessThanOrEqual(textChars);
    expect(musicRequest(plan, wish, 1e9).lengthMs).toBe(maxMs);
    expect(musicRequest(plan, wish, 1).lengthMs).toBe(minMs);
    expect(priceMicros(request.provider, request.model, request)).toBeGreaterThan(0);
  });
});

it('asks for the sound of a place by what is heard there, whole and within the limit', () => {
  const prompts = AMBIENCE_KINDS.map((kind) => {
    const request = effectRequest(kind, 'elevenlabs');
    expect(request).toMatchObject({ kind: 'effect', lengthMs: 20_000 });
    expect(request.prompt).toMatch(/\. Field recording .+ no music, no voices in front$/);
    expect(request.prompt.length).toBeLessThanOrEqual(450);
    // 20 s at 20 credits a second, $0.0001 a credit.
    expect(priceMicros('elevenlabs', request.model, request)).toBe(40_000);
    return request.prompt;
  });
  expect(new Set(prompts).size).toBe(AMBIENCE_KINDS.length);
});
