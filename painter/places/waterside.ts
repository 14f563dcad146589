import { mixHex, shadeHex } from '../colour.ts';
import { bank, grassFringe, mist, ridge, water } from '../ground.ts';
import { townHouse } from '../scenery/buildings.ts';
import { bush, fir, leafTree, rock, treeLine } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { lawn } from './greens.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

/** A river between green banks, or a lake: the far shore is near. */
/** A river or a lake that one can walk on. */
const isFrozen = (s: Stage) => s.spec.season === 'winter' && s.spec.props.includes('ice');

/** Where skates and frost have drawn on the ice. */
function cracks(s: Stage) {
  const { b, unit } = s;
  const r = s.random('cracks');
  for (let i = 0; i < 22; i++) {
    const x = r.range(s.left, s.right);
    const y = r.range(s.horizon + unit * 0.05, s.foot);
    const w = unit * r.range(0.06, 0.2);
    b.bend([x, y, x + w * 0.5, y + unit * r.range(-0.012, 0.012), x + w, y], unit * 0.0025, '#ffffff', 0.7);
  }
}

export const river: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.55,
  foot: 0.9,
  token: 'boat',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.05,
      swing: u * 0.06,
      rough: 0.24,
      colour: mixHex(lawn(s), '#6b8290', 0.5),
      depth: 0.66,
      salt: 'hills',
    });
    treeLine(s, s.horizon + u * 0.012, u * 0.12, 0.4, 'leaf', 'shore');
    water(s, s.horizon + u * 0.01, s.bottom, isFrozen(s) ? '#dce9f1' : '#3b8296');
    mist(s, s.horizon + u * 0.02, u * 0.05, 0.25);
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('river');
    const right = r.chance(0.5);
    const m = (f: number) => (right ? s.x(f) : s.x(1 - f));
    const far = [
      m(1.2),
      s.horizon + unit * 0.05,
      m(0.78),
      s.horizon + unit * 0.055,
      m(0.52),
      s.horizon + unit * 0.03,
    ];
    const green = lawn(s);
    b.away(0.2, () =>
      bank(s, fromLeft([...far, m(0.5), s.horizon + unit * 0.02]), mixHex(green, '#56705a', 0.25), null),
    );
    // The water goes on before the far bank.
    b.path(
      (c) => {
        c.moveTo(m(0.5), s.horizon + unit * 0.03);
        c.bezierCurveTo(
          m(0.72),
          s.horizon + unit * 0.07,
          m(0.95),
          s.horizon + unit * 0.09,
          m(1.25),
          s.horizon + unit * 0.1,
        );
        c.lineTo(m(1.25), s.bottom);
        c.lineTo(m(-0.25), s.bottom);
        c.lineTo(m(-0.25), s.horizon + unit * 0.02);
        c.closePath();
      },
      isFrozen(s) ? b.gradient(0, s.horizon, 0, s.bottom, ['#c9dbe6', '#e9f2f7']) : '#3f8799',
    );
    if (isFrozen(s)) cracks(s);
    else ripples(s, s.horizon + unit * 0.03, s.foot);
    for (const [f, y, h] of [
      [0.86, 0.075, 0.3],
      [0.97, 0.085, 0.36],
      [0.7, 0.06, 0.2],
    ] as const)
      if (s.spec.season === 'winter' && s.palette.snow) fir(s, m(f), s.horizon + unit * y, unit * h, r);
      else leafTree(s, m(f), s.horizon + unit * y, unit * h, r);
    bank(
      s,
      fromLeft([
        m(1.2),
        s.foot + unit * 0.03,
        m(0.72),
        s.foot - unit * 0.01,
        m(0.42),
        s.foot - unit * 0.06,
        m(0.1),
        s.foot - unit * 0.13,
        m(-0.25),
        s.foot - unit * 0.16,
      ]),
      green,
      shadeHex(green, 0.3),
    );
    for (let i = 0; i < 7; i++)
      rock(
        b,
        m(r.range(0.3, 0.75)),
        s.foot - unit * r.range(-0.02, 0.05),
        unit * r.range(0.03, 0.07),
        unit * r.range(0.015, 0.03),
        r.pick(['#8d8a86', '#7e838a']),
        r,
      );
    reeds(s, m(0.55), s.foot - unit * 0.02, right ? 1 : -1);
    bush(s, m(0.02), s.foot - unit * 0.12, unit * 0.07, r);
    birds(s, s.w * 0.6, s.horizon * 0.4, 3, 'swallows');
  },
  near(s) {
    grassFringe(
      s,
      () => s.bottom - s.unit * 0.012,
      s.left,
      s.right,
      s.palette.snow ? '#9fb0c4' : shadeHex(s.palette.grass, -0.5),
      s.unit * 0.09,
      'sedge',
    );
  },
};

