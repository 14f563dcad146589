import { eq } from 'drizzle-orm';
import { vendorName } from '#domain/provider-model';
import type { Purchase } from '#domain/purchase';
import { jobs, previews } from '../db/schema.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { findAttempt, listRequestIds } from '../ledger/attempt.ts';
import { noteCall } from '../ledger/gates.ts';
import { noteTask, takeTurn } from '../ledger/note-task.ts';
import { isPreviewId } from '../ledger/purse.ts';
import { findReply, type Reply, storeReply } from '../ledger/store-reply.ts';
import { voidAttempt } from '../ledger/void-attempt.ts';
import { STOPPED } from '../previews/stop-preview.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type AnyMaker, contextOf, makerOf } from './ask-maker.ts';
import {
  endFailed,
  endPaid,
  endUncertain,
  type OpenAttempt,
  outcomeOfEnded,
  patiently,
} from './end-purchase.ts';
import { CALLER_GONE, type FollowMessage, followLater } from './follow-later.ts';
import { reportOutcome } from './report-outcome.ts';
import type { StepDeps } from './run-step.ts';

/** Storing and settling what a call brought, beyond the call's own clock. */
const STORING_MS = 40_000;
/** A list of tasks may lag behind: an attempt that is not on it is looked up so often, so far apart. */
const LOOKUPS = 2;
const LOOKUP_GAP_MS = 6_000;
/** No attempt stays open for longer, whatever its provider says or does not say. */
const LONGEST_MS = 55 * 60_000;
const POLL_MIN_MS = 1_000;
/** Clips take minutes, and Runway asks not to be asked more often (docs «Getting started», read 2026-11-22). */
const CLIP_POLL_MS = 5_000;
/** A message that is due after so many seconds may come a little early by our clock. */
const CLOCK_MS = 100;
const POLL_MAX_MS = 10_000;

/** How long after one question a task is asked about again, at least. */
export function pollGapMs({ request }: Purchase): number {
  return request.kind === 'clip' ? CLIP_POLL_MS : POLL_MIN_MS;
}

/** Two who follow one attempt keep this far apart. */
function turnGapMs({ request }: Purchase, pollMs: number): number {
  return request.kind === 'clip' ? CLIP_POLL_MS - CLOCK_MS : pollMs / 2;
}

type TaskAttempt = OpenAttempt & { taskId: string };
type TaskMaker = Extract<AnyMaker, { protocol: 'task' }>;
type CallMaker = Extract<AnyMaker, { protocol: 'call' }>;

/**
 * Sees how an attempt stands, and ends it if it has ended: a call whose caller died by what it stored, a task by
 * asking for it, a submission whose reply was lost by looking it up. Buys nothing. Works for attempts of jobs that
 * have ended, too: what is paid for is stored and settled.
 */
export async function followAttempt(deps: StepDeps, message: FollowMessage): Promise<void> {
  const name = message.follow;
  const found = await findAttempt(deps.db, name);
  const outcome = found ? await follow(deps, found as OpenAttempt, message) : await giveUp(deps, message);
  if (outcome) await reportOutcome(deps, name, outcome);
}

/** Nobody took the licence, and now nobody can: the next attempt may begin. */
async function giveUp(
  deps: StepDeps,
  { follow: name, service, model }: FollowMessage,
): Promise<StepOutcome | null> {
  if (!(await voidAttempt(deps, name, { service, model }))) return null;
  const error = { code: 'step.silent', message: 'Nothing was heard of it for too long.', retryable: true };
  return { type: 'failed', error };
}

async function follow(
  deps: StepDeps,
  attempt: OpenAttempt,
  { missed }: FollowMessage,
): Promise<StepOutcome | null> {
  if (attempt.status !== 'reserved') return outcomeOfEnded(deps, attempt);
  const ageMs = deps.now().getTime() - attempt.createdAt.getTime();
  const pollMs = Math.min(POLL_MAX_MS, Math.max(pollGapMs(attempt.purchase), ageMs / 8));
  if (!(await takeTurn(deps, attempt.id, turnGapMs(attempt.purchase, pollMs)))) return null;
  const reply = await findReply(deps, attempt.id);
  if (reply?.stored) return endPaid(deps, attempt, reply.reply);
  if (ageMs > LONGEST_MS)
    return endUncertain(deps, attempt, `${vendorName(attempt.service)} never gave an answer`);
  const maker = makerOf(attempt.purchase.request);
  if (maker.protocol === 'call') {
    return followCall(deps, attempt, maker, { ageMs, missed, reply: reply?.reply });
  }
  const { taskId } = attempt;
  if (taskId === null) return lookUp(deps, attempt, maker, { ageMs, missed });
  return pollTask(deps, { ...attempt, taskId }, maker, pollMs);
}

const lostOf = ({ service }: Pick<OpenAttempt, 'service'>) => `The answer of ${vendorName(service)} was lost`;

interface LostCall {
  ageMs: number;
  missed: number;
  /** What is known of its answer though what it made never arrived. */
  reply: Reply | undefined;
}

/**
 * While its caller may live it is the caller's; then what it brought is fetched where the vendor keeps it, or it
 * is lost, and maybe what it cost.
 */
async function followCall(
  deps: StepDeps,
  attempt: OpenAttempt,
  maker: CallMaker,
  { ageMs, missed, reply }: LostCall,
): Promise<StepOutcome> {
  const running: StepOutcome = { type: 'running', progress: 0 };
  if (missed < CALLER_GONE && ageMs < deps.settings.providerTimeoutMs + STORING_MS) return running;
  if (maker.history && missed < CALLER_GONE + LOOKUPS) {
    const kept = await fetchKept(deps, attempt, maker.history);
    if (kept) return kept;
    await followLater(deps, attempt, LOOKUP_GAP_MS, Math.max(missed, CALLER_GONE) + 1);
    return running;
  }
  const lost = lostOf(attempt);
  if (!reply) return endUncertain(deps, attempt, lost);
  const { providerRequestId, costMicros } = reply;
  const details = {
    provider: vendorName(attempt.service),
    phase: 'call',
    detail: lost,
    providerRequestId,
  } as const;
  return endFailed(deps, attempt, new ProviderError('cut', details), costMicros);
}

