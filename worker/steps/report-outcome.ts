import type { Deps } from '../deps.ts';
import type { ReportAnswer, StepOutcome } from '../film-job/step-outcome.ts';

const REPORT_TRIES = 4;
const REPORT_WAIT_MS = 250;

/** Tells a FilmJob what became of a step's attempt. Throws if it cannot be reached. */
export async function reportOutcome(
  { filmJob }: Pick<Deps, 'filmJob'>,
  { jobId, stepKey, fence }: { jobId: string; stepKey: string; fence: number },
  outcome: StepOutcome,
): Promise<ReportAnswer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await filmJob.getByName(jobId).report({ stepKey, fence, outcome });
    } catch (error) {
      if (attempt >= REPORT_TRIES) throw error;
      await scheduler.wait(REPORT_WAIT_MS * 2 ** attempt);
    }
  }
}
