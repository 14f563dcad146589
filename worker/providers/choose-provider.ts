import { providerOf } from '#domain/cost';
import type { JobConfig } from '#domain/job-config';
import type { Settings } from '../env.ts';
import { createProblem } from '../errors.ts';
import { embeddedModerator, embeddedPlanner } from './embedded.ts';
import type { Moderator } from './moderator.ts';
import type { Planner } from './planner.ts';

/** Who makes storyboards, by the name that a config chooses. */
const PLANNERS: Readonly<Record<string, (settings: Settings) => Planner>> = {
  embedded: () => embeddedPlanner,
};

/** The planner that a config names. Throws `provider.unknown`. */
export function choosePlanner(config: JobConfig, settings: Settings): Planner {
  const name = providerOf('plan', config) ?? '';
  const create = Object.hasOwn(PLANNERS, name) ? PLANNERS[name] : undefined;
  if (!create) throw createProblem('provider.unknown', { detail: `There is no planner called ${name}.` });
  return create(settings);
}

/** Who moderates: the built-in rules, in every deployment. */
export function chooseModerator(settings: Pick<Settings, 'moderationThreshold'>): Moderator {
  return embeddedModerator(settings.moderationThreshold);
}
