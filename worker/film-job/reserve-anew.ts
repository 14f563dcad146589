import { eq, sql } from 'drizzle-orm';
import { remainingCeiling } from '#domain/cost';
import { filmParts } from '#domain/film-parts';
import { ceilingMicros } from '#domain/prices';
import type { Shortfall } from '#domain/shortfall';
import { reserveOfJobsKey } from '../api-keys/key-spending.ts';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { budgetPeriod } from '../budget/budget-period.ts';
import type { Transaction } from '../db/connect.ts';
import { costRecords, jobs, users } from '../db/schema.ts';
import { BudgetExceeded, reserveBudget } from '../jobs/reserve-budget.ts';
import { ownKeysOf } from '../provider-keys/own-keys.ts';
import { knownOf } from './known-film.ts';
import type { CourseDeps, OpenJob } from './open-job.ts';

interface Need {
  /** What all that is missing cannot exceed. */
  ceilingMicros: number;
  /** The least that one missing thing may cost: with less nothing can go on. 0: nothing is to be bought. */
  leastMicros: number;
}

/** What a job still has to buy; null: it has no plan yet, so its first quote holds. */
export async function remainingNeed(job: OpenJob, deps: CourseDeps): Promise<Need | null> {
  const { plan } = job.film;
  const { userId, config, ownKeys } = job.row;
  if (!plan) return null;
  const missing = filmParts({ userId, plan, config }, null, knownOf(job)).filter(
    ({ request, stepKey }) => request !== null && job.journal.get(stepKey)?.state !== 'done',
  );
  const keys = missing.flatMap(({ assetKey }) => assetKey ?? []);
  const made = new Set((await findReadyAssets(deps.db, keys, deps.now())).keys());
  const open = missing.flatMap(({ request, assetKey }) =>
    request && !made.has(assetKey ?? '') && ownKeys[request.provider] === undefined
      ? [ceilingMicros(request.provider, request.model, request)]
      : [],
  );
  return {
    ceilingMicros: remainingCeiling(missing, made, ownKeys),
    leastMicros: open.length === 0 ? 0 : Math.min(...open),
  };
}

/**
 * Reserves for the rest of a job, in the transaction that takes it up again, and under its caps: its own (a new
 * one, if the owner gives one) and the user's of any job. Throws `BudgetExceeded` where not even one of the
 * missing things could be bought.
 */
export async function reserveAnew(
  tx: Transaction,
  deps: Pick<CourseDeps, 'now' | 'settings'>,
  jobId: string,
  { need, maxCostMicros }: { need: Need | null; maxCostMicros: number | undefined },
): Promise<void> {
  const [row] = await tx
    .select({
      userId: jobs.userId,
      config: jobs.config,
      ownKeys: jobs.ownKeys,
      quoted: jobs.quotedMicros,
      actual: jobs.actualCostMicros,
      jobLimit: users.jobLimitMicros,
      held: sql<number>`coalesce((SELECT sum(${costRecords.heldMicros}) FROM ${costRecords}
        WHERE ${costRecords.jobId} = ${jobs.id} AND ${costRecords.status} = 'reserved'), 0)::bigint`.mapWith(
        Number,
      ),
    })
    .from(jobs)
    .innerJoin(users, eq(users.id, jobs.userId))
    .where(eq(jobs.id, jobId));
  if (!row) throw new Error(`job ${jobId} is gone`);
  const config = maxCostMicros === undefined ? row.config : { ...row.config, maxCostMicros };
  // What open attempts hold may still be spent.
  const committed = row.actual + row.held;
  const ceiling = need?.ceilingMicros ?? Math.max(0, row.quoted - committed);
  const caps = [
    { limit: 'maxCostMicros', micros: config.maxCostMicros ?? null },
    { limit: 'jobLimitMicros', micros: row.jobLimit },
  ] as const;
  let micros = ceiling;
  for (const { limit, micros: limitMicros } of caps) {
    if (limitMicros === null) continue;
    const leftMicros = Math.max(0, limitMicros - committed);
    if (ceiling > 0 && leftMicros < (need?.leastMicros ?? 1)) {
      const shortfall: Shortfall = { limit, neededMicros: committed + ceiling, limitMicros, leftMicros };
      throw new BudgetExceeded(shortfall);
    }
    micros = Math.min(micros, leftMicros);
  }
  // A key that was removed and stored again is another one, and whoever retries wants it used; one that is gone stays
  // missed, and nothing else is paid with in its place.
  const stored = await ownKeysOf(tx, row.userId);
  const vendors = Object.entries(row.ownKeys);
  const ownKeys = Object.fromEntries(vendors.map(([vendor, id]) => [vendor, stored[vendor] ?? id]));
  const period = budgetPeriod(deps.now());
  await reserveOfJobsKey(tx, { jobId, period, micros });
  await reserveBudget(tx, deps.settings, { userId: row.userId, period, micros });
  await tx
    .update(jobs)
    .set({ reservedMicros: micros, quotedMicros: committed + micros, budgetPeriod: period, config, ownKeys })
    .where(eq(jobs.id, jobId));
}
