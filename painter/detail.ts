import type { NamedProp } from './cast.ts';
import { mixHex, shadeHex } from './colour.ts';
import type { Look } from './paint-spec.ts';
import { CUTS, sleeveColour } from './people/clothes.ts';
import { propNamed } from './props/props.ts';
import { windowLight, windowView } from './scenery/furniture.ts';
import type { Stage } from './stage.ts';

/** One thing large: what the shot is about, in hands or on a surface; `token` stands in when nothing is named. */
export function paintDetail(s: Stage, props: NamedProp[], token: string | null) {
  const wanted = s.spec.focus ? propNamed(s.spec.focus) : null;
  const person = s.spec.people.find((p) => p.characterId === s.spec.focus) ?? s.spec.people[0];
  const item = wanted ?? props[0] ?? null;
  if (!item && person) return hands(s, person.look, null);
  const shown = item ?? (token ? propNamed(token) : null);
  if (!shown) return;
  if (shown.prop.zone === 'wall') return inWall(s, shown);
  if (shown.prop.zone === 'far') return onHorizon(s, shown);
  if (shown.prop.zone === 'small' && person) return hands(s, person.look, shown);
  onSurface(s, shown);
}

/** A door, a window or a hearth fills the frame, in a wall of its own. */
function inWall(s: Stage, item: NamedProp) {
  const { b, unit } = s;
  const wall = s.indoors ? '#b59c80' : '#a99a8c';
  b.rect(
    s.left,
    s.top,
    s.right - s.left,
    s.bottom - s.top,
    b.gradient(s.left, 0, s.right, 0, [shadeHex(wall, -0.22), wall, shadeHex(wall, -0.3)]),
  );
  const r = s.random('wall');
  for (let i = 0; i < 60; i++)
    b.rounded(
      r.range(s.left, s.right),
      r.range(s.top, s.bottom),
      unit * 0.1,
      unit * 0.045,
      unit * 0.006,
      shadeHex(wall, r.range(-0.16, 0.1)),
      0.4,
    );
  if (item.name === 'window') {
    windowView(s, {
      x: s.w / 2,
      y: s.h * 0.1,
      w: unit * 0.84,
      h: unit * 0.7,
      ...(s.indoors ? { curtains: '#b8604e' } : {}),
    });
    if (s.indoors) windowLight(s, s.w / 2, s.h * 0.16, unit * 0.8, 0.9);
    return;
  }
  const h = unit * (item.name === 'door' ? 1.06 : 0.8);
  const y = item.name === 'mirror' ? s.h * 0.92 : s.bottom - unit * 0.02;
  b.at(s.w / 2, y, h, () => item.prop.draw(b));
}

/** A landmark large against the soft land behind it. */
function onHorizon(s: Stage, item: NamedProp) {
  const { b, unit } = s;
  const wet = ['sea', 'coast', 'ship', 'bridge', 'river', 'harbour', 'arctic'].includes(s.spec.place);
  const y = s.h * (item.prop.floats ? 0.74 : 0.86);
  const h = unit * (item.prop.floats ? ((item.prop.half ?? 0.6) > 1.5 ? 0.34 : 0.5) : 0.76);
  if (item.prop.floats && wet) b.ellipse(s.w / 2, y + unit * 0.012, h * 0.9, unit * 0.03, '#0f2438', 0.35);
  else if (!item.prop.floats) {
    const earth = s.palette.snow ? '#e6edf5' : wet ? '#7d7a6e' : s.palette.grass;
    b.blob(
      [
        s.left - 60,
        s.bottom + 80,
        s.left - 60,
        y + unit * 0.06,
        s.w * 0.36,
        y - unit * 0.02,
        s.w * 0.66,
        y - unit * 0.015,
        s.right + 60,
        y + unit * 0.07,
        s.right + 60,
        s.bottom + 80,
      ],
      b.gradient(0, y, 0, s.bottom, [earth, shadeHex(earth, -0.35)]),
    );
  }
  b.lift = 0.08;
  b.at(s.w / 2, y, h, () => item.prop.draw(b));
  b.lift = 0;
}

const PAVED = new Set(
  'market old-town square street city rooftop bridge station ship trench battlefield harbour cave ruin castle'.split(
    ' ',
  ),
);

function onSurface(s: Stage, item: NamedProp) {
  const { b, unit } = s;
  const floating =
    item.prop.zone === 'sky' ||
    (item.prop.floats === true &&
      ['sea', 'coast', 'ship', 'river', 'harbour', 'arctic'].includes(s.spec.place));
  const h = unit * (item.prop.zone === 'small' ? (item.prop.metres > 0.9 ? 0.62 : 0.44) : 0.6);
  const y = s.h * 0.8;
  if (!floating) {
    const wood = s.indoors
      ? '#8a5c3c'
      : s.palette.snow || s.spec.place === 'arctic'
        ? '#dfe7f1'
        : ['sea', 'coast', 'desert', 'planet', 'underwater', 'frontier'].includes(s.spec.place)
          ? '#b8915f'
          : PAVED.has(s.spec.place)
            ? '#b3a08a'
            : mixHex(s.palette.grass, '#4a5a34', 0.35);
    const top = y - unit * 0.1;
    b.rect(
      s.left,
      top,
      s.right - s.left,
      s.bottom - top,
      b.gradient(0, top, 0, s.bottom, [shadeHex(wood, 0.16), wood, shadeHex(wood, -0.35)]),
    );
    b.rect(s.left, top, s.right - s.left, unit * 0.006, shadeHex(wood, 0.4));
    const r = s.random('surface');
    for (let i = 0; i < 40; i++) {
      const gx = r.range(s.left, s.right);
      const gy = top + unit * 0.012 + (s.bottom - top) * r.next();
      const l = unit * r.range(0.05, 0.3);
      b.bend(
        [gx, gy, gx + l * 0.5, gy + r.range(-1, 1) * unit * 0.005, gx + l, gy],
        unit * 0.0024,
        shadeHex(wood, -0.4),
        0.3,
      );
    }
    b.groundShadow(s.w / 2, y, h * 0.62, h * 0.1, 0.5);
  }
  b.glow(s.w / 2, y - h * 0.5, unit * 0.7, '#ffe2a8', 0.14);
  b.lift = 0.18;
  b.at(s.w / 2, floating ? s.h * 0.5 + h / 2 : y, h, () => item.prop.draw(b));
  b.lift = 0;
}

