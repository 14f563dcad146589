import { mixHex, shadeHex, toHex } from '../colour.ts';
import { bank, grassFringe, groundPlane, mist, ridge, water } from '../ground.ts';
import { beam } from '../light.ts';
import { birch, bush, fir, flowers, leafTree, palm, rock, treeLine } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

const grassOf = (s: Stage) => (s.palette.snow ? '#e8eef6' : s.palette.grass);
const grassKind = (s: Stage) => (s.palette.snow ? 'snow' : 'grass');

function waves(s: Stage, y: number, salt: string, alpha: number) {
  const r = s.random(salt);
  const points: number[] = [];
  const step = s.unit * 0.045;
  for (let x = s.left; x <= s.right + step; x += step) points.push(x, y + r.range(-1, 1) * s.unit * 0.007);
  s.b.bend(points, s.unit * 0.004, '#f2f7fa', alpha);
}

export const sea: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.56,
  foot: 0.9,
  token: 'boat',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.006,
      swing: s.unit * 0.035,
      rough: 0.2,
      colour: '#6a7f8f',
      depth: 0.85,
      salt: 'isle',
    });
    water(s, s.horizon, s.bottom, '#2f7d9c');
    birds(s, s.w * 0.3, s.horizon * 0.5, 5, 'gulls');
  },
  main(s) {
    const { b, unit } = s;
    for (let i = 0; i < 4; i++)
      waves(s, s.horizon + (s.h - s.horizon) * (0.2 + i * 0.14), `wave${i}`, 0.12 + i * 0.07);
    const y = s.foot - unit * 0.015;
    const x0 = s.x(0.1);
    const x1 = s.x(0.9);
    b.groundShadow(s.w / 2, y + unit * 0.16, (x1 - x0) * 0.6, unit * 0.03, 0.4);
    for (const k of [0.02, 0.34, 0.66, 0.98]) {
      const px = x0 + (x1 - x0) * k;
      b.rect(
        px - unit * 0.012,
        y - unit * 0.07,
        unit * 0.024,
        unit * 0.26,
        b.gradient(px - unit * 0.012, 0, px + unit * 0.012, 0, ['#8a6a50', '#4a3830']),
      );
      b.ellipse(px, y - unit * 0.07, unit * 0.012, unit * 0.005, '#a98464');
    }
    b.rect(
      x0 - unit * 0.02,
      y - unit * 0.012,
      x1 - x0 + unit * 0.04,
      unit * 0.055,
      b.gradient(0, y, 0, y + unit * 0.05, ['#a5805e', '#6e5240']),
    );
    b.rect(x0 - unit * 0.02, y + unit * 0.043, x1 - x0 + unit * 0.04, unit * 0.022, '#4a3830');
    for (let i = 0; i < 22; i++)
      b.line(
        [
          x0 + ((x1 - x0) * i) / 21,
          y - unit * 0.01,
          x0 + ((x1 - x0) * i) / 21 - unit * 0.006,
          y + unit * 0.04,
        ],
        unit * 0.002,
        '#4a3830',
        0.7,
      );
  },
};

