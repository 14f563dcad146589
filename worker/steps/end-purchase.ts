import { and, eq, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { StepError, StepResult } from '#domain/journal';
import { UNCERTAIN_MAX } from '#domain/ledger';
import type { CallEnd } from '#domain/provider-gate';
import { isPaidByOwnKey } from '#domain/provider-key';
import { findReadyAssets } from '../assets/claim-assets.ts';
import { BucketUnavailable } from '../bucket/bucket.ts';
import { isDatabaseUnavailable } from '../db/connect.ts';
import { costRecords } from '../db/schema.ts';
import { ProblemError } from '../errors.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import type { Attempt } from '../ledger/attempt.ts';
import { closeAttempt } from '../ledger/close-attempt.ts';
import { noteCall } from '../ledger/gates.ts';
import type { Reply } from '../ledger/store-reply.ts';
import { judgePicture } from '../moderation/judge-picture.ts';
import type { ProviderError } from '../providers/provider-error.ts';
import { followLater } from './follow-later.ts';
import type { StepDeps } from './run-step.ts';

type EndDeps = Pick<StepDeps, 'db' | 'now' | 'newId' | 'bucket' | 'settings' | 'queues'>;
/** An attempt of which it is known what it buys. */
export type OpenAttempt = Attempt & { purchase: NonNullable<Attempt['purchase']> };

const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
/** Where a vendor asks to slow down and does not say for how long. */
const SLOW_DOWN_MS = 2_000;

/** What was paid for is not given up because the bucket or the database is away for a moment. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BucketUnavailable) && !isDatabaseUnavailable(error)) throw error;
      await scheduler.wait(waitMs);
    }
  }
  return work();
}

/** How long a made picture waits for a moderator that does not answer, and how often that one is asked. */
const UNJUDGED_MS = 15 * 60_000;
const ASK_AGAIN_MS = 10_000;

/**
 * The attempt is paid and what it made is stored. A picture is for nobody's use before moderation has allowed it, if a
 * model is there that sees: until then the attempt stays open, refused pictures are removed.
 */
export async function endPaid(deps: EndDeps, attempt: OpenAttempt, reply: Reply): Promise<StepOutcome> {
  const { costMicros, providerRequestId, result: made } = reply;
  const fault = await faultOf(deps, attempt, made);
  if (fault === 'unknown') {
    await followLater(deps, attempt, ASK_AGAIN_MS);
    return { type: 'running', progress: 1 };
  }
  if (fault) {
    await deps.bucket.deleteMany(made.files.map((file) => file.objectKey));
    const told = { providerRequestId, error: fault };
    const closed = await closeAttempt(deps, attempt.id, { status: 'settled', costMicros }, told);
    return closed ? { type: 'failed', error: fault } : whatBecameOf(deps, attempt);
  }
  await closeAttempt(deps, attempt.id, { status: 'settled', costMicros }, { providerRequestId, made });
  await noteCall(deps, attempt, { state: 'well' });
  return { type: 'done', result: made };
}

/** Why a made picture must not be used; null: nothing is wrong with it. `unknown`: nobody can tell yet. */
async function faultOf(
  deps: EndDeps,
  attempt: OpenAttempt,
  { files }: StepResult,
): Promise<StepError | 'unknown' | null> {
  const { request, shotId } = attempt.purchase;
  const [file] = files;
  if (request.kind !== 'picture' || !file) return null;
  const { userId, jobId } = attempt;
  try {
    const verdict = await judgePicture(deps, { userId, jobId, shotId, subject: 'picture' }, file);
    if (!verdict || verdict.allowed) return null;
    const [finding] = verdict.findings;
    const what = finding ? sayOfPicture(finding.category) : 'what is not filmed here';
    const message = `The picture that was made shows ${what}. Change what the shot shows, or leave the shot out.`;
    return { code: 'picture.refused', message, retryable: false };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'provider.unavailable') throw error;
    if (deps.now().getTime() - attempt.createdAt.getTime() < UNJUDGED_MS) return 'unknown';
    const message = 'The picture could not be moderated, so it is not used.';
    return { code: 'picture.refused', message, retryable: false };
  }
}

const SHOWN: Readonly<Record<string, string>> = {
  sexual: 'a sexual act',
  sexual_minors: 'a minor together with something sexual',
  hate: 'hatred of people for what they are',
  violence: 'cruelty in graphic detail',
  self_harm: 'how somebody harms themselves',
  dangerous_instructions: 'how something dangerous is made',
};
const sayOfPicture = (category: string) => SHOWN[category] ?? 'what is not filmed here';

