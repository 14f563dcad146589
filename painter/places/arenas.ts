import { mixHex, shadeHex } from '../colour.ts';
import { grassFringe, groundPlane } from '../ground.ts';
import { beam } from '../light.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

const FANS = ['#c8453c', '#e8c04a', '#3f6fa8', '#f2ece0', '#4f8a5a', '#2c3244', '#d98a4a'] as const;

/** A stadium: a bowl full of people under floodlights, the pitch with its lines and a goal. */
export const stadium: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.6,
  token: 'ball',
  far(s) {
    const { b, unit } = s;
    const r = s.random('fans');
    const top = s.horizon - unit * 0.3;
    b.away(0.2, () => {
      b.polygon(
        [
          s.left,
          top - unit * 0.06,
          s.w * 0.5,
          top + unit * 0.02,
          s.right,
          top - unit * 0.06,
          s.right,
          s.bottom,
          s.left,
          s.bottom,
        ],
        '#4a505e',
      );
      b.polygon(
        [
          s.left,
          top - unit * 0.1,
          s.w * 0.5,
          top - unit * 0.02,
          s.right,
          top - unit * 0.1,
          s.right,
          top - unit * 0.05,
          s.w * 0.5,
          top + unit * 0.03,
          s.left,
          top - unit * 0.05,
        ],
        '#c8ccd4',
      );
      for (let row = 0; row < 9; row++) {
        const y = top + unit * (0.05 + row * 0.028);
        for (let x = s.left; x < s.right; x += unit * 0.021) {
          if (r.chance(0.12)) continue;
          const sag = -Math.abs(x - s.w / 2) * 0.03 * (1 - row / 9);
          b.circle(x + unit * r.range(-0.004, 0.004), y + sag, unit * 0.0085, r.pick(FANS), 0.9);
        }
      }
    });
    b.rect(s.left, s.horizon - unit * 0.05, s.right - s.left, unit * 0.07, '#2c3444');
    for (let i = 0; i < 8; i++)
      b.rect(
        s.left + (i + 0.12) * ((s.right - s.left) / 8),
        s.horizon - unit * 0.038,
        (s.right - s.left) / 11,
        unit * 0.036,
        r.pick(FANS),
        0.85,
      );
    for (const f of [0.08, 0.92]) {
      const x = s.x(f);
      const y = s.h * 0.12;
      b.line([x, s.horizon - unit * 0.1, x, y], unit * 0.014, '#6a7280');
      b.rounded(x - unit * 0.07, y - unit * 0.05, unit * 0.14, unit * 0.09, unit * 0.01, '#3a4250');
      for (let i = 0; i < 8; i++)
        b.circle(
          x - unit * 0.05 + (i % 4) * unit * 0.034,
          y - unit * 0.025 + Math.floor(i / 4) * unit * 0.036,
          unit * 0.012,
          '!#fffbe8',
        );
      const on = Math.max(0.25, s.palette.lamp);
      b.glow(x, y, unit * 0.4, '#fff6d8', 0.6 * on);
      beam(s, x, y, Math.PI / 2 + (f < 0.5 ? -0.5 : 0.5), unit * 1.1, 0.3, '#fff6d8', 0.1 * on);
    }
  },
  main(s) {
    const { b, unit } = s;
    const grass = s.palette.snow ? '#cfe0d2' : '#5a9a4c';
    groundPlane(s, s.horizon + unit * 0.02, grass, 'grass');
    for (let i = 0; i < 9; i += 2) {
      const y0 = s.horizon + unit * 0.02 + (s.bottom - s.horizon) * (i / 9) ** 1.5;
      const y1 = s.horizon + unit * 0.02 + (s.bottom - s.horizon) * ((i + 1) / 9) ** 1.5;
      b.rect(s.left, y0, s.right - s.left, y1 - y0, shadeHex(grass, 0.14), 0.45);
    }
    const chalk = '#f4f6f0';
    b.line([s.left, s.horizon + unit * 0.04, s.right, s.horizon + unit * 0.04], unit * 0.005, chalk, 0.85);
    b.line(
      [
        s.x(0.3),
        s.horizon + unit * 0.04,
        s.x(0.16),
        s.foot - unit * 0.06,
        s.x(0.84),
        s.foot - unit * 0.06,
        s.x(0.7),
        s.horizon + unit * 0.04,
      ],
      unit * 0.006,
      chalk,
      0.85,
    );
    const gx0 = s.x(0.4);
    const gx1 = s.x(0.6);
    const gy = s.horizon + unit * 0.045;
    const c = b.ctx;
    c.beginPath();
    for (let x = gx0; x <= gx1; x += unit * 0.016) {
      c.moveTo(x, gy - unit * 0.13);
      c.lineTo(x, gy - unit * 0.01);
    }
    for (let y = gy - unit * 0.13; y < gy; y += unit * 0.016) {
      c.moveTo(gx0, y);
      c.lineTo(gx1, y);
    }
    b.stroke(unit * 0.0016, '#ffffff', 0.5);
    b.line([gx0, gy, gx0, gy - unit * 0.14, gx1, gy - unit * 0.14, gx1, gy], unit * 0.009, '#ffffff');
  },
};

