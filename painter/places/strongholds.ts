import { mixHex, shadeHex } from '../colour.ts';
import { bank, grassFringe, groundPlane, mist, ridge } from '../ground.ts';
import { battlement, pane, stones } from '../scenery/buildings.ts';
import { fir, flowers, rock, treeLine } from '../scenery/trees.ts';
import type { Stage } from '../stage.ts';
import { kind, lawn } from './greens.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

export const castle: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.64,
  token: 'crown',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.14,
      swing: u * 0.13,
      rough: 0.64,
      colour: '#7a8aa8',
      depth: 0.76,
      salt: 'k1',
      capped: true,
    });
    mist(s, s.horizon - u * 0.02, u * 0.12, 0.4);
    ridge(s, {
      y: s.horizon - u * 0.01,
      swing: u * 0.04,
      rough: 0.2,
      colour: mixHex(lawn(s), '#5a7a68', 0.4),
      depth: 0.5,
      salt: 'k2',
    });
  },
  main(s) {
    const { b, unit } = s;
    const right = s.lightX < s.w / 2;
    const cx = s.x(right ? 0.68 : 0.32);
    const y = s.horizon + unit * 0.01;
    const wall = '#a8a09c';
    b.away(0.14, () => {
      bank(
        s,
        [
          s.left,
          y + unit * 0.06,
          cx - unit * 0.5,
          y + unit * 0.03,
          cx - unit * 0.26,
          y - unit * 0.06,
          cx + unit * 0.28,
          y - unit * 0.06,
          cx + unit * 0.5,
          y + unit * 0.03,
          s.right,
          y + unit * 0.05,
        ],
        mixHex(lawn(s), '#6a7a5a', 0.3),
        null,
      );
      const top = y - unit * 0.04;
      for (const [dx, w, h] of [
        [-0.13, 0.1, 0.42],
        [0.15, 0.085, 0.36],
        [0.02, 0.12, 0.52],
      ] as const)
        tower(s, cx + unit * dx, top, unit * w, unit * h, wall, true);
      battlement(
        b,
        cx - unit * 0.26,
        cx + unit * 0.28,
        top - unit * 0.18,
        top + unit * 0.03,
        unit * 0.014,
        wall,
      );
      stones(s, cx - unit * 0.25, top - unit * 0.15, cx + unit * 0.27, top, unit * 0.018, wall, 'cw');
      for (const [dx, w, h] of [
        [-0.27, 0.11, 0.32],
        [0.29, 0.11, 0.3],
      ] as const)
        tower(s, cx + unit * dx, top + unit * 0.02, unit * w, unit * h, wall, true);
      b.arch(cx + unit * 0.01, top + unit * 0.03, unit * 0.11, unit * 0.16, '#3c2e34');
      for (let i = -2; i < 3; i++)
        b.line(
          [
            cx + unit * (0.01 + i * 0.018),
            top + unit * 0.03,
            cx + unit * (0.01 + i * 0.018),
            top - unit * 0.1,
          ],
          unit * 0.003,
          '#6a5a50',
        );
    });
    bank(
      s,
      [
        s.left,
        s.foot - unit * 0.09,
        s.w * 0.35,
        s.foot - unit * 0.12,
        s.w * 0.7,
        s.foot - unit * 0.08,
        s.right,
        s.foot - unit * 0.12,
      ],
      lawn(s),
      shadeHex(lawn(s), 0.3),
    );
    b.blob(
      [
        cx - unit * 0.02,
        y + unit * 0.02,
        cx + unit * 0.05,
        y + unit * 0.02,
        s.w * 0.6,
        s.foot - unit * 0.06,
        s.w * 0.74,
        s.bottom + unit * 0.1,
        s.w * 0.36,
        s.bottom + unit * 0.1,
        s.w * 0.45,
        s.foot - unit * 0.06,
      ],
      s.palette.snow ? '#cfd9e6' : '#cdb488',
      0.8,
    );
    const r = s.random('castle');
    fir(s, s.x(right ? 0.08 : 0.92), s.foot - unit * 0.06, unit * 0.4, r);
    fir(s, s.x(right ? 0.17 : 0.83), s.foot - unit * 0.09, unit * 0.28, r);
    for (let i = 0; i < 7; i++)
      rock(
        b,
        r.range(s.left, s.right),
        s.foot + unit * r.range(-0.06, 0.1),
        unit * r.range(0.02, 0.05),
        unit * r.range(0.012, 0.03),
        '#8f9094',
        r,
      );
    flowers(s, s.foot - unit * 0.05, s.bottom, 60, ['#f2f2f2', '#e8c04e', '#c8607a'], 'cf');
  },
};