export const coast: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.58,
  foot: 0.88,
  token: 'lighthouse',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.012,
      swing: s.unit * 0.05,
      rough: 0.22,
      colour: '#5d7a72',
      depth: 0.75,
      salt: 'cape',
    });
    water(s, s.horizon, s.bottom, '#2f7f98');
    birds(s, s.w * 0.36, s.horizon * 0.5, 5, 'gulls');
  },
  main(s) {
    const { unit } = s;
    const hex = s.palette.snow ? '#dfe7f0' : '#c9ad80';
    waves(s, s.horizon + unit * 0.08, 'w1', 0.2);
    waves(s, s.horizon + unit * 0.13, 'w2', 0.3);
    const dark = s.palette.snow ? '#b8c4d4' : mixHex(s.palette.grass, '#4e5a4a', 0.45);
    const right = s.random('coast').chance(0.5);
    const m = (f: number) => (right ? s.x(f) : s.x(1 - f));
    const pts = [
      m(0.28),
      s.foot - unit * 0.02,
      m(0.5),
      s.foot - unit * 0.1,
      m(0.66),
      s.horizon + unit * 0.035,
      m(0.85),
      s.horizon - unit * 0.015,
      right ? s.right : s.left,
      s.horizon - unit * 0.045,
    ];
    const sorted: number[] = [];
    for (let i = 0; i < pts.length; i += 2) {
      const from = right ? i : pts.length - 2 - i;
      sorted.push(pts[from]!, pts[from + 1]!);
    }
    bank(s, sorted, dark, '#e9efe6');
    bank(
      s,
      [
        s.left,
        s.foot - unit * 0.035,
        s.w * 0.3,
        s.foot - unit * 0.06,
        s.w * 0.65,
        s.foot - unit * 0.035,
        s.right,
        s.foot - unit * 0.07,
      ],
      hex,
      '#f6f1e4',
    );
    const r = s.random('pebbles');
    for (let i = 0; i < 26; i++) {
      const q = unit * r.range(0.006, 0.022);
      rock(
        s.b,
        r.range(s.left, s.right),
        r.range(s.foot, s.bottom),
        q * 2,
        q,
        r.pick(['#8d8a86', '#a49a8c', '#77787e']),
        r,
      );
    }
    waves(s, s.foot - unit * 0.062, 'foam', 0.55);
  },
  near(s) {
    grassFringe(
      s,
      (x) => s.bottom - s.unit * (0.03 + 0.05 * Math.max(0, 0.5 - x / s.w)),
      s.left,
      s.w * 0.45,
      s.palette.snow ? '#8795a4' : '#3c4a3e',
      s.unit * 0.12,
      'dune',
    );
  },
};

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

export const planet: PlacePainter = {
  ...OUTSIDE,
  sky: false,
  token: 'rocket',
  back(s) {
    const { b, unit } = s;
    const x = s.w - s.lightX;
    const y = s.horizon * 0.36;
    b.glow(x, y, unit * 0.42, '#f0c8a0', 0.4);
    b.circle(
      x,
      y,
      unit * 0.12,
      b.radial(x - unit * 0.05, y - unit * 0.05, unit * 0.2, ['!#fdeed8', '!#d8a98a', '!#5c3450']),
    );
    b.ellipse(
      x,
      y,
      unit * 0.23,
      unit * 0.036,
      b.gradient(
        x - unit * 0.2,
        0,
        x + unit * 0.2,
        0,
        ['!#f0d8b8', '!#b88a78', '!#f0d8b8'],
        [0.6, 0.12, 0.6],
      ),
      1,
      -0.28,
    );
    b.circle(s.lightX, s.horizon * 0.22, unit * 0.026, '!#f3e6dc', 0.85);
    const r = s.random('space-stars');
    for (let i = 0; i < 150; i++)
      b.circle(
        r.range(s.left, s.right),
        s.top + (s.horizon - s.top) * r.next() ** 1.5 * 0.86,
        unit * r.range(0.0006, 0.0018),
        '!#fff4e6',
        r.range(0.3, 0.95),
      );
  },
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.07,
      swing: u * 0.1,
      rough: 0.55,
      colour: '#a85238',
      depth: 0.5,
      salt: 'far',
    });
    mesas(s);
    mist(s, s.horizon, u * 0.09, 0.3);
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('planet');
    bank(
      s,
      [
        s.left,
        s.horizon + unit * 0.03,
        s.w * 0.35,
        s.horizon + unit * 0.012,
        s.w * 0.7,
        s.horizon + unit * 0.035,
        s.right,
        s.horizon + unit * 0.01,
      ],
      '#a04a30',
      null,
    );
    const bx = s.x(0.84);
    const by = s.horizon + unit * 0.045;
    dome(s, bx, by, unit * 0.11, 4);
    dome(s, bx + unit * 0.17, by + unit * 0.004, unit * 0.07, 3);
    b.line([bx - unit * 0.18, by, bx - unit * 0.18, by - unit * 0.2], unit * 0.005, '#6a6470');
    b.ellipse(bx - unit * 0.18, by - unit * 0.2, unit * 0.03, unit * 0.012, '#8a8490', 1, -0.5);
    b.circle(bx - unit * 0.165, by - unit * 0.225, unit * 0.005, '!#ff5a4a');
    b.glow(bx - unit * 0.165, by - unit * 0.225, unit * 0.04, '#ff5a4a', 0.8);
    groundPlane(s, s.foot - unit * 0.07, '#a84c30', 'sand');
    for (let i = 0; i < 5; i++) {
      const cx = r.range(s.left, s.right);
      const cy = s.foot + unit * r.range(-0.05, 0.1);
      const q = unit * r.range(0.03, 0.07);
      b.ellipse(cx, cy, q, q * 0.24, '#7c3424', 0.75);
      b.ellipse(cx, cy + q * 0.05, q * 0.9, q * 0.17, '#5e2820', 0.7);
    }
    for (let i = 0; i < 20; i++)
      rock(
        b,
        r.range(s.left, s.right),
        s.foot + unit * r.range(-0.05, 0.12),
        unit * r.range(0.01, 0.035),
        unit * r.range(0.008, 0.024),
        '#b8644a',
        r,
      );
  },
};

