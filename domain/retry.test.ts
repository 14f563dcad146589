import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RETRY_RULES, retryDelayMs, retryRule } from './retry.ts';

describe('retryDelayMs', () => {
  it('ends after the attempts of its rule and never waits longer than it says', () => {
    const codes = fc.oneof(fc.constantFrom(...Object.keys(RETRY_RULES)), fc.string());
    fc.assert(
      fc.property(
        codes,
        fc.boolean(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (code, retryable, dice) => {
          const rule = retryRule(code, retryable);
          for (let tries = 1; tries <= rule.attempts + 2; tries++) {
            const delay = retryDelayMs(code, retryable, tries, dice);
            if (tries >= rule.attempts) expect(delay).toBeNull();
            else {
              expect(delay).toBeGreaterThanOrEqual(0);
              expect(delay).toBeLessThanOrEqual(rule.maxMs);
            }
          }
        },
      ),
    );
  });

  it('waits longer from one attempt to the next', () => {
    const delays = [1, 2, 3].map((tries) => retryDelayMs('step.crashed', true, tries, 0.5));
    expect(delays).toEqual([750, 1500, 3000]);
  });

  it('makes a lost order again at once', () => {
    expect(retryDelayMs('order.lost', true, 1, 0.9)).toBe(0);
  });

  it('believes the sender where it has no rule, and its own rule otherwise', () => {
    expect(retryDelayMs('vendor.odd', false, 1, 0)).toBeNull();
    expect(retryDelayMs('vendor.odd', true, 1, 0)).not.toBeNull();
    expect(retryDelayMs('provider.refused', true, 1, 0)).toBeNull();
  });
});