/** What a call made, from the vendor's own history; null: it is not there, or cannot be read now. */
async function fetchKept(
  deps: StepDeps,
  attempt: OpenAttempt,
  history: NonNullable<CallMaker['history']>,
): Promise<StepOutcome | null> {
  const { request } = attempt.purchase;
  try {
    const known = await listRequestIds(deps.db, attempt.service, attempt.createdAt);
    const ctx = await contextOf(deps, attempt, 'find');
    const made = await history.find(request, attempt.createdAt, (id) => known.has(id), ctx);
    if (!made) return null;
    const reply = await patiently(() => storeReply(deps, attempt, made));
    return patiently(() => endPaid(deps, attempt, reply));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await noteCall(deps, attempt, { state: 'failed' });
    return null;
  }
}

/** A submission without a task's id: the reply was lost, or the one who had it is about to note it. */
async function lookUp(
  deps: StepDeps,
  attempt: OpenAttempt,
  maker: TaskMaker,
  { ageMs, missed }: { ageMs: number; missed: number },
): Promise<StepOutcome | null> {
  const running: StepOutcome = { type: 'running', progress: 0 };
  if (!maker.lookup) {
    if (ageMs < STORING_MS) return running;
    return endUncertain(deps, attempt, lostOf(attempt));
  }
  try {
    const submission = { marker: attempt.id, submittedAt: attempt.createdAt };
    const ctx = await contextOf(deps, attempt, 'find');
    const taskId = await maker.find(attempt.purchase.request, submission, ctx);
    if (taskId !== null) {
      await noteTask(deps, attempt.id, taskId);
      await followLater(deps, attempt, POLL_MIN_MS);
      return running;
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await noteCall(deps, attempt, { state: 'failed' });
    if (ageMs > maker.lookup.windowMs) return endUncertain(deps, attempt, error.message);
    await followLater(deps, attempt, LOOKUP_GAP_MS, missed);
    return running;
  }
  // The submission itself may still be on its way for as long as its clock runs.
  if (ageMs < STORING_MS || missed + 1 < LOOKUPS) {
    await followLater(deps, attempt, LOOKUP_GAP_MS, ageMs < STORING_MS ? 0 : missed + 1);
    return running;
  }
  if (ageMs > maker.lookup.windowMs) {
    return endUncertain(deps, attempt, lostOf(attempt));
  }
  const details = {
    provider: vendorName(attempt.service),
    phase: 'find',
    detail: 'the submission never arrived',
  } as const;
  return endFailed(deps, attempt, new ProviderError('cut', details));
}

async function pollTask(
  deps: StepDeps,
  attempt: TaskAttempt,
  maker: TaskMaker,
  pollMs: number,
): Promise<StepOutcome> {
  const { request } = attempt.purchase;
  if (await isCancelled(deps, attempt)) await cancelTask(deps, attempt, maker);
  try {
    const task = await maker.poll(attempt.taskId, request, await contextOf(deps, attempt, 'poll'));
    switch (task.state) {
      case 'running':
        break;
      case 'done': {
        await deps.checkpoint(`buy-${request.kind}:after-reply`);
        const reply = await patiently(() => storeReply(deps, attempt, task.made));
        const paid = await patiently(() => endPaid(deps, attempt, reply));
        await deps.checkpoint(`buy-${request.kind}:after-commit`);
        return paid;
      }
      case 'failed':
        return endFailed(deps, attempt, task.error, task.costMicros);
      case 'cancelled': {
        const details = {
          provider: vendorName(attempt.service),
          phase: 'poll',
          detail: 'the task was stopped',
        } as const;
        return endFailed(deps, attempt, new ProviderError('unavailable', details), task.costMicros);
      }
      default:
        return task satisfies never;
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await noteCall(deps, attempt, { state: 'failed' });
    // A task that its provider does not know, or that nobody may ask for, can be asked about for ever.
    if (error.kind === 'invalid_request' || error.kind === 'key_removed')
      return endUncertain(deps, attempt, error.message);
  }
  await followLater(deps, attempt, pollMs);
  return { type: 'running', progress: 0 };
}

async function isCancelled({ db }: StepDeps, { jobId, stepKey }: OpenAttempt): Promise<boolean> {
  // What is tried before a film is made has no job; its owner may stop it.
  if (isPreviewId(stepKey)) {
    const id = stepKey.slice(0, stepKey.indexOf('/'));
    const [row] = await db.select({ error: previews.error }).from(previews).where(eq(previews.id, id));
    return row?.error?.code === STOPPED.code;
  }
  if (jobId === null) return true;
  const [job] = await db
    .select({ status: jobs.status, deletedAt: jobs.deletedAt })
    .from(jobs)
    .where(eq(jobs.id, jobId));
  return !job || job.status === 'cancelled' || job.deletedAt !== null;
}

/** Nobody wants it any more. Whether that came in time, and what it costs, the poll tells. */
async function cancelTask(deps: StepDeps, attempt: TaskAttempt, maker: TaskMaker): Promise<void> {
  try {
    await maker.cancel(attempt.taskId, await contextOf(deps, attempt, 'cancel'));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await noteCall(deps, attempt, { state: 'failed' });
  }
}
