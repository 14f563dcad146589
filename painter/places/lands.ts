import { mixHex, shadeHex } from '../colour.ts';
import { bank, grassFringe, groundPlane, mist, ridge } from '../ground.ts';
import { birch, bush, fir, flowers, leafTree, palm, rock, treeLine } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

const grassOf = (s: Stage) => (s.palette.snow ? '#e8eef6' : s.palette.grass);

const grassKind = (s: Stage) => (s.palette.snow ? 'snow' : 'grass');

export const mountain: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.64,
  token: 'tent',
  far(s) {
    const u = s.unit;
    const y = s.horizon;
    ridge(s, {
      y: y - u * 0.26,
      swing: u * 0.2,
      rough: 0.72,
      colour: '#7687a4',
      depth: 0.72,
      salt: 'm1',
      capped: true,
    });
    mist(s, y - u * 0.1, u * 0.12, 0.35);
    ridge(s, {
      y: y - u * 0.1,
      swing: u * 0.13,
      rough: 0.66,
      colour: '#566a80',
      depth: 0.48,
      salt: 'm2',
      capped: true,
    });
    mist(s, y - u * 0.01, u * 0.08, 0.4);
    treeLine(s, y + u * 0.03, u * 0.11, 0.36, 'fir', 'line');
    birds(s, s.w * 0.4, y * 0.35, 3, 'eagles');
  },
  main(s) {
    const { unit } = s;
    groundPlane(s, s.horizon + unit * 0.02, grassOf(s), grassKind(s));
    const r = s.random('firs');
    for (const [f, size] of [
      [0.02, 0.34],
      [0.1, 0.24],
      [0.9, 0.28],
      [0.98, 0.38],
      [0.8, 0.18],
    ] as const)
      fir(s, s.x(f), s.horizon + unit * (0.03 + size * 0.18), unit * size * r.range(0.9, 1.1), r);
    for (let i = 0; i < 9; i++) {
      const t = r.next();
      rock(
        s.b,
        r.range(s.left, s.right),
        s.horizon + unit * 0.06 + (s.bottom - s.horizon) * t * 0.8,
        unit * (0.02 + t * 0.06),
        unit * (0.012 + t * 0.04),
        '#8b9098',
        r,
      );
    }
    flowers(s, s.foot - unit * 0.1, s.bottom, 60, ['#f2f2f2', '#e8c04e', '#9a7fc8'], 'alpine');
  },
  near: fringe,
};

function fringe(s: Stage) {
  grassFringe(
    s,
    () => s.bottom - s.unit * 0.015,
    s.left,
    s.right,
    s.palette.snow ? '#9fb0c4' : shadeHex(s.palette.grass, -0.55),
    s.unit * 0.075,
    'fringe',
  );
}

export const forest: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.66,
  token: 'tree',
  far(s) {
    const u = s.unit;
    treeLine(s, s.horizon + u * 0.02, u * 0.5, 0.85, 'fir', 'f1');
    mist(s, s.horizon - u * 0.1, u * 0.18, 0.4);
    treeLine(s, s.horizon + u * 0.03, u * 0.36, 0.62, 'fir', 'f2');
    mist(s, s.horizon - u * 0.02, u * 0.12, 0.35);
  },
  main(s) {
    const { unit, b } = s;
    const r = s.random('trees');
    groundPlane(
      s,
      s.horizon,
      s.palette.snow ? '#e6edf6' : mixHex(s.palette.grass, '#5a6a3c', 0.4),
      grassKind(s),
    );
    b.blob(
      [
        s.w * 0.44,
        s.horizon,
        s.w * 0.53,
        s.horizon,
        s.w * 0.6,
        s.foot - unit * 0.12,
        s.w * 0.82,
        s.bottom + unit * 0.1,
        s.w * 0.14,
        s.bottom + unit * 0.1,
        s.w * 0.36,
        s.foot - unit * 0.1,
      ],
      s.palette.snow ? '#f3f6fb' : '#b59a6c',
      0.55,
    );
    const mixed = s.spec.season === 'autumn' || s.spec.season === 'spring' || r.chance(0.4);
    const spots: { f: number; y: number; size: number }[] = [];
    for (let i = 0; i < 18; i++) {
      const t = i / 17;
      const side = i % 2 ? 1 : -1;
      const f = 0.5 + side * (0.16 + r.range(0, 0.4) * (0.6 + t * 0.6));
      spots.push({ f, y: s.horizon + unit * (0.005 + t * 0.16), size: 0.3 + t * 0.4 });
    }
    for (const [i, spot] of spots.entries()) {
      b.away(0.45 * (1 - i / 17), () => {
        const x = s.x(spot.f);
        const h = unit * spot.size * r.range(0.85, 1.15);
        b.groundShadow(x, spot.y, h * 0.22, h * 0.035, 0.3);
        const kind = r.next();
        if (mixed && kind < 0.5) leafTree(s, x, spot.y, h * 0.95, r);
        else if (mixed && kind < 0.62) birch(s, x, spot.y, h * 1.2, r);
        else fir(s, x, spot.y, h, r);
      });
    }
    for (let i = 0; i < 8; i++)
      bush(
        s,
        s.x(0.5 + (i % 2 ? 1 : -1) * r.range(0.22, 0.55)),
        s.foot + unit * r.range(-0.06, 0.02),
        unit * r.range(0.025, 0.05),
        r,
      );
    flowers(s, s.foot - unit * 0.08, s.bottom, 40, ['#f4e8c8', '#d98aa4'], 'forest');
  },
  near(s) {
    const { b, unit } = s;
    for (const [x, w] of [
      [s.left, 0.1],
      [s.right, 0.12],
    ] as const) {
      b.path(
        (c) => {
          c.moveTo(x - unit * w, s.bottom);
          c.quadraticCurveTo(x - unit * w * 0.4, s.h * 0.5, x - unit * w * 0.5, s.top);
          c.lineTo(x + unit * w * 0.5, s.top);
          c.quadraticCurveTo(x + unit * w * 0.3, s.h * 0.5, x + unit * w, s.bottom);
        },
        b.gradient(x - unit * w, 0, x + unit * w, 0, ['#2a2420', '#3d332b', '#241e1c']),
      );
    }
    grassFringe(
      s,
      () => s.bottom - unit * 0.02,
      s.left,
      s.right,
      s.palette.snow ? '#93a4b8' : '#2c3a2a',
      unit * 0.09,
      'fern',
    );
  },
};

