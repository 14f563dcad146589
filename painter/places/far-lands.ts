import { mixHex, shadeHex } from '../colour.ts';
import { bank, groundPlane, mist, ridge, water } from '../ground.ts';
import { pane } from '../scenery/buildings.ts';
import { rock } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

/** Floes and icebergs under a polar sky: ice in every season. */
export const arctic: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.55,
  foot: 0.89,
  token: 'tent',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.1,
      swing: u * 0.14,
      rough: 0.6,
      colour: '#93a9c4',
      depth: 0.7,
      salt: 'p1',
      capped: true,
    });
    iceWall(s);
    water(s, s.horizon, s.bottom, '#2b6a8c');
    birds(s, s.w * 0.5, s.horizon * 0.4, 4, 'terns');
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('floes');
    const right = r.chance(0.5);
    const m = (f: number) => (right ? s.x(f) : s.x(1 - f));
    iceberg(s, m(0.76), s.horizon + unit * 0.06, unit * 0.34, 'berg1');
    iceberg(s, m(0.2), s.horizon + unit * 0.035, unit * 0.2, 'berg2');
    for (let i = 0; i < 12; i++) {
      const t = r.next();
      floe(
        s,
        r.range(s.left, s.right),
        s.horizon + unit * (0.05 + t * 0.16),
        unit * (0.03 + t * 0.09),
        r.range(0.7, 1.3),
      );
    }
    const snow = '#e8f0f8';
    bank(
      s,
      [
        s.left,
        s.foot - unit * 0.09,
        s.w * 0.28,
        s.foot - unit * 0.055,
        s.w * 0.6,
        s.foot - unit * 0.075,
        s.right,
        s.foot - unit * 0.04,
      ],
      snow,
      '#ffffff',
    );
    for (let i = 0; i < 26; i++) {
      const x = r.range(s.left, s.right);
      const y = s.foot + unit * r.range(-0.03, 0.1);
      b.bend([x, y, x + unit * 0.05, y - unit * 0.008, x + unit * 0.12, y], unit * 0.003, '#b4c8dc', 0.7);
    }
    for (let i = 0; i < 4; i++)
      iceBlock(
        s,
        m([0.04, 0.12, 0.93, 0.99][i]!),
        s.foot - unit * r.range(0, 0.05),
        unit * r.range(0.06, 0.13),
      );
    mist(s, s.horizon, unit * 0.06, 0.3);
  },
};

/** The front of a glacier between the mountains. */
function iceWall(s: Stage) {
  const { b, unit } = s;
  const r = s.random('wall');
  b.away(0.35, () => {
    const points = [s.left, s.horizon];
    for (let x = s.left; x <= s.right; x += unit * 0.05)
      points.push(x, s.horizon - unit * (0.06 + r.range(0, 0.05)));
    points.push(s.right, s.horizon);
    b.polygon(
      points,
      b.gradient(0, s.horizon - unit * 0.12, 0, s.horizon, ['#eaf4fb', '#9cc8e0', '#5f9cc0']),
    );
    for (let x = s.left; x < s.right; x += unit * r.range(0.02, 0.06))
      b.line(
        [x, s.horizon - unit * r.range(0.03, 0.08), x + unit * 0.006, s.horizon],
        unit * 0.003,
        '#4f8cb4',
        0.5,
      );
  });
}

