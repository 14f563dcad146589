import { shadeHex } from './colour.ts';
import type { PaintedPerson } from './paint-spec.ts';
import { propNamed } from './props/props.ts';
import { chair } from './scenery/furniture.ts';
import type { Stage } from './stage.ts';

/** An animal or a wheel that carries its rider. */
export interface Mount {
  name: string;
  /** Its height in pixels. */
  h: number;
  /** How far below the rider's feet its own are, in pixels. */
  below: number;
}

/** How high the back is above the ground, as a share of the mount's height, and how tall beside an adult. */
const BACKS: Readonly<Record<string, { back: number; tall: number }>> = {
  horse: { back: 0.6, tall: 1.24 },
  camel: { back: 0.66, tall: 1.36 },
  elephant: { back: 0.92, tall: 1.5 },
  bicycle: { back: 0.86, tall: 0.66 },
  sled: { back: 0.62, tall: 0.34 },
};

/** What somebody rides: what the shot names, else a horse. `height`: the rider's. */
export function mountOf(props: readonly string[], adult: number, height: number): Mount {
  const name = props.map((word) => propNamed(word)?.name ?? '').find((known) => known in BACKS) ?? 'horse';
  const { back, tall } = BACKS[name]!;
  const h = adult * tall;
  return { name, h, below: h * back - height * 0.41 };
}

/** Paints what carries a rider whose feet are at (x, y). */
export function paintMount(s: Stage, mount: Mount, person: PaintedPerson, x: number, y: number) {
  const { b } = s;
  const foot = y + mount.below;
  const flip = person.facing === 'left';
  b.groundShadow(x, foot, mount.h * 0.55, mount.h * 0.06, 0.4);
  b.lift = 0.1;
  const ahead = mount.name === 'bicycle' ? 0.13 : 0.06;
  b.at(
    x + (flip ? -1 : 1) * mount.h * ahead,
    foot,
    mount.h,
    () => propNamed(mount.name)?.prop.draw(b),
    0,
    flip,
  );
  b.lift = 0;
}

const BENCHES = new Set(
  'park garden street city village station harbour square old-town bridge coast'.split(' '),
);

/** Something to sit on for whoever sits where nothing else stands; `h` is the sitter's own height. */
export function paintSeat(s: Stage, x: number, foot: number, h: number, flip: boolean) {
  const { b } = s;
  if (s.spec.place === 'train' || s.spec.place === 'spaceship') return padded(s, x, foot, h, flip);
  if (s.indoors || s.spec.props.some((name) => propNamed(name)?.name === 'chair'))
    return chair(s, x + (flip ? -1 : 1) * h * 0.03, foot, h * 0.5, '#7a5236', flip);
  if (BENCHES.has(s.spec.place)) return bench(s, x, foot, h);
  b.rounded(
    x - h * 0.14,
    foot - h * 0.25,
    h * 0.28,
    h * 0.25,
    h * 0.06,
    b.gradient(0, foot - h * 0.25, 0, foot, ['#9a948c', '#66625f']),
  );
}

function bench(s: Stage, x: number, foot: number, h: number) {
  const { b } = s;
  const wood = '#8a5f3c';
  b.groundShadow(x, foot, h * 0.46, h * 0.04);
  for (const k of [-0.34, 0.34]) {
    b.rect(x + k * h - h * 0.018, foot - h * 0.25, h * 0.036, h * 0.25, '#4a4a50');
    b.rect(x + k * h - h * 0.014, foot - h * 0.56, h * 0.028, h * 0.34, '#4a4a50');
  }
  for (const y of [0.55, 0.46, 0.37])
    b.rounded(x - h * 0.44, foot - h * y, h * 0.88, h * 0.06, h * 0.015, wood);
  b.rounded(x - h * 0.45, foot - h * 0.27, h * 0.9, h * 0.05, h * 0.015, shadeHex(wood, 0.1));
}

/** A padded seat with a high back, as trains have. */
function padded(s: Stage, x: number, foot: number, h: number, flip: boolean) {
  const { b } = s;
  const k = flip ? 1 : -1;
  const hex = s.spec.place === 'train' ? '#3f6a62' : '#56607a';
  b.groundShadow(x, foot, h * 0.3, h * 0.04);
  b.rounded(
    x - h * 0.17 + k * h * 0.06,
    foot - h * 0.27,
    h * 0.34,
    h * 0.2,
    h * 0.04,
    b.gradient(0, foot - h * 0.27, 0, foot, [shadeHex(hex, 0.12), shadeHex(hex, -0.25)]),
  );
  b.rounded(
    x + k * h * 0.16 - h * 0.055,
    foot - h * 0.72,
    h * 0.11,
    h * 0.6,
    h * 0.05,
    b.gradient(x - h * 0.2, 0, x + h * 0.1, 0, [shadeHex(hex, -0.2), hex]),
  );
  b.rounded(x + k * h * 0.16 - h * 0.065, foot - h * 0.74, h * 0.13, h * 0.13, h * 0.04, '#d9cbb2');
}

const TABLED = new Set('cafe bar kitchen office library classroom courtroom'.split(' '));

/** The table that people who sit together have before them, seen from their side of it. */
export function paintTableBefore(s: Stage, people: readonly PaintedPerson[], topY: number) {
  if (!TABLED.has(s.spec.place) || !people.every((person) => person.pose === 'sitting')) return;
  const { b, unit } = s;
  const cloth = s.spec.place === 'cafe' || s.spec.place === 'kitchen';
  const hex = cloth ? '#e9dfcc' : '#7a5034';
  const half = people.length > 1 ? unit * 0.74 : unit * 0.58;
  const x = s.w * (people.reduce((sum, person) => sum + person.at, 0) / people.length);
  b.rounded(
    x - half,
    topY,
    half * 2,
    s.bottom - topY + unit * 0.1,
    unit * 0.02,
    b.gradient(0, topY, 0, s.bottom, [hex, shadeHex(hex, cloth ? -0.22 : -0.4)]),
  );
  b.rounded(
    x - half * 1.03,
    topY - unit * 0.012,
    half * 2.06,
    unit * 0.04,
    unit * 0.015,
    shadeHex(hex, 0.16),
  );
  if (!cloth) return;
  for (const k of [-0.5, 0.5]) {
    const cup = propNamed('cup')!.prop;
    b.at(x + k * half, topY + unit * 0.008, unit * 0.085, () => cup.draw(b), 0, k > 0);
  }
}
