import { shadeHex } from '../colour.ts';
import { pendant, roomShell, windowView } from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';
import { striplights } from './work-rooms.ts';

export const laboratory: PlacePainter = {
  ...INSIDE,
  token: 'orb',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#6f8088', floor: '#7d858c', floorKind: 'tiles', pattern: 'tiles' });
    striplights(s, s.h * 0.06);
    const r = s.random('shelves');
    for (const row of [0.3, 0.44]) {
      b.rect(s.x(0.56), s.horizon - unit * row, s.x(1.02) - s.x(0.56), unit * 0.012, '#b8c2c6');
      for (let x = s.x(0.58); x < s.x(1); x += unit * r.range(0.055, 0.085))
        flask(
          s,
          x,
          s.horizon - unit * row,
          unit * r.range(0.06, 0.1),
          r.pick(['#5fd0a8', '#e8a04e', '#7fa8f0', '#d070c0', '#c8e070']),
        );
    }
    b.rounded(s.x(0.06), s.horizon - unit * 0.54, unit * 0.46, unit * 0.3, unit * 0.01, '#2c3640');
    b.rect(
      s.x(0.06) + unit * 0.016,
      s.horizon - unit * 0.524,
      unit * 0.428,
      unit * 0.268,
      b.gradient(0, s.horizon - unit * 0.52, 0, s.horizon - unit * 0.26, ['!#1d3c50', '!#2f6a7c']),
    );
    for (let i = 0; i < 9; i++) {
      const t = i / 8;
      b.circle(
        s.x(0.06) + unit * (0.05 + t * 0.36),
        s.horizon - unit * (0.39 + 0.07 * Math.sin(t * 9)),
        unit * 0.008,
        '!#8ff0e0',
      );
      b.circle(
        s.x(0.06) + unit * (0.05 + t * 0.36),
        s.horizon - unit * (0.39 - 0.07 * Math.sin(t * 9)),
        unit * 0.008,
        '!#f0c878',
      );
    }
    b.glow(s.x(0.06) + unit * 0.23, s.horizon - unit * 0.39, unit * 0.5, '#6fd8d8', 0.16);
  },
  main(s) {
    const { unit, b } = s;
    for (const f of [0.2, 0.8]) {
      const x = s.x(f);
      const y = s.horizon + unit * 0.09;
      b.groundShadow(x, y, unit * 0.32, unit * 0.03);
      b.rounded(
        x - unit * 0.27,
        y - unit * 0.21,
        unit * 0.54,
        unit * 0.21,
        unit * 0.008,
        b.gradient(0, y - unit * 0.2, 0, y, ['#d4dcdc', '#98a4a8']),
      );
      for (let i = 0; i < 4; i++)
        b.rounded(
          x - unit * 0.255 + i * unit * 0.13,
          y - unit * 0.17,
          unit * 0.115,
          unit * 0.15,
          unit * 0.006,
          '#bcc8ca',
        );
      b.rounded(x - unit * 0.28, y - unit * 0.228, unit * 0.56, unit * 0.024, unit * 0.006, '#3c464e');
      flask(s, x - unit * 0.16, y - unit * 0.228, unit * 0.11, '#5fe0a8');
      flask(s, x - unit * 0.05, y - unit * 0.228, unit * 0.08, '#e070b0');
      b.line([x + unit * 0.1, y - unit * 0.228, x + unit * 0.1, y - unit * 0.38], unit * 0.007, '#5a6468');
      flask(s, x + unit * 0.14, y - unit * 0.28, unit * 0.09, '#f0b04e');
      b.blob(
        [
          x + unit * 0.13,
          y - unit * 0.23,
          x + unit * 0.14,
          y - unit * 0.275,
          x + unit * 0.15,
          y - unit * 0.23,
        ],
        '!#7fc8ff',
      );
    }
  },
};

function flask(s: Stage, x: number, y: number, h: number, hex: string) {
  const { b } = s;
  b.polygon(
    [
      x - h * 0.1,
      y - h,
      x + h * 0.1,
      y - h,
      x + h * 0.1,
      y - h * 0.6,
      x + h * 0.4,
      y,
      x - h * 0.4,
      y,
      x - h * 0.1,
      y - h * 0.6,
    ],
    '!#e6f4f6',
    0.4,
  );
  b.polygon(
    [
      x - h * 0.2,
      y - h * 0.4,
      x + h * 0.2,
      y - h * 0.4,
      x + h * 0.38,
      y - h * 0.03,
      x - h * 0.38,
      y - h * 0.03,
    ],
    `!${hex}`,
    0.9,
  );
  b.glow(x, y - h * 0.25, h * 1.1, hex, 0.22);
}