function tower(s: Stage, x: number, y: number, w: number, h: number, wall: string, roof: boolean) {
  const { b, unit } = s;
  battlement(b, x - w / 2, x + w / 2, y - h, y, unit * 0.01, wall);
  for (let i = 0; i < 3; i++)
    pane(s, x - unit * 0.008, y - h + h * (0.16 + i * 0.24), unit * 0.016, unit * 0.035, i !== 1, true);
  if (!roof) return;
  const hex = '#56688f';
  b.polygon(
    [x - w * 0.62, y - h + unit * 0.006, x, y - h - w * 1.25, x + w * 0.62, y - h + unit * 0.006],
    b.gradient(x - w / 2, 0, x + w / 2, 0, [shadeHex(hex, 0.16), shadeHex(hex, -0.24)]),
  );
  if (s.palette.snow)
    b.polygon(
      [x - w * 0.3, y - h - w * 0.6, x, y - h - w * 1.27, x + w * 0.3, y - h - w * 0.6],
      '#f4f7fc',
      0.9,
    );
  b.line([x, y - h - w * 1.25, x, y - h - w * 1.6], unit * 0.003, '#4a3a34');
  b.polygon([x, y - h - w * 1.6, x + w * 0.4, y - h - w * 1.5, x, y - h - w * 1.38], '#c8443c');
}

export const ruin: PlacePainter = {
  ...OUTSIDE,
  token: 'statue',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.08,
      swing: s.unit * 0.08,
      rough: 0.4,
      colour: '#7f8f94',
      depth: 0.75,
      salt: 'ru1',
    });
    treeLine(s, s.horizon + s.unit * 0.01, s.unit * 0.1, 0.55, 'leaf', 'ru2');
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('ruin');
    const stone = '#b5a894';
    groundPlane(s, s.horizon, s.palette.snow ? '#e8eef6' : mixHex(s.palette.grass, '#b59a68', 0.4), kind(s));
    for (const [f, h, w] of [
      [0.05, 0.5, 0.075],
      [0.2, 0.42, 0.065],
      [0.34, 0.2, 0.055],
      [0.66, 0.26, 0.055],
      [0.82, 0.46, 0.065],
      [0.96, 0.34, 0.075],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * (0.05 + Math.abs(f - 0.5) * 0.18);
      b.groundShadow(x, y, unit * w * 1.4, unit * w * 0.2);
      b.rect(
        x - unit * w * 0.42,
        y - unit * h,
        unit * w * 0.84,
        unit * h,
        b.gradient(x - unit * w * 0.4, 0, x + unit * w * 0.4, 0, [
          shadeHex(stone, -0.26),
          shadeHex(stone, 0.2),
          shadeHex(stone, -0.16),
        ]),
      );
      for (let i = -1; i < 2; i++)
        b.line(
          [x + i * unit * w * 0.2, y - unit * 0.02, x + i * unit * w * 0.2, y - unit * h * 0.97],
          unit * 0.003,
          shadeHex(stone, -0.35),
          0.5,
        );
      b.rect(x - unit * w * 0.6, y - unit * 0.03, unit * w * 1.2, unit * 0.03, shadeHex(stone, 0.06));
      if (h > 0.4)
        b.rect(
          x - unit * w * 0.62,
          y - unit * h - unit * 0.022,
          unit * w * 1.24,
          unit * 0.03,
          shadeHex(stone, 0.14),
        );
      else
        b.polygon(
          [
            x - unit * w * 0.43,
            y - unit * h + 1,
            x - unit * w * 0.2,
            y - unit * h - unit * 0.03,
            x + unit * w * 0.05,
            y - unit * h - unit * 0.005,
            x + unit * w * 0.43,
            y - unit * h + 1,
          ],
          stone,
        );
      for (let i = 0; i < 10; i++)
        b.circle(
          x + unit * w * r.range(-0.45, 0.3),
          y - unit * h * r.range(0, 0.75),
          unit * r.range(0.006, 0.012),
          s.spec.season === 'winter' ? '#6f7f74' : s.palette.foliage[0],
          0.9,
        );
    }
    const x0 = s.x(0.05);
    const x1 = s.x(0.2);
    b.polygon(
      [
        x0 - unit * 0.06,
        s.horizon - unit * 0.385,
        x1 + unit * 0.07,
        s.horizon - unit * 0.335,
        x1 + unit * 0.05,
        s.horizon - unit * 0.29,
        x0 - unit * 0.06,
        s.horizon - unit * 0.34,
      ],
      stone,
    );
    for (let i = 0; i < 14; i++) {
      const t = r.next();
      rock(
        b,
        r.range(s.left, s.right),
        s.horizon + unit * (0.06 + t * 0.28),
        unit * (0.02 + t * 0.06),
        unit * (0.014 + t * 0.035),
        stone,
        r,
      );
    }
    flowers(s, s.foot - unit * 0.1, s.bottom, 50, ['#f2e6c0', '#d98a6a'], 'rf');
  },
  near: (s) =>
    grassFringe(
      s,
      () => s.bottom - s.unit * 0.012,
      s.left,
      s.right,
      s.palette.snow ? '#a5b4c8' : '#54583a',
      s.unit * 0.08,
      'rg',
    ),
};

