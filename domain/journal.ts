import { z } from 'zod';
import { MadeFile } from './composer-order.ts';
import { STEP_KINDS } from './steps.ts';

/** What a done step left behind: files in the bucket by role, and what is known of them. */
export const StepResult = z.object({
  files: z.array(MadeFile),
  meta: z.record(z.string(), z.unknown()),
});
export type StepResult = z.infer<typeof StepResult>;

export const StepError = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });
export type StepError = z.infer<typeof StepError>;

export const STEP_STATES = ['waiting', 'sent', 'running', 'done', 'failed'] as const;

/**
 * One row of a job's journal. `attempt` counts all attempts ever and never goes back, `tries` those
 * since the user last asked for a retry. `fence` names the attempt: who brings another one is late.
 * Times are milliseconds since the epoch.
 */
export const JournalStep = z.object({
  key: z.string(),
  kind: z.enum(STEP_KINDS),
  state: z.enum(STEP_STATES),
  attempt: z.int(),
  tries: z.int(),
  fence: z.int(),
  assetKey: z.string().nullable(),
  /** While waiting: not before this. */
  notBefore: z.number(),
  /** While sent or running: presumed dead after this. */
  leaseUntil: z.number(),
  result: StepResult.nullable(),
  error: StepError.nullable(),
  /** Made by an earlier step or job. */
  reused: z.boolean(),
});
export type JournalStep = z.infer<typeof JournalStep>;

export type Journal = ReadonlyMap<string, JournalStep>;

/** Everything that can happen to a step. */
export type StepEvent =
  | { type: 'prepared'; assetKey: string }
  | { type: 'reused'; result: StepResult }
  | { type: 'held'; notBefore: number }
  | { type: 'sent'; fence: number; leaseUntil: number }
  | { type: 'resent'; leaseUntil: number }
  | { type: 'begun'; fence: number; leaseUntil: number }
  | { type: 'heartbeat'; fence: number; leaseUntil: number }
  | { type: 'busy'; fence: number; notBefore: number }
  | { type: 'done'; fence: number; result: StepResult }
  | { type: 'failed'; fence: number; error: StepError; notBefore: number | null }
  | { type: 'stopped' }
  | { type: 'reset' };

/** applied: the step is another now. duplicate: known already. stale: from an attempt that is over. */
export type Verdict = 'applied' | 'duplicate' | 'stale';

/** A step that nothing has happened to yet. */
export function freshStep(key: string, kind: JournalStep['kind']): JournalStep {
  return {
    key,
    kind,
    state: 'waiting',
    attempt: 0,
    tries: 0,
    fence: 0,
    assetKey: null,
    notBefore: 0,
    leaseUntil: 0,
    result: null,
    error: null,
    reused: false,
  };
}

const inFlight = (step: JournalStep) => step.state === 'sent' || step.state === 'running';

/** What becomes of a step by an event. Whoever does not hold the step's fence changes nothing. */
export function applyStepEvent(step: JournalStep, event: StepEvent): { step: JournalStep; verdict: Verdict } {
  const stay = (verdict: Verdict) => ({ step, verdict });
  const become = (change: Partial<JournalStep>) => ({
    step: { ...step, ...change },
    verdict: 'applied' as const,
  });
  switch (event.type) {
    case 'prepared':
      return step.state === 'waiting' ? become({ assetKey: event.assetKey }) : stay('stale');
    case 'reused':
      return step.state === 'waiting'
        ? become({ state: 'done', result: event.result, error: null, reused: true })
        : stay('stale');
    case 'held':
      return step.state === 'waiting' ? become({ notBefore: event.notBefore }) : stay('stale');
    case 'sent':
      if (step.state !== 'waiting' || event.fence <= step.fence) return stay('stale');
      return become({
        state: 'sent',
        attempt: step.attempt + 1,
        tries: step.tries + 1,
        fence: event.fence,
        leaseUntil: event.leaseUntil,
      });
    case 'resent':
      return step.state === 'sent' ? become({ leaseUntil: event.leaseUntil }) : stay('stale');
    case 'begun':
      if (event.fence !== step.fence) return stay('stale');
      if (step.state === 'sent') return become({ state: 'running', leaseUntil: event.leaseUntil });
      return stay(step.state === 'running' || step.state === 'done' ? 'duplicate' : 'stale');
    case 'heartbeat':
      if (event.fence !== step.fence || !inFlight(step)) return stay('stale');
      return become({ state: 'running', leaseUntil: Math.max(step.leaseUntil, event.leaseUntil) });
    case 'busy':
      if (event.fence !== step.fence || !inFlight(step)) return stay('stale');
      return become({ state: 'waiting', tries: Math.max(0, step.tries - 1), notBefore: event.notBefore });
    case 'done':
      if (event.fence !== step.fence) return stay('stale');
      if (step.state === 'done') return stay('duplicate');
      if (!inFlight(step)) return stay('stale');
      return become({ state: 'done', result: event.result, error: null });
    case 'failed':
      if (event.fence !== step.fence) return stay('stale');
      if (step.state === 'failed') return stay('duplicate');
      if (!inFlight(step)) return stay('stale');
      return event.notBefore === null
        ? become({ state: 'failed', error: event.error })
        : become({ state: 'waiting', error: event.error, notBefore: event.notBefore });
    case 'stopped':
      return inFlight(step) ? become({ state: 'waiting' }) : stay('stale');
    case 'reset':
      return step.state === 'failed' || step.state === 'waiting'
        ? become({ state: 'waiting', tries: 0, notBefore: 0 })
        : stay('stale');
    default:
      return event satisfies never;
  }
}
