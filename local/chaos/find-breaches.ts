import { canTransition, isSettled, type JobStatus } from '#domain/job';
import { outputKeys } from '#domain/object-keys';
import { matchCharges } from './match-charges.ts';
import type { JobRow, Snapshot, TransitionRow } from './snapshot.ts';

/** A promise that the studio did not keep. */
export interface Breach {
  rule: string;
  detail: string;
}

const UNSENT_MS = 60_000;
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Compares jobs, history, bucket, ledger and the vendors' own log. Empty: all promises were kept. */
export function findBreaches(snapshot: Snapshot): Breach[] {
  return [
    ...findLostJobs(snapshot),
    ...snapshot.jobs.flatMap((job) => [
      ...findBadCourse(job, snapshot),
      ...findBadFilm(job, snapshot),
      ...findBadJobMoney(job, snapshot),
    ]),
    ...findLeftovers(snapshot),
    ...findMissingObjects(snapshot),
    ...matchCharges(snapshot.charges, snapshot.costs),
    ...findBoughtTwice(snapshot),
    ...findBadBudgets(snapshot),
  ];
}

function findLostJobs({ known, jobs }: Snapshot): Breach[] {
  const rows = new Set(jobs.map(({ id }) => id));
  const told = new Set(known.map(({ id }) => id));
  return [
    ...known.flatMap(({ id }) => (rows.has(id) ? [] : [{ rule: 'job lost', detail: id }])),
    // A repeated POST with the same key made one job more than was asked for.
    ...jobs.flatMap(({ id }) => (told.has(id) ? [] : [{ rule: 'job nobody asked for', detail: id }])),
  ];
}

/** Ended, exactly once a round, by legal transitions only, and the API says the same as the table. */
function findBadCourse(job: JobRow, { history, apiHistory, apiStatus }: Snapshot): Breach[] {
  const breaches: Breach[] = [];
  const breach = (rule: string, detail: string) => breaches.push({ rule, detail: `${job.id}: ${detail}` });
  const rows = inOrder(history.filter((row) => row.job_id === job.id));
  const states = rows.map((row) => row.to_state);
  if (!isSettled(job.status)) breach('job not ended', `still ${job.status}`);
  let state: JobStatus | null = null;
  for (const { from_state, to_state, actor } of rows) {
    const legal = from_state === null ? to_state === 'pending' : canTransition(from_state, to_state, actor);
    if (from_state !== state || !legal) {
      breach('illegal transition', `${state} → (${from_state} → ${to_state} by ${actor})`);
    }
    state = to_state;
  }
  if (state !== job.status) breach('history and status differ', `${state} and ${job.status}`);
  const endings = rows.filter(
    (row) => row.from_state && !isSettled(row.from_state) && isSettled(row.to_state),
  );
  const rounds = 1 + rows.filter((row) => row.from_state === 'failed' && row.to_state === 'queued').length;
  if (endings.length !== rounds) breach('ended other than once', `${endings.length} ends, ${rounds} rounds`);
  if (rounds !== 1 + job.retry_count) breach('retries miscounted', `${rounds - 1} and ${job.retry_count}`);
  const told = apiHistory.get(job.id) ?? [];
  if (told.join() !== states.join()) breach('API tells another history', `${told} instead of ${states}`);
  const status = apiStatus.get(job.id);
  if (status !== job.status) breach('API tells another status', `${status} instead of ${job.status}`);
  return breaches;
}

/** Rows of one millisecond stand in the order in which one state leads to the next. */
function inOrder(rows: readonly TransitionRow[]): TransitionRow[] {
  const left = rows.toSorted((a, b) => a.at_ms - b.at_ms);
  const ordered: TransitionRow[] = [];
  let state: JobStatus | null = null;
  while (left.length > 0) {
    const follows = (row: TransitionRow) => row.at_ms === left[0]?.at_ms && row.from_state === state;
    const next = left.splice(Math.max(0, left.findIndex(follows)), 1)[0]!;
    ordered.push(next);
    state = next.to_state;
  }
  return ordered;
}

function findBadFilm(job: JobRow, { outputs, objects }: Snapshot): Breach[] {
  if (job.status !== 'completed') return [];
  const keys = outputKeys(job.id);
  const seen = outputs.get(job.id);
  const breaches = [keys.film, keys.srt, keys.vtt, keys.poster, keys.receipt].flatMap((key) =>
    objects.get(key) ? [] : [{ rule: 'film incomplete', detail: `${key} is missing or empty` }],
  );
  const stored = objects.get(keys.film);
  if (!seen) return [...breaches, { rule: 'film not served', detail: job.id }];
  const { bytes, heightPx, served } = seen;
  if (bytes !== stored || served.bytes !== stored || served.status !== 206 || !served.isMp4) {
    const detail = `${job.id}: told ${bytes}, stored ${stored}, served ${JSON.stringify(served)}`;
    breaches.push({ rule: 'film is not what was told', detail });
  }
  if (heightPx !== 480) breaches.push({ rule: 'film of another size', detail: `${job.id}: ${heightPx}` });
  return breaches;
}

