import { hasBed, paintBlanket, paintCot } from './beds.ts';
import type { MakeCanvas } from './canvas.ts';
import { crowd, hasCrowd } from './crowd.ts';
import type { PaintedPerson } from './paint-spec.ts';
import type { Palette } from './palette.ts';
import { isWorn } from './people/extras.ts';
import { type Held, headHeight, paintPerson, statureOf } from './people/figure.ts';
import type { Prop } from './props/prop.ts';
import { propNamed } from './props/props.ts';
import { type Mount, mountOf, paintMount, paintSeat } from './seats.ts';
import type { Stage } from './stage.ts';

export interface NamedProp {
  name: string;
  prop: Prop;
}

/** The spec's known props, each once; unknown names are left out. A fire indoors burns in its hearth. */
export function knownProps(names: readonly string[], indoors: boolean): NamedProp[] {
  const found = new Map<string, NamedProp>();
  for (const word of names) {
    const known = propNamed(indoors && propNamed(word)?.name === 'fire' ? 'fireplace' : word);
    if (known) found.set(known.name, known);
  }
  return [...found.values()];
}

const CARRIED = [
  'lantern',
  'book',
  'umbrella',
  'sword',
  'staff',
  'flower',
  'basket',
  'balloon',
  'map',
  'letter',
  'phone',
  'cup',
];

/** Small things that stand on tables, and small animals that go their own way. */
const NEVER_HELD = new Set(
  'lamp computer radio clock microscope cake plate pot owl bird mouse frog fish butterfly bee skull'.split(
    ' ',
  ),
);

/** What a person carries: their own extras first, then one small prop of the shot. */
function heldBy(person: PaintedPerson, hands: NamedProp[], taken: Set<string>): NamedProp | null {
  if (person.pose === 'embracing' || person.pose === 'lying' || person.pose === 'waving') return null;
  for (const extra of person.look.extras) {
    const known = propNamed(extra);
    if (known?.prop.zone === 'small' && !isWorn(known.name) && !/glasses|spectacles/.test(extra))
      return known;
  }
  const free = hands.find((p) => !taken.has(p.name));
  if (free) {
    taken.add(free.name);
    return free;
  }
  return person.pose === 'reading' ? propNamed('book') : null;
}

/** A prop in a hand: drawn so that the hand grips it. */
function grip(item: NamedProp): Held {
  const { name, prop } = item;
  const umbrella = name === 'umbrella';
  const size = umbrella ? 1.02 : Math.min(0.95, (prop.metres / 1.7) * (prop.metres < 0.3 ? 1.15 : 1));
  const below = prop.hangs ? 0.96 : (GRIPS[name] ?? 0.3);
  const hex = HELD_LIGHTS[name];
  return {
    draw: (b) =>
      b.at(
        name === 'balloon' ? 0.2 : 0.012,
        size * below,
        size,
        () => prop.draw(b),
        name === 'sword' ? 0.5 : name === 'balloon' ? 0.3 : 0,
      ),
    light: hex ? { hex, below: size * (below - 0.5), reach: Math.max(0.22, size * 1.7) } : null,
    high: umbrella || name === 'balloon',
  };
}

/** How far below the hand a held thing's foot is, as a share of the thing. */
const GRIPS: Readonly<Record<string, number>> = {
  staff: 0.62,
  umbrella: 0.06,
  sword: 0.12,
  axe: 0.12,
  balloon: 0.04,
  flower: 0.2,
  wand: 0.1,
};

const HELD_LIGHTS: Readonly<Record<string, string>> = {
  lantern: '#ffc35a',
  candle: '#ffb648',
  orb: '#a8d8ff',
  gem: '#8fe0f0',
  wand: '#ffe08a',
  staff: '#8fe0f0',
  phone: '#a9d4f0',
};

export interface Casting {
  person: PaintedPerson;
  x: number;
  foot: number;
  held: Held | null;
  /** What carries whoever rides. */
  mount?: Mount;
}

export interface CastPlan {
  people: Casting[];
  /** Small props nobody holds, and everything that stands on the ground. */
  standing: NamedProp[];
  adult: number;
}