export const desert: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.58,
  token: 'map',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.05,
      swing: u * 0.07,
      rough: 0.5,
      colour: '#b88462',
      depth: 0.7,
      salt: 'mesa',
    });
    ridge(s, {
      y: s.horizon + u * 0.015,
      swing: u * 0.05,
      rough: 0.12,
      colour: '#dba865',
      depth: 0.45,
      salt: 'dune1',
    });
  },
  main(s) {
    const { b, unit } = s;
    ridge(s, {
      y: s.horizon + unit * 0.07,
      swing: unit * 0.05,
      rough: 0.1,
      colour: '#d89d5a',
      depth: 0.22,
      salt: 'dune2',
    });
    const r = s.random('desert');
    const x = s.x(0.3);
    const y = s.horizon + unit * 0.12;
    bank(
      s,
      [
        s.left,
        y + unit * 0.02,
        x - unit * 0.2,
        y + unit * 0.03,
        x + unit * 0.1,
        y - unit * 0.035,
        s.w * 0.72,
        y + unit * 0.05,
        s.right,
        y - unit * 0.01,
      ],
      '#e0a860',
      '#f7d79a',
    );
    b.blob(
      [
        x - unit * 0.08,
        y - unit * 0.02,
        x + unit * 0.1,
        y - unit * 0.035,
        s.w * 0.74,
        y + unit * 0.05,
        s.w * 0.5,
        y + unit * 0.13,
        x,
        y + unit * 0.09,
      ],
      '#a8683e',
      0.35,
    );
    bank(
      s,
      [
        s.left,
        s.foot - unit * 0.02,
        s.w * 0.3,
        s.foot - unit * 0.075,
        s.w * 0.7,
        s.foot - unit * 0.03,
        s.right,
        s.foot - unit * 0.085,
      ],
      '#e2ab66',
      '#fbe0a6',
    );
    const c = b.ctx;
    c.beginPath();
    for (let i = 0; i < 22; i++) {
      const gy = s.foot + (s.bottom - s.foot) * r.next();
      const gx = r.range(s.left, s.right);
      c.moveTo(gx, gy);
      c.quadraticCurveTo(gx + unit * 0.07, gy - unit * 0.014, gx + unit * 0.15, gy);
    }
    b.stroke(unit * 0.0026, '#b0703c', 0.4);
    for (const [f, size] of [
      [0.9, 0.3],
      [0.97, 0.2],
      [0.06, 0.24],
    ] as const) {
      if (r.chance(0.5)) palm(s, s.x(f), s.foot - unit * 0.04, unit * size * 1.2, r);
      else cactus(s, s.x(f), s.foot - unit * 0.03, unit * size * 0.8);
    }
    for (let i = 0; i < 6; i++)
      rock(
        b,
        r.range(s.left, s.right),
        s.foot + unit * r.range(0, 0.1),
        unit * r.range(0.02, 0.05),
        unit * r.range(0.012, 0.03),
        '#a8704c',
        r,
      );
  },
};

