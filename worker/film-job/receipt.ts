import type { Receipt } from '#domain/film-job';
import { shotsOf } from '#domain/film-plan';
import { isSettled } from '#domain/job';
import { ownMediaOf } from '#domain/own-media';
import { isPaidByOwnKey } from '#domain/provider-key';
import { type Step, stepsOf } from '#domain/steps';
import type { Accounts } from '../ledger/accounts.ts';
import { type Attempt, nameOfAttempt } from '../ledger/attempt.ts';
import type { OpenJob } from './open-job.ts';

type Item = Receipt['items'][number];
const sum = (attempts: readonly Attempt[], of: (attempt: Attempt) => number) =>
  attempts.reduce((total, attempt) => total + of(attempt), 0);

/**
 * What a job was estimated to cost, has cost and gave back, step by step: its journal says what was made, the
 * ledger what was paid. Steps that a later plan of the film no longer has stay on it.
 */
export function receiptOf(job: OpenJob, { attempts, money }: Accounts): Receipt {
  const { plan } = job.film;
  const sceneOf = new Map(plan ? shotsOf(plan).map(({ scene, shot }) => [shot.id, scene.id]) : []);
  const own = new Set(plan ? ownMediaOf(plan).map(({ stepKey }) => stepKey) : []);
  const paid = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const { stepKey } = nameOfAttempt(attempt);
    // A licence that was taken away before anybody used it was no attempt.
    if (attempt.purchase) paid.set(stepKey, [...(paid.get(stepKey) ?? []), attempt]);
  }
  const items = stepsOf(job.film).flatMap((step) => itemOf(job, step, { sceneOf, own, paid }));
  const listed = new Set(items.map((item) => item.stepKey));
  for (const [stepKey, rows] of paid)
    if (!listed.has(stepKey)) items.push(bought(stepKey, null, sceneOf, rows));
  const actualMicros = sum(attempts, (attempt) => attempt.costMicros);
  const heldMicros = sum(attempts, (attempt) => (attempt.status === 'reserved' ? attempt.heldMicros : 0));
  const reservedMicros = money.reservedMicros + heldMicros;
  return {
    jobId: job.row.id,
    currency: 'USD',
    items,
    estimatedMicros: money.estimatedMicros,
    quotedMicros: money.quotedMicros,
    reservedMicros,
    actualMicros,
    uncertainMicros: sum(attempts, uncertain),
    ...paidByOwnKey(attempts),
    releasedMicros: isSettled(job.row.status)
      ? Math.max(0, money.quotedMicros - actualMicros - reservedMicros)
      : 0,
  };
}

function paidByOwnKey(attempts: readonly Attempt[]): { ownKeyMicros?: number } {
  const own = attempts.filter(({ paidBy }) => isPaidByOwnKey(paidBy));
  return own.length === 0 ? {} : { ownKeyMicros: sum(own, ({ ownCostMicros }) => ownCostMicros) };
}

const uncertain = ({ status, costMicros }: Attempt) => (status === 'uncertain' ? costMicros : 0);

/** Who made what nothing was paid for here: its vendor elsewhere, the writer or the studio. */
function makerOf({ key, vendor }: Step, own: ReadonlySet<string>): { provider: string; model: string } {
  if (own.has(key)) return { provider: 'own', model: 'upload' };
  if (vendor === null) return { provider: 'embedded', model: 'studio' };
  const [provider = vendor, ...model] = vendor.split(':');
  return { provider, model: model.join(':') || provider };
}

interface Known {
  /** The scene of each shot. */
  sceneOf: ReadonlyMap<string, string>;
  /** Steps that a file of the writer's own stands for. */
  own: ReadonlySet<string>;
  paid: ReadonlyMap<string, readonly Attempt[]>;
}

function itemOf(job: OpenJob, step: Step, { sceneOf, own, paid }: Known): Item[] {
  const row = job.journal.get(step.key);
  const attempts = paid.get(step.key) ?? [];
  if (attempts.length > 0) {
    return [{ ...bought(step.key, step, sceneOf, attempts), reused: row?.reused ?? false }];
  }
  if (!row || step.kind === 'timeline' || step.kind === 'publish') return [];
  return [
    {
      stepKey: step.key,
      sceneId: sceneOf.get(step.shotId ?? '') ?? null,
      shotId: step.shotId,
      stage: step.kind,
      ...makerOf(step, own),
      estimateMicros: 0,
      actualMicros: 0,
      uncertainMicros: 0,
      releasedMicros: 0,
      attempts: row.attempt,
      retries: Math.max(0, row.attempt - 1),
      reused: row.reused,
    },
  ];
}

function bought(
  stepKey: string,
  step: Step | null,
  sceneOf: ReadonlyMap<string, string>,
  attempts: readonly Attempt[],
): Item {
  const first = attempts[0] as Attempt;
  const shotId = step?.shotId ?? first.purchase?.shotId ?? null;
  return {
    stepKey,
    sceneId: sceneOf.get(shotId ?? '') ?? null,
    shotId,
    stage: step?.kind ?? first.purchase?.request.kind ?? 'purchase',
    provider: first.service,
    model: first.model,
    estimateMicros: first.estimateMicros,
    actualMicros: sum(attempts, (attempt) => attempt.costMicros),
    uncertainMicros: sum(attempts, uncertain),
    ...paidByOwnKey(attempts),
    releasedMicros: sum(attempts, ({ status, heldMicros, costMicros }) =>
      status === 'reserved' ? 0 : Math.max(0, heldMicros - costMicros),
    ),
    attempts: attempts.length,
    retries: attempts.length - 1,
    reused: false,
  };
}
