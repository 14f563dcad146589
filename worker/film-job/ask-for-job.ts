import { canTransition, isActive } from '#domain/job';
import type { Shortfall } from '#domain/shortfall';
import { nameOfStep, stepsOf } from '#domain/steps';
import { releaseClaims } from '../assets/claim-assets.ts';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { orderIdOf } from '../composer/order-token.ts';
import { BudgetExceeded } from '../jobs/reserve-budget.ts';
import { beginRound } from './begin-round.ts';
import { forgetSteps } from './forget-steps.ts';
import { hasShot, keptWithout, leaveOut } from './leave-out.ts';
import { moveJob } from './move-job.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';
import { remainingNeed, reserveAnew } from './reserve-anew.ts';
import { followStep } from './send-steps.ts';
import { claimsOf } from './start-step.ts';

export type JobWish =
  | { type: 'cancel' }
  | { type: 'retry'; maxCostMicros?: number | undefined }
  /** Makes a failed shot anew, or the film without it. */
  | { type: 'shot'; shotId: string; action: 'retry' | 'skip' }
  /** Not the owner's: a message of the job could not be delivered, however often it was tried. */
  | { type: 'give-up'; stepKey?: string | undefined };

/**
 * `illegal`: not in this status. `missing`: no such job or shot. `empty`: nothing would be left of the film. A
 * shortfall: it does not fit into the budget.
 */
export type JobAnswer = 'done' | 'illegal' | 'missing' | 'empty' | Shortfall;

const STOPPED_AT_ONCE = 5;

/** Does what the owner of a job asks for. `wish.id` becomes the id of the transition that grants it. */
export async function askForJob(
  job: OpenJob,
  course: CourseDeps,
  wish: JobWish & { id?: string | undefined },
  later: (work: Promise<unknown>) => void,
): Promise<JobAnswer> {
  // A wish is granted by one transition at most: whoever repeats the wish finds it by this id.
  const newId: CourseDeps['newId'] = (prefix) => (prefix === 'his' && wish.id) || course.newId(prefix);
  const deps = { ...course, newId };
  switch (wish.type) {
    case 'cancel':
      return cancel(job, deps, later);
    case 'retry':
      return retry(job, deps, 'Tried again by its owner', wish.maxCostMicros);
    case 'shot':
      return wish.action === 'skip' ? skipShot(job, deps, wish.shotId) : retryShot(job, deps, wish.shotId);
    case 'give-up':
      return giveUp(job, deps, wish.stepKey);
    default:
      return wish satisfies never;
  }
}

/** The queue gave up. If the step went another way meanwhile, nothing is wrong. */
async function giveUp(job: OpenJob, deps: CourseDeps, stepKey: string | undefined): Promise<JobAnswer> {
  if (!isActive(job.row.status)) return 'illegal';
  const row = stepKey === undefined ? undefined : job.journal.get(stepKey);
  if (stepKey !== undefined && row?.state !== 'sent') return 'illegal';
  if (stepKey === undefined && job.row.status !== 'pending' && job.row.status !== 'queued') return 'illegal';
  const step = stepsOf(job.film).find((s) => s.key === stepKey);
  const what = step ? nameOfStep(step, job.film.plan) : 'The job';
  const message = `${what} could not be started: its message was not delivered. Try again in a while.`;
  const change = { errorCode: 'queue.undeliverable', errorMessage: message };
  return (await moveJob(job, deps, { to: 'failed', actor: 'system', reason: message, change }))
    ? 'done'
    : 'illegal';
}