/** Points in order from left to right, as `bank` wants them. */
function fromLeft(points: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < points.length; i += 2) pairs.push([points[i]!, points[i + 1]!]);
  return pairs.sort((a, z) => a[0] - z[0]).flat();
}

function ripples(s: Stage, from: number, to: number) {
  const r = s.random('ripples');
  for (let i = 0; i < 60; i++) {
    const t = r.next() ** 1.3;
    const y = from + (to - from) * t;
    const x = r.range(s.left, s.right);
    const len = s.unit * (0.02 + 0.07 * t);
    s.b.bend(
      [x - len, y, x - len * 0.3, y - s.unit * 0.004, x + len * 0.3, y + s.unit * 0.003, x + len, y],
      s.unit * 0.0025,
      i % 3 ? '#d8eef0' : '#265f74',
      0.35,
    );
  }
}

function reeds(s: Stage, x: number, y: number, side: number) {
  const r = s.random('reeds');
  for (let i = 0; i < 16; i++) {
    const px = x + side * r.range(0, 0.16) * s.unit;
    const h = s.unit * r.range(0.07, 0.14);
    s.b.bend(
      [px, y, px + r.range(-1, 1) * h * 0.1, y - h * 0.6, px + r.range(-1, 1) * h * 0.2, y - h],
      s.unit * 0.004,
      '#5d7048',
    );
    if (i % 3 === 0) s.b.ellipse(px, y - h * 0.96, s.unit * 0.006, s.unit * 0.019, '#6b4630');
  }
}

/** A quay with moored boats, sheds and a crane. */
export const harbour: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.54,
  foot: 0.9,
  token: 'anchor',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.01,
      swing: u * 0.05,
      rough: 0.22,
      colour: '#5d7a72',
      depth: 0.72,
      salt: 'cape',
    });
    water(s, s.horizon, s.bottom, '#2d7186');
    birds(s, s.w * 0.5, s.horizon * 0.45, 5, 'gulls');
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('harbour');
    const right = r.chance(0.5);
    const m = (f: number) => (right ? s.x(f) : s.x(1 - f));
    // Houses and a crane along the far quay.
    b.away(0.24, () => {
      const y = s.horizon + unit * 0.025;
      for (const [i, f] of [0.98, 0.86, 0.745, 0.64].entries())
        townHouse(
          s,
          m(f),
          y,
          unit * 0.17,
          unit * (0.24 + ((i * 37) % 3) * 0.035),
          r.pick(['#c98a6a', '#d8b88a', '#b4c0b8', '#c4695a', '#e2d2b0']),
          r,
          false,
        );
      b.rect(
        Math.min(m(0.52), m(1.3)),
        y - unit * 0.006,
        Math.abs(m(1.3) - m(0.52)),
        unit * 0.034,
        '#857b74',
      );
      crane(s, m(0.54), y, right ? -1 : 1);
    });
    for (const [f, y, q, hull] of [
      [0.22, 0.075, 0.2, '#b8453c'],
      [0.5, 0.1, 0.24, '#2f5d8a'],
      [0.8, 0.12, 0.27, '#3c7a4b'],
    ] as const)
      fishingBoat(s, m(f), s.horizon + unit * (y + 0.035), unit * q, hull, r.chance(0.5));
    // The quay that people stand on.
    const top = s.foot - unit * 0.075;
    b.rect(
      s.left,
      top,
      s.right - s.left,
      s.bottom - top,
      b.gradient(0, top, 0, s.bottom, ['#b0a698', '#8b8178', '#5f5850']),
    );
    b.rect(s.left, top, s.right - s.left, unit * 0.014, '#cfc5b4');
    for (let i = 0; i < 40; i++)
      b.line(
        [r.range(s.left, s.right), r.range(top + unit * 0.03, s.bottom), 0, 0].map((v, k, all) =>
          k === 2 ? all[0]! + unit * 0.05 : k === 3 ? all[1]! : v,
        ),
        unit * 0.002,
        '#5a524a',
        0.45,
      );
    if (s.palette.snow) b.rect(s.left, top, s.right - s.left, unit * 0.03, '#f2f6fb', 0.85);
    for (const f of [0.12, 0.46, 0.9]) bollard(s, m(f), top + unit * 0.03);
    crates(s, m(0.04), s.foot - unit * 0.02);
  },
};

