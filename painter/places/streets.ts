import { shadeHex } from '../colour.ts';
import { groundPlane, mist, ridge, water } from '../ground.ts';
import { propNamed } from '../props/props.ts';
import { skyscraper, stones, streetLamp, townHouse } from '../scenery/buildings.ts';
import { bush, leafTree, treeLine } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

export const PLASTER = [
  '#e6cfa8',
  '#d9a988',
  '#c9b8a4',
  '#b8c4b8',
  '#e3bfa0',
  '#d0c6b0',
  '#c98f74',
  '#a9b6c2',
] as const;

/** Paving in perspective from `y` down. */
export function paving(s: Stage, y: number, colour: string) {
  const { b, unit } = s;
  groundPlane(s, y, s.palette.snow ? '#e3eaf3' : colour, 'none');
  const c = b.ctx;
  c.beginPath();
  for (let i = 1; i < 9; i++) {
    const gy = y + (s.bottom - y) * (i / 9) ** 1.7;
    c.moveTo(s.left, gy);
    c.lineTo(s.right, gy);
  }
  for (let k = -16; k <= 16; k++) {
    c.moveTo(s.w / 2 + k * unit * 0.07, y);
    c.lineTo(s.w / 2 + k * unit * 0.24, s.bottom);
  }
  b.stroke(unit * 0.0022, shadeHex(colour, -0.3), 0.35);
  if (s.spec.weather === 'rain' || s.spec.weather === 'storm') puddles(s, y);
}

function puddles(s: Stage, y: number) {
  const r = s.random('puddles');
  for (let i = 0; i < 6; i++) {
    const py = y + (s.bottom - y) * r.range(0.3, 0.9);
    const rx = s.unit * r.range(0.06, 0.14);
    s.b.ellipse(r.range(s.left, s.right), py, rx, rx * 0.16, '#9fb2c8', 0.34);
  }
}

function skyline(
  s: Stage,
  y: number,
  min: number,
  max: number,
  depth: number,
  salt: string,
  colours: readonly string[],
) {
  const r = s.random(salt);
  s.b.away(depth, () => {
    let x = s.left;
    while (x < s.right + s.unit * 0.1) {
      const w = s.unit * r.range(0.07, 0.14);
      skyscraper(s, x + w / 2, y, w, s.unit * r.range(min, max), r.pick(colours), r);
      x += w * r.range(0.86, 1.12);
    }
  });
}

export const city: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.68,
  token: 'car',
  far(s) {
    skyline(s, s.horizon + s.unit * 0.02, 0.3, 0.62, 0.78, 'c1', ['#7a8aa8', '#8a94b0']);
    mist(s, s.horizon - s.unit * 0.08, s.unit * 0.18, 0.3);
    skyline(s, s.horizon + s.unit * 0.03, 0.2, 0.48, 0.42, 'c2', ['#5f7090', '#6f7a92', '#7a7088']);
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('city');
    for (const [f, w, h, hex] of [
      [0.02, 0.24, 0.62, '#4f5f7c'],
      [0.17, 0.15, 0.44, '#7a6a70'],
      [0.84, 0.17, 0.5, '#5a6a78'],
      [0.99, 0.24, 0.68, '#6a5a6c'],
    ] as const)
      skyscraper(s, s.x(f), s.horizon + unit * 0.05, unit * w, unit * h, hex, r);
    groundPlane(s, s.horizon + unit * 0.045, s.palette.snow ? '#dfe6f0' : '#6f727c', 'none');
    b.rect(s.left, s.horizon + unit * 0.045, s.right - s.left, unit * 0.02, '#a5a3a4');
    const ry = s.horizon + unit * 0.075;
    b.rect(s.left, ry, s.right - s.left, unit * 0.085, '#4a4c58');
    for (let x = s.left; x < s.right; x += unit * 0.14)
      b.rect(x, ry + unit * 0.04, unit * 0.07, unit * 0.006, '#e6dcb8', 0.85);
    b.rect(s.left, ry + unit * 0.085, s.right - s.left, unit * 0.012, '#b8b4b0');
    paving(s, ry + unit * 0.097, '#9a979a');
    for (const [f, hex, k] of [
      [0.28, '#d9a83c', 1],
      [0.74, '#b8483f', -1],
    ] as const)
      smallCar(s, s.x(f), ry + unit * (k > 0 ? 0.03 : 0.072), unit * 0.075, hex, k < 0);
    for (const f of [0.14, 0.5, 0.86]) streetLamp(s, s.x(f), ry + unit * 0.1, unit * 0.34);
    leafTree(s, s.x(0.32), ry + unit * 0.1, unit * 0.24, r);
    leafTree(s, s.x(0.69), ry + unit * 0.1, unit * 0.22, r);
  },
};

