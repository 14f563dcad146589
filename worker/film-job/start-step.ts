import type { MadeFile, OrderWork } from '#domain/composer-order';
import { isActive } from '#domain/job';
import type { JournalStep } from '#domain/journal';
import type { PlanNotes } from '#domain/plan-notes';
import type { Purchase } from '#domain/purchase';
import { type Step, type StepKind, type StepPlace, stepsOf } from '#domain/steps';
import type { OrderClaims } from '../composer/order-token.ts';
import { readAccounts } from '../ledger/accounts.ts';
import type { AttemptName } from '../ledger/attempt.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';
import { notesOf } from './plan-notes-of.ts';
import { fileOf } from './prepare-steps.ts';
import { type Publication, planPublication } from './publication.ts';

/** Long enough for the handing over; from then on the composer's heartbeats hold it. */
const COMPOSER_LEASE_MS = 15_000;
/** From then on it is asked about; calls of vendors may take longer, and hold their own licence. */
const VENDOR_LEASE_MS = 15_000;
/** What the Worker does itself is done within this, or renewed; a second one beside it does no harm. */
const WORKER_LEASE_MS = 20_000;

const LEASE_MS: Readonly<Record<StepPlace, number>> = {
  composer: COMPOSER_LEASE_MS,
  vendor: VENDOR_LEASE_MS,
  worker: WORKER_LEASE_MS,
  object: WORKER_LEASE_MS,
};

/** What a consumer is to do for a step. */
export type Assignment =
  | { place: 'worker'; kind: 'moderate-script' | 'plan' | 'moderate-plan' }
  | { place: 'worker'; kind: 'notes'; planId: string; notes: PlanNotes[] }
  | { place: 'worker'; kind: 'publish'; publication: Publication }
  | { place: 'vendor'; kind: StepKind; purchase: Purchase; name: AttemptName }
  | {
      place: 'composer';
      kind: StepKind;
      work: OrderWork;
      inputs: Record<string, MadeFile>;
      claims: OrderClaims;
    };

export function claimsOf(job: OpenJob, row: JournalStep): OrderClaims {
  const { key: stepKey, attempt, fence, kind } = row;
  return { jobId: job.row.id, stepKey, attempt, fence, assetKey: row.assetKey ?? '', kind };
}

/**
 * Lets a consumer begin a step. Null: there is nothing to do, because somebody began already, the attempt is
 * over, or the job has ended.
 */
export async function startStep(
  job: OpenJob,
  deps: CourseDeps,
  stepKey: string,
  fence: number,
): Promise<Assignment | null> {
  const step = stepsOf(job.film).find((s) => s.key === stepKey);
  if (!step || !isActive(job.row.status)) return null;
  const leaseUntil = deps.now().getTime() + LEASE_MS[step.place];
  if (changeStep(job, step, { type: 'begun', fence, leaseUntil }) !== 'applied') return null;
  const row = job.journal.get(stepKey);
  if (step.place === 'vendor') return buyingOf(job, step, row);
  if (step.place === 'worker') {
    switch (step.kind) {
      case 'moderate-script':
      case 'plan':
      case 'moderate-plan':
        return { place: 'worker', kind: step.kind };
      case 'notes':
        return { place: 'worker', kind: 'notes', planId: draftIdOf(job), notes: notesOf(job) };
      case 'publish':
        return { place: 'worker', kind: 'publish', publication: await publicationOf(job, deps) };
      default:
        throw new Error(`step ${stepKey} is done by nobody outside`);
    }
  }
  const draft = job.store.draft(stepKey);
  if (!draft || !row || !('work' in draft)) throw new Error(`step ${stepKey} was sent without an order`);
  const inputs = Object.fromEntries(
    Object.entries(draft.inputs).map(([name, file]) => [name, fileOf(job.journal, file)]),
  );
  return { place: 'composer', kind: step.kind, work: draft.work, inputs, claims: claimsOf(job, row) };
}

/** The storyboard as the rules read it. */
function draftIdOf({ journal }: OpenJob): string {
  const planId = journal.get('plan')?.result?.meta.planId;
  if (typeof planId !== 'string') throw new Error('there is no storyboard to note on');
  return planId;
}

async function publicationOf(job: OpenJob, deps: CourseDeps): Promise<Publication> {
  return planPublication(job, await readAccounts(deps.db, job.row.id), deps.now());
}

function buyingOf(job: OpenJob, step: Step, row: JournalStep | undefined): Assignment {
  const draft = job.store.draft(step.key);
  if (!draft || !row || !('purchase' in draft))
    throw new Error(`step ${step.key} was sent without a purchase`);
  const name = { jobId: job.row.id, stepKey: step.key, attempt: row.attempt, fence: row.fence };
  return { place: 'vendor', kind: step.kind, purchase: draft.purchase, name };
}
