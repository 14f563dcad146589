import type { Step } from '#domain/steps';
import { ComposerUnavailable } from '../composer/composer-client.ts';
import { orderIdOf } from '../composer/order-token.ts';
import type { CourseDeps, OpenJob } from './open-job.ts';
import { followStep } from './send-steps.ts';
import { settleReports } from './settle-reports.ts';
import { claimsOf } from './start-step.ts';
import { outcomeOfReport, type StepOutcome } from './step-outcome.ts';

/** A Worker may have six outgoing connections at once; one is the database's. */
const ASKED_AT_ONCE = 5;
const UNREACHABLE_MS = 2_000;

/** Asks whoever has steps that were not heard of for too long, and takes the answer as a report. */
export async function askSilent(job: OpenJob, deps: CourseDeps, steps: readonly Step[]): Promise<void> {
  for (let start = 0; start < steps.length; start += ASKED_AT_ONCE) {
    const some = steps.slice(start, start + ASKED_AT_ONCE);
    const reports = await Promise.all(
      some.map(async (step) => ({
        stepKey: step.key,
        fence: job.journal.get(step.key)?.fence ?? 0,
        outcome: await ask(job, deps, step),
      })),
    );
    await settleReports(job, deps, reports);
  }
}

async function ask(job: OpenJob, deps: CourseDeps, step: Step): Promise<StepOutcome> {
  const row = job.journal.get(step.key);
  if (row && step.place === 'vendor') {
    await followStep(job, deps, step, row);
    return { type: 'running', progress: 0 };
  }
  if (!row || step.place !== 'composer') {
    return failed('step.silent', 'Nothing was heard of it for too long.');
  }
  try {
    const orderId = orderIdOf(job.row.id, step.key, row.fence);
    const status = await deps.composer.status(orderId, claimsOf(job, row));
    if (!status || status.state === 'stopped') return failed('order.lost', 'The composer lost it.');
    if (status.report && status.report.state !== 'running') return outcomeOfReport(status.report);
    return { type: 'running', progress: status.progress };
  } catch (error) {
    if (error instanceof ComposerUnavailable) return { type: 'busy', retryAfterMs: UNREACHABLE_MS };
    throw error;
  }
}

function failed(code: string, message: string): StepOutcome {
  return { type: 'failed', error: { code, message, retryable: true } };
}
