import { describe, expect, it } from 'vitest';
import { FilmPlan, linesOf, shotsOf } from '#domain/film-plan';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import {
  addShot,
  arrangeShots,
  canJoin,
  changeCharacter,
  changeLine,
  changeScene,
  changeShot,
  changeStyle,
  joinShots,
  moveShot,
  placeOf,
  removeShot,
  splitShot,
} from './edit-plan.ts';

const SCRIPT = `EXT. HARBOUR - NIGHT

Rain on the water. ANNA waits by the boats.

ANNA
He is late. He is always late.

INT. CAFÉ - NIGHT

TOM pours tea. The clock ticks.

TOM
We close in ten minutes.
`;
const plan = planFilm(SCRIPT, JobConfig.parse({}));
const ids = (of: FilmPlan) => shotsOf(of).map(({ shot }) => shot.id);
const words = (of: FilmPlan) =>
  linesOf(of)
    .map((line) => line.text)
    .join(' ');
let count = 0;
const newId = (kind: 'sht' | 'lin') => `${kind}_new${count++}`;
const valid = (of: FilmPlan) => {
  expect(FilmPlan.safeParse(of).error).toBeUndefined();
  expect(new Set(ids(of)).size).toBe(ids(of).length);
  return of;
};

describe('editing a storyboard', () => {
  it('splits any shot that speaks without losing a word, and joins it again', () => {
    for (const { shot } of shotsOf(plan)) {
      const cut = splitShot(plan, shot.id, newId);
      valid(cut.plan);
      expect(ids(cut.plan)).toHaveLength(ids(plan).length + 1);
      expect(words(cut.plan)).toBe(words(plan));
      expect(canJoin(cut.plan, shot.id)).toBe(true);
      const joined = valid(joinShots(cut.plan, shot.id));
      expect(ids(joined)).toEqual(ids(plan));
      expect(words(joined)).toBe(words(plan));
    }
  });

  it('moves a shot through the whole film and back', () => {
    const [first = ''] = ids(plan);
    let moved = plan;
    for (let i = 0; i < 30; i++) moved = valid(moveShot(moved, first, 1));
    expect(ids(moved).at(-1)).toBe(first);
    expect(ids(moved).slice(0, -1)).toEqual(ids(plan).slice(1));
    for (let i = 0; i < 30; i++) moved = moveShot(moved, first, -1);
    expect(ids(moved)).toEqual(ids(plan));
  });

  it('drops a scene with its last shot, and its music follows another', () => {
    const [scene] = plan.scenes;
    let cut = plan;
    for (const shot of scene?.shots ?? []) cut = valid(removeShot(cut, shot.id));
    expect(cut.scenes).toHaveLength(plan.scenes.length - 1);
    const alive = new Set(cut.scenes.map(({ id }) => id));
    for (const section of cut.music.sections) {
      expect(alive.has(section.fromScene) && alive.has(section.toScene)).toBe(true);
    }
    for (const id of ids(cut).slice(1)) cut = removeShot(cut, id);
    expect(() => removeShot(cut, ids(cut)[0] ?? '')).toThrow(RangeError);
  });

  it('adds a silent shot after another one', () => {
    const [first = ''] = ids(plan);
    const added = addShot(plan, first, newId);
    valid(added.plan);
    expect(ids(added.plan)[1]).toBe(added.shotId);
    expect(words(added.plan)).toBe(words(plan));
  });

  it('leaves an own picture to its shot, and a recording to its whole line', () => {
    const spoken = shotsOf(plan).find(({ shot }) => shot.lines.length === 1 && / /.test(shot.lines[0]!.text));
    const { id, lines } = spoken!.shot;
    const own = changeLine(
      changeShot(plan, id, (shot) => ({ ...shot, picture: 'a'.repeat(64) })),
      id,
      lines[0]!.id,
      { recording: 'b'.repeat(64) },
    );
    const added = addShot(own, id, newId);
    expect(placeOf(valid(added.plan), added.shotId)?.shot.picture).toBeUndefined();
    const parts = splitShot(own, id, newId);
    const halves = [id, parts.shotId].map((it) => placeOf(valid(parts.plan), it)!.shot);
    expect(halves.map((shot) => shot.picture)).toEqual(['a'.repeat(64), 'a'.repeat(64)]);
    expect(halves.flatMap((shot) => shot.lines.map((line) => line.recording))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('refuses an order that loses or doubles a shot', () => {
    const order = new Map(plan.scenes.map((scene) => [scene.id, scene.shots.map((shot) => shot.id)]));
    expect(arrangeShots(plan, order)).toEqual(plan);
    order.get(plan.scenes[0]?.id ?? '')?.pop();
    expect(() => arrangeShots(plan, order)).toThrow(RangeError);
  });

  it('takes a changed look or weather into every picture that shows it', () => {
    const anna = plan.characters.find((it) => it.name === 'Anna');
    const look = { ...anna!.look, extras: ['hat'] };
    const dressed = valid(changeCharacter(plan, anna!.id, { look }));
    const seen = shotsOf(dressed).flatMap(({ shot }) =>
      shot.paint.people.filter((person) => person.characterId === anna!.id),
    );
    expect(seen.length).toBeGreaterThan(0);
    for (const person of seen) expect(person.look).toEqual(look);
    const [scene] = plan.scenes;
    const snowy = valid(changeScene(plan, scene!.id, { weather: 'snow' }));
    expect(snowy.scenes[0]?.shots.every((shot) => shot.paint.weather === 'snow')).toBe(true);
    expect(snowy.scenes[1]).toBe(plan.scenes[1]);
  });

  it('asks vendors for what is seen: words of a picture follow every edit of it, and of nothing else', () => {
    const said = (of: FilmPlan) => shotsOf(of).map(({ shot }) => shot.prompt);
    const [first] = shotsOf(plan);
    const close = changeShot(plan, first!.shot.id, (shot) => ({
      ...shot,
      framing: 'close',
      paint: { ...shot.paint, framing: 'close', weather: 'snow' },
    }));
    expect(said(valid(close))[0]).toMatch(/^Close-up,.*, snow\b/s);
    expect(said(close).slice(1)).toEqual(said(plan).slice(1));

    const [scene] = plan.scenes;
    const dawn = changeScene(plan, scene!.id, { time: 'dawn' });
    expect(
      said(valid(dawn))
        .slice(0, scene!.shots.length)
        .every((it) => it.includes('. dawn, ')),
    ).toBe(true);

    const [person] = plan.characters;
    const renamed = changeCharacter(plan, person!.id, { name: 'Greta' });
    expect(said(valid(renamed)).some((it) => it.includes('Greta ('))).toBe(true);
    const shown = shotsOf(plan).filter(({ shot }) =>
      shot.paint.people.some(({ characterId }) => characterId === person!.id),
    );
    const changed = said(renamed).filter((it, index) => it !== said(plan)[index]);
    expect(changed).toHaveLength(shown.length);

    const noir = valid(changeStyle(plan, 'noir'));
    expect(said(noir).every((it) => it.includes(', noir style'))).toBe(true);
    expect(new Set(shotsOf(noir).map(({ shot }) => shot.paint.style))).toEqual(new Set(['noir']));
    expect(changeStyle(noir, plan.style)).toEqual(plan);

    const own = changeShot(plan, first!.shot.id, (shot) => ({ ...shot, prompt: 'As I see it' }));
    expect(said(changeStyle(changeScene(own, scene!.id, { weather: 'fog' }), 'noir'))[0]).toBe('As I see it');
    const added = addShot(plan, first!.shot.id, newId);
    const framing = placeOf(added.plan, added.shotId)!.shot.framing;
    expect(placeOf(added.plan, added.shotId)!.shot.prompt).toMatch(framing === 'wide' ? /^Wide/ : /^Medium/);
  });
});