function cactus(s: Stage, x: number, y: number, h: number) {
  const { b } = s;
  const ink = b.gradient(x - h * 0.1, 0, x + h * 0.1, 0, ['#3f7a54', '#6aa56a', '#35674a']);
  b.groundShadow(x, y, h * 0.3, h * 0.05);
  b.line([x, y, x, y - h * 0.92], h * 0.14, ink);
  b.bend([x, y - h * 0.35, x - h * 0.24, y - h * 0.36, x - h * 0.25, y - h * 0.66], h * 0.1, '#4f8a5c');
  b.bend([x, y - h * 0.48, x + h * 0.22, y - h * 0.5, x + h * 0.23, y - h * 0.74], h * 0.1, '#5f9a64');
}

export const field: PlacePainter = {
  ...OUTSIDE,
  token: 'flower',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.07,
      swing: u * 0.06,
      rough: 0.3,
      colour: '#7d97a0',
      depth: 0.75,
      salt: 'h1',
    });
    ridge(s, {
      y: s.horizon - u * 0.015,
      swing: u * 0.04,
      rough: 0.2,
      colour: s.palette.snow ? '#d3deea' : mixHex(s.palette.grass, '#5f8a60', 0.5),
      depth: 0.5,
      salt: 'h2',
    });
    treeLine(s, s.horizon + u * 0.012, u * 0.045, 0.46, 'leaf', 'hedge');
    birds(s, s.w * 0.62, s.horizon * 0.42, 4, 'larks');
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('field');
    ridge(s, {
      y: s.horizon + unit * 0.03,
      swing: unit * 0.03,
      rough: 0.14,
      colour: grassOf(s),
      depth: 0.22,
      salt: 'meadow',
    });
    if (!s.palette.snow) {
      b.away(0.2, () => {
        const c = b.ctx;
        c.beginPath();
        for (let i = -14; i < 15; i++) {
          c.moveTo(s.w * 0.66 + i * unit * 0.02, s.horizon + unit * 0.035);
          c.lineTo(s.w * 0.62 + i * unit * 0.1, s.horizon + unit * 0.17);
        }
        b.stroke(unit * 0.004, shadeHex(s.palette.grass, 0.3), 0.3);
      });
    }
    const y = s.horizon + unit * 0.11;
    bank(
      s,
      [s.left, y, s.w * 0.3, y - unit * 0.03, s.w * 0.7, y + unit * 0.02, s.right, y - unit * 0.04],
      s.palette.snow ? '#e9eff7' : shadeHex(s.palette.grass, -0.05),
      shadeHex(grassOf(s), 0.35),
    );
    groundTexture(s, y + unit * 0.04);
    b.blob(
      [
        s.w * 0.56,
        y - unit * 0.02,
        s.w * 0.6,
        y - unit * 0.02,
        s.w * 0.56,
        s.foot - unit * 0.05,
        s.w * 0.8,
        s.bottom + unit * 0.1,
        s.w * 0.42,
        s.bottom + unit * 0.1,
        s.w * 0.44,
        s.foot - unit * 0.04,
      ],
      s.palette.snow ? '#cfd9e6' : '#cfb183',
      0.75,
    );
    const side = r.chance(0.5);
    leafTree(s, s.x(side ? 0.14 : 0.86), y + unit * 0.05, unit * 0.46, r);
    leafTree(s, s.x(side ? 0.94 : 0.04), y - unit * 0.005, unit * 0.24, r);
    fence(s, s.left, s.w * 0.4, y + unit * 0.055, unit * 0.055);
    flowers(
      s,
      y + unit * 0.06,
      s.bottom,
      120,
      s.spec.season === 'autumn'
        ? ['#d9833a', '#c8a04e', '#a85a3a']
        : ['#f2e6ea', '#e0566c', '#f0c44e', '#7f8fd0'],
      'meadow',
    );
  },
  near: fringe,
};

function groundTexture(s: Stage, y: number) {
  const r = s.random('tufts');
  const c = s.b.ctx;
  for (const [hex, alpha] of [
    [shadeHex(grassOf(s), -0.3), 0.35],
    [shadeHex(grassOf(s), 0.3), 0.35],
  ] as const) {
    c.beginPath();
    for (let i = 0; i < 160; i++) {
      const t = r.next();
      const gx = r.range(s.left, s.right);
      const gy = y + (s.bottom - y) * t;
      const q = s.unit * (0.008 + 0.018 * t);
      c.moveTo(gx, gy);
      c.quadraticCurveTo(gx, gy - q * 0.6, gx + q * r.range(-0.5, 0.5), gy - q);
    }
    s.b.stroke(s.unit * 0.0024, hex, alpha);
  }
}

/** A post-and-rail fence. */
export function fence(s: Stage, x0: number, x1: number, y: number, h: number, colour = '#8a6a4c') {
  const { b, unit } = s;
  const step = h * 1.7;
  for (const t of [0.35, 0.75])
    b.line([x0, y - h * t, x1, y - h * t * 0.94], unit * 0.006, shadeHex(colour, -0.1));
  for (let x = x0; x <= x1; x += step)
    b.rounded(x - unit * 0.005, y - h, unit * 0.011, h, unit * 0.003, colour);
}
