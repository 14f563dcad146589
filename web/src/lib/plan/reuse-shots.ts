import type { FilmPlan, Scene, Shot } from '#domain/film-plan';

const sameBut = <T extends object>(a: T, b: T, apart: keyof T): boolean =>
  JSON.stringify({ ...a, [apart]: null }) === JSON.stringify({ ...b, [apart]: null });

/**
 * `fresh` with every shot and scene that is as it was in `before` in place of its twin, so that only what changed is
 * drawn anew. Where a shot stands in the script (`source`) does not count: it moves with every letter typed above it.
 */
export function reuseShots(before: FilmPlan | null, fresh: FilmPlan): FilmPlan {
  if (!before) return fresh;
  const scenes = new Map(before.scenes.map((scene) => [scene.id, scene]));
  const shots = new Map<string, Shot>(
    before.scenes.flatMap((scene) => scene.shots.map((shot) => [shot.id, shot] as const)),
  );
  return {
    ...fresh,
    scenes: fresh.scenes.map((scene): Scene => {
      const kept = scene.shots.map((shot) => {
        const twin = shots.get(shot.id);
        return twin && sameBut(twin, shot, 'source') ? twin : shot;
      });
      const was = scenes.get(scene.id);
      const still =
        was !== undefined &&
        was.shots.length === kept.length &&
        was.shots.every((shot, index) => shot === kept[index]) &&
        sameBut(was, scene, 'shots');
      return still ? was : { ...scene, shots: kept };
    }),
  };
}