function crane(s: Stage, x: number, y: number, side: number) {
  const { b, unit } = s;
  const h = unit * 0.36;
  const steel = '#5a6670';
  for (const k of [-0.05, 0.05]) b.line([x + k * unit, y, x + k * unit * 0.4, y - h], unit * 0.01, steel);
  for (let i = 1; i < 6; i++)
    b.line(
      [
        x - unit * 0.05 * (1 - i * 0.1),
        y - (h * i) / 6,
        x + unit * 0.05 * (1 - i * 0.1),
        y - (h * (i - 1)) / 6,
      ],
      unit * 0.005,
      steel,
    );
  b.line([x - side * unit * 0.1, y - h * 0.92, x + side * unit * 0.3, y - h * 1.08], unit * 0.012, steel);
  b.line(
    [x + side * unit * 0.29, y - h * 1.07, x + side * unit * 0.29, y - h * 0.6],
    unit * 0.003,
    '#3a4048',
  );
  b.rect(x - unit * 0.025, y - h * 1.0, unit * 0.05, unit * 0.05, '#c9933c');
}

function fishingBoat(s: Stage, x: number, y: number, w: number, hull: string, flip: boolean) {
  const { b } = s;
  b.ellipse(x, y + w * 0.02, w * 0.55, w * 0.035, '#0f2a38', 0.35);
  b.at(
    x,
    y,
    w,
    () => {
      b.line([-0.02, -0.1, -0.02, -0.75], 0.022, '#6a4a34');
      b.line([-0.02, -0.7, 0.42, -0.2], 0.008, '#4a3c34');
      b.line([-0.02, -0.7, -0.46, -0.2], 0.008, '#4a3c34');
      b.rounded(-0.3, -0.42, 0.26, 0.26, 0.02, '#efe6d4');
      b.rect(-0.32, -0.45, 0.3, 0.05, shadeHex(hull, -0.25));
      b.rect(-0.25, -0.36, 0.07, 0.08, '#4a6478');
      b.rect(-0.15, -0.36, 0.07, 0.08, '#4a6478');
      b.polygon([-0.5, -0.22, 0.54, -0.27, 0.42, 0.01, -0.42, 0.01], hull);
      b.polygon([-0.5, -0.22, 0.54, -0.27, 0.525, -0.22, -0.49, -0.17], '#f3ede0');
      for (const k of [-0.3, 0, 0.3]) b.circle(k, -0.08, 0.035, '#2a2a30');
    },
    0,
    flip,
  );
}

function bollard(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.groundShadow(x, y, unit * 0.03, unit * 0.007);
  b.rounded(x - unit * 0.017, y - unit * 0.055, unit * 0.034, unit * 0.055, unit * 0.006, '#3c4046');
  b.ellipse(x, y - unit * 0.055, unit * 0.026, unit * 0.011, '#555b62');
  b.bend(
    [x + unit * 0.014, y - unit * 0.03, x + unit * 0.07, y + unit * 0.012, x + unit * 0.12, y - unit * 0.06],
    unit * 0.006,
    '#c8b890',
  );
}

function crates(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  for (const [dx, dy, q] of [
    [0, 0, 0.1],
    [0.105, 0.01, 0.085],
    [0.03, -0.1, 0.08],
  ] as const) {
    const px = x + dx * unit;
    const py = y + dy * unit;
    b.rect(px - (q * unit) / 2, py - q * unit, q * unit, q * unit, '#a47a4e');
    for (const k of [0, 0.33, 0.66])
      b.rect(px - (q * unit) / 2, py - q * unit * (1 - k), q * unit, unit * 0.004, '#6e4e30');
    b.line([px - (q * unit) / 2, py - q * unit, px + (q * unit) / 2, py], unit * 0.006, '#7d5a38');
  }
}
