import type { JobConfig } from '#domain/job-config';
import type { ConfigAnswer, ConfigQuestion } from './plan-worker.ts';

/** What the schema makes of a config, asked of the planner's worker, which has it; null: it is none. @throws Error */
export function parseConfig(config: unknown): Promise<JobConfig | null> {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<JobConfig | null>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ConfigAnswer>) => resolve(data.config));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage({ config } satisfies ConfigQuestion);
  }).finally(() => worker.terminate());
}