function iceberg(s: Stage, x: number, y: number, w: number, salt: string) {
  const { b } = s;
  const r = s.random(salt);
  const h = w * r.range(0.55, 0.75);
  b.ellipse(x, y + w * 0.02, w * 0.56, w * 0.04, '#bfe4f2', 0.35);
  b.polygon(
    [
      x - w * 0.5,
      y,
      x - w * 0.4,
      y - h * 0.5,
      x - w * 0.18,
      y - h * 0.62,
      x - w * 0.05,
      y - h,
      x + w * 0.12,
      y - h * 0.78,
      x + w * 0.24,
      y - h * 0.82,
      x + w * 0.4,
      y - h * 0.36,
      x + w * 0.5,
      y,
    ],
    '#dcedf7',
  );
  b.polygon(
    [
      x - w * 0.05,
      y - h,
      x + w * 0.12,
      y - h * 0.78,
      x + w * 0.24,
      y - h * 0.82,
      x + w * 0.4,
      y - h * 0.36,
      x + w * 0.5,
      y,
      x + w * 0.06,
      y,
      x + w * 0.02,
      y - h * 0.5,
    ],
    '#9cc9e2',
  );
  b.polygon(
    [x - w * 0.4, y - h * 0.5, x - w * 0.18, y - h * 0.62, x - w * 0.12, y - h * 0.2, x - w * 0.3, y],
    '#f4fafd',
  );
  b.line([x - w * 0.5, y, x + w * 0.5, y], w * 0.012, '#5fa8c8', 0.8);
}

function floe(s: Stage, x: number, y: number, w: number, k: number) {
  const h = w * 0.2 * k;
  s.b.polygon(
    [
      x - w,
      y,
      x - w * 0.7,
      y - h,
      x + w * 0.5,
      y - h * 1.1,
      x + w,
      y - h * 0.2,
      x + w * 0.5,
      y + h * 0.5,
      x - w * 0.6,
      y + h * 0.5,
    ],
    '#eef5fa',
  );
  s.b.polygon(
    [
      x - w,
      y,
      x - w * 0.6,
      y + h * 0.5,
      x + w * 0.5,
      y + h * 0.5,
      x + w,
      y - h * 0.2,
      x + w * 0.9,
      y + h * 0.2,
      x + w * 0.45,
      y + h * 0.9,
      x - w * 0.6,
      y + h * 0.9,
    ],
    '#8fbcd6',
  );
}

function iceBlock(s: Stage, x: number, y: number, w: number) {
  s.b.groundShadow(x, y, w * 0.6, w * 0.1, 0.2);
  s.b.polygon(
    [
      x - w * 0.5,
      y,
      x - w * 0.36,
      y - w * 0.6,
      x + w * 0.1,
      y - w * 0.78,
      x + w * 0.5,
      y - w * 0.3,
      x + w * 0.44,
      y,
    ],
    '#cfe4f2',
  );
  s.b.polygon(
    [x + w * 0.1, y - w * 0.78, x + w * 0.5, y - w * 0.3, x + w * 0.44, y, x + w * 0.04, y],
    '#8fbbd8',
  );
}

const PLANKS = ['#a5764c', '#8f6a4a', '#b08a5e', '#946448', '#7f6650'];

/** The one street of a town on the frontier: false fronts of wood, hitching rails, dust. */
export const frontier: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.6,
  foot: 0.9,
  token: 'horse',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.07,
      swing: u * 0.08,
      rough: 0.5,
      colour: '#b0705a',
      depth: 0.66,
      salt: 'mesa',
    });
    for (const [f, w, h] of [
      [0.38, 0.2, 0.15],
      [0.62, 0.14, 0.2],
      [0.52, 0.08, 0.1],
    ] as const)
      mesa(s, s.x(f), s.horizon - u * 0.01, u * w, u * h);
    mist(s, s.horizon, u * 0.06, 0.3);
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('frontier');
    groundPlane(s, s.horizon, s.palette.snow ? '#e4e8ee' : '#d0a878', s.palette.snow ? 'snow' : 'sand');
    const signs = ['SALOON', 'STORE', 'HOTEL', 'BANK', 'SHERIFF'];
    const first = r.int(0, 4);
    const fronts = [
      [-0.03, 0.3, 0.5],
      [0.15, 0.24, 0.38],
      [0.275, 0.17, 0.27],
      [1.03, 0.3, 0.46],
      [0.85, 0.24, 0.4],
      [0.725, 0.17, 0.28],
    ] as const;
    for (const i of [2, 5, 1, 4, 0, 3]) {
      const [f, w, h] = fronts[i]!;
      const y = s.horizon + unit * (0.025 + w * 0.22);
      falseFront(
        s,
        s.x(f),
        y,
        unit * w,
        unit * h,
        PLANKS[(i + first) % PLANKS.length]!,
        i % 3 === 2 ? '' : signs[(i + first) % signs.length]!,
      );
    }
    for (const f of [0.2, 0.8]) hitchingRail(s, s.x(f), s.horizon + unit * 0.15);
    for (let i = 0; i < 8; i++)
      rock(
        b,
        r.range(s.left, s.right),
        r.range(s.foot, s.bottom),
        unit * r.range(0.02, 0.05),
        unit * 0.015,
        '#a8835c',
        r,
      );
    tumbleweed(s, s.x(r.pick([0.34, 0.66])), s.foot - unit * 0.03, unit * 0.05);
  },
};

