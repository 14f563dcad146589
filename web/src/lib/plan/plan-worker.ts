import type { FilmPlan } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';

export interface PlanOrder {
  id: number;
  script: string;
  config: JobConfig;
}
export type PlanAnswer = { id: number; plan: FilmPlan } | { id: number; error: string };
/** A config that may be of another version: the page itself has no schema to read it with. */
export interface ConfigQuestion {
  config: unknown;
}
export interface ConfigAnswer {
  config: JobConfig | null;
}

self.addEventListener('message', ({ data }: MessageEvent<PlanOrder | ConfigQuestion>) => {
  if (!('id' in data)) {
    const config = JobConfig.safeParse(data.config).data ?? null;
    return self.postMessage({ config } satisfies ConfigAnswer);
  }
  try {
    self.postMessage({ id: data.id, plan: planFilm(data.script, data.config) } satisfies PlanAnswer);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    self.postMessage({ id: data.id, error } satisfies PlanAnswer);
  }
});