function findBadJobMoney(job: JobRow, { costs }: Snapshot): Breach[] {
  const own = costs.filter((row) => row.job_id === job.id);
  const paid = sum(
    own.filter(({ status }) => status === 'settled' || status === 'uncertain').map((r) => r.cost),
  );
  const breaches: Breach[] = [];
  const breach = (rule: string, detail: string) => breaches.push({ rule, detail: `${job.id}: ${detail}` });
  if (job.actual_cost !== paid)
    breach('actual cost is not the ledger’s', `${job.actual_cost}, ledger ${paid}`);
  if (paid > job.quoted_micros) breach('cost more than quoted', `${paid} of ${job.quoted_micros}`);
  if (isSettled(job.status) && job.reserved_micros !== 0)
    breach('reservation kept', `${job.reserved_micros}`);
  return breaches;
}

function findLeftovers({ unsent, costs }: Snapshot): Breach[] {
  return [
    ...unsent
      .filter(({ age_ms }) => age_ms > UNSENT_MS)
      .map(({ id, age_ms }) => ({ rule: 'outbox not sent', detail: `${id} for ${age_ms} ms` })),
    ...costs
      .filter(({ status }) => status === 'reserved')
      .map(({ id, step_key }) => ({ rule: 'attempt left open', detail: `${id} of ${step_key}` })),
  ];
}

function findMissingObjects({ assets, objects }: Snapshot): Breach[] {
  return assets
    .filter(({ state, object_key, bytes }) => state === 'ready' && objects.get(object_key) !== bytes)
    .map(({ kind, object_key, bytes }) => ({
      rule: 'asset without its object',
      detail: `${kind} ${object_key}: ${bytes} bytes, stored ${objects.get(object_key) ?? 'nothing'}`,
    }));
}

/** A second purchase of what was settled, and so stored, before the second began. */
function findBoughtTwice({ costs }: Snapshot): Breach[] {
  const settled = costs.filter(({ status, asset_key }) => status === 'settled' && asset_key !== null);
  return settled.flatMap((first) =>
    settled
      .filter(
        (second) =>
          second.id !== first.id &&
          second.asset_key === first.asset_key &&
          !first.in_vain &&
          first.settled_ms !== null &&
          second.created_ms > first.settled_ms,
      )
      .map((second) => ({
        rule: 'paid again',
        detail: `${first.id} and ${second.id} of ${first.asset_key}`,
      })),
  );
}

/** Each budget as its jobs and attempts add up; at the end nothing is reserved any more. */
export function findBadBudgets({
  budgets,
  costs,
  jobs,
}: Pick<Snapshot, 'budgets' | 'costs' | 'jobs'>): Breach[] {
  const breaches = budgets.flatMap((budget) => {
    const mine = <T extends { user_id: string; budget_period: string }>(row: T) =>
      row.user_id === budget.user_id && row.budget_period === budget.period;
    const rows = costs.filter(mine);
    const paid = rows.filter(({ status }) => status === 'settled' || status === 'uncertain');
    const spent = sum(paid.map(({ cost }) => cost));
    const held = sum(rows.filter(({ status }) => status === 'reserved').map((row) => row.held));
    const reserved = held + sum(jobs.filter(mine).map((job) => job.reserved_micros));
    const found: Breach[] = [];
    const who = `${budget.user_id} ${budget.period}`;
    if (budget.spent !== spent)
      found.push({ rule: 'spent is not the ledger’s', detail: `${who}: ${budget.spent}, ledger ${spent}` });
    if (budget.reserved !== reserved)
      found.push({
        rule: 'reserved does not add up',
        detail: `${who}: ${budget.reserved}, rows ${reserved}`,
      });
    if (budget.reserved !== 0)
      found.push({ rule: 'reserved at the end', detail: `${who}: ${budget.reserved}` });
    if (budget.spent + budget.reserved > budget.limit)
      found.push({
        rule: 'over the limit',
        detail: `${who}: ${budget.spent} + ${budget.reserved} > ${budget.limit}`,
      });
    return found;
  });
  const known = new Set(budgets.map(({ user_id, period }) => `${user_id} ${period}`));
  const strays = costs.filter(
    (row) =>
      row.cost + row.held > 0 &&
      row.status !== 'released' &&
      !known.has(`${row.user_id} ${row.budget_period}`),
  );
  return [...breaches, ...strays.map(({ id }) => ({ rule: 'cost without a budget', detail: id }))];
}
