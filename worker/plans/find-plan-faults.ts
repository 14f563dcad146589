import { type FilmPlan, PLAN_LIMITS } from '#domain/film-plan';
import type { FieldError } from '../http/field-errors.ts';

/**
 * What is wrong with a plan beyond its fields' own bounds: ids that are not unique, references that lead
 * nowhere, lengths that contradict each other. Empty: the plan can be filmed.
 */
export function findPlanFaults(plan: FilmPlan): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (path: string, message: string) => faults.push({ path: `plan.${path}`, message });
  const seen = new Set<string>();
  const unique = (id: string, path: string) => {
    if (seen.has(id)) fault(`${path}.id`, `The id ${id} is used twice`);
    seen.add(id);
  };
  plan.characters.forEach((character, i) => {
    unique(character.id, `characters.${i}`);
  });
  const characters = new Set(plan.characters.map((character) => character.id));
  let shots = 0;
  plan.scenes.forEach((scene, s) => {
    unique(scene.id, `scenes.${s}`);
    shots += scene.shots.length;
    scene.shots.forEach((shot, h) => {
      const path = `scenes.${s}.shots.${h}`;
      unique(shot.id, path);
      if (shot.maxMs < shot.minMs) fault(`${path}.maxMs`, 'This is shorter than minMs');
      if (shot.source && shot.source.end < shot.source.start) {
        fault(`${path}.source.end`, 'This is before the start');
      }
      shot.lines.forEach((line, l) => {
        unique(line.id, `${path}.lines.${l}`);
        if (line.speaker !== null && !characters.has(line.speaker)) {
          fault(`${path}.lines.${l}.speaker`, `There is no character ${line.speaker}`);
        }
      });
    });
  });
  if (shots > PLAN_LIMITS.shots) fault('scenes', `A film has at most ${PLAN_LIMITS.shots} shots`);
  const order = new Map(plan.scenes.map((scene, i) => [scene.id, i]));
  plan.music.sections.forEach((section, i) => {
    const [from, to] = [order.get(section.fromScene), order.get(section.toScene)];
    if (from === undefined) fault(`music.sections.${i}.fromScene`, `There is no scene ${section.fromScene}`);
    if (to === undefined) fault(`music.sections.${i}.toScene`, `There is no scene ${section.toScene}`);
    if (from !== undefined && to !== undefined && to < from) {
      fault(`music.sections.${i}.toScene`, 'This scene is before fromScene');
    }
  });
  return faults.slice(0, 20);
}