/** Who stands where in a wide shot, and who holds what. Neighbours keep a step apart. */
export function planCast(s: Stage, props: NamedProp[], adult: number): CastPlan {
  const taken = new Set<string>();
  const hands = props
    .filter((p) => p.prop.zone === 'small' && !NEVER_HELD.has(p.name) && !wearsAny(s.spec.people, p.name))
    .sort((a, z) => rank(a.name, s.spec.focus) - rank(z.name, s.spec.focus));
  const order = [...s.spec.people].sort((a, z) => a.at - z.at).map((one) => (s.cramped ? upright(one) : one));
  const margin = adult * 0.24;
  const gap = Math.min(adult * 0.36, (s.w - margin * 2) / Math.max(1, order.length - 1));
  const xs = order.map((p) => margin + (s.w - margin * 2) * p.at);
  for (let round = 0; round < 4; round++) {
    for (let i = 1; i < xs.length; i++) {
      const short = gap - (xs[i]! - xs[i - 1]!);
      if (short > 0) {
        xs[i - 1] = xs[i - 1]! - short / 2;
        xs[i] = xs[i]! + short / 2;
      }
    }
    for (let i = 0; i < xs.length; i++) xs[i] = Math.max(margin * 0.8, Math.min(s.w - margin * 0.8, xs[i]!));
  }
  if (s.cramped && order.length <= 2)
    order.forEach((one, i) => {
      const left = order.length === 2 ? i === 0 : one.at < 0.5;
      xs[i] = s.x(left ? 0.365 : 0.635);
    });
  const paired = holdTogether(order, xs, adult);
  const focusFirst = order
    .map((person, i) => ({ person, i }))
    .sort(
      (a, z) => Number(z.person.characterId === s.spec.focus) - Number(a.person.characterId === s.spec.focus),
    );
  const held = new Map<number, Held | null>();
  for (const { person, i } of focusFirst) {
    const item = heldBy(person, hands, taken);
    held.set(i, item ? grip(item) : null);
  }
  let beds = s.bed ? 1 : 0;
  const people = paired.map((person, i): Casting => {
    const bed = person.pose === 'lying' && beds-- > 0 ? s.bed : undefined;
    if (bed) {
      return {
        person: { ...person, facing: 'left' },
        x: s.x(bed.x),
        foot: s.horizon - bed.above * s.unit,
        held: null,
      };
    }
    const foot = s.foot + ((i * 7) % 3) * s.unit * 0.008;
    const own = { person, x: xs[i]!, held: held.get(i) ?? null };
    if (person.pose !== 'riding') return { ...own, foot };
    const mount = mountOf(s.spec.props, adult, adult * statureOf(person.look));
    return { ...own, mount, foot: foot - mount.below };
  });
  const ridden = new Set(people.map((one) => one.mount?.name));

  const worn = order.flatMap((p) => p.look.extras.map((e) => propNamed(e)?.name));
  const standing = props.filter(
    (p) =>
      (p.prop.zone === 'small' || p.prop.zone === 'ground') &&
      !taken.has(p.name) &&
      // A bedroom has its bed already.
      !(s.bed && p.name === 'bed') &&
      !worn.includes(p.name) &&
      !ridden.has(p.name),
  );
  return { people, standing, adult };
}

/** Two who embrace or fight stand within each other's reach and face each other. */
function holdTogether(order: PaintedPerson[], xs: number[], adult: number): PaintedPerson[] {
  const paired = [...order];
  for (let i = 1; i < paired.length; i++) {
    const [one, two] = [paired[i - 1]!, paired[i]!];
    if (one.pose !== two.pose || (one.pose !== 'embracing' && one.pose !== 'fighting')) continue;
    const reach = adult * (one.pose === 'embracing' ? 0.115 : 0.2);
    const reached = ((statureOf(one.look) + statureOf(two.look)) / 2) * reach;
    const middle = (xs[i - 1]! + xs[i]!) / 2;
    xs[i - 1] = middle - reached;
    xs[i] = middle + reached;
    paired[i - 1] = { ...one, facing: 'right' };
    paired[i] = { ...two, facing: 'left' };
    i++;
  }
  return paired;
}

