import { mixHex } from '../colour.ts';
import {
  bookcase,
  chair,
  pendant,
  pottedPlant,
  roomShell,
  rug,
  table,
  windowLight,
  windowView,
} from '../scenery/furniture.ts';
import { INSIDE, type PlacePainter } from './place.ts';

export const cafe: PlacePainter = {
  ...INSIDE,
  token: 'cup',
  back(s) {
    const { unit, b } = s;
    roomShell(s, {
      wall: '#7c5a4c',
      floor: '#8a6046',
      floorKind: 'tiles',
      pattern: 'brick',
      panel: '#4d6a62',
    });
    windowView(s, {
      x: s.x(0.3),
      y: s.horizon - unit * 0.6,
      w: unit * 0.52,
      h: unit * 0.42,
      view: 'town',
      panes: 4,
      frame: '#3c4a46',
    });
    const x = s.x(0.82);
    b.rounded(x - unit * 0.15, s.horizon - unit * 0.56, unit * 0.3, unit * 0.22, unit * 0.008, '#6a4a34');
    b.rounded(
      x - unit * 0.138,
      s.horizon - unit * 0.548,
      unit * 0.276,
      unit * 0.196,
      unit * 0.004,
      '#2e3836',
    );
    for (let i = 0; i < 5; i++)
      b.line(
        [
          x - unit * 0.11,
          s.horizon - unit * (0.52 - i * 0.033),
          x - unit * 0.11 + unit * (0.1 + ((i * 5) % 4) * 0.03),
          s.horizon - unit * (0.52 - i * 0.033),
        ],
        unit * 0.005,
        '#e6ddc8',
        0.6,
      );
  },
  main(s) {
    const { b, unit } = s;
    const x = s.x(0.86);
    const y = s.horizon + unit * 0.06;
    b.groundShadow(x, y, unit * 0.3, unit * 0.03);
    b.rounded(
      x - unit * 0.25,
      y - unit * 0.26,
      unit * 0.5,
      unit * 0.26,
      unit * 0.01,
      b.gradient(0, y - unit * 0.26, 0, y, ['#8a5c3e', '#5a3a2c']),
    );
    for (let i = 0; i < 5; i++)
      b.rect(x - unit * 0.235 + i * unit * 0.096, y - unit * 0.22, unit * 0.08, unit * 0.18, '#6e4832', 0.8);
    b.rounded(x - unit * 0.27, y - unit * 0.28, unit * 0.54, unit * 0.028, unit * 0.01, '#c99a6a');
    b.rounded(
      x - unit * 0.2,
      y - unit * 0.4,
      unit * 0.14,
      unit * 0.12,
      unit * 0.012,
      b.gradient(x - unit * 0.2, 0, x - unit * 0.06, 0, ['#9a3a34', '#d05a48', '#8a322e']),
    );
    b.rect(x - unit * 0.18, y - unit * 0.33, unit * 0.1, unit * 0.04, '#2e2428');
    b.path(
      (c) => c.arc(x + unit * 0.1, y - unit * 0.285, unit * 0.07, Math.PI, Math.PI * 2),
      '!#e8f4f4',
      0.25,
    );
    b.blob(
      [
        x + unit * 0.05,
        y - unit * 0.285,
        x + unit * 0.06,
        y - unit * 0.33,
        x + unit * 0.14,
        y - unit * 0.33,
        x + unit * 0.15,
        y - unit * 0.285,
      ],
      '#d89a5a',
    );
    for (const f of [0.14, 0.44]) {
      const tx = s.x(f);
      const ty = s.horizon + unit * 0.11;
      chair(s, tx - unit * 0.17, ty, unit * 0.26, '#5a3a2c');
      chair(s, tx + unit * 0.17, ty, unit * 0.26, '#5a3a2c', true);
      b.line([tx, ty, tx, ty - unit * 0.18], unit * 0.014, '#332a2c');
      b.ellipse(tx, ty, unit * 0.06, unit * 0.012, '#332a2c');
      b.ellipse(tx, ty - unit * 0.185, unit * 0.13, unit * 0.022, '#c9a57a');
      b.ellipse(tx, ty - unit * 0.192, unit * 0.13, unit * 0.02, '#e4c69a');
      b.rounded(tx - unit * 0.03, ty - unit * 0.225, unit * 0.035, unit * 0.032, unit * 0.008, '#f2ece0');
      b.line(
        [tx + unit * 0.05, ty - unit * 0.195, tx + unit * 0.05, ty - unit * 0.23],
        unit * 0.012,
        '#7fa0a8',
      );
      b.circle(tx + unit * 0.05, ty - unit * 0.245, unit * 0.013, '#d9627a');
      pendant(s, tx, s.horizon - unit * 0.4, unit * 0.07, '#c98a3c');
    }
    pottedPlant(s, s.x(0.64), s.horizon + unit * 0.07, unit * 0.28, 'ficus');
    windowLight(s, s.x(0.3), s.horizon - unit * 0.55, unit * 0.4);
  },
};

