import type { LogEntry } from '../provider-server/charge-log.ts';
import type { Breach } from './find-breaches.ts';
import type { CostRow } from './snapshot.ts';

/**
 * Compares the vendors' own log with the ledger, charge by charge. A charge belongs to the attempt that knows
 * its task or request id; then it is settled with the same micro-dollars, or uncertain and held at no less. One
 * whose answer was lost belongs to an uncertain attempt, without an id, that asked for the same words.
 */
export function matchCharges(charges: readonly LogEntry[], costs: readonly CostRow[]): Breach[] {
  const breaches: Breach[] = [];
  const paidBy = new Map<string, LogEntry>();
  const orphans: LogEntry[] = [];
  for (const charge of charges.filter(({ micros }) => micros > 0)) {
    const rows = costs.filter((row) => isOf(row, charge));
    if (rows.length === 0) orphans.push(charge);
    if (rows.length > 1)
      breaches.push({ rule: 'one charge in two rows', detail: rows.map((r) => r.id).join() });
    for (const row of rows) {
      if (paidBy.has(row.id)) breaches.push({ rule: 'two charges in one row', detail: row.id });
      paidBy.set(row.id, charge);
      breaches.push(...compare(row, charge));
    }
  }
  for (const charge of orphans) {
    const row = costs.find(
      (candidate) =>
        candidate.status === 'uncertain' &&
        !paidBy.has(candidate.id) &&
        candidate.service === charge.vendor &&
        candidate.model === charge.model &&
        candidate.text_hash === charge.textHash,
    );
    if (row) paidBy.set(row.id, charge);
    breaches.push(...(row ? compare(row, charge) : [unrecorded(charge)]));
  }
  const unpaid = costs.filter((row) => row.status === 'settled' && row.cost > 0 && !paidBy.has(row.id));
  return [
    ...breaches,
    ...unpaid.map(({ id, cost }) => ({ rule: 'settled but never charged', detail: `${id}: ${cost}` })),
  ];
}

function isOf(row: CostRow, { vendor, taskId, requestId }: LogEntry): boolean {
  if (row.service !== vendor) return false;
  if (taskId !== undefined) return row.task_id === taskId || row.provider_request_id === taskId;
  return requestId !== undefined && row.provider_request_id === requestId;
}

function compare(row: CostRow, { n, micros }: LogEntry): Breach[] {
  const detail = `${row.id} (${row.status}): ${row.cost}, charge ${n}: ${micros}`;
  switch (row.status) {
    case 'settled':
      return row.cost === micros ? [] : [{ rule: 'another amount than charged', detail }];
    case 'uncertain':
      return row.cost >= micros ? [] : [{ rule: 'uncertain at less than charged', detail }];
    case 'released':
      return [{ rule: 'charged but released', detail }];
    case 'reserved':
      return [];
    default:
      return row.status satisfies never;
  }
}

const unrecorded = ({ n, vendor, model, micros, at }: LogEntry): Breach => ({
  rule: 'charge without a record',
  detail: `charge ${n} of ${vendor} ${model}: ${micros} at ${at}`,
});
