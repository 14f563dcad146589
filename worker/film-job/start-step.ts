import type { MadeFile, OrderWork } from '#domain/composer-order';
import { isActive } from '#domain/job';
import type { JournalStep } from '#domain/journal';
import { STEP_PLACE, stepsOf } from '#domain/steps';
import type { OrderClaims } from '../composer/order-token.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';
import { fileOf } from './prepare-steps.ts';
import { type Publication, planPublication } from './publication.ts';

/** Long enough for the handing over; from then on the composer's heartbeats hold it. */
const COMPOSER_LEASE_MS = 15_000;
/** What the Worker does itself is done within this, or renewed; a second one beside it does no harm. */
const WORKER_LEASE_MS = 20_000;

/** What a consumer is to do for a step. */
export type Assignment =
  | { place: 'worker'; kind: 'moderate-script' | 'plan' | 'moderate-plan' }
  | { place: 'worker'; kind: 'publish'; publication: Publication }
  | { place: 'composer'; work: OrderWork; inputs: Record<string, MadeFile>; claims: OrderClaims };

export function claimsOf(job: OpenJob, row: JournalStep): OrderClaims {
  const { key: stepKey, attempt, fence, kind } = row;
  return { jobId: job.row.id, stepKey, attempt, fence, assetKey: row.assetKey ?? '', kind };
}

/**
 * Lets a consumer begin a step. Null: there is nothing to do, because somebody began already, the attempt is
 * over, or the job has ended.
 */
export function startStep(job: OpenJob, deps: CourseDeps, stepKey: string, fence: number): Assignment | null {
  const step = stepsOf(job.film).find((s) => s.key === stepKey);
  if (!step || !isActive(job.row.status)) return null;
  const composed = STEP_PLACE[step.kind] === 'composer';
  const lease = composed ? COMPOSER_LEASE_MS : WORKER_LEASE_MS;
  const leaseUntil = deps.now().getTime() + lease;
  if (changeStep(job, step, { type: 'begun', fence, leaseUntil }) !== 'applied') return null;
  const row = job.journal.get(stepKey);
  if (!composed) {
    switch (step.kind) {
      case 'moderate-script':
      case 'plan':
      case 'moderate-plan':
        return { place: 'worker', kind: step.kind };
      case 'publish':
        return { place: 'worker', kind: 'publish', publication: planPublication(job, deps.now()) };
      default:
        throw new Error(`step ${stepKey} is done by nobody outside`);
    }
  }
  const draft = job.store.draft(stepKey);
  if (!draft || !row) throw new Error(`step ${stepKey} was sent without an order`);
  const inputs = Object.fromEntries(
    Object.entries(draft.inputs).map(([name, file]) => [name, fileOf(job.journal, file)]),
  );
  return { place: 'composer', work: draft.work, inputs, claims: claimsOf(job, row) };
}
