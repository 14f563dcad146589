import type { JournalStep } from '#domain/journal';
import { isKept, type Step } from '#domain/steps';
import { claimAssets, findReadyAssets } from '../assets/claim-assets.ts';
import { followLater } from '../steps/follow-later.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';

/** What a message of `film-steps` holds. */
export interface StepMessage {
  jobId: string;
  stepKey: string;
  fence: number;
}

/** A message that nobody began within this is lost and sent again; a second delivery does no harm. */
export const SENT_LEASE_MS = 8_000;
/** How often it is asked whether another job has made what this one waits for. */
const HELD_MS = 1_000;
/** Cloudflare takes 100 messages a batch. */
const MESSAGES_A_BATCH = 100;

/**
 * Sends steps whose turn has come: claims what they make, writes the journal, then wakes the consumers. What
 * another job makes just now is waited for; what it has made meanwhile is taken.
 */
export async function sendSteps(job: OpenJob, deps: CourseDeps, steps: readonly Step[]): Promise<void> {
  const now = deps.now();
  const kept = steps.filter(isKept);
  const keyOf = (step: Step) => job.journal.get(step.key)?.assetKey ?? '';
  const claimed = await claimAssets(
    deps.db,
    kept.map((step) => ({ key: keyOf(step), kind: step.kind, provider: step.vendor ?? 'embedded' })),
    { userId: job.row.userId, jobId: job.row.id },
    now,
  );
  const refused = kept.filter((step) => !claimed.has(keyOf(step)));
  const ready = await findReadyAssets(deps.db, refused.map(keyOf), now);
  const messages: StepMessage[] = [];
  job.store.atomically(() => {
    for (const step of steps) {
      const result = ready.get(keyOf(step));
      if (result) changeStep(job, step, { type: 'reused', result });
      else if (refused.includes(step)) {
        changeStep(job, step, { type: 'held', notBefore: now.getTime() + HELD_MS });
      } else {
        const fence = job.store.nextFence();
        changeStep(job, step, { type: 'sent', fence, leaseUntil: now.getTime() + SENT_LEASE_MS });
        messages.push({ jobId: job.row.id, stepKey: step.key, fence });
      }
    }
  });
  await deps.checkpoint('steps:before-call');
  await sendMessages(deps, messages);
  await deps.checkpoint('steps:after-reply');
}

/** Sends the messages of steps that nobody began once more: same attempt, same fence. */
export async function resendSteps(job: OpenJob, deps: CourseDeps, steps: readonly Step[]): Promise<void> {
  const leaseUntil = deps.now().getTime() + SENT_LEASE_MS;
  const messages = steps.map((step) => {
    changeStep(job, step, { type: 'resent', leaseUntil });
    return { jobId: job.row.id, stepKey: step.key, fence: job.journal.get(step.key)?.fence ?? 0 };
  });
  await sendMessages(deps, messages);
}

/** Has the attempt of a purchase looked after of which nothing was heard; whoever does that reports. */
export async function followStep(
  job: OpenJob,
  deps: CourseDeps,
  { key: stepKey }: Step,
  { attempt, fence }: JournalStep,
): Promise<void> {
  const draft = job.store.draft(stepKey);
  if (!draft || !('purchase' in draft)) throw new Error(`step ${stepKey} buys nothing`);
  const name = { jobId: job.row.id, stepKey, attempt, fence };
  await followLater(deps, { name, purchase: draft.purchase }, 0);
}

async function sendMessages(deps: CourseDeps, messages: readonly StepMessage[]): Promise<void> {
  for (let start = 0; start < messages.length; start += MESSAGES_A_BATCH) {
    const batch = messages.slice(start, start + MESSAGES_A_BATCH);
    await deps.queues.filmSteps.sendBatch(batch.map((body) => ({ body })));
  }
}