function mesa(s: Stage, x: number, y: number, w: number, h: number) {
  s.b.away(0.5, () =>
    s.b.polygon(
      [
        x - w * 0.6,
        y,
        x - w * 0.42,
        y - h * 0.5,
        x - w * 0.38,
        y - h,
        x + w * 0.36,
        y - h,
        x + w * 0.42,
        y - h * 0.5,
        x + w * 0.62,
        y,
      ],
      s.b.gradient(0, y - h, 0, y, ['#c4785a', '#a45c48', '#c08a6a']),
    ),
  );
}

function falseFront(s: Stage, x: number, y: number, w: number, h: number, wood: string, sign: string) {
  const { b, unit } = s;
  const side = s.lightX > x ? 1 : -1;
  b.groundShadow(x, y, w * 0.56, unit * 0.016);
  b.rect(
    x - w / 2,
    y - h,
    w,
    h,
    b.gradient(
      x - w / 2,
      0,
      x + w / 2,
      0,
      side > 0
        ? [shadeHex(wood, -0.2), wood, shadeHex(wood, 0.1)]
        : [shadeHex(wood, 0.1), wood, shadeHex(wood, -0.2)],
    ),
  );
  for (let k = 1; k < 14; k++)
    b.rect(x - w / 2, y - (h * k) / 14, w, unit * 0.0022, shadeHex(wood, -0.35), 0.6);
  b.rect(x - w * 0.54, y - h - unit * 0.012, w * 1.08, unit * 0.024, shadeHex(wood, -0.3));
  if (s.palette.snow) b.rect(x - w * 0.54, y - h - unit * 0.022, w * 1.08, unit * 0.014, '#f4f7fc');
  // The porch's roof and posts.
  const porch = y - h * 0.42;
  b.polygon(
    [
      x - w * 0.52,
      porch,
      x + w * 0.52,
      porch,
      x + w * 0.58,
      porch + unit * 0.04,
      x - w * 0.58,
      porch + unit * 0.04,
    ],
    shadeHex(wood, -0.38),
  );
  for (const k of [-0.52, -0.18, 0.18, 0.52])
    b.rect(
      x + k * w - unit * 0.005,
      porch + unit * 0.04,
      unit * 0.01,
      y - porch - unit * 0.04,
      shadeHex(wood, -0.45),
    );
  const door = w * 0.2;
  b.rect(x - door / 2, y - h * 0.27, door, h * 0.27, '#3a281e');
  for (const k of [-1, 1])
    b.rect(
      x + (k > 0 ? 0.004 * unit : -door / 2),
      y - h * 0.2,
      door / 2 - 0.004 * unit,
      h * 0.12,
      shadeHex(wood, -0.1),
    );
  for (const k of [-0.36, 0.22]) pane(s, x + k * w, y - h * 0.27, w * 0.15, h * 0.15, true);
  for (const k of [-0.3, 0, 0.3]) pane(s, x + k * w - w * 0.06, y - h * 0.66, w * 0.12, h * 0.13, k !== 0);
  if (sign) letters(s, sign, x, y - h * 0.83, w * 0.72, h * 0.1);
}

