import { providerOf } from '#domain/cost';
import type { JobConfig } from '#domain/job-config';
import { hasModel } from '#domain/provider-models';
import type { Settings } from '../env.ts';
import { createProblem } from '../errors.ts';
import { embeddedModerator, embeddedPlanner } from './embedded.ts';
import type { ModerationVerdict, Moderator } from './moderator.ts';
import { openaiModerator } from './openai/openai-moderator.ts';
import type { Planner } from './planner.ts';
import { accessOf } from './provider-access.ts';
import { ProviderError } from './provider-error.ts';

/** Who makes storyboards, by the name that a config chooses. */
const PLANNERS: Readonly<Record<string, (settings: Settings) => Planner>> = {
  embedded: () => embeddedPlanner,
};

/** Who reads the script under a config. Throws `provider.unknown`. */
export function choosePlanner(config: JobConfig, settings: Settings): Planner {
  const name = providerOf('plan', config) ?? '';
  const create = Object.hasOwn(PLANNERS, name) ? PLANNERS[name] : undefined;
  // A paid planner notes on what the rules have read; its parts are purchases of the job.
  if (!create && hasModel('plan', name)) return embeddedPlanner;
  if (!create) throw createProblem('provider.unknown', { detail: `There is no planner called ${name}.` });
  return create(settings);
}

/**
 * Who moderates: the built-in rules in every deployment, and where MODERATION_MODEL says so a model after them.
 * What the model cannot answer throws `provider.unavailable`: it is never taken for a yes.
 */
export function chooseModerator(settings: Settings): Moderator {
  const { moderationThreshold: threshold, moderationModel } = settings;
  const rules = embeddedModerator(threshold);
  if (moderationModel === 'embedded') return rules;
  const access = accessOf(settings, moderationModel);
  if (!access) {
    const detail = `MODERATION_MODEL is ${moderationModel}, and its key is not set.`;
    throw createProblem('provider.key_missing', { detail });
  }
  const model = openaiModerator(
    () => ({
      ...access,
      fetch: (input, init) => fetch(input, init),
      signal: new AbortController().signal,
      timeoutMs: Math.min(MODERATION_MS, settings.providerTimeoutMs),
    }),
    threshold,
  );
  return {
    moderateScript: (script) =>
      oneAfterTheOther(rules.moderateScript(script), () => model.moderateScript(script)),
    moderatePlan: (plan) => oneAfterTheOther(rules.moderatePlan(plan), () => model.moderatePlan(plan)),
    moderatePicture: (picture) => model.moderatePicture(picture).catch(unanswered),
  };
}

const MODERATION_MS = 30_000;

/** The second is asked where the first allows; the worse score counts. */
async function oneAfterTheOther(
  first: Promise<ModerationVerdict>,
  askSecond: () => Promise<ModerationVerdict>,
): Promise<ModerationVerdict> {
  const ruled = await first;
  if (!ruled.allowed) return ruled;
  const judged = await askSecond().catch(unanswered);
  return { ...judged, score: Math.max(ruled.score, judged.score) };
}

function unanswered(cause: unknown): never {
  if (!(cause instanceof ProviderError)) throw cause;
  const detail = 'It could not be moderated, so nothing is made of it. Try again later.';
  throw createProblem('provider.unavailable', { detail, cause });
}
