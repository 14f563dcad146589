import type { Deps } from '../deps.ts';
import type { ReportAnswer, StepReport } from './step-outcome.ts';

/** In the place of all FilmJobs: believes every report and keeps it. */
export class FakeFilmJobs {
  readonly reports: StepReport[] = [];

  /** What ended the attempt of this fence, if it has ended. */
  endOf({ stepKey, fence }: Pick<StepReport, 'stepKey' | 'fence'>): StepReport['outcome'] | null {
    const ends = this.reports.filter((report) => report.stepKey === stepKey && report.fence === fence);
    return ends.find(({ outcome }) => outcome.type !== 'running')?.outcome ?? null;
  }

  get namespace(): Deps['filmJob'] {
    const report = async (said: StepReport): Promise<ReportAnswer> => {
      this.reports.push(said);
      return { verdict: 'applied', goOn: true };
    };
    return { getByName: () => ({ report }) } as unknown as Deps['filmJob'];
  }
}