function mesas(s: Stage) {
  const { b, unit } = s;
  b.away(0.34, () => {
    for (const [f, w, h] of [
      [0.06, 0.3, 0.24],
      [0.98, 0.34, 0.28],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * 0.05;
      const c = b.ctx;
      const outline = () => {
        c.beginPath();
        c.moveTo(x - unit * w, y);
        c.quadraticCurveTo(x - unit * w * 0.62, y - unit * h * 0.4, x - unit * w * 0.5, y - unit * h);
        c.lineTo(x + unit * w * 0.46, y - unit * h * 1.04);
        c.quadraticCurveTo(x + unit * w * 0.6, y - unit * h * 0.4, x + unit * w, y);
        c.closePath();
      };
      outline();
      b.fill(b.gradient(0, y - unit * h, 0, y, ['#8f4230', '#b8603e']));
      outline();
      b.within(() => {
        for (let i = 0; i < 8; i++)
          b.rect(
            x - unit * w,
            y - unit * h + (unit * h * i) / 8,
            unit * w * 2,
            unit * h * 0.05,
            i % 2 ? '#d08458' : '#6e3026',
            0.28,
          );
      });
    }
  });
}

function dome(s: Stage, x: number, y: number, r: number, n: number) {
  const { b } = s;
  b.groundShadow(x, y, r * 1.3, r * 0.16);
  b.path(
    (c) => c.arc(x, y, r, Math.PI, Math.PI * 2),
    b.gradient(x - r, 0, x + r, 0, ['#8f8a96', '#e4dcd6', '#9a929c']),
  );
  for (const k of [-0.6, 0, 0.6])
    b.bend([x + k * r, y, x + k * r * 0.7, y - r * 0.7, x, y - r], r * 0.02, '#6f6a78', 0.7);
  for (let i = 0; i < n; i++) {
    const wx = x - r * 0.55 + (i / (n - 1)) * r * 1.1;
    b.rounded(wx - r * 0.075, y - r * 0.42, r * 0.15, r * 0.2, r * 0.05, '!#ffe19a');
    b.glow(wx, y - r * 0.32, r * 0.4, '#ffc765', 0.28);
  }
}

export const underwater: PlacePainter = {
  ...OUTSIDE,
  sky: false,
  horizon: 0.7,
  token: 'fish',
  back(s) {
    const { b, unit } = s;
    for (let i = 0; i < 6; i++)
      beam(
        s,
        s.lightX + (i - 2.5) * unit * 0.16,
        s.top - unit * 0.1,
        Math.PI / 2 + (i - 2.5) * 0.1,
        unit * 1.2,
        0.035 + (i % 3) * 0.018,
        '#d8fff4',
        0.17,
      );
    b.glow(s.lightX, s.top, unit * 0.7, '#e0fff4', 0.5);
  },
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.1,
      swing: u * 0.12,
      rough: 0.5,
      colour: '#2b7894',
      depth: 0.5,
      salt: 'reef1',
    });
    ridge(s, {
      y: s.horizon - u * 0.02,
      swing: u * 0.09,
      rough: 0.48,
      colour: '#256a86',
      depth: 0.2,
      salt: 'reef2',
    });
    const r = s.random('school');
    for (let i = 0; i < 16; i++) {
      const x = s.w * 0.3 + r.range(-0.2, 0.2) * u;
      const y = s.horizon * 0.45 + r.range(-0.1, 0.1) * u;
      const q = u * r.range(0.01, 0.017);
      s.b.ellipse(x, y, q, q * 0.42, '#bfe8ea', 0.7);
      s.b.polygon([x - q * 0.8, y, x - q * 1.5, y - q * 0.5, x - q * 1.5, y + q * 0.5], '#bfe8ea', 0.7);
    }
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('coral');
    groundPlane(s, s.horizon + unit * 0.02, '#c9c08e', 'sand');
    for (let i = 0; i < 16; i++) {
      const x = s.x(i % 2 ? r.range(-0.05, 0.3) : r.range(0.7, 1.05));
      const y = s.horizon + unit * r.range(0.03, 0.18);
      const h = unit * r.range(0.08, 0.26);
      const kind = r.next();
      if (kind < 0.5)
        for (let k = 0; k < 4; k++)
          b.bend(
            [
              x + k * h * 0.09,
              y,
              x + k * h * 0.09 + h * 0.12,
              y - h * 0.35,
              x + k * h * 0.09 - h * 0.06,
              y - h * 0.7,
              x + k * h * 0.1 + h * 0.08,
              y - h * r.range(0.85, 1.1),
            ],
            h * 0.055,
            k % 2 ? '#2f8a6a' : '#48a878',
          );
      else {
        const hex = r.pick(['#e0705c', '#e8a04e', '#b86aa4', '#e88a94']);
        for (let k = 0; k < 5; k++) {
          const a = -Math.PI * (0.15 + k * 0.175);
          b.bend(
            [
              x,
              y,
              x + Math.cos(a) * h * 0.14,
              y + Math.sin(a) * h * 0.3,
              x + Math.cos(a) * h * 0.34,
              y + Math.sin(a) * h * 0.55,
            ],
            h * 0.1,
            k % 2 ? hex : shadeHex(hex, -0.14),
          );
        }
      }
    }
    for (let i = 0; i < 7; i++)
      rock(
        b,
        r.range(s.left, s.right),
        s.horizon + unit * r.range(0.04, 0.3),
        unit * r.range(0.04, 0.1),
        unit * r.range(0.02, 0.06),
        '#5f8a8e',
        r,
      );
  },
};

