import { and, desc, eq, gt, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { UsageBreakdown } from '#domain/film-job';
import { costRecords, jobs, plans } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { FILM_TITLE } from '../jobs/present-job.ts';

/** More bars than this say nothing; the rest is one. */
const MOST_FILMS = 100;

const SPENT = sql<number>`sum(${costRecords.costMicros})::bigint`.mapWith(Number);
const dayOf = (at: unknown) => sql<string>`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD')`;

/** What the user spent in a month (`YYYY-MM`, UTC), by day, film and provider, from the ledger. */
export async function breakDownUsage(
  { db }: Pick<Deps, 'db'>,
  { userId, period }: { userId: string; period: string },
): Promise<UsageBreakdown> {
  const from = new Date(`${period}-01T00:00:00Z`);
  const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1));
  // Nothing counts for a month before it, so the index by user and time serves all three.
  const counted = and(
    eq(costRecords.userId, userId),
    gte(costRecords.createdAt, from),
    eq(costRecords.budgetPeriod, period),
    inArray(costRecords.status, ['settled', 'uncertain']),
    gt(costRecords.costMicros, 0),
  );
  const [days, films, providers] = await Promise.all([
    db.execute<{ day: string; spent: string; films: number }>(sql`
      SELECT day, sum(spent)::bigint AS spent, sum(films)::int AS films FROM (
        SELECT ${dayOf(costRecords.createdAt)} AS day, ${costRecords.costMicros} AS spent, 0 AS films
          FROM ${costRecords} WHERE ${counted}
        UNION ALL
        SELECT ${dayOf(jobs.createdAt)}, 0, 1 FROM ${jobs}
          WHERE ${jobs.userId} = ${userId} AND ${jobs.deletedAt} IS NULL
            AND ${jobs.createdAt} >= ${from.toISOString()} AND ${jobs.createdAt} < ${until.toISOString()}
      ) AS all_of_it GROUP BY day ORDER BY day`),
    db
      .select({ jobId: jobs.id, title: FILM_TITLE, spentMicros: SPENT })
      .from(costRecords)
      .leftJoin(jobs, and(eq(jobs.id, costRecords.jobId), isNull(jobs.deletedAt)))
      .leftJoin(plans, eq(plans.id, jobs.planId))
      .where(counted)
      .groupBy(jobs.id, plans.id)
      .orderBy(desc(SPENT)),
    db
      .select({
        provider: costRecords.service,
        spentMicros: SPENT,
        films: sql<number>`count(DISTINCT ${costRecords.jobId})::int`,
      })
      .from(costRecords)
      .where(counted)
      .groupBy(costRecords.service)
      .orderBy(desc(SPENT)),
  ]);
  return {
    period,
    currency: 'USD',
    spentMicros: providers.reduce((sum, { spentMicros }) => sum + spentMicros, 0),
    days: days.rows.map(({ day, spent, films }) => ({ day, spentMicros: Number(spent), films })),
    films: withRest(films),
    providers,
  };
}

type Film = UsageBreakdown['films'][number];

/** The dearest films, and one bar for what else was paid. */
function withRest(films: readonly Film[]): Film[] {
  const named = films.filter(({ jobId }) => jobId !== null);
  const shown = named.slice(0, MOST_FILMS);
  const rest = [...films.filter(({ jobId }) => jobId === null), ...named.slice(MOST_FILMS)];
  if (rest.length === 0) return shown;
  const spentMicros = rest.reduce((sum, film) => sum + film.spentMicros, 0);
  return [...shown, { jobId: null, title: null, spentMicros }];
}
