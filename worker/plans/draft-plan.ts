import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import { type JudgeDeps, judgePlan, judgeScript } from '../moderation/judge-text.ts';
import { choosePlanner } from '../providers/choose-provider.ts';
import { requireAllowed } from './require-allowed.ts';

/**
 * Moderates a script, then plans it, then moderates what the plan shows and says. Stores the decisions, not the plan.
 * `config` is settled. Throws `script.refused`, `script.unreadable`.
 */
export async function draftPlan(
  deps: JudgeDeps,
  { userId, script, config }: { userId: string; script: string; config: JobConfig },
): Promise<FilmPlan> {
  const whose = { userId, jobId: null };
  requireAllowed(await judgeScript(deps, whose, script), 'script');
  const plan = await choosePlanner(config, deps.settings).plan(script, config);
  requireAllowed(await judgePlan(deps, whose, plan), 'script');
  return plan;
}