function smallCar(s: Stage, x: number, y: number, h: number, hex: string, flip: boolean) {
  const { b } = s;
  b.groundShadow(x, y, h * 1.5, h * 0.16, 0.5);
  b.at(
    x,
    y,
    h,
    () => {
      b.blob(
        [
          -1.4, -0.16, -1.46, -0.6, -0.84, -0.62, -0.46, -1.02, 0.5, -1.02, 0.9, -0.6, 1.44, -0.52, 1.46,
          -0.16,
        ],
        b.gradient(0, -1, 0, -0.1, [shadeHex(hex, 0.2), hex, shadeHex(hex, -0.3)]),
      );
      b.polygon([-0.66, -0.6, -0.4, -0.9, -0.02, -0.9, -0.02, -0.6], '#a9c0cc');
      b.polygon([0.06, -0.6, 0.06, -0.9, 0.42, -0.9, 0.68, -0.6], '#9ab4c4');
      for (const wx of [-0.86, 0.86]) {
        b.circle(wx, -0.2, 0.25, '#221f26');
        b.circle(wx, -0.2, 0.12, '#b0b2ba');
      }
      if (s.palette.lamp > 0.3) {
        b.circle(1.38, -0.44, 0.08, '!#fff2c0');
        b.glow(1.7, -0.4, 1.4, '#ffe6a0', 0.4 * s.palette.lamp);
      }
    },
    0,
    flip,
  );
}

export const street: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.68,
  tall: 0.38,
  gap: 0.505,
  token: 'bicycle',
  far(s) {
    skyline(s, s.horizon, 0.14, 0.3, 0.7, 'far', ['#8a94aa', '#98909c']);
    treeLine(s, s.horizon + s.unit * 0.02, s.unit * 0.08, 0.5, 'leaf', 'trees');
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('street');
    const y = s.horizon + unit * 0.04;
    paving(s, y - unit * 0.02, '#a89a8c');
    let x = s.left - unit * 0.05;
    const gap0 = s.x(0.44);
    const gap1 = s.x(0.57);
    while (x < s.right) {
      const w = unit * r.range(0.24, 0.34);
      if (x + w > gap0 && x < gap1) {
        x = gap1;
        continue;
      }
      townHouse(s, x + w / 2, y, w, unit * r.range(0.4, 0.6), r.pick(PLASTER), r, r.chance(0.7));
      x += w;
    }
    b.rect(s.left, y, s.right - s.left, unit * 0.016, '#c9c2b8');
    const ry = y + unit * 0.04;
    b.rect(s.left, ry, s.right - s.left, unit * 0.05, s.palette.snow ? '#b8c2d0' : '#5a5a64');
    for (const f of [0.1, 0.42, 0.62, 0.94]) streetLamp(s, s.x(f), y + unit * 0.035, unit * 0.32);
    // A landmark at the end of the street is not hidden behind a tree.
    if (!s.spec.props.some((name) => propNamed(name)?.prop.zone === 'far'))
      leafTree(s, s.x(0.505), y - unit * 0.005, unit * 0.24, r);
  },
};