export const factory: PlacePainter = {
  ...INSIDE,
  tall: 0.46,
  token: 'robot',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#8a6f62', floor: '#6a6864', floorKind: 'tiles', pattern: 'brick' });
    for (const f of [0.14, 0.5, 0.86])
      windowView(s, {
        moon: f === 0.14,
        x: s.x(f),
        y: s.horizon - unit * 0.6,
        w: unit * 0.36,
        h: unit * 0.24,
        panes: 5,
        frame: '#4a4c50',
        view: 'town',
      });
    for (const d of [0.06, 0.11])
      b.rect(
        s.left,
        s.h * d,
        s.right - s.left,
        unit * 0.022,
        b.gradient(0, s.h * d, 0, s.h * d + unit * 0.022, ['#c9a06a', '#7a5a3c']),
      );
  },
  main(s) {
    const { unit, b } = s;
    const y = s.horizon + unit * 0.07;
    for (const [f, r] of [
      [0.1, 0.12],
      [0.22, 0.075],
      [0.9, 0.13],
    ] as const)
      gear(s, s.x(f), s.horizon - unit * 0.13, unit * r, f > 0.2 && f < 0.3 ? '#b8863c' : '#7a828a');
    b.rect(s.left, y - unit * 0.15, s.right - s.left, unit * 0.03, '#3c4046');
    for (let x = s.left; x < s.right; x += unit * 0.06) b.circle(x, y - unit * 0.11, unit * 0.018, '#5a6068');
    b.rect(s.left, y - unit * 0.09, s.right - s.left, unit * 0.02, '#2e3238');
    for (let x = s.left + unit * 0.1; x < s.right; x += unit * 0.36)
      b.rect(x, y - unit * 0.09, unit * 0.03, unit * 0.1, '#3c4046');
    const r = s.random('crates');
    for (let x = s.left + unit * 0.06; x < s.right; x += unit * r.range(0.18, 0.3)) {
      const q = unit * r.range(0.06, 0.09);
      b.rect(x, y - unit * 0.15 - q, q * 1.2, q, '#b0804c');
      b.line([x, y - unit * 0.15 - q, x + q * 1.2, y - unit * 0.15], q * 0.06, '#7a5230');
    }
    const mx = s.x(0.62);
    b.rounded(
      mx - unit * 0.1,
      y - unit * 0.46,
      unit * 0.2,
      unit * 0.3,
      unit * 0.014,
      b.gradient(mx - unit * 0.1, 0, mx + unit * 0.1, 0, ['#3f5a66', '#7fa0aa', '#3f5a66']),
    );
    b.circle(mx, y - unit * 0.37, unit * 0.034, '#e6e2d4');
    b.line([mx, y - unit * 0.37, mx + unit * 0.018, y - unit * 0.39], unit * 0.005, '#c8443c');
    for (const [k, hex] of [
      [-0.05, '#e8584a'],
      [0, '#f0c04e'],
      [0.05, '#6fd08a'],
    ] as const) {
      b.circle(mx + k * unit, y - unit * 0.28, unit * 0.011, `!${hex}`);
      b.glow(mx + k * unit, y - unit * 0.28, unit * 0.06, hex, 0.5);
    }
    b.line(
      [mx + unit * 0.1, y - unit * 0.42, mx + unit * 0.18, y - unit * 0.42, mx + unit * 0.18, s.top],
      unit * 0.024,
      '#94683c',
    );
    for (const f of [0.3, 0.76]) pendant(s, s.x(f), s.horizon - unit * 0.4, unit * 0.07, '#4a5a60');
  },
};

function gear(s: Stage, x: number, y: number, r: number, hex: string) {
  const { b } = s;
  b.path(
    (c) => {
      for (let i = 0; i < 24; i++) {
        const a = (i / 24) * Math.PI * 2;
        const d = i % 4 < 2 ? r : r * 0.84;
        if (i === 0) c.moveTo(x + Math.cos(a) * d, y + Math.sin(a) * d);
        else c.lineTo(x + Math.cos(a) * d, y + Math.sin(a) * d);
      }
    },
    b.radial(x - r * 0.3, y - r * 0.3, r * 1.6, [shadeHex(hex, 0.2), hex, shadeHex(hex, -0.35)]),
  );
  b.circle(x, y, r * 0.36, shadeHex(hex, -0.4));
  b.circle(x, y, r * 0.16, shadeHex(hex, 0.14));
}
