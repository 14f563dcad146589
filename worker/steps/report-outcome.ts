import type { Deps } from '../deps.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';
import { isPreviewId } from '../ledger/purse.ts';
import { endPreview } from '../previews/end-preview.ts';

const REPORT_TRIES = 4;
const REPORT_WAIT_MS = 250;

/** Tells a FilmJob, or a preview's row, what became of an attempt. Throws if it cannot be reached. */
export async function reportOutcome(
  deps: Pick<Deps, 'filmJob' | 'db' | 'queues' | 'now'>,
  { jobId, stepKey, fence }: { jobId: string; stepKey: string; fence: number },
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  if (isPreviewId(jobId)) return endPreview(deps, { id: jobId, fence }, outcome);
  for (let attempt = 1; ; attempt++) {
    try {
      return await deps.filmJob.getByName(jobId).report({ stepKey, fence, outcome });
    } catch (error) {
      if (attempt >= REPORT_TRIES) throw error;
      await scheduler.wait(REPORT_WAIT_MS * 2 ** attempt);
    }
  }
}
