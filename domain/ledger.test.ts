import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttemptMoney, type AttemptStatus, type Ending, endAttempt, UNCERTAIN_MAX } from './ledger.ts';

const micros = fc.nat({ max: 1_000_000 });
const endings: fc.Arbitrary<Ending> = fc.oneof(
  fc.record({ status: fc.constant('settled' as const), costMicros: micros }),
  fc.constant({ status: 'released' as const }),
  fc.constant({ status: 'uncertain' as const }),
);
const open = (heldMicros: number): AttemptMoney => ({ status: 'reserved', heldMicros, costMicros: 0 });

describe('endAttempt', () => {
  it('settles what was charged and gives the rest back to the job', () => {
    expect(endAttempt(open(100), { status: 'settled', costMicros: 40 }, true)).toEqual({
      costMicros: 40,
      headroom: 60,
      budgetReserved: -40,
      budgetSpent: 40,
      jobCost: 40,
    });
  });

  it('gives the rest back to the budget when the job has ended', () => {
    expect(endAttempt(open(100), { status: 'settled', costMicros: 40 }, false)).toEqual({
      costMicros: 40,
      headroom: 0,
      budgetReserved: -100,
      budgetSpent: 40,
      jobCost: 40,
    });
  });

  it('releases without a trace of cost', () => {
    const change = endAttempt(open(100), { status: 'released' }, true);
    expect(change).toEqual({ costMicros: 0, headroom: 100, budgetReserved: 0, budgetSpent: 0, jobCost: 0 });
    expect(endAttempt(open(100), { status: 'released' }, false)).toMatchObject({ budgetReserved: -100 });
  });

  it('counts a lost answer as spent in full, until it is known', () => {
    const lost = endAttempt(open(100), { status: 'uncertain' }, true);
    expect(lost).toEqual({
      costMicros: 100,
      headroom: 0,
      budgetReserved: -100,
      budgetSpent: 100,
      jobCost: 100,
    });
    const uncertain: AttemptMoney = { status: 'uncertain', heldMicros: 100, costMicros: 100 };
    const known = endAttempt(uncertain, { status: 'settled', costMicros: 30 }, true);
    expect(known).toEqual({ costMicros: 30, headroom: 0, budgetReserved: 0, budgetSpent: -70, jobCost: -70 });
    expect(endAttempt(uncertain, { status: 'released' }, false)).toMatchObject({ budgetSpent: -100 });
  });

  it('counts all of what a vendor took beyond what was held', () => {
    const more = endAttempt(open(100), { status: 'settled', costMicros: 130 }, true);
    expect(more).toEqual({
      costMicros: 130,
      headroom: 0,
      budgetReserved: -100,
      budgetSpent: 130,
      jobCost: 130,
    });
  });

  it('counts from what an open row has cost so far as from nothing', () => {
    const odd: AttemptMoney = { status: 'reserved', heldMicros: 100, costMicros: 7 };
    expect(endAttempt(odd, { status: 'settled', costMicros: 40 }, true)).toMatchObject({
      budgetSpent: 40,
      jobCost: 40,
    });
  });

  it('asks once more after a lost answer, and no third time', () => {
    expect(UNCERTAIN_MAX).toBe(2);
  });

  it('lets nothing end twice', () => {
    const over: AttemptStatus[] = ['settled', 'released'];
    const again: Ending[] = [
      { status: 'settled', costMicros: 1 },
      { status: 'released' },
      { status: 'uncertain' },
    ];
    for (const status of over) {
      for (const ending of again) {
        expect(endAttempt({ status, heldMicros: 5, costMicros: 5 }, ending, true)).toBeNull();
      }
    }
    const uncertain: AttemptMoney = { status: 'uncertain', heldMicros: 5, costMicros: 5 };
    expect(endAttempt(uncertain, { status: 'uncertain' }, true)).toBeNull();
  });

  it('keeps the books in balance through any story of a job', () => {
    const story = fc.array(fc.record({ held: micros, endings: fc.array(endings, { maxLength: 4 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(story, micros, fc.nat({ max: 40 }), (attempts, reserve, cancelAt) => {
        const budget = { reserved: reserve, spent: 0 };
        const job = { headroom: reserve, cost: 0, goesOn: true };
        const rows: AttemptMoney[] = [];
        let tick = 0;
        const check = () => {
          const held = rows.filter((r) => r.status === 'reserved').reduce((n, r) => n + r.heldMicros, 0);
          const cost = rows.reduce((n, r) => n + r.costMicros, 0);
          expect(budget).toEqual({ reserved: job.headroom + held, spent: cost });
          expect(job.cost).toBe(cost);
          expect(job.headroom).toBeGreaterThanOrEqual(0);
        };
        for (const { held, endings: ends } of attempts) {
          if (job.goesOn && job.headroom >= held) {
            job.headroom -= held;
            rows.push(open(held));
          }
          for (const ending of ends) {
            if (tick++ === cancelAt) {
              budget.reserved -= job.headroom;
              Object.assign(job, { headroom: 0, goesOn: false });
            }
            const row = rows.at(-1);
            const change = row && endAttempt(row, ending, job.goesOn);
            if (!row || !change) continue;
            Object.assign(row, { status: ending.status, costMicros: change.costMicros });
            job.headroom += change.headroom;
            job.cost += change.jobCost;
            budget.reserved += change.budgetReserved;
            budget.spent += change.budgetSpent;
            check();
          }
        }
        check();
      }),
    );
  });
});
