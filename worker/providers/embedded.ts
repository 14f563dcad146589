import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { type ModeratedPart, moderateText } from '#domain/moderation';
import { planFilm } from '#domain/script/plan-film';
import { ScriptError } from '#domain/script/script-error';
import { createProblem } from '../errors.ts';
import type { Moderator } from './moderator.ts';
import type { Planner } from './planner.ts';

/** The built-in storyboard artist: pure, free and at once. */
export const embeddedPlanner: Planner = {
  async plan(script, config) {
    try {
      return planFilm(script, config);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw createProblem('script.unreadable', { detail: error.message, cause: error });
    }
  },
};

/** The built-in rules: offline, at once. Refuses at a score of `threshold` (0–1) or more. */
export function embeddedModerator(threshold: number): Moderator {
  return {
    async moderateScript(script) {
      return moderateText([{ text: script, where: { kind: 'script', start: 0 } }], threshold);
    },
    async moderatePlan(plan) {
      return moderateText(partsOfPlan(plan), threshold);
    },
  };
}

/** Every text of a plan that is drawn, spoken, shown or sent to a provider, with its shot and its place. */
export function partsOfPlan(plan: FilmPlan): ModeratedPart[] {
  const said = (kind: ModeratedPart['where']['kind'], text: string, id?: string): ModeratedPart => ({
    text,
    where: { kind, start: 0, ...(id === undefined ? {} : { id }) },
  });
  const parts = [
    said('title', plan.title),
    said('title', plan.logline),
    said('prompt', plan.style),
    ...plan.characters.flatMap(({ id, name, description }) => [
      said('name', name, id),
      said('prompt', description, id),
    ]),
    ...plan.scenes.flatMap(({ id, heading, place }) => [
      said('title', heading, id),
      said('title', place, id),
    ]),
    ...shotsOf(plan).flatMap(({ shot }) => {
      const at = { shotId: shot.id, start: shot.source?.start ?? 0 };
      const prompts = [shot.prompt, shot.subject, shot.action, ...shot.paint.props];
      return [
        ...shot.lines.map(({ id, text }) => ({ text, where: { kind: 'line' as const, id, ...at } })),
        ...prompts.map((text) => ({ text, where: { kind: 'prompt' as const, ...at } })),
      ];
    }),
  ];
  return parts.filter((part) => part.text !== '');
}
