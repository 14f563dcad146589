import {
  bookcase,
  chair,
  pottedPlant,
  roomShell,
  table,
  windowLight,
  windowView,
} from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

/** Glass screens on a stand that shine by themselves. */
function screen(s: Stage, x: number, y: number, w: number) {
  const { b } = s;
  b.rounded(x - w / 2, y - w * 0.72, w, w * 0.6, w * 0.04, '#2a2c36');
  b.rect(
    x - w * 0.45,
    y - w * 0.67,
    w * 0.9,
    w * 0.5,
    b.gradient(0, y - w * 0.7, 0, y - w * 0.2, ['!#4a86ac', '!#a5d2dc']),
  );
  for (let i = 0; i < 4; i++)
    b.line(
      [x - w * 0.36, y - w * (0.58 - i * 0.1), x - w * (0.1 - ((i * 3) % 4) * 0.1), y - w * (0.58 - i * 0.1)],
      w * 0.03,
      '!#eef8fa',
      0.8,
    );
  b.polygon(
    [x - w * 0.07, y - w * 0.12, x + w * 0.07, y - w * 0.12, x + w * 0.14, y, x - w * 0.14, y],
    '#3a3c48',
  );
  b.glow(x, y - w * 0.4, w * 1.2, '#9fd0e8', 0.08 + 0.2 * s.palette.lamp);
}

/** Strip lights under the ceiling. */
export function striplights(s: Stage, y: number) {
  const { b, unit } = s;
  for (let x = s.left + unit * 0.1; x < s.right; x += unit * 0.46) {
    b.rect(x, y, unit * 0.26, unit * 0.014, '!#f6fbff', 0.95);
    b.glow(x + unit * 0.13, y, unit * 0.36, '#e6f2ff', 0.16 + 0.16 * s.palette.lamp);
  }
}

