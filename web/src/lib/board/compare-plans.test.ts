import { expect, it } from 'vitest';
import { type FilmPlan, shotsOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { comparePlans } from './compare-plans.ts';

const plan = planFilm(
  'EXT. SEA - NIGHT\n\nA boat. Waves.\n\nINT. ROOM - DAY\n\nTOM reads.\n\nTOM\nIt is late.\n\nTOM\nGood night.\n',
  JobConfig.parse({}),
);
const ids = shotsOf(plan).map(({ shot }) => shot.id);
const edited = (edit: (copy: FilmPlan) => void) => {
  const copy = structuredClone(plan);
  edit(copy);
  return copy;
};

it('finds nothing between a version and itself', () => {
  expect(ids.length).toBeGreaterThan(2);
  expect(comparePlans(plan, structuredClone(plan))).toEqual([]);
});

it('names what of a shot is another, what is new and what is gone', () => {
  const after = edited((copy) => {
    const scene = copy.scenes[0]!;
    scene.shots[0]!.framing = scene.shots[0]!.framing === 'close' ? 'wide' : 'close';
    scene.shots[0]!.lines[0]!.text += ' Far away.';
    copy.scenes.at(-1)!.shots.push({ ...structuredClone(scene.shots[0]!), id: 'sht_new' });
    copy.scenes.at(-1)!.shots.splice(0, 1);
  });
  const found = comparePlans(plan, after);
  const gone = plan.scenes.at(-1)!.shots[0]!.id;
  expect(found.map(({ shotId, changes }) => [shotId, changes])).toEqual([
    [ids[0], ['words', 'framing']],
    ['sht_new', []],
    [gone, []],
  ]);
  expect(found[1]?.before).toBeNull();
  expect(found[2]?.after).toBeNull();
});

it('calls only that shot moved which was moved', () => {
  const after = edited((copy) => {
    const [first] = copy.scenes.splice(0, 1);
    copy.scenes.push(first!);
  });
  const moved = comparePlans(plan, after).filter((it) => it.moved);
  // The fewest shots that explain the new order.
  expect(moved.length).toBe(
    Math.min(plan.scenes[0]!.shots.length, ids.length - plan.scenes[0]!.shots.length),
  );
});
