import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';

/**
 * Makes a storyboard of a script. What is spoken is kept verbatim. Throws `ProblemError` `script.unreadable`
 * if there is nothing to film.
 */
export interface Planner {
  plan(script: string, config: JobConfig): Promise<FilmPlan>;
}