export const library: PlacePainter = {
  ...INSIDE,
  token: 'book',
  back(s) {
    const { unit } = s;
    roomShell(s, { wall: '#7a5f48', floor: '#7c5236', floorKind: 'planks' });
    windowView(s, {
      x: s.w * 0.5,
      y: s.horizon - unit * 0.62,
      w: unit * 0.26,
      h: unit * 0.46,
      arched: true,
      frame: '#5c4030',
      panes: 3,
    });
  },
  main(s) {
    const { unit, b } = s;
    const n = Math.ceil((s.right - s.left) / (unit * 0.36));
    for (let i = 0; i <= n; i++) {
      const k = i % 2 ? 1 : -1;
      const x = s.w * 0.5 + k * unit * (0.36 + Math.floor(i / 2) * 0.36);
      bookcase(s, x, s.horizon + unit * 0.03, unit * 0.34, unit * 0.74, 6, `case${i}`, '#6a452e');
    }
    const lx = s.w * 0.5 + unit * 0.62;
    for (const d of [-0.03, 0.03])
      b.line(
        [lx + unit * d, s.horizon + unit * 0.1, lx + unit * (d + 0.1), s.horizon - unit * 0.56],
        unit * 0.01,
        '#a8784a',
      );
    for (let i = 0; i < 8; i++) {
      const t = i / 8;
      b.line(
        [
          lx + unit * (-0.03 + 0.1 * t),
          s.horizon + unit * (0.1 - 0.66 * t),
          lx + unit * (0.03 + 0.1 * t),
          s.horizon + unit * (0.1 - 0.66 * t),
        ],
        unit * 0.008,
        '#a8784a',
      );
    }
    rug(s, s.w * 0.5, s.foot, unit * 0.46, unit * 0.06, '#7a2f38', '#d9b86a');
    table(s, s.x(0.22), s.foot - unit * 0.02, unit * 0.36, unit * 0.19, '#7a4e30');
    const tx = s.x(0.22);
    const ty = s.foot - unit * 0.225;
    for (const [i, hex] of ['#3f6b74', '#a8493e', '#c79a48'].entries())
      b.rounded(
        tx - unit * 0.13,
        ty - unit * 0.022 * (i + 1),
        unit * (0.12 - i * 0.012),
        unit * 0.021,
        unit * 0.004,
        hex,
      );
    b.line([tx + unit * 0.08, ty, tx + unit * 0.08, ty - unit * 0.09], unit * 0.008, '#b58a3e');
    b.blob(
      [
        tx + unit * 0.02,
        ty - unit * 0.085,
        tx + unit * 0.04,
        ty - unit * 0.13,
        tx + unit * 0.12,
        ty - unit * 0.13,
        tx + unit * 0.14,
        ty - unit * 0.085,
      ],
      '#3f8a5c',
    );
    b.glow(tx + unit * 0.08, ty - unit * 0.07, unit * 0.4, '#ffc765', 0.14 + 0.5 * s.palette.lamp);
    windowLight(s, s.w * 0.5, s.horizon - unit * 0.55, unit * 0.34, 1.3);
  },
};