/** The status changes at once; what runs is told to stop afterwards. */
async function cancel(
  job: OpenJob,
  deps: CourseDeps,
  later: (work: Promise<unknown>) => void,
): Promise<JobAnswer> {
  if (!(await moveJob(job, deps, { to: 'cancelled', actor: 'user', reason: 'Cancelled by its owner' }))) {
    return 'illegal';
  }
  const steps = new Map(stepsOf(job.film).map((step) => [step.key, step]));
  const rows = [...job.journal.values()];
  const running = rows.filter((row) => row.state === 'sent' || row.state === 'running');
  const orders = running
    .filter((row) => steps.get(row.key)?.place === 'composer')
    .map((row) => ({ id: orderIdOf(job.row.id, row.key, row.fence), claims: claimsOf(job, row) }));
  for (const row of running) {
    const step = steps.get(row.key);
    // What was bought is stopped where that is possible, and settled however it ends.
    if (step?.place === 'vendor') await followStep(job, deps, step, row);
    if (step) changeStep(job, step, { type: 'stopped' });
  }
  await releaseClaims(
    deps.db,
    job.row.id,
    rows.flatMap((row) => (row.assetKey && row.state !== 'done' ? [row.assetKey] : [])),
  );
  later(stopOrders(deps, orders));
  return 'done';
}

async function stopOrders(
  deps: CourseDeps,
  orders: readonly { id: string; claims: ReturnType<typeof claimsOf> }[],
): Promise<void> {
  for (let start = 0; start < orders.length; start += STOPPED_AT_ONCE) {
    await Promise.all(
      orders.slice(start, start + STOPPED_AT_ONCE).map(({ id, claims }) =>
        deps.composer.stop(id, claims).catch((error) => {
          // Its next report is answered 409, which stops it as well.
          if (!(error instanceof ComposerUnavailable)) throw error;
        }),
      ),
    );
  }
}

/** Goes on from the journal: what is done stays done, what failed has all its attempts again. */
async function retry(
  job: OpenJob,
  deps: CourseDeps,
  reason: string,
  maxCostMicros?: number,
): Promise<JobAnswer> {
  if (!canTransition(job.row.status, 'queued', 'user')) return 'illegal';
  const need = await remainingNeed(job, deps);
  try {
    const moved = await moveJob(job, deps, {
      to: 'queued',
      actor: 'user',
      reason,
      change: {
        retryCount: job.row.retryCount + 1,
        errorCode: null,
        errorMessage: null,
        completedAt: null,
      },
      also: (tx) => reserveAnew(tx, deps, job.row.id, { need, maxCostMicros }),
    });
    if (!moved) return 'illegal';
  } catch (error) {
    if (error instanceof BudgetExceeded) return error.shortfall;
    throw error;
  }
  beginRound(job);
  await followStudio(job, deps);
  return 'done';
}

/**
 * If the studio has another version than when the job began, what it makes itself begins anew: pieces of two
 * encoders do not join. What is made already under the new version is found by its key.
 */
async function followStudio(job: OpenJob, deps: CourseDeps): Promise<void> {
  const version = await deps.composer.version().catch((error) => {
    if (error instanceof ComposerUnavailable) return null;
    throw error;
  });
  if (version === null || job.studioVersion === null || version === job.studioVersion) return;
  job.studioVersion = version;
  job.store.atomically(() => {
    job.store.saveDocument('studio-version', version);
    forgetSteps(job, () => true);
  });
}

async function retryShot(job: OpenJob, deps: CourseDeps, shotId: string): Promise<JobAnswer> {
  const known = stepsOf(job.film).some((step) => step.shotId === shotId);
  if (!known) return 'missing';
  return retry(job, deps, 'A shot is made again at its owner’s wish');
}

/** Leaves a shot and what it says out of the film; pictures and voices of the others stay as they are. */
async function skipShot(job: OpenJob, deps: CourseDeps, shotId: string): Promise<JobAnswer> {
  if (!hasShot(job, shotId)) return 'missing';
  if (!canTransition(job.row.status, 'queued', 'user')) return 'illegal';
  if (!keptWithout(job, [shotId])) return 'empty';
  const answer = await retry(job, deps, 'A shot is left out at its owner’s wish');
  if (answer !== 'done') return answer;
  leaveOut(job, [shotId]);
  return 'done';
}
