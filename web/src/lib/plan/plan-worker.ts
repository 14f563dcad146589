import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';

export interface PlanOrder {
  id: number;
  script: string;
  config: JobConfig;
}
export type PlanAnswer = { id: number; plan: FilmPlan } | { id: number; error: string };

self.addEventListener('message', ({ data }: MessageEvent<PlanOrder>) => {
  try {
    self.postMessage({ id: data.id, plan: planFilm(data.script, data.config) } satisfies PlanAnswer);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    self.postMessage({ id: data.id, error } satisfies PlanAnswer);
  }
});
