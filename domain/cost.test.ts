import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptMicros, estimateFilm, type FilmMade, PRICE_ROWS, remainingCeiling } from './cost.ts';
import { Estimate } from './estimate.ts';
import { filmParts } from './film-parts.ts';
import { type FilmPlan, shotsOf } from './film-plan.ts';
import { ASPECTS, FRAME_RATES, JobConfig, RESOLUTIONS } from './job-config.ts';
import { PROVIDER_MODELS } from './provider-models.ts';
import { planFilm } from './script/plan-film.ts';

const SCRIPT = `INT. KITCHEN - NIGHT

MARA, an old woman, waits by the window.

MARA
Come back to me before the winter.

EXT. HARBOUR - DAY

Boats come in. TOM runs along the pier.

TOM
I never left!

ANNA
Quiet, both of you.`;

const free = JobConfig.parse({});
const paid = (more: object = {}) =>
  JobConfig.parse({ quality: 'final', providers: { image: 'openai', voice: 'openai' }, ...more });
const plan = planFilm(SCRIPT, free);
const shots = shotsOf(plan);
const filmOf = (config: JobConfig, of: FilmPlan = plan) => ({
  plan: of,
  config,
  parts: filmParts({ userId: 'usr_a', plan: of, config }, 'v1'),
});
const keysOf = (film: ReturnType<typeof filmOf>) => film.parts.map(({ assetKey }) => assetKey ?? '');
const withTake = (index: number, take: number): FilmPlan => {
  const other = structuredClone(plan);
  shotsOf(other)[index]!.shot.take = take;
  return other;
};
const sum = (items: readonly { costMicros: number }[]) => items.reduce((all, i) => all + i.costMicros, 0);

const anyChoice = (stage: 'image' | 'voice') =>
  PROVIDER_MODELS.filter((m) => m.stage === stage).map((m) => `${m.provider}:${m.model}`);
const anyConfig = fc
  .record({
    quality: fc.constantFrom('animatic', 'final'),
    aspect: fc.constantFrom(...ASPECTS),
    resolution: fc.constantFrom(...RESOLUTIONS),
    fps: fc.constantFrom(...FRAME_RATES),
    providers: fc.record({
      image: fc.constantFrom(...anyChoice('image')),
      voice: fc.constantFrom('embedded', ...anyChoice('voice')),
    }),
    music: fc.constantFrom(false, {}),
  })
  .map((config) => JobConfig.parse(config));
/** Plans whose shots may look the same, and may be taken anew. */
const anyPlan = fc
  .array(fc.record({ take: fc.nat(2), twin: fc.boolean() }), {
    minLength: shots.length,
    maxLength: shots.length,
  })
  .map((changes) => {
    const other = structuredClone(plan);
    for (const [i, { shot }] of shotsOf(other).entries()) {
      shot.take = changes[i]!.take;
      if (changes[i]!.twin) shot.prompt = 'A lighthouse in the storm.';
    }
    return other;
  });

describe('a quote of an animatic', () => {
  it('is nothing, and counts what will be made', () => {
    const quote = estimateFilm(filmOf(free));
    expect(Estimate.parse(quote)).toEqual(quote);
    expect(quote).toMatchObject({ costMicros: 0, willNotExceedMicros: 0, currency: 'USD' });
    expect(quote.durationMs).toBeGreaterThan(2_000);
    expect(quote.stages.map(({ stage }) => stage)).toEqual(['plan', 'picture', 'speech', 'music', 'render']);
    for (const stage of quote.stages) expect(stage).toMatchObject({ provider: 'embedded', model: null });
  });

  it('leaves out what a config does without, and knows nothing as made while the studio is away', () => {
    const silent = estimateFilm(filmOf(JobConfig.parse({ music: false })));
    expect(silent.stages.map(({ stage }) => stage)).not.toContain('music');
    const parts = filmParts({ userId: 'usr_a', plan, config: free }, null);
    expect(parts.every(({ assetKey }) => assetKey === null)).toBe(true);
    const away = estimateFilm({ plan, config: free, parts }, { assetKeys: new Set(keysOf(filmOf(free))) });
    expect(away.stages.every(({ ready }) => ready === 0)).toBe(true);
  });
});