export const rooftop: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.7,
  token: 'telescope',
  far(s) {
    skyline(s, s.h * 0.86, 0.3, 0.62, 0.8, 'r1', ['#7a88a4', '#8a8ea8']);
    mist(s, s.horizon, s.unit * 0.16, 0.34);
    skyline(s, s.h * 0.9, 0.2, 0.46, 0.5, 'r2', ['#5f6a84', '#6a6480']);
    birds(s, s.w * 0.6, s.horizon * 0.4, 4, 'pigeons');
  },
  main(s) {
    const { b, unit } = s;
    const y = s.foot - unit * 0.1;
    const r = s.random('roof');
    groundPlane(s, y, s.palette.snow ? '#e4ebf4' : '#8a7a74', 'stone');
    b.rect(
      s.left,
      y - unit * 0.075,
      s.right - s.left,
      unit * 0.085,
      b.gradient(0, y - unit * 0.07, 0, y, ['#a8766a', '#7a5250']),
    );
    stones(s, s.left, y - unit * 0.06, s.right, y + unit * 0.005, unit * 0.014, '#94645c', 'bricks');
    b.rect(s.left, y - unit * 0.086, s.right - s.left, unit * 0.016, s.palette.snow ? '#f4f7fc' : '#c2a898');
    const tx = s.x(0.85);
    for (const k of [-0.07, 0, 0.07])
      b.line([tx + k * unit, y + unit * 0.02, tx + k * unit * 0.8, y - unit * 0.16], unit * 0.009, '#4a4048');
    b.rect(
      tx - unit * 0.085,
      y - unit * 0.33,
      unit * 0.17,
      unit * 0.18,
      b.gradient(tx - unit * 0.085, 0, tx + unit * 0.085, 0, ['#6a4a3a', '#a87a58', '#6a4a3a']),
    );
    for (const d of [0.2, 0.26, 0.31])
      b.rect(tx - unit * 0.088, y - unit * d, unit * 0.176, unit * 0.007, '#3c2c2a');
    b.polygon(
      [tx - unit * 0.1, y - unit * 0.33, tx, y - unit * 0.4, tx + unit * 0.1, y - unit * 0.33],
      '#54424a',
    );
    const cx = s.x(0.12);
    b.rect(cx - unit * 0.06, y - unit * 0.22, unit * 0.12, unit * 0.24, '#8a5a50');
    b.rect(cx - unit * 0.07, y - unit * 0.235, unit * 0.14, unit * 0.02, '#6a4440');
    for (const k of [-0.03, 0.03])
      b.rect(cx + k * unit - unit * 0.014, y - unit * 0.275, unit * 0.028, unit * 0.042, '#b8694c');
    for (let i = 0; i < 9; i++) {
      const t = i / 8;
      const x = cx + (tx - cx) * t;
      const ly = y - unit * (0.24 - 0.09 * Math.sin(t * Math.PI));
      b.circle(x, ly, unit * 0.008, s.palette.lamp > 0.2 ? '!#ffe09a' : '#f0e4c4');
      b.glow(x, ly, unit * 0.1, '#ffc765', 0.42 * s.palette.lamp);
    }
    b.bend(
      [cx, y - unit * 0.235, (cx + tx) / 2, y - unit * 0.06, tx, y - unit * 0.235],
      unit * 0.002,
      '#2e2830',
    );
    for (const f of [0.24, 0.74]) bush(s, s.x(f), y + unit * 0.03, unit * 0.032, r, '#d9627a');
  },
};

export const bridge: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.6,
  token: 'umbrella',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.05,
      swing: s.unit * 0.06,
      rough: 0.3,
      colour: '#78909c',
      depth: 0.75,
      salt: 'b1',
    });
    skyline(s, s.horizon + s.unit * 0.01, 0.06, 0.2, 0.66, 'b2', ['#8a90a4', '#9a8e98']);
    water(s, s.horizon, s.bottom, '#3a7a94');
  },
  main(s) {
    const { b, unit } = s;
    const y = s.foot - unit * 0.03;
    const stone = s.palette.snow ? '#b8b8bc' : '#a89a88';
    for (const f of [-0.02, 0.34, 0.66, 1.02]) {
      const x = s.x(f);
      const w = s.x(0.34) - s.x(0);
      b.path(
        (c) => {
          c.moveTo(x - w / 2, y);
          c.lineTo(x + w / 2, y);
          c.lineTo(x + w / 2, s.bottom);
          c.lineTo(x + w * 0.42, s.bottom);
          c.bezierCurveTo(x + w * 0.4, y + unit * 0.03, x - w * 0.4, y + unit * 0.03, x - w * 0.42, s.bottom);
          c.lineTo(x - w / 2, s.bottom);
        },
        b.gradient(0, y, 0, s.bottom, [stone, shadeHex(stone, -0.3)]),
      );
    }
    b.rect(
      s.left,
      y - unit * 0.02,
      s.right - s.left,
      unit * 0.07,
      b.gradient(0, y - unit * 0.02, 0, y + unit * 0.05, [shadeHex(stone, 0.2), shadeHex(stone, -0.1)]),
    );
    stones(s, s.left, y + unit * 0.05, s.right, s.bottom, unit * 0.024, stone, 'bridge');
    const ry = y - unit * 0.02;
    b.rect(s.left, ry - unit * 0.115, s.right - s.left, unit * 0.018, shadeHex(stone, 0.12));
    for (let x = s.left; x < s.right; x += unit * 0.045)
      b.rounded(x, ry - unit * 0.1, unit * 0.018, unit * 0.1, unit * 0.008, shadeHex(stone, -0.12));
    if (s.palette.snow) b.rect(s.left, ry - unit * 0.122, s.right - s.left, unit * 0.01, '#f4f7fc');
    for (const f of [0.08, 0.5, 0.92]) streetLamp(s, s.x(f), ry, unit * 0.34);
  },
};
