import { BucketUnavailable } from '../bucket/bucket.ts';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { isDatabaseUnavailable } from '../db/connect.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../errors.ts';
import type { StepMessage } from '../film-job/send-steps.ts';
import type { Assignment } from '../film-job/start-step.ts';
import type { StepOutcome } from '../film-job/step-outcome.ts';
import { buyStep } from './buy-step.ts';
import { makePlan } from './make-plan.ts';
import { moderatePlan, moderateScript } from './moderate.ts';
import { publishFilm } from './publish-film.ts';
import { reportOutcome } from './report-outcome.ts';
import { storeNotes } from './store-notes.ts';
import { submitOrder } from './submit-order.ts';

export type StepDeps = Pick<
  Deps,
  'db' | 'bucket' | 'composer' | 'queues' | 'filmJob' | 'settings' | 'now' | 'newId' | 'checkpoint' | 'later'
>;

const COMPOSER_AWAY_MS = 2_000;

/**
 * Does the one outside thing of a message and reports it. Whatever goes wrong on the way is an outcome that
 * FilmJob judges; throws only if FilmJob itself cannot be reached, and then the message is worth delivering
 * again.
 */
export async function runStep(deps: StepDeps, message: StepMessage): Promise<void> {
  const { jobId, stepKey, fence } = message;
  const filmJob = deps.filmJob.getByName(jobId);
  const assignment = (await filmJob.begin(stepKey, fence)) as Assignment | null;
  if (!assignment) return;
  const beat = async (progress: number) => {
    const answer = await filmJob.report({ stepKey, fence, outcome: { type: 'running', progress } });
    return answer.goOn;
  };
  const kind = assignment.place === 'composer' ? assignment.work.kind : assignment.kind;
  await deps.checkpoint(`${kind}:before-call`);
  const outcome = await perform(deps, jobId, assignment, beat).catch(outcomeOfError);
  await deps.checkpoint(`${kind}:after-reply`);
  if (outcome) await reportOutcome(deps, message, outcome);
  await deps.checkpoint(`${kind}:before-ack`);
}

/** Null: somebody else reports later. */
function perform(
  deps: StepDeps,
  jobId: string,
  assignment: Assignment,
  beat: (progress: number) => Promise<boolean>,
): Promise<StepOutcome | null> {
  if (assignment.place === 'composer') return submitOrder(deps, assignment);
  if (assignment.place === 'vendor') return buyStep(deps, assignment).catch(leaveOpen);
  switch (assignment.kind) {
    case 'moderate-script':
      return moderateScript(deps, jobId);
    case 'plan':
      return makePlan(deps, jobId);
    case 'notes':
      return storeNotes(deps, jobId, assignment);
    case 'moderate-plan':
      return moderatePlan(deps, jobId, beat);
    case 'publish':
      return publishFilm(deps, assignment.publication, beat);
    default:
      return assignment satisfies never;
  }
}

/** A purchase that met trouble of ours may be under way: whoever follows it finds out, and nobody buys blindly. */
function leaveOpen(error: unknown): null {
  const name = error instanceof Error ? error.name : typeof error;
  const message = safeMessage(error);
  console.error(JSON.stringify({ level: 'error', event: 'purchase.left_open', error: name, message }));
  return null;
}

/** What an error on the way means for the step. */
export function outcomeOfError(error: unknown): StepOutcome {
  const failed = (code: string, message: string, retryable: boolean): StepOutcome => ({
    type: 'failed',
    error: { code, message, retryable },
  });
  if (error instanceof ComposerUnavailable) return { type: 'busy', retryAfterMs: COMPOSER_AWAY_MS };
  if (error instanceof BucketUnavailable)
    return failed('bucket.unavailable', 'The bucket cannot be reached', true);
  if (isDatabaseUnavailable(error)) {
    return failed('database.unavailable', 'The database cannot be reached', true);
  }
  if (error instanceof ProblemError) return failed(error.code, error.message, error.status >= 500);
  const name = error instanceof Error ? error.name : typeof error;
  console.error(
    JSON.stringify({ level: 'error', event: 'step.crashed', error: name, message: safeMessage(error) }),
  );
  return failed('step.crashed', 'Something went wrong on our side', true);
}

/** A database error's message would hold parameters. */
function safeMessage(error: unknown): string | undefined {
  return error instanceof Error && !('query' in error) ? error.message : undefined;
}