/** A hand that holds something up, or two hands laid together. */
function hands(s: Stage, look: Look, item: NamedProp | null) {
  const { b, unit } = s;
  b.lift = 0.16;
  const cx = s.w * 0.5;
  const cy = s.h * 0.56;
  if (!item) {
    forearm(s, look, cx - unit * 0.52, s.bottom + unit * 0.14, cx - unit * 0.1, cy + unit * 0.08);
    forearm(s, look, cx + unit * 0.52, s.bottom + unit * 0.14, cx + unit * 0.1, cy + unit * 0.08);
    palm(s, look, cx - unit * 0.04, cy, -1);
    palm(s, look, cx + unit * 0.04, cy + unit * 0.012, 1);
    b.lift = 0;
    return;
  }
  const flip = s.random('hand').chance(0.5) ? 1 : -1;
  const h = unit * (item.prop.metres > 0.9 ? 0.92 : item.prop.metres > 0.45 ? 0.62 : 0.42);
  const hangs = item.prop.hangs === true;
  const hy = hangs ? cy - h * 0.42 : cy + h * 0.34;
  forearm(
    s,
    look,
    cx + flip * unit * 0.5,
    s.bottom + unit * 0.16,
    cx + flip * unit * 0.05,
    hy + unit * 0.045,
  );
  b.ellipse(
    cx + flip * unit * 0.035,
    hy + unit * 0.01,
    unit * 0.085,
    unit * 0.075,
    b.radial(cx, hy - unit * 0.02, unit * 0.14, [look.skin, mixHex(look.skin, '#6a2a26', 0.3)]),
  );
  b.glow(cx, cy, unit * 0.6, '#ffe2a8', 0.12);
  b.at(cx, hangs ? hy + h * 0.97 : hy + unit * 0.02, h, () => item.prop.draw(b));
  fingers(s, look, cx, hy, flip);
  b.lift = 0;
}

function forearm(s: Stage, look: Look, x0: number, y0: number, x1: number, y1: number) {
  const { b, unit } = s;
  const wide = unit * 0.19 * CUTS[look.outfit.kind].sleeve;
  const hex = sleeveColour(look);
  const at = (t: number): [number, number] => [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
  b.line(
    [...at(0.6), x1, y1],
    unit * 0.12,
    b.gradient(x0, 0, x1, 0, [mixHex(look.skin, '#6a2a26', 0.3), look.skin]),
  );
  b.strap([x0, y0, ...at(0.76)], wide, b.gradient(x0, 0, x1, 0, [shadeHex(hex, -0.3), hex]));
  b.strap([...at(0.72), ...at(0.78)], wide * 1.04, look.outfit.accent);
}

function palm(s: Stage, look: Look, x: number, y: number, k: number) {
  const { b, unit } = s;
  const dark = mixHex(look.skin, '#6a2a26', 0.32);
  b.ellipse(
    x + k * unit * 0.035,
    y + unit * 0.035,
    unit * 0.085,
    unit * 0.07,
    b.radial(x, y, unit * 0.14, [shadeHex(look.skin, 0.08), dark]),
    1,
    k * 0.4,
  );
  for (let i = 0; i < 4; i++) {
    const fy = y - unit * 0.03 + i * unit * 0.031;
    b.bend(
      [
        x + k * unit * 0.05,
        fy + unit * 0.012,
        x - k * unit * 0.02,
        fy - unit * 0.004,
        x - k * unit * 0.075,
        fy + unit * 0.012,
      ],
      unit * 0.033,
      i % 2 ? look.skin : mixHex(look.skin, dark, 0.3),
    );
  }
}

function fingers(s: Stage, look: Look, x: number, y: number, flip: number) {
  const { b, unit } = s;
  const dark = mixHex(look.skin, '#6a2a26', 0.35);
  for (let i = 0; i < 4; i++) {
    const fy = y - unit * 0.036 + i * unit * 0.032;
    const tip = -flip * unit * (0.052 - Math.abs(i - 1.3) * 0.006);
    b.bend(
      [
        x + flip * unit * 0.07,
        fy + unit * 0.006,
        x + flip * unit * 0.01,
        fy - unit * 0.006,
        x + tip,
        fy + unit * 0.006,
      ],
      unit * 0.036,
      dark,
    );
    b.bend(
      [
        x + flip * unit * 0.07,
        fy + unit * 0.003,
        x + flip * unit * 0.01,
        fy - unit * 0.009,
        x + tip,
        fy + unit * 0.003,
      ],
      unit * 0.031,
      look.skin,
    );
    b.ellipse(x + tip * 1.06, fy + unit * 0.001, unit * 0.009, unit * 0.008, shadeHex(look.skin, 0.3), 0.6);
  }
}
