import { shadeHex, toHex } from '../colour.ts';
import { bank, groundPlane, mist, ridge } from '../ground.ts';
import { beam } from '../light.ts';
import { rock } from '../scenery/trees.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

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