/** A painted board with letters of straight strokes. */
function letters(s: Stage, word: string, x: number, y: number, w: number, h: number) {
  const { b } = s;
  b.rect(x - w / 2 - h * 0.3, y - h * 0.35, w + h * 0.6, h * 1.7, '#ecdcb4');
  const step = w / word.length;
  for (const [i, letter] of [...word].entries())
    for (const [x0, y0, x1, y1] of STROKES[letter] ?? [])
      b.line(
        [
          x - w / 2 + (i + 0.16 + x0 * 0.68) * step,
          y + y0 * h,
          x - w / 2 + (i + 0.16 + x1 * 0.68) * step,
          y + y1 * h,
        ],
        h * 0.2,
        '#5a2f22',
      );
}

type Stroke = readonly [number, number, number, number];
const STROKES: Readonly<Record<string, readonly Stroke[]>> = {
  A: [
    [0, 1, 0.5, 0],
    [0.5, 0, 1, 1],
    [0.25, 0.6, 0.75, 0.6],
  ],
  B: [
    [0, 0, 0, 1],
    [0, 0, 0.8, 0.2],
    [0.8, 0.2, 0, 0.5],
    [0, 0.5, 0.9, 0.75],
    [0.9, 0.75, 0, 1],
  ],
  E: [
    [0, 0, 0, 1],
    [0, 0, 0.9, 0],
    [0, 0.5, 0.7, 0.5],
    [0, 1, 0.9, 1],
  ],
  F: [
    [0, 0, 0, 1],
    [0, 0, 0.9, 0],
    [0, 0.5, 0.7, 0.5],
  ],
  H: [
    [0, 0, 0, 1],
    [1, 0, 1, 1],
    [0, 0.5, 1, 0.5],
  ],
  I: [[0.5, 0, 0.5, 1]],
  K: [
    [0, 0, 0, 1],
    [1, 0, 0, 0.5],
    [0, 0.5, 1, 1],
  ],
  L: [
    [0, 0, 0, 1],
    [0, 1, 0.9, 1],
  ],
  N: [
    [0, 1, 0, 0],
    [0, 0, 1, 1],
    [1, 1, 1, 0],
  ],
  O: [
    [0, 0, 1, 0],
    [1, 0, 1, 1],
    [1, 1, 0, 1],
    [0, 1, 0, 0],
  ],
  R: [
    [0, 1, 0, 0],
    [0, 0, 0.9, 0.1],
    [0.9, 0.1, 0.9, 0.45],
    [0.9, 0.45, 0, 0.5],
    [0.3, 0.5, 1, 1],
  ],
  S: [
    [1, 0, 0, 0],
    [0, 0, 0, 0.5],
    [0, 0.5, 1, 0.5],
    [1, 0.5, 1, 1],
    [1, 1, 0, 1],
  ],
  T: [
    [0, 0, 1, 0],
    [0.5, 0, 0.5, 1],
  ],
};

function hitchingRail(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  for (const k of [-0.08, 0.08])
    b.rect(x + k * unit - unit * 0.006, y - unit * 0.08, unit * 0.012, unit * 0.08, '#5e4430');
  b.line([x - unit * 0.1, y - unit * 0.068, x + unit * 0.1, y - unit * 0.068], unit * 0.011, '#7a5a3e');
}

function tumbleweed(s: Stage, x: number, y: number, q: number) {
  const r = s.random('weed');
  s.b.groundShadow(x, y, q, q * 0.18, 0.25);
  for (let i = 0; i < 14; i++) {
    const a = r.range(0, Math.PI * 2);
    s.b.arc(
      x + Math.cos(a) * q * 0.2,
      y - q + Math.sin(a) * q * 0.2,
      q * r.range(0.5, 0.95),
      a,
      a + r.range(1.5, 3.4),
      q * 0.06,
      mixHex('#b08a50', '#7a5a34', r.next()),
    );
  }
}
