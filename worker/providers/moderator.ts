import type { Finding } from '#domain/film-job';
import type { FilmPlan } from '#domain/film-plan';
import type { InputFile } from './maker.ts';

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
  /** Looks at a picture that was made or uploaded; absent: it cannot see. */
  moderatePicture?(picture: Pick<InputFile, 'body' | 'type'>): Promise<ModerationVerdict>;
}