/** True if somebody has a thing on, so that it is in nobody's hand. */
function wearsAny(people: readonly PaintedPerson[], name: string): boolean {
  return people.some((one) =>
    one.look.extras.some((extra) => propNamed(extra)?.name === name && isWorn(name)),
  );
}

/** Whoever is squeezed into a seat shows no legs. */
function upright(person: PaintedPerson): PaintedPerson {
  return /^(?:sitting|lying|walking|running|kneeling|riding)$/.test(person.pose)
    ? { ...person, pose: 'standing' }
    : person;
}

function rank(name: string, focus: string | null): number {
  if (focus && propNamed(focus)?.name === name) return -1;
  const i = CARRIED.indexOf(name);
  return i < 0 ? 99 : i;
}

/** The side the light comes from for something at `x`. */
const sideOf = (s: Stage, x: number): 1 | -1 => (s.lightX >= x ? 1 : -1);

/** Paints people and standing props, those behind first. */
export function paintCast(s: Stage, makeCanvas: MakeCanvas, plan: CastPlan) {
  if (s.spec.framing === 'wide' && hasCrowd(s.spec.props)) crowd(s, plan.adult);
  const spots = standingSpots(s, plan);
  const noir = s.spec.style === 'noir';
  for (const spot of spots) paintStanding(s, spot);
  for (const one of [...plan.people].sort((a, z) => a.foot - z.foot)) {
    if (one.person.pose === 'sitting') seat(s, one, plan.adult, spots);
    const cot = one.person.pose === 'lying' && hasCot(s, one) ? plan.adult * statureOf(one.person.look) : 0;
    if (cot > 0) paintCot(s, one.x, one.foot, cot);
    if (one.mount) paintMount(s, one.mount, one.person, one.x, one.foot);
    paintPerson(s.b, makeCanvas, noir ? spotlit(s.palette) : s.palette, {
      hard: noir,
      person: cot > 0 ? { ...one.person, facing: 'left' } : one.person,
      x: one.x,
      y: one.foot - cot * 0.16,
      adult: plan.adult,
      side: sideOf(s, one.x),
      fine: headHeight(one.person, plan.adult) > 104,
      held: one.held,
      rimPx: s.unit * 0.0042,
      clipBottom: s.bottom,
    });
    const h = plan.adult * statureOf(one.person.look);
    if (cot > 0) paintBlanket(s, one.x, one.foot, h);
    else if (s.bed && isInOwnBed(s, one)) paintBlanket(s, one.x, one.foot + h * 0.16, h, s.bed.blanket);
  }
}

/** True for whoever lies on the bed that the place itself has. */
function isInOwnBed(s: Stage, one: Casting): boolean {
  return (
    one.person.pose === 'lying' &&
    s.bed !== undefined &&
    Math.abs(one.foot - (s.horizon - s.bed.above * s.unit)) <= 1
  );
}

/** True for whoever lies in a wide shot of a room, and not on its own bed. */
function hasCot(s: Stage, one: Casting): boolean {
  return s.spec.framing === 'wide' && hasBed(s) && !isInOwnBed(s, one);
}

/** A lamp of their own on whoever plays: what lets ink tell faces from the night. */
function spotlit(palette: Palette): Palette {
  return {
    ...palette,
    ambient: [1.16, 1.14, 1.1],
    saturation: 1,
    hazeStrength: 0,
    lightColour: [255, 255, 255],
  };
}

const SEATS = ['bench', 'chair', 'throne', 'bed', 'sofa', 'wheelchair'];

const WIDE_SEATS = ['bench', 'bed', 'sofa'];

function seat(s: Stage, one: Casting, adult: number, spots: Spot[]) {
  const near = spots.some(
    ({ item, x }) =>
      SEATS.includes(item.name) &&
      Math.abs(x - one.x) < adult * (WIDE_SEATS.includes(item.name) ? 0.46 : 0.2),
  );
  if (near) return;
  paintSeat(s, one.x, one.foot, adult * statureOf(one.person.look), one.person.facing === 'left');
}

interface Spot {
  item: NamedProp;
  x: number;
  y: number;
  h: number;
}

