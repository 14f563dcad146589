import { hasBed } from './beds.ts';
import type { MakeCanvas } from './canvas.ts';
import { type CastPlan, type NamedProp, paintCast, planCast } from './cast.ts';
import { shadeHex } from './colour.ts';
import type { PaintedPerson } from './paint-spec.ts';
import { faceOf, statureOf } from './people/figure.ts';
import { isLow } from './people/poses.ts';
import { paintTableBefore } from './seats.ts';
import type { Stage } from './stage.ts';

/** Poses that only make sense from head to foot become quiet ones when the lens comes near. */
function calmed(person: PaintedPerson, close: boolean): PaintedPerson {
  const still = close && /^(?:lying|sitting|running|walking|kneeling|riding)$/.test(person.pose);
  return still ? { ...person, pose: 'standing' } : person;
}

/** From the hips up: heads in the upper third, as many people as the frame holds. */
export function paintMediumCast(s: Stage, makeCanvas: MakeCanvas, props: NamedProp[], nearer = 1) {
  const people = s.spec.people.map((p) => calmed(p, false));
  const abed = people.find((p) => p.pose === 'lying');
  if (abed) {
    // Whoever stands by is seen behind the bed.
    const others = s.spec.people.filter((p) => p.pose !== 'lying');
    if (others.length > 0)
      paintMediumCast({ ...s, spec: { ...s.spec, people: others } }, makeCanvas, props, nearer);
    return paintLying(s, makeCanvas, abed, others.length > 0 ? 0.93 : 0.82);
  }
  const n = people.length;
  const upright = (p: PaintedPerson) => faceOf({ ...p, pose: 'standing' }).y * statureOf(p.look);
  const tallest = Math.max(...people.map(upright));
  const allLow = people.every((p) => isLow(p.pose));
  const headY = s.h * (allLow ? 0.4 : n > 2 ? 0.36 : 0.33);
  const fit = Math.max(0.62 * s.unit, Math.min(1.28 * s.unit, (s.w * 1.04) / (n * 0.36)));
  // One or two people are cut by the frame's foot even in tall frames; more may show their shoes.
  const adult = nearer * (n > 2 ? fit : Math.max(fit, (s.bottom * 1.04 - headY) / tallest));
  // Where nobody stands the camera sits down too; beside somebody who stands it meets them half-way.
  const sunk = (p: PaintedPerson) => upright(p) - faceOf(p).y * statureOf(p.look);
  const lowest = allLow ? Math.min(...people.map(sunk)) : 0;
  const foot = headY + (tallest - lowest) * adult;
  const footOf = (p: PaintedPerson) => foot - (isLow(p.pose) && !allLow ? sunk(p) * 0.45 * adult : 0);
  const staged: Stage = { ...s, spec: { ...s.spec, people: spread(people) }, foot };
  const plan = planCast(staged, props, adult);
  const seated = plan.people.map((p) => ({ ...p, foot: footOf(p.person) }));
  paintCast(staged, makeCanvas, { ...plan, people: seated, standing: [] });
  const lap = seated[0]!.foot - 0.31 * adult * statureOf(seated[0]!.person.look);
  paintTableBefore(staged, staged.spec.people, lap);
}

/** Somebody lying, from head to foot across the frame: on a bed where there is one, else on the ground. */
function paintLying(s: Stage, makeCanvas: MakeCanvas, person: PaintedPerson, height: number) {
  const { b, unit } = s;
  const adult = 1.16 * unit;
  const foot = s.h * height;
  const h = adult * statureOf(person.look);
  const soft = hasBed(s);
  if (soft) {
    b.rounded(s.w / 2 - h * 0.64, foot - h * 0.06, h * 1.28, s.bottom - foot + h * 0.2, h * 0.05, '#e9e0d0');
    b.rounded(s.w / 2 - h * 0.68, foot + h * 0.06, h * 1.36, s.bottom, h * 0.03, '#7a5238');
    b.rounded(s.w / 2 - h * 0.62, foot - h * 0.13, h * 0.3, h * 0.12, h * 0.055, '#fbf6ea');
  }
  paintCast({ ...s, foot }, makeCanvas, {
    people: [
      { person: { ...person, facing: 'left' }, x: s.w / 2, foot: foot - (soft ? h * 0.02 : 0), held: null },
    ],
    standing: [],
    adult,
  });
  if (!soft) return;
  b.blob(
    [
      s.w / 2 - h * 0.16,
      foot - h * 0.17,
      s.w / 2 + h * 0.1,
      foot - h * 0.21,
      s.w / 2 + h * 0.56,
      foot - h * 0.14,
      s.w / 2 + h * 0.66,
      foot + h * 0.02,
      s.w / 2 + h * 0.6,
      foot + h * 0.1,
      s.w / 2 - h * 0.2,
      foot + h * 0.1,
    ],
    b.gradient(0, foot - h * 0.2, 0, foot + h * 0.1, ['#6f93b4', '#4a6a90']),
  );
  b.bend(
    [
      s.w / 2 - h * 0.15,
      foot - h * 0.16,
      s.w / 2 - h * 0.12,
      foot - h * 0.04,
      s.w / 2 - h * 0.19,
      foot + h * 0.09,
    ],
    h * 0.04,
    '#f4ecdc',
  );
}

