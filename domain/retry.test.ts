import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RETRY_RULES, retryDelayMs, retryRule } from './retry.ts';

describe('the rules', () => {
  it('are these; a change of one is a change of what users wait for and pay', () => {
    const table = Object.entries(RETRY_RULES).map(
      ([code, { attempts, baseMs, maxMs }]) => `${code} ${attempts} ${baseMs} ${maxMs}`,
    );
    expect(table).toEqual([
      'order.lost 12 0 0',
      'step.silent 5 500 10000',
      'step.crashed 4 1000 20000',
      'database.unavailable 12 1000 15000',
      'bucket.unavailable 8 1000 15000',
      'provider.unavailable 6 1000 30000',
      'provider.rate_limited 8 2000 60000',
      'provider.refused 1 0 0',
      'picture.refused 1 0 0',
      'script.unreadable 1 0 0',
      'plan.invalid 1 0 0',
      'check.failed 2 0 0',
    ]);
    expect(retryRule('vendor.odd', true)).toEqual({ attempts: 4, baseMs: 1_000, maxMs: 20_000 });
    expect(retryRule('vendor.odd', false)).toEqual({ attempts: 1, baseMs: 0, maxMs: 0 });
  });
});

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

  it('lies in the upper half of its ceiling, by the dice, up to the longest', () => {
    const delay = (tries: number, dice: number) => retryDelayMs('provider.unavailable', true, tries, dice);
    expect([delay(1, 0), delay(1, 0.5), delay(1, 0.999)]).toEqual([500, 750, 1_000]);
    expect([delay(3, 0), delay(5, 0), delay(5, 0.5)]).toEqual([2_000, 8_000, 12_000]);
    expect(retryDelayMs('provider.rate_limited', true, 7, 0.999)).toBe(59_970);
    // A step that was never counted waits as one that was tried once.
    expect(delay(0, 0)).toBe(500);
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
