import { CheckMeta, SpeechMeta } from '#domain/composer-order';
import { applyStepEvent, type StepEvent, type StepResult, type Verdict } from '#domain/journal';
import { assetObjectKey, type MadeKind, ROLES_OF } from '#domain/object-keys';
import { retryDelayMs } from '#domain/retry';
import { isKept, type Step, type StepKind, stepsOf } from '#domain/steps';
import { type MadeAsset, settleAssets } from '../assets/claim-assets.ts';
import { healAssets } from './heal-assets.ts';
import { moveJob } from './move-job.ts';
import { type CourseDeps, changeStep, type OpenJob } from './open-job.ts';
import type { ReportAnswer, StepOutcome, StepReport } from './step-outcome.ts';

/** The composer is heard of every 5 s; three misses are silence. */
export const HEARTBEAT_LEASE_MS = 16_000;

/**
 * Takes reports in. Made things are stored first, so that nothing which the journal calls done can be missing;
 * then the journal changes. A report from an attempt that is over changes nothing.
 */
export async function settleReports(
  job: OpenJob,
  deps: CourseDeps,
  reports: readonly StepReport[],
): Promise<ReportAnswer[]> {
  const steps = new Map(stepsOf(job.film).map((step) => [step.key, step]));
  const now = deps.now();
  const pending = reports.map((report) => {
    const step = steps.get(report.stepKey);
    const outcome = step ? inspect(job, step, report.outcome) : report.outcome;
    return { report, step, outcome };
  });
  await settleAssets(
    deps.db,
    pending.flatMap(({ report, step, outcome }) => madeAsset(job, step, report, outcome)),
    { userId: job.row.userId },
    now,
  );
  for (const { step, outcome } of pending) {
    if (step && outcome.type === 'done') await deps.checkpoint(`${step.kind}:after-commit`);
  }
  const answers: ReportAnswer[] = [];
  for (const { report, step, outcome } of pending) {
    if (!step) answers.push({ verdict: 'stale', goOn: false });
    else if (outcome.type === 'refused') answers.push(await refuse(job, deps, step, report.fence, outcome));
    else if (await healAssets(job, deps, step, report.fence, outcome)) {
      answers.push({ verdict: 'applied', goOn: false });
    } else {
      const event = eventOf(job, deps, step, report.fence, outcome);
      const verdict = changeStep(job, step, event);
      if (verdict === 'applied' && outcome.type === 'running') job.shares.set(step.key, outcome.progress);
      answers.push({ verdict, goOn: verdict !== 'stale' });
    }
  }
  return answers;
}

/** What a step's result must be before the journal believes it; else it is a failure of its maker. */
function inspect(job: OpenJob, step: Step, outcome: StepOutcome): StepOutcome {
  const assetKey = job.journal.get(step.key)?.assetKey;
  const { kind } = step;
  const composed = madeKindOf(kind);
  if (outcome.type !== 'done' || !isKept(step) || !assetKey || !composed) return outcome;
  const failed = (code: string, message: string, retryable: boolean): StepOutcome => ({
    type: 'failed',
    error: { code, message, retryable },
  });
  const { files, meta } = outcome.result;
  const [first] = ROLES_OF[composed];
  const astray = files.find((f) => f.objectKey !== assetObjectKey(composed, assetKey, f.role, f.type));
  if (astray || (first && files[0]?.role !== first)) {
    return failed(
      'composer.answer_invalid',
      'The composer answered with other files than were asked for.',
      true,
    );
  }
  if (kind === 'speech' && !SpeechMeta.safeParse(meta).success) {
    return failed('composer.answer_invalid', 'The composer did not say how long the line is.', true);
  }
  if (kind === 'check') {
    const check = CheckMeta.safeParse(meta);
    if (!check.success) return failed('composer.answer_invalid', 'The check gave no findings.', true);
    const faults = check.data.checks.filter((c) => !c.passed).map((c) => `${c.name}: ${c.detail}`);
    if (!check.data.passed) return failed('check.failed', faults.join('; '), false);
  }
  return outcome;
}

/** Under what kind a step's files are kept: a portrait is a picture. Null: the step leaves none. */
function madeKindOf(kind: StepKind): MadeKind | null {
  if (kind === 'sheet') return 'picture';
  if (kind === 'note') return 'plan';
  if (kind === 'plan') return null;
  return Object.hasOwn(ROLES_OF, kind) ? (kind as MadeKind) : null;
}

function madeAsset(
  job: OpenJob,
  step: Step | undefined,
  report: StepReport,
  outcome: StepOutcome,
): MadeAsset[] {
  const row = step && job.journal.get(step.key);
  if (!step || !row?.assetKey || outcome.type !== 'done' || !isKept(step)) return [];
  const event = { type: 'done', fence: report.fence, result: outcome.result } as const;
  if (applyStepEvent(row, event).verdict !== 'applied') return [];
  const about = job.journal.get('join')?.result?.files[0];
  const provider = step.vendor ?? 'embedded';
  return [{ key: row.assetKey, kind: row.kind, provider, result: outcome.result, about }];
}

function eventOf(
  job: OpenJob,
  deps: CourseDeps,
  step: Step,
  fence: number,
  outcome: Exclude<StepOutcome, { type: 'refused' }>,
): StepEvent {
  const now = deps.now().getTime();
  switch (outcome.type) {
    case 'running':
      return { type: 'heartbeat', fence, leaseUntil: now + HEARTBEAT_LEASE_MS };
    case 'done':
      return { type: 'done', fence, result: outcome.result satisfies StepResult };
    case 'busy':
      return {
        type: 'busy',
        fence,
        notBefore: now + Math.round(outcome.retryAfterMs * (0.75 + deps.dice() / 2)),
      };
    case 'failed': {
      const { code, retryable } = outcome.error;
      const tries = job.journal.get(step.key)?.tries ?? 0;
      const delay = retryDelayMs(code, retryable, tries, deps.dice());
      const waitMs = delay === null ? null : Math.max(delay, outcome.retryAfterMs ?? 0);
      return {
        type: 'failed',
        fence,
        error: outcome.error,
        notBefore: waitMs === null ? null : now + waitMs,
      };
    }
    default:
      return outcome satisfies never;
  }
}

/** Moderation refused: the job ends before anything is made. */
async function refuse(
  job: OpenJob,
  deps: CourseDeps,
  step: Step,
  fence: number,
  { score, findings }: Extract<StepOutcome, { type: 'refused' }>,
): Promise<ReportAnswer> {
  const row = job.journal.get(step.key);
  const event = { type: 'failed', fence, error: refusal(findings[0]?.message), notBefore: null } as const;
  const verdict: Verdict = row ? applyStepEvent(row, event).verdict : 'stale';
  if (verdict === 'applied') {
    const [first] = findings;
    const message = first ? `${first.message} (“${first.sentence}”)` : 'The script cannot be filmed.';
    await moveJob(job, deps, {
      to: 'moderation_failed',
      actor: 'system',
      reason: message,
      change: {
        moderationStatus: 'refused',
        moderationScore: score,
        moderationFindings: findings,
        errorCode: 'script.refused',
        errorMessage: message,
      },
    });
    changeStep(job, step, event);
  }
  return { verdict, goOn: false };
}

const refusal = (message: string | undefined) => ({
  code: 'script.refused',
  message: message ?? 'Moderation refused it.',
  retryable: false,
});