/** Two people turn towards the middle third instead of standing at the frame's edges. */
function spread(people: PaintedPerson[]): PaintedPerson[] {
  const n = people.length;
  if (n === 1) {
    const [one] = people;
    const lead = one!.facing === 'left' ? 0.1 : one!.facing === 'right' ? -0.1 : 0;
    return [{ ...one!, at: 0.5 + lead }];
  }
  return [...people]
    .sort((a, z) => a.at - z.at)
    .map((p, i) => ({ ...p, at: n === 2 ? 0.26 + 0.48 * i : i / (n - 1) }));
}

/** Face and shoulders of the one the shot is about; a second person is seen over the shoulder. */
export function paintCloseCast(s: Stage, makeCanvas: MakeCanvas, props: NamedProp[]) {
  const people = s.spec.people.map((p) => calmed(p, true));
  const hero = people.find((p) => p.characterId === s.spec.focus) ?? people[0]!;
  const other = people.find((p) => p !== hero);
  const held = people.filter((p) => p.pose === 'embracing');
  if (hero.pose === 'embracing' && held.length === 2)
    return paintMediumCast({ ...s, spec: { ...s.spec, people: held } }, makeCanvas, [], 1.5);
  const face = faceOf(hero);
  const size = statureOf(hero.look);
  const adult = hero.look.species
    ? (1.75 * s.unit) / size
    : (hero.look.age === 'child' ? 1.75 : 2.35) * s.unit * (hero.look.age === 'child' ? 1 / 0.8 : 1);
  const abed = hasBed(s) && s.spec.people.find((p) => p.characterId === hero.characterId)?.pose === 'lying';
  if (abed) return paintAbed(s, makeCanvas, hero, adult);
  const lead = hero.facing === 'left' ? 0.075 : hero.facing === 'right' ? -0.075 : 0;
  const x = s.w * (0.5 + lead) - face.x * adult * size;
  const foot = s.h * 0.45 + face.y * adult * size;
  const small = props.filter((p) => p.prop.zone === 'small');
  const staged: Stage = { ...s, foot, spec: { ...s.spec, people: [hero] } };
  const plan: CastPlan = planCast(staged, small, adult);
  paintCast(staged, makeCanvas, {
    ...plan,
    people: plan.people.map((p) => ({ ...p, x, foot })),
    standing: [],
  });
  if (other && hero.facing !== 'away') overShoulder(s, makeCanvas, other, hero);
}

/** A face on a pillow, seen from above. */
function paintAbed(s: Stage, makeCanvas: MakeCanvas, hero: PaintedPerson, adult: number) {
  const { b, unit } = s;
  const face = faceOf({ ...hero, facing: 'camera' });
  const size = statureOf(hero.look);
  b.rect(
    s.left,
    s.top,
    s.right - s.left,
    s.bottom - s.top,
    b.radial(s.w / 2, s.h * 0.45, s.w * 0.7, ['#f6efe2', '#d8cdbb', shadeHex('#d8cdbb', -0.3)]),
  );
  b.rounded(
    s.w / 2 - unit * 0.56,
    s.h * 0.06,
    unit * 1.12,
    unit * 0.74,
    unit * 0.2,
    b.radial(s.w / 2, s.h * 0.4, unit * 0.6, ['#ffffff', '#ece3d2']),
  );
  for (const k of [-1, 1]) {
    const x = s.w / 2 + k * unit * 0.3;
    b.bend(
      [x, s.h * 0.3, x + k * unit * 0.1, s.h * 0.42, x + k * unit * 0.04, s.h * 0.6],
      unit * 0.006,
      '#c9bda8',
      0.6,
    );
  }
  const foot = s.h * 0.43 + face.y * adult * size;
  const person: PaintedPerson = { ...hero, pose: 'standing', facing: 'camera' };
  paintCast({ ...s, foot }, makeCanvas, {
    people: [{ person, x: s.w / 2, foot, held: null }],
    standing: [],
    adult,
  });
  const y = s.h * 0.83;
  const far = [s.right + 40, y + unit * 0.05, s.right + 40, s.bottom + 90];
  b.blob(
    [
      s.left - 40,
      s.bottom + 90,
      s.left - 40,
      y + unit * 0.04,
      s.w * 0.35,
      y - unit * 0.06,
      s.w * 0.65,
      y - unit * 0.05,
      ...far,
    ],
    b.gradient(0, y, 0, s.bottom, ['#6f93b4', '#4a6a90']),
  );
  b.bend(
    [
      s.left,
      y + unit * 0.03,
      s.w * 0.35,
      y - unit * 0.035,
      s.w * 0.65,
      y - unit * 0.03,
      s.right,
      y + unit * 0.035,
    ],
    unit * 0.05,
    '#f4ecdc',
  );
}

/** A dark back at the frame's edge: the one who is being talked to. */
function overShoulder(s: Stage, makeCanvas: MakeCanvas, other: PaintedPerson, hero: PaintedPerson) {
  const k = hero.facing === 'left' ? -1 : 1;
  const adult = 3.1 * s.unit;
  const back: PaintedPerson = { ...other, facing: 'away', pose: 'standing' };
  const foot = s.h * 0.62 + faceOf(back).y * adult * statureOf(back.look);
  const x = s.w * 0.5 + k * (s.w * 0.5 + s.unit * 0.02);
  const dim: Stage = { ...s, foot };
  const c = s.b.ctx;
  c.save();
  paintCast(dim, makeCanvas, { people: [{ person: back, x, foot, held: null }], standing: [], adult });
  c.restore();
}
