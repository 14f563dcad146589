import { mixHex, shadeHex } from '../colour.ts';
import { bank, grassFringe, groundPlane, ridge, water } from '../ground.ts';
import { beam } from '../light.ts';
import { rock } from '../scenery/trees.ts';
import { birds } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

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
