import type { FilmPlan } from '#domain/film-plan';
import type { JobConfig } from '#domain/job-config';
import type { Deps } from '../deps.ts';
import { chooseModerator, choosePlanner } from '../providers/choose-provider.ts';
import { requireAllowed } from './require-allowed.ts';

/**
 * Moderates a script, then plans it, then moderates what the plan shows and says. Stores nothing.
 * `config` is settled. Throws `script.refused`, `script.unreadable`.
 */
export async function draftPlan(
  { settings }: Pick<Deps, 'settings'>,
  { script, config }: { script: string; config: JobConfig },
): Promise<FilmPlan> {
  const moderator = chooseModerator(settings);
  requireAllowed(await moderator.moderateScript(script), 'script');
  const plan = await choosePlanner(config, settings).plan(script, config);
  requireAllowed(await moderator.moderatePlan(plan), 'script');
  return plan;
}