export const office: PlacePainter = {
  ...INSIDE,
  token: 'computer',
  back(s) {
    const { unit } = s;
    roomShell(s, { wall: '#b4bcc0', floor: '#7f8488', floorKind: 'tiles' });
    for (const f of [0.16, 0.5, 0.84])
      windowView(s, {
        moon: f === 0.84,
        x: s.x(f),
        y: s.horizon - unit * 0.56,
        w: unit * 0.44,
        h: unit * 0.38,
        view: 'town',
        panes: 3,
        frame: '#e4e6e6',
      });
    striplights(s, s.h * 0.06);
  },
  main(s) {
    const { unit } = s;
    for (const [f, dy] of [
      [0.2, 0.06],
      [0.8, 0.06],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * dy;
      chair(s, x - unit * 0.22, y, unit * 0.27, '#3f4a5a');
      table(s, x, y + unit * 0.03, unit * 0.46, unit * 0.2, '#a5805c');
      screen(s, x + unit * 0.05, y - unit * 0.18, unit * 0.16);
      s.b.rounded(x - unit * 0.18, y - unit * 0.205, unit * 0.1, unit * 0.012, unit * 0.003, '#f2eee4');
      s.b.rounded(x - unit * 0.17, y - unit * 0.218, unit * 0.1, unit * 0.012, unit * 0.003, '#e6dcc8');
      s.b.rounded(x + unit * 0.17, y - unit * 0.225, unit * 0.03, unit * 0.035, unit * 0.006, '#c8564a');
    }
    pottedPlant(s, s.x(0.03), s.horizon + unit * 0.09, unit * 0.32, 'office-plant');
    bookcase(s, s.x(0.5), s.horizon + unit * 0.02, unit * 0.3, unit * 0.24, 2, 'files', '#8a8f94');
    for (const f of [0.16, 0.5, 0.84]) windowLight(s, s.x(f), s.horizon - unit * 0.5, unit * 0.3, 0.6);
  },
};

export const classroom: PlacePainter = {
  ...INSIDE,
  token: 'book',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#d8c79c', floor: '#a57a52', floorKind: 'planks', panel: '#8fa890' });
    const x = s.x(0.48);
    b.rounded(x - unit * 0.4, s.horizon - unit * 0.58, unit * 0.8, unit * 0.36, unit * 0.008, '#8a5c38');
    b.rect(
      x - unit * 0.385,
      s.horizon - unit * 0.565,
      unit * 0.77,
      unit * 0.33,
      b.gradient(0, s.horizon - unit * 0.56, 0, s.horizon - unit * 0.24, ['#2f5648', '#3f6c5a']),
    );
    b.bend(
      [
        x - unit * 0.3,
        s.horizon - unit * 0.36,
        x - unit * 0.2,
        s.horizon - unit * 0.5,
        x - unit * 0.1,
        s.horizon - unit * 0.36,
      ],
      unit * 0.005,
      '#eef2e6',
      0.75,
    );
    b.line(
      [x - unit * 0.32, s.horizon - unit * 0.34, x - unit * 0.06, s.horizon - unit * 0.34],
      unit * 0.004,
      '#eef2e6',
      0.75,
    );
    b.arc(
      x + unit * 0.12,
      s.horizon - unit * 0.43,
      unit * 0.06,
      0,
      Math.PI * 2,
      unit * 0.004,
      '#eef2e6',
      0.75,
    );
    for (let i = 0; i < 3; i++)
      b.line(
        [
          x + unit * 0.22,
          s.horizon - unit * (0.5 - i * 0.05),
          x + unit * (0.34 - i * 0.03),
          s.horizon - unit * (0.5 - i * 0.05),
        ],
        unit * 0.004,
        '#f2e2a0',
        0.7,
      );
    b.rect(x - unit * 0.4, s.horizon - unit * 0.225, unit * 0.8, unit * 0.016, '#6e4a2e');
    windowView(s, {
      x: s.x(0.95),
      y: s.horizon - unit * 0.56,
      w: unit * 0.24,
      h: unit * 0.36,
      view: 'hills',
    });
    b.circle(s.x(0.06), s.horizon - unit * 0.5, unit * 0.05, '#f4efe2');
    b.arc(s.x(0.06), s.horizon - unit * 0.5, unit * 0.05, 0, Math.PI * 2, unit * 0.009, '#5a4030');
    b.line(
      [
        s.x(0.06),
        s.horizon - unit * 0.535,
        s.x(0.06),
        s.horizon - unit * 0.5,
        s.x(0.06) + unit * 0.022,
        s.horizon - unit * 0.49,
      ],
      unit * 0.004,
      '#2a2024',
    );
  },
  main(s) {
    const { unit, b } = s;
    for (const [f, dy] of [
      [0.24, 0.05],
      [0.5, 0.05],
      [0.76, 0.05],
      [0.08, 0.13],
      [0.92, 0.13],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * dy;
      const k = 1 + dy * 3;
      chair(s, x - unit * 0.06 * k, y + unit * 0.02, unit * 0.18 * k, '#7a5236');
      table(s, x, y + unit * 0.03, unit * 0.2 * k, unit * 0.13 * k, '#c49a66');
      b.rounded(
        x - unit * 0.03,
        y - unit * (0.13 * k - 0.016),
        unit * 0.055 * k,
        unit * 0.012 * k,
        unit * 0.003,
        f < 0.5 ? '#a8493e' : '#3f6b74',
      );
    }
    windowLight(s, s.x(0.95), s.horizon - unit * 0.5, unit * 0.3);
  },
};

export const hospital: PlacePainter = {
  ...INSIDE,
  bed: { x: 0.24, above: 0.095, blanket: '#9cc8c8' },
  token: 'flower',
  back(s) {
    const { unit } = s;
    roomShell(s, { wall: '#c4d8d6', floor: '#aebfc0', floorKind: 'tiles', panel: '#9fc0bc' });
    windowView(s, {
      x: s.x(0.66),
      y: s.horizon - unit * 0.56,
      w: unit * 0.34,
      h: unit * 0.34,
      view: 'town',
      panes: 2,
      curtains: '#e6efe9',
      frame: '#f4f6f4',
    });
    striplights(s, s.h * 0.06);
  },
  main(s) {
    const { unit, b } = s;
    const x = s.x(0.24);
    const y = s.horizon + unit * 0.1;
    b.groundShadow(x, y, unit * 0.36, unit * 0.035);
    for (const k of [-0.27, 0.27]) {
      b.line(
        [x + k * unit, y - unit * 0.02, x + k * unit, y - unit * (k < 0 ? 0.3 : 0.2)],
        unit * 0.012,
        '#c9d2d4',
      );
      b.circle(x + k * unit, y - unit * 0.014, unit * 0.014, '#5a646a');
    }
    b.rounded(x - unit * 0.28, y - unit * 0.13, unit * 0.56, unit * 0.035, unit * 0.01, '#aab6ba');
    b.rounded(x - unit * 0.28, y - unit * 0.185, unit * 0.56, unit * 0.06, unit * 0.024, '#f4f4ee');
    b.rounded(x - unit * 0.27, y - unit * 0.235, unit * 0.14, unit * 0.06, unit * 0.026, '#fdfcf6');
    b.rounded(
      x - unit * 0.12,
      y - unit * 0.2,
      unit * 0.4,
      unit * 0.085,
      unit * 0.026,
      b.gradient(0, y - unit * 0.2, 0, y - unit * 0.12, ['#9cc8c8', '#74a8ac']),
    );
    const ix = x - unit * 0.4;
    b.line([ix, y, ix, y - unit * 0.46], unit * 0.008, '#b8c2c6');
    b.line([ix - unit * 0.04, y - unit * 0.46, ix + unit * 0.04, y - unit * 0.46], unit * 0.008, '#b8c2c6');
    b.rounded(ix + unit * 0.012, y - unit * 0.44, unit * 0.045, unit * 0.08, unit * 0.012, '!#d8f0f0', 0.8);
    b.bend(
      [
        ix + unit * 0.034,
        y - unit * 0.36,
        ix + unit * 0.05,
        y - unit * 0.2,
        ix + unit * 0.16,
        y - unit * 0.17,
      ],
      unit * 0.003,
      '#dfeef0',
    );
    const mx = s.x(0.46);
    b.line([mx, s.horizon + unit * 0.06, mx, s.horizon - unit * 0.22], unit * 0.012, '#b8c2c6');
    b.rounded(mx - unit * 0.08, s.horizon - unit * 0.36, unit * 0.16, unit * 0.13, unit * 0.01, '#3a444c');
    b.line(
      [
        mx - unit * 0.065,
        s.horizon - unit * 0.29,
        mx - unit * 0.02,
        s.horizon - unit * 0.29,
        mx - unit * 0.008,
        s.horizon - unit * 0.335,
        mx + unit * 0.012,
        s.horizon - unit * 0.26,
        mx + unit * 0.024,
        s.horizon - unit * 0.29,
        mx + unit * 0.066,
        s.horizon - unit * 0.29,
      ],
      unit * 0.005,
      '!#6fe8a0',
    );
    b.glow(mx, s.horizon - unit * 0.29, unit * 0.2, '#6fe8a0', 0.16 + 0.2 * s.palette.lamp);
    const cx = s.x(0.9);
    for (let i = 0; i < 5; i++)
      b.rect(
        cx - unit * 0.14 + i * unit * 0.06,
        s.horizon - unit * 0.6,
        unit * 0.062,
        unit * 0.64,
        i % 2 ? '#d9e8e2' : '#c6dcd4',
        0.96,
      );
    b.line(
      [cx - unit * 0.16, s.horizon - unit * 0.6, s.right, s.horizon - unit * 0.6],
      unit * 0.008,
      '#aab6ba',
    );
    windowLight(s, s.x(0.66), s.horizon - unit * 0.5, unit * 0.34);
  },
};
