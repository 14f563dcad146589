import type { JobEvent } from '#domain/film-job';

export interface FailedShot {
  shotId: string;
  detail: string;
}

/** The shots that could not be made, by the last word on each of their steps; `log` is newest first. */
export function failedShots(log: readonly JobEvent[]): FailedShot[] {
  const seen = new Set<string>();
  const failed = new Map<string, FailedShot>();
  for (const event of log) {
    if (event.type !== 'step' || seen.has(event.stepKey)) continue;
    seen.add(event.stepKey);
    if (event.state !== 'failed' || event.shotId === null) continue;
    failed.set(event.shotId, { shotId: event.shotId, detail: event.detail });
  }
  return [...failed.values()].reverse();
}
