import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyStepEvent, freshStep, JournalStep, type StepEvent, type StepResult } from './journal.ts';

const fence = fc.nat({ max: 6 });
const time = fc.nat({ max: 1000 });
const result = fc.constant<StepResult>({ files: [], meta: {} });
const error = fc.constant({ code: 'step.crashed', message: 'x', retryable: true });
const events: fc.Arbitrary<StepEvent> = fc.oneof(
  fc.record({ type: fc.constant('prepared' as const), assetKey: fc.constant('k') }),
  fc.record({ type: fc.constant('reused' as const), result }),
  fc.record({ type: fc.constant('held' as const), notBefore: time }),
  fc.record({ type: fc.constant('sent' as const), fence, leaseUntil: time }),
  fc.record({ type: fc.constant('resent' as const), leaseUntil: time }),
  fc.record({ type: fc.constant('begun' as const), fence, leaseUntil: time }),
  fc.record({ type: fc.constant('heartbeat' as const), fence, leaseUntil: time }),
  fc.record({ type: fc.constant('busy' as const), fence, notBefore: time }),
  fc.record({ type: fc.constant('done' as const), fence, result }),
  fc.record({ type: fc.constant('failed' as const), fence, error, notBefore: fc.option(time) }),
  fc.record({ type: fc.constant('stopped' as const) }),
  fc.record({ type: fc.constant('reset' as const) }),
);

describe('applyStepEvent', () => {
  it('keeps every invariant of a journal row through any order of events', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        let step = freshStep('picture:sht_1', 'picture');
        for (const event of list) {
          const { step: after, verdict } = applyStepEvent(step, event);
          expect(JournalStep.safeParse(after).success).toBe(true);
          if (verdict !== 'applied') expect(after).toBe(step);
          expect(after.attempt).toBeGreaterThanOrEqual(step.attempt);
          expect(after.fence).toBeGreaterThanOrEqual(step.fence);
          expect(after.tries).toBeGreaterThanOrEqual(0);
          expect(after.tries).toBeLessThanOrEqual(after.attempt);
          expect(after.state === 'done').toBe(after.result !== null);
          if (step.state === 'done') expect(after).toBe(step);
          if ('fence' in event && event.type !== 'sent' && event.fence !== step.fence)
            expect(verdict).toBe('stale');
          step = after;
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
