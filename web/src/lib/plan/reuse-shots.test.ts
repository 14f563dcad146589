import { expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import { reuseShots } from './reuse-shots.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

Rain on the water. Anna waits beside the boats.

INT. KITCHEN - MORNING

Anna turns the cup in her hands.

EXT. STREET - DAY

A tram goes by.
`;
const plan = (script: string) => planFilm(script, JobConfig.parse({}));

it('keeps every scene of a script that is as it was', () => {
  const before = plan(SCRIPT);
  const after = reuseShots(before, plan(SCRIPT));
  expect(after.scenes.map((scene, index) => scene === before.scenes[index])).toEqual([true, true, true]);
});

it('changes only the scene that is written in, although what follows stands elsewhere now', () => {
  const before = plan(SCRIPT);
  const fresh = plan(SCRIPT.replace('in her hands', 'in her cold hands'));
  const after = reuseShots(before, fresh);
  expect(after.scenes.map((scene, index) => scene === before.scenes[index])).toEqual([true, false, true]);
  const text = (it: unknown) => JSON.stringify(it, (key, value) => (key === 'source' ? null : value));
  expect(text(after)).toBe(text(fresh));
});

it('takes everything of a first plan', () => {
  const fresh = plan(SCRIPT);
  expect(reuseShots(null, fresh)).toBe(fresh);
});
