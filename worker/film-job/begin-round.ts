import { stepsOf } from '#domain/steps';
import { HEALINGS } from './heal-assets.ts';
import { changeStep, type OpenJob } from './open-job.ts';

const ROUND = 'round';

/**
 * Gives what failed all its attempts again, once for each retry that Postgres counts. Whoever dies between the
 * commit of a retry and this leaves it to the next who takes the job up.
 */
export function beginRound(job: OpenJob): void {
  const { retryCount } = job.row;
  if (retryCount <= (job.store.document<number>(ROUND) ?? 0)) return;
  job.store.atomically(() => {
    for (const step of stepsOf(job.film)) {
      changeStep(job, step, { type: 'reset' });
      // A message that arrived while the job stood still began nothing: it is sent again at once.
      changeStep(job, step, { type: 'resent', leaseUntil: 0 });
    }
    job.store.dropDocument(HEALINGS);
    job.store.saveDocument(ROUND, retryCount);
  });
}
