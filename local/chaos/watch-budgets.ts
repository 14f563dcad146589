import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosWorld } from './chaos-world.ts';
import type { Breach } from './find-breaches.ts';

/** One statement sees one moment: what is wrong with any budget just then. */
const WRONG = `
  SELECT b.user_id, b.period, b."limit"::float8, b.spent::float8, b.reserved::float8,
    coalesce(c.spent, 0)::float8 AS ledger_spent,
    (coalesce(c.held, 0) + coalesce(j.reserved, 0))::float8 AS rows_reserved
  FROM budgets b
  LEFT JOIN (
    SELECT user_id, budget_period, sum(cost) FILTER (WHERE status IN ('settled', 'uncertain')) AS spent,
      sum(held) FILTER (WHERE status = 'reserved') AS held
    FROM cost_records GROUP BY 1, 2
  ) c ON c.user_id = b.user_id AND c.budget_period = b.period
  LEFT JOIN (
    SELECT user_id, budget_period, sum(reserved_micros) AS reserved FROM jobs GROUP BY 1, 2
  ) j ON j.user_id = b.user_id AND j.budget_period = b.period
  WHERE b.spent + b.reserved > b."limit" OR b.spent <> coalesce(c.spent, 0)
    OR b.reserved <> coalesce(c.held, 0) + coalesce(j.reserved, 0)`;

/** Looks at the budgets again and again while things break. `stop` answers with how often, and what was wrong. */
export function watchBudgets(world: ChaosWorld): { stop(): Promise<{ reads: number; breaches: Breach[] }> } {
  let stopping = false;
  let reads = 0;
  const breaches: Breach[] = [];
  const watching = (async () => {
    while (!stopping) {
      const wrong = await world.sql<{ user_id: string }>(WRONG);
      reads++;
      for (const row of wrong) {
        if (breaches.length < 50)
          breaches.push({ rule: 'budget wrong while running', detail: JSON.stringify(row) });
      }
      await sleep(700);
    }
  })();
  // Whoever stops hears of it; until then it must not end the run.
  watching.catch(() => undefined);
  return {
    async stop() {
      stopping = true;
      await watching;
      return { reads, breaches };
    },
  };
}