export const bar: PlacePainter = {
  ...INSIDE,
  token: 'bottle',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#54382f', floor: '#553628', floorKind: 'planks', panel: '#3c2822' });
    const r = s.random('bottles');
    // By day the street's light comes in; at night the bottles shine alone.
    for (let row = 0; row < 3; row++) {
      const y = s.horizon - unit * (0.26 + row * 0.14);
      b.rect(s.x(0.02), y, s.x(0.98) - s.x(0.02), unit * 0.012, '#8a5c3a');
      b.rect(
        s.x(0.02),
        y - unit * 0.12,
        s.x(0.98) - s.x(0.02),
        unit * 0.12,
        '!#ffb35a',
        0.06 + 0.08 * s.palette.lamp,
      );
      for (let x = s.x(0.04); x < s.x(0.96); x += unit * r.range(0.03, 0.052)) {
        const h = unit * r.range(0.05, 0.1);
        const hex = r.pick(['#3f7a5c', '#8a4a2c', '#c98a3c', '#4a6a8a', '#a83a3a', '#d8d0b8']);
        b.rounded(x, y - h * 0.64, unit * 0.022, h * 0.64, unit * 0.004, hex);
        b.rect(x + unit * 0.007, y - h, unit * 0.008, h * 0.4, hex);
        b.rect(x + unit * 0.003, y - h * 0.5, unit * 0.004, h * 0.4, '!#ffffff', 0.24);
      }
    }
  },
  main(s) {
    const { b, unit } = s;
    const y = s.horizon + unit * 0.09;
    b.rect(
      s.left,
      y - unit * 0.26,
      s.right - s.left,
      unit * 0.26,
      b.gradient(0, y - unit * 0.26, 0, y, ['#7a4a30', '#452a20']),
    );
    for (let x = s.left; x < s.right; x += unit * 0.16)
      b.rounded(x, y - unit * 0.215, unit * 0.13, unit * 0.18, unit * 0.008, '#5a3626', 0.9);
    b.rect(
      s.left,
      y - unit * 0.285,
      s.right - s.left,
      unit * 0.034,
      b.gradient(0, y - unit * 0.285, 0, y - unit * 0.25, ['#c98a56', '#8a5634']),
    );
    b.rect(s.left, y - unit * 0.03, s.right - s.left, unit * 0.008, '#c9a04e');
    for (const f of [0.16, 0.36, 0.64, 0.84]) {
      const x = s.x(f);
      b.groundShadow(x, y + unit * 0.05, unit * 0.07, unit * 0.014);
      for (const k of [-0.03, 0.03])
        b.line(
          [x + unit * k * 0.6, y - unit * 0.12, x + unit * k * 1.3, y + unit * 0.05],
          unit * 0.009,
          '#2e2426',
        );
      b.rounded(x - unit * 0.045, y - unit * 0.14, unit * 0.09, unit * 0.026, unit * 0.012, '#a83e38');
    }
    for (const f of [0.2, 0.5, 0.8]) pendant(s, s.x(f), s.horizon - unit * 0.42, unit * 0.065, '#3f6a5c');
    const night = s.outside.lamp;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      mixHex('#2a1420', '#000000', 0.1),
      0.16 * night,
    );
    for (const f of [0.12, 0.88]) {
      windowView(s, {
        x: s.x(f),
        y: s.horizon - unit * 0.66,
        w: unit * 0.2,
        h: unit * 0.34,
        view: 'town',
        panes: 2,
        frame: '#3c2822',
      });
      windowLight(s, s.x(f), s.horizon - unit * 0.6, unit * 0.24, 1.3);
    }
  },
};
