import type { Job, Studio } from './studio.ts';
import { StudioProblem } from './studio-problem.ts';

export interface WaitOptions {
  /** Time between two questions in milliseconds. */
  pollMs?: number;
  /** Gives the waiting up; its reason is thrown. */
  signal?: AbortSignal;
  /** Told of every look at the job. */
  onProgress?: (job: Job) => void;
}

const ACTIVE: readonly Job['status'][] = ['pending', 'queued', 'moderating', 'processing'];
/** A studio that restarts is away for seconds; a film takes minutes. */
const TROUBLE_TRIES = 20;

/**
 * Asks for a job until it has settled, and answers it as it is then: completed, failed, cancelled or refused.
 * A studio that is away for a while (503, a broken connection) is asked again. Throws `StudioProblem` for any other
 * refusal.
 */
export async function waitForJob(
  studio: Studio,
  jobId: string,
  { pollMs = 1000, signal, onProgress }: WaitOptions = {},
): Promise<Job> {
  for (let trouble = 0; ; ) {
    signal?.throwIfAborted();
    let wait = pollMs;
    try {
      const { data } = await studio.api.GET('/api/v1/jobs/{jobId}', {
        params: { path: { jobId } },
        signal: signal ?? null,
      });
      const job = data as Job;
      onProgress?.(job);
      if (!ACTIVE.includes(job.status)) return job;
      trouble = 0;
    } catch (error) {
      if (signal?.aborted || !isPassing(error) || ++trouble > TROUBLE_TRIES) throw error;
      wait = (error instanceof StudioProblem ? error.retryAfterMs : null) ?? pollMs;
    }
    await pause(wait, signal);
  }
}

/** Trouble that another try may not meet. `fetch` throws a TypeError when nobody answers. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StudioProblem) return error.status === 429 || error.status >= 502;
  return error instanceof TypeError;
}

/** Waits; ends early, without throwing, when the signal is given. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
