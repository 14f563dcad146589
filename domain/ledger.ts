/**
 * The arithmetic of the ledger, in micro-dollars. What a job may spend is reserved in its month's budget at once
 * (`budgets.reserved`) and noted as its headroom (`jobs.reserved_micros`). An attempt's licence moves what the
 * attempt cannot exceed from the headroom to the attempt's own row (`held`); the budget does not notice. When the
 * attempt ends, its cost becomes `spent` and what it did not need goes back to the headroom, or, if the job has
 * ended meanwhile, to the budget. So at any moment
 *
 *     budget.reserved = Σ headroom + Σ held of open attempts      budget.spent = Σ cost of settled and uncertain ones
 */
export type AttemptStatus = 'reserved' | 'settled' | 'released' | 'uncertain';

/** What an attempt's row says of money. */
export interface AttemptMoney {
  status: AttemptStatus;
  heldMicros: number;
  costMicros: number;
}

/** How an attempt ends. `uncertain`: the answer is lost, so it counts as if all that was held had been spent. */
export type Ending =
  | { status: 'settled'; costMicros: number }
  | { status: 'released' }
  | { status: 'uncertain' };

/** What an ending changes; all are to be added. */
export interface LedgerChange {
  costMicros: number;
  headroom: number;
  budgetReserved: number;
  budgetSpent: number;
  jobCost: number;
}

/**
 * Which endings may follow which status: an open attempt may end in any way, an uncertain one may still turn out
 * to be paid for, exactly. Everything else is over.
 */
const MAY_END: Readonly<Record<AttemptStatus, readonly Ending['status'][]>> = {
  reserved: ['settled', 'released', 'uncertain'],
  uncertain: ['settled', 'released'],
  settled: [],
  released: [],
};

/**
 * What the ending of an attempt changes; null: it has ended before, and nothing may change again. `jobGoesOn`:
 * its job still spends of the same budget. A vendor that charged more than was held has been paid all the same:
 * its whole cost counts.
 */
export function endAttempt(money: AttemptMoney, ending: Ending, jobGoesOn: boolean): LedgerChange | null {
  if (!MAY_END[money.status].includes(ending.status)) return null;
  const costMicros = costOf(money, ending);
  const before = money.status === 'uncertain' ? money.costMicros : 0;
  const held = money.status === 'reserved' ? money.heldMicros : 0;
  const unneeded = jobGoesOn ? Math.max(0, held - costMicros) : 0;
  return {
    costMicros,
    headroom: unneeded,
    budgetReserved: unneeded - held,
    budgetSpent: costMicros - before,
    jobCost: costMicros - before,
  };
}

function costOf({ heldMicros }: AttemptMoney, ending: Ending): number {
  switch (ending.status) {
    case 'settled':
      return ending.costMicros;
    case 'released':
      return 0;
    case 'uncertain':
      return heldMicros;
    default:
      return ending satisfies never;
  }
}

/** An attempt whose answer was lost is made once more, and then never by itself again. */
export const UNCERTAIN_MAX = 2;