/** Nobody was asked: what the attempt held is given back. */
export async function endUnasked(
  deps: EndDeps,
  attempt: OpenAttempt,
  code: string,
  message: string,
): Promise<StepOutcome> {
  const error: StepError = { code, message, retryable: true };
  if (!(await closeAttempt(deps, attempt.id, { status: 'released' }, { error }))) {
    return whatBecameOf(deps, attempt);
  }
  return { type: 'failed', error };
}

/** The attempt failed: nothing was charged, exactly `chargedMicros` were, or nobody can tell. */
export async function endFailed(
  deps: EndDeps,
  attempt: OpenAttempt,
  error: ProviderError,
  chargedMicros = 0,
): Promise<StepOutcome> {
  const end = endOfCall(error);
  if (end) await noteCall(deps, attempt, end);
  if (error.charged === 'maybe' && chargedMicros === 0) return endUncertain(deps, attempt, error.message);
  const { code, providerRequestId, retryAfterMs } = error;
  const message = sayWhose(error, attempt);
  const retryable = error.retryable && (chargedMicros === 0 || (await mayAskOnceMore(deps, attempt)));
  const told = { error: { code, message, retryable }, providerRequestId };
  const ending =
    chargedMicros > 0
      ? ({ status: 'settled', costMicros: chargedMicros } as const)
      : ({ status: 'released' } as const);
  if (!(await closeAttempt(deps, attempt.id, ending, told))) return whatBecameOf(deps, attempt);
  return { type: 'failed', error: told.error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** Whose account it is that a vendor does not serve. */
function sayWhose({ kind, message }: ProviderError, { paidBy }: Attempt): string {
  const isAccounts = kind === 'bad_key' || kind === 'out_of_quota';
  return isAccounts && isPaidByOwnKey(paidBy) ? `${message.replace(/\.$/, '')} (your own key).` : message;
}

function endOfCall(error: ProviderError): CallEnd | null {
  switch (error.kind) {
    case 'rate_limited':
      return { state: 'slow-down', retryAfterMs: error.retryAfterMs ?? SLOW_DOWN_MS };
    case 'unavailable':
    case 'timeout':
    case 'cut':
    case 'garbage':
      return { state: 'failed' };
    case 'refused':
    case 'invalid_request':
      return { state: 'well' };
    case 'bad_key':
    case 'key_removed':
    case 'out_of_quota':
      return null;
    default:
      return error.kind satisfies never;
  }
}

/** Nobody can tell whether the attempt was charged: it counts as spent, and one more is made at most. */
export async function endUncertain(deps: EndDeps, attempt: Attempt, reason: string): Promise<StepOutcome> {
  const error: StepError = {
    code: 'provider.uncertain',
    message: `${reason}. It may have been charged, so it is counted as if it were.`,
    retryable: await mayAskOnceMore(deps, attempt),
  };
  if (!(await closeAttempt(deps, attempt.id, { status: 'uncertain' }, { error }))) {
    return whatBecameOf(deps, attempt);
  }
  return { type: 'failed', error };
}

/** Whether another attempt may follow one that was, or may have been, charged in vain. */
async function mayAskOnceMore({ db }: EndDeps, { id, stepKey, round }: Attempt): Promise<boolean> {
  const inVain = or(
    eq(costRecords.status, 'uncertain'),
    and(eq(costRecords.status, 'settled'), isNotNull(costRecords.error)),
  );
  const [before] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(costRecords)
    .where(
      and(eq(costRecords.stepKey, stepKey), eq(costRecords.round, round), ne(costRecords.id, id), inVain),
    );
  return (before?.count ?? 0) + 1 < UNCERTAIN_MAX;
}

/** Somebody else ended the attempt in the same moment, and theirs is the end that counts. */
async function whatBecameOf(deps: EndDeps, attempt: Attempt): Promise<StepOutcome> {
  const [row] = await deps.db.select().from(costRecords).where(eq(costRecords.id, attempt.id));
  return outcomeOfEnded(deps, row ?? attempt);
}

/** What became of an attempt that has ended. */
export async function outcomeOfEnded(deps: EndDeps, attempt: Attempt): Promise<StepOutcome> {
  const key = attempt.purchase?.assetKey;
  const made = key === undefined ? undefined : (await findReadyAssets(deps.db, [key], deps.now())).get(key);
  if (made) return { type: 'done', result: made };
  const gone = { code: 'step.silent', message: 'It was not heard of for too long.', retryable: true };
  return { type: 'failed', error: attempt.error ?? gone };
}
