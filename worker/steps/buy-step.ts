import { vendorName } from '#domain/provider-model';
import { BucketUnavailable } from '../bucket/bucket.ts';
import type { Assignment } from '../film-job/start-step.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { nameOfAttempt } from '../ledger/attempt.ts';
import { noteCall } from '../ledger/gates.ts';
import { noteTask } from '../ledger/note-task.ts';
import { isPreviewId } from '../ledger/purse.ts';
import { storeReply } from '../ledger/store-reply.ts';
import { takeLicence } from '../ledger/take-licence.ts';
import type { InputFile } from '../providers/maker.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type AnyMaker, contextOf, makerOf } from './ask-maker.ts';
import { endFailed, endPaid, endUnasked, type OpenAttempt, patiently } from './end-purchase.ts';
import { pollGapMs } from './follow-attempt.ts';
import { CALLER_GONE, followLater } from './follow-later.ts';
import { loadInputs } from './load-inputs.ts';
import { reportOutcome } from './report-outcome.ts';
import type { StepDeps } from './run-step.ts';

const OVER_CAP = {
  film: 'The film has met what it may cost.',
  preview: 'It has met what it may cost, or what is left of the month or of the API key.',
} as const;

type Buying = Extract<Assignment, { place: 'vendor' }>;

/**
 * Begins a purchase. Nothing is asked for without a licence, and what was asked for is found again by its row,
 * whatever happens here: a call goes on behind the answer and reports for itself, a task is looked after by later
 * messages. Null: somebody reports later.
 */
export async function buyStep(deps: StepDeps, { name, purchase }: Buying): Promise<StepOutcome | null> {
  const { provider, kind } = purchase.request;
  const licence = await takeLicence(deps, name, purchase);
  switch (licence.state) {
    case 'granted':
      break;
    case 'made':
      return { type: 'done', result: licence.result };
    case 'known':
      await followLater(deps, { name, purchase }, 0);
      return null;
    case 'wait':
      return { type: 'busy', retryAfterMs: licence.retryAfterMs };
    case 'down':
      return failed('provider.down', `${vendorName(provider)} has not answered for a quarter of an hour.`);
    case 'over-cap':
      return failed('budget.exceeded', OVER_CAP[isPreviewId(name.jobId) ? 'preview' : 'film']);
    case 'over':
      return null;
    default:
      return licence satisfies never;
  }
  const attempt = { ...licence.attempt, purchase };
  await deps.checkpoint(`buy-${kind}:before-call`);
  const inputs = await loadInputs(deps, purchase).catch((error) => {
    if (!(error instanceof BucketUnavailable)) throw error;
    return 'unavailable' as const;
  });
  if (inputs === 'unavailable') {
    return endUnasked(deps, attempt, 'bucket.unavailable', 'The bucket cannot be reached');
  }
  if (inputs === null) {
    return endUnasked(
      deps,
      attempt,
      'asset.missing',
      'A picture that is to be shown is gone from the bucket.',
    );
  }
  const maker = makerOf(purchase.request);
  if (maker.protocol === 'task') return submitTask(deps, attempt, maker, inputs);
  // Consumers are few: one that waited for a picture would hold back all that came with it.
  deps.later(callMaker(deps, attempt, maker, inputs));
  return null;
}

type Inputs = Readonly<Record<string, InputFile>>;

function failed(code: string, message: string): StepOutcome {
  return { type: 'failed', error: { code, message, retryable: false } };
}

/** A submission that may have arrived is looked up, by whoever follows the attempt, before anything is said. */
async function submitTask(
  deps: StepDeps,
  attempt: OpenAttempt,
  maker: Extract<AnyMaker, { protocol: 'task' }>,
  inputs: Inputs,
): Promise<StepOutcome> {
  const { request } = attempt.purchase;
  try {
    const submission = { marker: attempt.id, submittedAt: attempt.createdAt };
    const ctx = await contextOf(deps, attempt, 'submit', inputs);
    const { taskId } = await maker.submit(request, submission, ctx);
    await deps.checkpoint(`buy-${request.kind}:after-reply`);
    await patiently(() => noteTask(deps, attempt.id, taskId));
    await noteCall(deps, attempt, { state: 'well' });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    if (error.charged === 'no') return endFailed(deps, attempt, error);
    await noteCall(deps, attempt, { state: 'failed' });
  }
  await followLater(deps, attempt, pollGapMs(attempt.purchase));
  return { type: 'running', progress: 0 };
}

/** What the vendor keeps of a call can be fetched for nothing, by whoever follows the attempt. */
async function askHistoryLater(deps: StepDeps, attempt: OpenAttempt): Promise<StepOutcome> {
  await noteCall(deps, attempt, { state: 'failed' });
  await followLater(deps, attempt, pollGapMs(attempt.purchase), CALLER_GONE);
  return { type: 'running', progress: 0 };
}

/** One call, from asking to reporting. If this ends on the way, the attempt's row tells whoever follows it. */
async function callMaker(
  deps: StepDeps,
  attempt: OpenAttempt,
  maker: Extract<AnyMaker, { protocol: 'call' }>,
  inputs: Inputs,
): Promise<void> {
  const { request } = attempt.purchase;
  const outcome = await call().catch((error) => {
    if (!(error instanceof ProviderError)) throw error;
    if (error.charged === 'maybe' && maker.history) return askHistoryLater(deps, attempt);
    return patiently(() => endFailed(deps, attempt, error));
  });
  await deps.checkpoint(`buy-${request.kind}:after-commit`);
  await reportOutcome(deps, nameOfAttempt(attempt), outcome);
  await deps.checkpoint(`buy-${request.kind}:before-ack`);

  async function call(): Promise<StepOutcome> {
    const made = await maker.call(request, await contextOf(deps, attempt, 'call', inputs));
    await deps.checkpoint(`buy-${request.kind}:after-reply`);
    const reply = await patiently(() => storeReply(deps, attempt, made));
    return patiently(() => endPaid(deps, attempt, reply));
  }
}
