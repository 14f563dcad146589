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

describe('a row of the journal', () => {
  const none = freshStep('picture:sht_1', 'picture');
  const made: StepResult = { files: [], meta: { made: true } };
  const trouble = { code: 'step.crashed', message: 'x', retryable: true };
  const rowAfter = (...list: StepEvent[]) =>
    list.reduce((step, event) => applyStepEvent(step, event).step, none);
  const told = (step: JournalStep, event: StepEvent) => {
    const { step: changed, verdict } = applyStepEvent(step, event);
    return {
      verdict,
      ...Object.fromEntries(Object.entries(changed).filter(([k, v]) => step[k as never] !== v)),
    };
  };
  const sent = { type: 'sent', fence: 5, leaseUntil: 10 } as const;
  const begun = { type: 'begun', fence: 5, leaseUntil: 20 } as const;
  const done = { type: 'done', fence: 5, result: made } as const;
  const failed = (notBefore: number | null) =>
    ({ type: 'failed', fence: 5, error: trouble, notBefore }) as const;
  const states = {
    waiting: none,
    sent: rowAfter(sent),
    running: rowAfter(sent, begun),
    done: rowAfter(sent, begun, done),
    failed: rowAfter(sent, begun, failed(null)),
  };
  const verdicts = (event: StepEvent) =>
    Object.values(states).map((step) => applyStepEvent(step, event).verdict);

  it('begins as nothing', () => {
    expect(none).toEqual({
      key: 'picture:sht_1',
      kind: 'picture',
      state: 'waiting',
      attempt: 0,
      tries: 0,
      fence: 0,
      assetKey: null,
      notBefore: 0,
      leaseUntil: 0,
      result: null,
      error: null,
      reused: false,
    });
  });

  it('answers each event in each state', () => {
    const [yes, known, no] = ['applied', 'duplicate', 'stale'] as const;
    // waiting, sent, running, done, failed
    expect(verdicts({ type: 'prepared', assetKey: 'k' })).toEqual([yes, no, no, no, no]);
    expect(verdicts({ type: 'reused', result: made })).toEqual([yes, no, no, no, no]);
    expect(verdicts({ type: 'held', notBefore: 9 })).toEqual([yes, no, no, no, no]);
    expect(verdicts({ ...sent, fence: 6 })).toEqual([yes, no, no, no, no]);
    expect(verdicts({ type: 'resent', leaseUntil: 9 })).toEqual([no, yes, no, no, no]);
    expect(verdicts(begun)).toEqual([no, yes, known, known, no]);
    expect(verdicts({ ...begun, type: 'heartbeat' })).toEqual([no, yes, yes, no, no]);
    expect(verdicts({ type: 'busy', fence: 5, notBefore: 9 })).toEqual([no, yes, yes, no, no]);
    expect(verdicts(done)).toEqual([no, yes, yes, known, no]);
    expect(verdicts(failed(null))).toEqual([no, yes, yes, no, known]);
    expect(verdicts({ type: 'stopped' })).toEqual([no, yes, yes, no, no]);
    expect(verdicts({ type: 'reset' })).toEqual([yes, no, no, no, yes]);
  });

  it('is changed by what applies, and by nothing more', () => {
    const { waiting, running } = states;
    expect(told(waiting, { type: 'prepared', assetKey: 'k' })).toEqual({ verdict: 'applied', assetKey: 'k' });
    const reused = { verdict: 'applied', state: 'done', result: made, reused: true };
    expect(told(waiting, { type: 'reused', result: made })).toEqual(reused);
    expect(told({ ...waiting, error: trouble }, { type: 'reused', result: made })).toMatchObject({
      error: null,
    });
    expect(told(waiting, { type: 'held', notBefore: 9 })).toEqual({ verdict: 'applied', notBefore: 9 });
    const first = { verdict: 'applied', state: 'sent', attempt: 1, tries: 1, fence: 5, leaseUntil: 10 };
    expect(told(waiting, sent)).toEqual(first);
    expect(told(states.sent, { type: 'resent', leaseUntil: 9 })).toEqual({
      verdict: 'applied',
      leaseUntil: 9,
    });
    expect(told(states.sent, begun)).toEqual({ verdict: 'applied', state: 'running', leaseUntil: 20 });
    const beat = (leaseUntil: number) => told(running, { type: 'heartbeat', fence: 5, leaseUntil });
    expect(beat(30)).toEqual({ verdict: 'applied', leaseUntil: 30 });
    // A heartbeat that was overtaken does not shorten the lease.
    expect(beat(15)).toEqual({ verdict: 'applied' });
    expect(told(running, { type: 'busy', fence: 5, notBefore: 9 })).toEqual({
      verdict: 'applied',
      state: 'waiting',
      tries: 0,
      notBefore: 9,
    });
    expect(told({ ...running, tries: 3 }, { type: 'busy', fence: 5, notBefore: 9 })).toMatchObject({
      tries: 2,
    });
    expect(told({ ...running, error: trouble }, done)).toEqual({
      verdict: 'applied',
      state: 'done',
      result: made,
      error: null,
    });
    expect(told(running, failed(null))).toEqual({ verdict: 'applied', state: 'failed', error: trouble });
    expect(told(running, failed(9))).toEqual({
      verdict: 'applied',
      state: 'waiting',
      error: trouble,
      notBefore: 9,
    });
    expect(told(running, { type: 'stopped' })).toEqual({ verdict: 'applied', state: 'waiting' });
    expect(told({ ...states.failed, notBefore: 9 }, { type: 'reset' })).toEqual({
      verdict: 'applied',
      state: 'waiting',
      tries: 0,
      notBefore: 0,
    });
  });

  it('knows a fence as one that must be new to begin, and the same to go on', () => {
    const waiting = rowAfter(sent, { type: 'stopped' });
    expect(applyStepEvent(waiting, sent).verdict).toBe('stale');
    expect(applyStepEvent(waiting, { ...sent, fence: 4 }).verdict).toBe('stale');
    expect(applyStepEvent(waiting, { ...sent, fence: 6 }).step).toMatchObject({
      attempt: 2,
      tries: 2,
      fence: 6,
    });
    const late = [
      begun,
      { ...begun, type: 'heartbeat' },
      done,
      failed(null),
      { type: 'busy', fence: 5, notBefore: 1 },
    ];
    for (const event of late as (StepEvent & { fence: number })[]) {
      for (const fence of [4, 6]) {
        for (const step of Object.values(states)) {
          expect(applyStepEvent(step, { ...event, fence } as StepEvent)).toEqual({ step, verdict: 'stale' });
        }
      }
    }
  });
});

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
      { numRuns: process.env.SOAK === '1' ? 10_000 : 1_000 },
    );
  });
});
