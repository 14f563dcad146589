import { sha256Hex } from '#domain/content-key';
import type { FilmPlan } from '#domain/film-plan';
import type { Deps } from '../deps.ts';
import { chooseModerator } from '../providers/choose-provider.ts';
import { partsOfPlan } from '../providers/embedded.ts';
import type { ModerationVerdict } from '../providers/moderator.ts';
import { recordDecision } from './record-decision.ts';

export type JudgeDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'settings'>;
interface Whose {
  userId: string;
  /** Null: outside of a job. */
  jobId: string | null;
}

/** What holds for a text, and the hash of what was read. */
export type JudgedText = ModerationVerdict & { sha256: string };

export const scriptHash = (script: string): string => sha256Hex(script.toWellFormed());

/** Of every text of a plan that is drawn, spoken, shown or sent away. */
export const planHash = (plan: FilmPlan): string =>
  sha256Hex(
    partsOfPlan(plan)
      .map(({ text }) => text)
      .join('\u0000')
      .toWellFormed(),
  );

/** Moderates a script and keeps the decision. Throws `provider.unavailable` where nobody can tell. */
export async function judgeScript(deps: JudgeDeps, whose: Whose, script: string): Promise<JudgedText> {
  const sha256 = scriptHash(script);
  const verdict = await chooseModerator(deps.settings).moderateScript(script);
  return { ...(await recordDecision(deps, { ...whose, subject: 'script', sha256 }, verdict)), sha256 };
}

/** The same for a storyboard. */
export async function judgePlan(deps: JudgeDeps, whose: Whose, plan: FilmPlan): Promise<JudgedText> {
  const sha256 = planHash(plan);
  const verdict = await chooseModerator(deps.settings).moderatePlan(plan);
  return { ...(await recordDecision(deps, { ...whose, subject: 'plan', sha256 }, verdict)), sha256 };
}
