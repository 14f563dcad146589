import { describe, expect, it } from 'vitest';
import { estimateFilm, PRICES, priceOf, providerOf } from './cost.ts';
import { Estimate, STAGES } from './estimate.ts';
import { JobConfig } from './job-config.ts';
import { planFilm } from './script/plan-film.ts';

const config = JobConfig.parse({});
const plan = planFilm('The sea was calm. Mara waited. "Come back," she said. Nobody came.', config);

describe('estimateFilm', () => {
  it('quotes an animatic at nothing, and counts what will be made', () => {
    const quote = estimateFilm(plan, config);
    expect(Estimate.parse(quote)).toEqual(quote);
    expect(quote).toMatchObject({ costMicros: 0, willNotExceedMicros: 0, currency: 'USD' });
    expect(quote.durationMs).toBeGreaterThan(2_000);
    expect(quote.stages.map((stage) => stage.stage)).toEqual([
      'plan',
      'picture',
      'speech',
      'music',
      'render',
    ]);
  });

  it('leaves out what a config does without', () => {
    const silent = JobConfig.parse({ music: false });
    expect(estimateFilm(plan, silent).stages.map((stage) => stage.stage)).not.toContain('music');
  });

  it('never counts more as made than there is', () => {
    for (const stage of estimateFilm(plan, config, { picture: 1e6, speech: 1 }).stages) {
      expect(stage.ready).toBeLessThanOrEqual(stage.count);
    }
  });
});

describe('prices', () => {
  it('are whole micro-dollars, and the studio itself is free', () => {
    for (const stages of Object.values(PRICES)) {
      for (const price of Object.values(stages)) expect(Number.isInteger(price?.unitMicros)).toBe(true);
    }
    for (const stage of STAGES) {
      const provider = providerOf(stage, config);
      if (provider) expect(priceOf(stage, provider).unitMicros).toBe(0);
    }
  });

  it('are never guessed', () => {
    expect(() => priceOf('picture', 'nobody')).toThrow(RangeError);
  });
});
