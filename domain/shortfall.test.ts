import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, sayDollars, sayShortfall } from './shortfall.ts';

describe('sayDollars', () => {
  it('is exact, with cents at least', () => {
    const said = [0, 1, 41_666, 1_000_000, 20_500_000, 1e12, -10_000].map(sayDollars);
    expect(said).toEqual(['$0.00', '$0.000001', '$0.041666', '$1.00', '$20.50', '$1000000.00', '-$0.01']);
    fc.assert(
      fc.property(fc.maxSafeNat(), (micros) => {
        const [whole, fraction] = sayDollars(micros).slice(1).split('.');
        expect(BigInt(`${whole}${fraction?.padEnd(6, '0')}`)).toBe(BigInt(micros));
      }),
    );
  });
});

describe('sayShortfall', () => {
  it('names the amounts and the field that helps', () => {
    for (const limit of LIMITS) {
      const said = sayShortfall({ limit, neededMicros: 2_100_000, limitMicros: 1_050_000, leftMicros: 7 });
      expect(said).toContain('$2.10');
      expect(said).toContain('$1.05');
      expect(said).toContain(limit);
    }
  });

  it('says what is needed, what is left of which limit, and what to raise', () => {
    const amounts = { neededMicros: 2_100_000, limitMicros: 1_050_000, leftMicros: 30_000 };
    expect(LIMITS.map((limit) => sayShortfall({ limit, ...amounts }))).toEqual([
      'The film needs $2.10, and $0.03 is left of its own ceiling of $1.05. Raise maxCostMicros.',
      'The film needs $2.10, and $0.03 is left of your $1.05 a job. Raise jobLimitMicros.',
      '$2.10 must be set aside, and $0.03 is left of this month’s $1.05. ' +
        'Raise monthlyLimitMicros, or give the film a maxCostMicros that fits.',
      '$2.10 must be set aside, and $0.03 is left of the API key’s $1.05 a month (apiKeyLimitMicros). ' +
        'Use another key, or give the film a maxCostMicros that fits.',
    ]);
  });
});