describe('a quote of a final film', () => {
  it('is the sum of its own requests, and what will not be exceeded holds a lost answer', () => {
    const film = filmOf(paid());
    const quote = estimateFilm(film);
    const attempts = film.parts.map(({ request }) => attemptMicros(request!));
    expect(quote.costMicros).toBe(attempts.reduce((all, { estimateMicros }) => all + estimateMicros, 0));
    const held = attempts.map(({ heldMicros }) => heldMicros).sort((a, b) => b - a);
    const again = held.slice(0, Math.ceil(held.length / 10));
    expect(again.length).toBeGreaterThanOrEqual(1);
    expect(quote.willNotExceedMicros).toBe([...held, ...again].reduce((all, micros) => all + micros, 0));
    expect(quote.stages.find(({ stage }) => stage === 'picture')).toMatchObject({
      provider: 'openai',
      model: 'gpt-image-2.6-flare',
      count: shots.length,
      ready: 0,
    });
  });

  it('holds nothing twice where a lost answer can be looked up', () => {
    const film = filmOf(paid({ providers: { image: 'replicate', voice: 'embedded' } }));
    expect(estimateFilm(film)).toMatchObject({
      costMicros: 40_000 * shots.length,
      willNotExceedMicros: 40_000 * shots.length,
    });
  });

  it('buys a picture once that two shots show, unless one of them is taken anew', () => {
    const twins = structuredClone(plan);
    for (const { shot } of shotsOf(twins)) {
      Object.assign(shot, { prompt: 'A lighthouse.', paint: { ...shot.paint, people: [] } });
    }
    const config = paid({ providers: { image: 'replicate', voice: 'embedded' } });
    expect(estimateFilm(filmOf(config, twins)).byShot.map(({ costMicros }) => costMicros)).toEqual(
      shots.map((_, i) => (i === 0 ? 40_000 : 0)),
    );
    shotsOf(twins).at(-1)!.shot.take = 1;
    expect(estimateFilm(filmOf(config, twins)).costMicros).toBe(80_000);
  });

  it('refuses a maker that is not built in', () => {
    for (const providers of [{ plan: 'suno' }, { music: 'suno' }, { video: 'openai' }]) {
      const config = paid({ providers: { image: 'openai', voice: 'embedded', ...providers } });
      expect(() => estimateFilm(filmOf(config))).toThrow(RangeError);
    }
    expect(() => filmOf(paid({ providers: { image: 'auto' } }))).toThrow(RangeError);
  });
});

describe('any quote', () => {
  const anyFilm = fc.record({ config: anyConfig, of: anyPlan });

  it('adds up by stage and by shot, and may not be exceeded', () => {
    fc.assert(
      fc.property(anyFilm, fc.infiniteStream(fc.boolean()), ({ config, of }, made) => {
        const film = filmOf(config, of);
        const assetKeys = new Set(keysOf(film).filter(() => made.next().value));
        const quote = estimateFilm(film, { assetKeys, plan: true, music: true, pieces: 1e6 });
        expect(Estimate.parse(quote)).toEqual(quote);
        expect(sum(quote.byShot)).toBe(quote.costMicros);
        expect(sum(quote.stages)).toBe(quote.costMicros);
        expect(quote.willNotExceedMicros).toBeGreaterThanOrEqual(quote.costMicros);
        expect(quote.willNotExceedMicros).toBe(remainingCeiling(film.parts, assetKeys));
        expect(quote.willNotExceedMicros).toBeLessThanOrEqual(estimateFilm(film).willNotExceedMicros);
        for (const { ready, count } of [...quote.stages, ...quote.byShot]) {
          expect(ready).toBeLessThanOrEqual(count);
        }
        const ready = quote.byShot.reduce((all, shot) => all + shot.ready, 0);
        const ofParts = quote.stages.filter(({ stage }) => ['sheet', 'picture', 'speech'].includes(stage));
        expect(ofParts.reduce((all, stage) => all + stage.ready, 0)).toBe(ready);
        for (const shot of quote.byShot) {
          if (shot.ready === shot.count) expect(shot.costMicros).toBe(0);
        }
      }),
    );
  });

  it('is nothing once everything is made, and another shape of the film adds nothing', () => {
    fc.assert(
      fc.property(anyFilm, anyConfig, ({ config, of }, { aspect, resolution, fps }) => {
        const film = filmOf(config, of);
        const made: FilmMade = { assetKeys: new Set(keysOf(film)) };
        for (const again of [film, filmOf({ ...config, aspect, resolution, fps }, of)]) {
          expect(estimateFilm(again, made)).toMatchObject({ costMicros: 0, willNotExceedMicros: 0 });
        }
      }),
    );
  });

  it('of a shot taken anew changes by that shot’s picture alone', () => {
    fc.assert(
      fc.property(anyConfig, fc.nat(shots.length - 1), (config, index) => {
        fc.pre(config.quality === 'final');
        const made = { assetKeys: new Set(keysOf(filmOf(config))) };
        const anew = filmOf(config, withTake(index, 1));
        const picture = anew.parts.find(
          ({ shotId, stage }) => stage === 'picture' && shotId === shots[index]!.shot.id,
        );
        const { estimateMicros } = attemptMicros(picture!.request!);
        expect(estimateFilm(anew, made).byShot.map(({ costMicros }) => costMicros)).toEqual(
          shots.map((_, i) => (i === index ? estimateMicros : 0)),
        );
      }),
    );
  });

  it('belongs to its user: what another has made costs anew', () => {
    const own = filmOf(paid());
    const others = filmParts({ userId: 'usr_b', plan, config: paid() }, 'v1');
    const assetKeys = new Set(others.map(({ assetKey }) => assetKey ?? ''));
    expect(estimateFilm(own, { assetKeys }).costMicros).toBe(estimateFilm(own).costMicros);
  });
});

describe('the price table', () => {
  it('has a row for every model that can be chosen', () => {
    for (const { provider, model } of PROVIDER_MODELS) {
      expect(PRICE_ROWS.some((row) => row.provider === provider && row.model === model)).toBe(true);
    }
  });
});
