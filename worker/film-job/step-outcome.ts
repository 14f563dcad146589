import type { OrderReport } from '#domain/composer-order';
import type { Finding } from '#domain/film-job';
import type { StepError, StepResult } from '#domain/journal';

/** What whoever works on a step tells its FilmJob. */
export type StepOutcome =
  | { type: 'running'; progress: number }
  | { type: 'done'; result: StepResult }
  /** `retryAfterMs`: whoever failed asks not to be tried before. */
  | { type: 'failed'; error: StepError; retryAfterMs?: number }
  /** Nobody had room: no fault of the step, no attempt. */
  | { type: 'busy'; retryAfterMs: number }
  /** Moderation says no. */
  | { type: 'refused'; score: number; findings: Finding[] };

/** `stale`: the attempt is over. `goOn` false: nobody wants its result. */
export interface ReportAnswer {
  verdict: 'applied' | 'duplicate' | 'stale';
  goOn: boolean;
}

export interface StepReport {
  stepKey: string;
  fence: number;
  outcome: StepOutcome;
}

/** What a composer's report means for its step. */
export function outcomeOfReport(report: OrderReport): StepOutcome {
  switch (report.state) {
    case 'running':
      return { type: 'running', progress: report.progress };
    case 'done':
      return { type: 'done', result: { files: report.files, meta: report.meta } };
    case 'failed':
      return {
        type: 'failed',
        error: { code: report.code, message: report.message, retryable: report.retryable },
      };
    default:
      return report satisfies never;
  }
}