/** A trench of the Great War: walls of mud and boards, sandbags, wire against a burning sky. */
export const trench: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.5,
  tall: 0.4,
  token: 'letter',
  far(s) {
    const { b, unit } = s;
    const r = s.random('wire');
    for (let i = 0; i < 4; i++) {
      const x = s.x(r.range(0.05, 0.95));
      b.glow(x, s.horizon - unit * 0.02, unit * 0.22, '#ff8a3c', 0.32);
    }
    b.away(0.35, () => {
      for (const f of [0.14, 0.83]) {
        const x = s.x(f);
        b.line([x, s.horizon, x + unit * 0.015, s.horizon - unit * 0.2], unit * 0.014, '#3a3034');
        b.line(
          [x + unit * 0.01, s.horizon - unit * 0.12, x + unit * 0.06, s.horizon - unit * 0.17],
          unit * 0.008,
          '#3a3034',
        );
      }
      for (let i = 0; i < 18; i++) {
        const x = s.left + ((i + 0.5) / 18) * (s.right - s.left);
        b.line(
          [x, s.horizon + unit * 0.02, x + unit * 0.012, s.horizon - unit * 0.07],
          unit * 0.006,
          '#2c262a',
        );
        b.arc(
          x + unit * 0.03,
          s.horizon - unit * 0.045,
          unit * 0.026,
          0,
          Math.PI * 2,
          unit * 0.0024,
          '#2c262a',
          0.9,
        );
      }
      b.bend(
        [
          s.left,
          s.horizon - unit * 0.06,
          s.w / 2,
          s.horizon - unit * 0.035,
          s.right,
          s.horizon - unit * 0.06,
        ],
        unit * 0.003,
        '#2c262a',
      );
    });
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('trench');
    const mud = s.palette.snow ? '#b6b4b4' : '#7a6248';
    const floor = s.foot - unit * 0.12;
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, floor, [shadeHex(mud, 0.05), mud, shadeHex(mud, -0.3)]),
    );
    for (let x = s.left; x < s.right; x += unit * 0.15) {
      const w = unit * r.range(0.12, 0.17);
      for (const row of [0, 1]) {
        const y = s.horizon + unit * (0.022 - row * 0.045) + unit * r.range(-0.004, 0.004);
        b.rounded(
          x + row * unit * 0.07 - w / 2,
          y - unit * 0.03,
          w,
          unit * 0.056,
          unit * 0.027,
          b.gradient(0, y - unit * 0.03, 0, y + unit * 0.026, ['#c9b48a', '#94805c']),
        );
      }
    }
    for (let x = s.left; x < s.right; x += unit * 0.3)
      b.rect(x, s.horizon + unit * 0.05, unit * 0.022, floor - s.horizon - unit * 0.04, '#4c382a');
    for (let y = s.horizon + unit * 0.1; y < floor; y += unit * 0.062)
      b.rect(s.left, y, s.right - s.left, unit * 0.046, mixHex('#6a4e38', mud, 0.3), 0.75);
    b.rect(
      s.left,
      floor,
      s.right - s.left,
      s.bottom - floor,
      b.gradient(0, floor, 0, s.bottom, [shadeHex(mud, -0.35), shadeHex(mud, -0.1)]),
    );
    for (let x = s.left - unit; x < s.right; x += unit * 0.072)
      b.polygon(
        [
          x,
          floor + unit * 0.06,
          x + unit * 0.06,
          floor + unit * 0.06,
          x + unit * 0.06 + (x - s.w / 2) * 0.12,
          s.bottom + 4,
          x + (x - s.w / 2) * 0.12,
          s.bottom + 4,
        ],
        r.pick(['#8a6a48', '#7c5e40', '#94724e']),
      );
    for (let i = 0; i < 5; i++)
      b.ellipse(
        r.range(s.left, s.right),
        floor + unit * r.range(0.02, 0.05),
        unit * r.range(0.05, 0.12),
        unit * 0.012,
        '#8fa0b0',
        0.5,
      );
    const x = s.x(0.86);
    for (const k of [0, 0.09])
      b.line(
        [x + k * unit, floor + unit * 0.04, x + k * unit + unit * 0.03, s.horizon - unit * 0.05],
        unit * 0.012,
        '#8a6a48',
      );
    for (let i = 0; i < 6; i++) {
      const t = i / 6;
      const y = floor - (floor - s.horizon) * t;
      b.line([x + unit * 0.03 * t, y, x + unit * (0.09 + 0.03 * t), y], unit * 0.01, '#8a6a48');
    }
  },
  near: (s) =>
    grassFringe(s, () => s.bottom - s.unit * 0.005, s.left, s.right, '#2c2420', s.unit * 0.035, 'tf'),
};
