import type { Finding } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';

/** What moderation says: `score` 0–1 is the worst that was found; findings name the sentences. */
export interface ModerationVerdict {
  allowed: boolean;
  score: number;
  findings: Finding[];
}

/**
 * Says whether a text may be filmed. Long ones and plans are read whole. Whoever cannot answer throws: it is
 * never taken for a yes.
 */
export interface Moderator {
  moderateScript(script: string): Promise<ModerationVerdict>;
  /** Everything that reaches a provider or the screen: prompts, descriptions, spoken lines. */
  moderatePlan(plan: FilmPlan): Promise<ModerationVerdict>;
}