/** Places for standing props: seats under those who sit, the rest between and beside the people. */
function standingSpots(s: Stage, plan: CastPlan): Spot[] {
  const r = s.random('props');
  const busy: [number, number][] = plan.people.map((p) => [p.x, plan.adult * 0.17]);
  const sitters = plan.people.filter((p) => p.person.pose === 'sitting' || p.person.pose === 'lying');
  const spots: Spot[] = [];
  for (const item of plan.standing) {
    const { prop } = item;
    const real = (prop.metres / 1.7) * plan.adult;
    const focus = s.spec.focus !== null && propNamed(s.spec.focus)?.name === item.name;
    const h = real * (prop.zone === 'small' ? 1.5 : 1) * (focus && prop.metres < 1.6 ? 1.35 : 1);
    const half = Math.max(h * (prop.half ?? 0.6), plan.adult * 0.1) + plan.adult * 0.04;
    const sitter = SEATS.includes(item.name) ? sitters.shift() : undefined;
    if (sitter) {
      const beside =
        WIDE_SEATS.includes(item.name) && sitters[0] && Math.abs(sitters[0].x - sitter.x) < plan.adult * 0.9
          ? sitters.shift()
          : undefined;
      const height = item.name === 'bench' || item.name === 'sofa' ? 0.6 : item.name === 'bed' ? 0.62 : 0.54;
      spots.push({
        item,
        x: beside ? (sitter.x + beside.x) / 2 : sitter.x,
        y: sitter.foot - plan.adult * 0.01,
        h: plan.adult * statureOf(sitter.person.look) * height,
      });
      continue;
    }
    let best = s.w / 2;
    let room = -Infinity;
    for (let i = 0; i < 14; i++) {
      const x = half < s.w / 2 ? r.range(half, s.w - half) : s.w / 2;
      const free =
        Math.min(...busy.map(([bx, bw]) => Math.abs(bx - x) - bw - half), s.w) - Math.abs(x - s.w / 2) * 0.12;
      if (free > room) {
        room = free;
        best = x;
      }
    }
    busy.push([best, half]);
    const back =
      prop.zone === 'ground' && prop.metres > 1.2
        ? plan.adult * 0.12
        : prop.metres < 0.8
          ? -plan.adult * 0.03
          : plan.adult * 0.03;
    spots.push({ item, x: best, y: s.foot - back, h });
  }
  return spots.sort((a, z) => a.y - z.y);
}

/** Things that nobody leaves on the floor. */
const TABLETOP = new Set(
  'cup book letter photo candle lamp clock radio computer cake plate pot bowl teapot bread bottle flower phone microscope camera orb skull crown egg vase apple telegram aquarium mask cheese map'.split(
    ' ',
  ),
);

/** A small round table under a thing; its height in pixels. */
function sideTable(s: Stage, { x, y, h, item }: Spot): number {
  const { b } = s;
  const tall = s.tall * 0.3;
  const half = Math.max(s.tall * 0.13, h * Math.min(0.75, item.prop.half ?? 0.6));
  for (const k of [-0.7, 0.7])
    b.line([x + k * half * 0.4, y - tall, x + k * half, y], s.tall * 0.018, '#5c4029');
  b.ellipse(x, y - tall + s.tall * 0.012, half * 1.06, s.tall * 0.03, '#5c4029');
  b.ellipse(x, y - tall, half * 1.06, s.tall * 0.028, '#8f6642');
  return tall;
}

function paintStanding(s: Stage, spot: Spot) {
  const { b } = s;
  const glows = ['fire', 'lantern', 'candle'].includes(spot.item.name);
  if (glows) {
    b.at(spot.x, spot.y, 1, () => {
      b.ctx.scale(1, 0.24);
      b.glow(0, 0, spot.h * 3.2, '#ffb050', 0.3 + 0.25 * s.palette.lamp);
    });
  } else b.groundShadow(spot.x, spot.y, spot.h * 0.55, spot.h * 0.09, 0.36);
  b.lift = 0.1;
  const raised = s.indoors && TABLETOP.has(spot.item.name) ? sideTable(s, spot) : 0;
  b.at(spot.x, spot.y - raised, spot.h, () => spot.item.prop.draw(b));
  b.lift = 0;
}