export const cave: PlacePainter = {
  ...OUTSIDE,
  sky: false,
  horizon: 0.66,
  token: 'lantern',
  back(s) {
    const { b, unit } = s;
    b.rect(s.left, s.top, s.right - s.left, s.bottom - s.top, '#3c3444');
    const x = s.lightX;
    b.blob(
      [
        x - unit * 0.34,
        s.horizon + unit * 0.05,
        x - unit * 0.3,
        s.horizon - unit * 0.34,
        x,
        s.horizon - unit * 0.5,
        x + unit * 0.26,
        s.horizon - unit * 0.36,
        x + unit * 0.36,
        s.horizon + unit * 0.05,
      ],
      b.gradient(0, s.horizon - unit * 0.5, 0, s.horizon, [
        `!${toHex(s.palette.sky.middle)}`,
        `!${toHex(s.palette.sky.low)}`,
      ]),
    );
    b.halo(x, s.horizon - unit * 0.2, unit * 0.8, toHex(s.palette.sky.low), 0.34);
  },
  far(s) {
    const { b, unit } = s;
    const r = s.random('teeth');
    for (const [hex, base, n] of [
      ['#4d4354', 0.2, 9],
      ['#332b3a', 0.1, 11],
    ] as const) {
      for (let i = 0; i < n; i++) {
        const x = s.left + ((i + r.range(0.1, 0.9)) / n) * (s.right - s.left);
        const clear = Math.min(1, Math.abs(x - s.lightX) / (unit * 0.5));
        const h = unit * (base + 0.22 * r.next()) * (0.4 + clear);
        const w = h * r.range(0.22, 0.36);
        b.polygon(
          [
            x - w,
            s.top - 4,
            x - w * 0.3,
            s.top + h * 0.5,
            x,
            s.top + h,
            x + w * 0.4,
            s.top + h * 0.45,
            x + w,
            s.top - 4,
          ],
          b.gradient(x - w, 0, x + w, 0, [shadeHex(hex, 0.16), hex, shadeHex(hex, -0.25)]),
        );
      }
    }
    beam(
      s,
      s.lightX,
      s.horizon - unit * 0.4,
      Math.PI / 2 - (s.lightX < s.w / 2 ? 0.35 : -0.35),
      unit * 0.8,
      0.22,
      toHex(s.palette.lightColour),
      0.2,
    );
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('cave');
    groundPlane(s, s.horizon, '#55495a', 'stone');
    b.ellipse(
      s.lightX,
      s.horizon + unit * 0.09,
      unit * 0.3,
      unit * 0.035,
      `!${toHex(s.palette.sky.middle)}`,
      0.45,
    );
    for (const k of [-1, 1]) {
      const x = k < 0 ? s.left : s.right;
      b.blob(
        [
          x,
          s.bottom + 40,
          x,
          s.top - 40,
          x - k * unit * 0.18,
          s.top - 30,
          x - k * unit * 0.12,
          s.h * 0.3,
          x - k * unit * 0.2,
          s.horizon,
          x - k * unit * 0.3,
          s.foot,
          x - k * unit * 0.2,
          s.bottom + 40,
        ],
        b.gradient(x, 0, x - k * unit * 0.3, 0, ['#241e2a', '#463c4e']),
      );
    }
    for (let i = 0; i < 8; i++) {
      const x = s.x(i % 2 ? r.range(0, 0.28) : r.range(0.72, 1));
      const h = unit * r.range(0.06, 0.2);
      b.polygon(
        [
          x - h * 0.24,
          s.horizon + unit * 0.1,
          x - h * 0.05,
          s.horizon + unit * 0.1 - h,
          x + h * 0.06,
          s.horizon + unit * 0.1 - h * 0.96,
          x + h * 0.28,
          s.horizon + unit * 0.1,
        ],
        b.gradient(x - h * 0.2, 0, x + h * 0.2, 0, ['#6a5c6e', '#40364a']),
      );
    }
    for (let i = 0; i < 6; i++) {
      const x = s.x(r.range(0.02, 0.98));
      const y = s.horizon + unit * r.range(0.02, 0.12);
      b.polygon(
        [
          x - unit * 0.014,
          y,
          x - unit * 0.006,
          y - unit * 0.05,
          x + unit * 0.012,
          y - unit * 0.035,
          x + unit * 0.016,
          y,
        ],
        '!#6fd0d8',
        0.9,
      );
      b.glow(x, y - unit * 0.02, unit * 0.1, '#6fd0d8', 0.4);
    }
  },
};
