import type { Breach } from './find-breaches.ts';
import type { Snapshot } from './snapshot.ts';
import type { StubbornClient } from './stubborn-client.ts';

export interface KillRecord {
  what: string;
  /** Milliseconds until the studio was ready again; null: another kill came first. */
  recoveredMs: number | null;
}

export interface ChaosReport {
  mode: string;
  seed: number;
  seconds: number;
  jobs: number;
  /** Jobs by how they ended. */
  statuses: Record<string, number>;
  /** Failed jobs by the reason they give. */
  failures: Record<string, number>;
  refusals: Record<string, number>;
  kills: Record<string, { count: number; slowestRecoveryMs: number }>;
  client: { failedTries: number; longestTryMs: number };
  money: { charges: number; chargedMicros: number; ledger: Record<string, number>; budgetReads: number };
  breaches: Breach[];
}

interface RunFacts {
  mode: string;
  seed: number;
  beganMs: number;
  snapshot: Snapshot;
  kills: readonly KillRecord[];
  refusals: readonly string[];
  clients: readonly StubbornClient[];
  budgetReads: number;
  breaches: Breach[];
}

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

export function writeReport(facts: RunFacts): ChaosReport {
  const { snapshot, kills, clients } = facts;
  const charges = snapshot.charges.filter(({ micros }) => micros > 0);
  return {
    mode: facts.mode,
    seed: facts.seed,
    seconds: Math.round((Date.now() - facts.beganMs) / 1000),
    jobs: snapshot.jobs.length,
    statuses: countBy(snapshot.jobs, ({ status }) => status),
    failures: countBy(
      snapshot.jobs.filter(({ status }) => status === 'failed'),
      ({ error_code }) => error_code ?? 'none',
    ),
    refusals: countBy(facts.refusals, (reason) => reason),
    kills: Object.fromEntries(
      Object.entries(countBy(kills, ({ what }) => what)).map(([what, count]) => {
        const times = kills.filter((kill) => kill.what === what).map(({ recoveredMs }) => recoveredMs ?? 0);
        return [what, { count, slowestRecoveryMs: Math.max(...times) }];
      }),
    ),
    client: {
      failedTries: clients.reduce((total, { failedTries }) => total + failedTries, 0),
      longestTryMs: Math.max(0, ...clients.map(({ longestMs }) => longestMs)),
    },
    money: {
      charges: charges.length,
      chargedMicros: charges.reduce((total, { micros }) => total + micros, 0),
      ledger: countBy(snapshot.costs, ({ status }) => status),
      budgetReads: facts.budgetReads,
    },
    breaches: facts.breaches,
  };
}

const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || 'none';

/** The report as a person reads it. */
export function formatReport(report: ChaosReport): string {
  const { kills, money, client, breaches } = report;
  const kinds = Object.entries(kills).map(
    ([what, { count, slowestRecoveryMs }]) => `${what} ${count} (ready again in ≤ ${slowestRecoveryMs} ms)`,
  );
  const rows = [
    ['run', `${report.mode}, seed ${report.seed}, ${report.seconds} s`],
    ['jobs', `${report.jobs}: ${list(report.statuses)}`],
    ['failures', list(report.failures)],
    ['refused', list(report.refusals)],
    ['kills', kinds.join(', ') || 'none'],
    ['client', `${client.failedTries} tries in vain, the longest took ${client.longestTryMs} ms`],
    ['charged', `${money.charges} charges, ${money.chargedMicros} micro-dollars`],
    ['ledger', `${list(money.ledger)}; budgets read ${money.budgetReads} times`],
    ['breaches', String(breaches.length)],
  ];
  const width = Math.max(...rows.map(([name]) => name!.length));
  const table = rows.map(([name, text]) => `${name!.padEnd(width)}  ${text}`);
  const found = breaches.slice(0, 40).map(({ rule, detail }) => `  ✗ ${rule} — ${detail}`);
  return [...table, ...found].join('\n');
}