export const battlefield: PlacePainter = {
  ...OUTSIDE,
  token: 'sword',
  far(s) {
    const u = s.unit;
    ridge(s, {
      y: s.horizon - u * 0.05,
      swing: u * 0.07,
      rough: 0.4,
      colour: '#7a7478',
      depth: 0.72,
      salt: 'bf1',
    });
    const r = s.random('smoke');
    const c = s.b.ctx;
    for (let i = 0; i < 5; i++) {
      const x = s.x(r.range(0, 1));
      for (let k = 0; k < 7; k++) {
        const q = u * (0.02 + k * 0.014);
        s.b.away(0.4, () =>
          s.b.circle(
            x + k * u * 0.022 + r.range(-0.01, 0.01) * u,
            s.horizon - u * 0.04 * k,
            q,
            '#5c5258',
            0.26 - k * 0.028,
          ),
        );
      }
      s.b.glow(x, s.horizon, u * 0.14, '#ff8a3c', 0.4);
    }
    c.globalAlpha = 1;
    for (let i = 0; i < 26; i++) {
      const x = s.left + ((i + r.next()) / 26) * (s.right - s.left);
      const h = u * r.range(0.04, 0.09);
      s.b.away(0.5, () =>
        s.b.line([x, s.horizon + u * 0.02, x + h * 0.2, s.horizon + u * 0.02 - h], u * 0.0028, '#3a3438'),
      );
    }
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('battle');
    groundPlane(s, s.horizon, s.palette.snow ? '#d8dfe8' : '#8a7254', 'earth');
    bank(
      s,
      [
        s.left,
        s.horizon + unit * 0.09,
        s.w * 0.4,
        s.horizon + unit * 0.06,
        s.w * 0.7,
        s.horizon + unit * 0.1,
        s.right,
        s.horizon + unit * 0.05,
      ],
      s.palette.snow ? '#cfd6e0' : '#77624a',
      null,
    );
    for (const [f, hex] of [
      [0.1, '#a83434'],
      [0.27, '#34507a'],
      [0.72, '#a83434'],
      [0.9, '#b08a3a'],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * (0.1 + Math.abs(f - 0.5) * 0.14);
      const h = unit * r.range(0.32, 0.44);
      const lean = r.range(-0.14, 0.14) * h;
      b.line([x, y, x + lean, y - h], unit * 0.007, '#4a3428');
      b.path(
        (c) => {
          c.moveTo(x + lean, y - h);
          c.quadraticCurveTo(x + lean + h * 0.2, y - h * 1.08, x + lean + h * 0.4, y - h * 0.94);
          c.lineTo(x + lean + h * 0.32, y - h * 0.84);
          c.lineTo(x + lean + h * 0.42, y - h * 0.74);
          c.quadraticCurveTo(x + lean + h * 0.2, y - h * 0.76, x + lean * 0.75, y - h * 0.72);
        },
        b.gradient(x, 0, x + h * 0.4, 0, [hex, shadeHex(hex, -0.25)]),
      );
    }
    for (let i = 0; i < 12; i++) {
      const x = r.range(s.left, s.right);
      const y = s.foot + unit * r.range(-0.12, 0.06);
      const a = r.range(-0.6, 0.6);
      if (i % 3)
        b.line(
          [x, y, x + Math.sin(a) * unit * 0.1, y - Math.cos(a) * unit * 0.1],
          unit * 0.004,
          i % 2 ? '#9aa0a8' : '#54402f',
        );
      else {
        b.ellipse(x, y, unit * 0.034, unit * 0.015, '#6a4a3a', 1, a * 0.3);
        b.ellipse(x, y - unit * 0.002, unit * 0.012, unit * 0.005, '#b8a058');
      }
    }
    for (let i = 0; i < 10; i++)
      rock(
        b,
        r.range(s.left, s.right),
        s.foot + unit * r.range(-0.08, 0.1),
        unit * r.range(0.02, 0.06),
        unit * r.range(0.01, 0.03),
        '#6f6258',
        r,
      );
    mist(s, s.horizon + unit * 0.04, unit * 0.1, 0.3);
  },
  near: (s) =>
    grassFringe(s, () => s.bottom - s.unit * 0.012, s.left, s.right, '#3c3228', s.unit * 0.06, 'bg'),
};
