import { groundPlane, ridge } from '../ground.ts';
import { streetLamp } from '../scenery/buildings.ts';
import { windowLight, windowView } from '../scenery/furniture.ts';
import { treeLine } from '../scenery/trees.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, OUTSIDE, type PlacePainter } from './place.ts';

export const train: PlacePainter = {
  ...INSIDE,
  horizon: 0.76,
  foot: 0.93,
  tall: 0.6,
  token: 'suitcase',
  back(s) {
    const { unit, b } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.horizon, ['#8a6a50', '#a8825e']),
    );
    for (let i = -1; i < 4; i++) {
      const x = s.w / 2 + (i - 1) * unit * 0.56;
      windowView(s, {
        moon: i === 1,
        x,
        y: s.horizon - unit * 0.5,
        w: unit * 0.44,
        h: unit * 0.32,
        view: 'hills',
        panes: 2,
        frame: '#d9c39a',
      });
    }
    b.rect(
      s.left,
      s.horizon - unit * 0.15,
      s.right - s.left,
      unit * 0.15,
      b.gradient(0, s.horizon - unit * 0.15, 0, s.horizon, ['#7a3c38', '#54282a']),
    );
    b.rect(s.left, s.horizon - unit * 0.158, s.right - s.left, unit * 0.014, '#d9b36a');
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, s.bottom, ['#5a4a48', '#7a6660', '#4a3c3c']),
    );
    b.rect(s.left, s.horizon, s.right - s.left, unit * 0.02, '#3a2c2e');
    b.path((c) => c.rect(s.left, s.h * 0.11, s.right - s.left, unit * 0.012), '#c9a45e');
    for (let x = s.left; x < s.right; x += unit * 0.03)
      b.line([x, s.h * 0.07, x, s.h * 0.11], unit * 0.003, '#c9a45e');
    const r = s.random('luggage');
    for (let i = 0; i < 5; i++) {
      const w = unit * r.range(0.1, 0.16);
      const x = s.x(0.06 + i * 0.21);
      b.rounded(
        x,
        s.h * 0.11 - unit * 0.075,
        w,
        unit * 0.075,
        unit * 0.01,
        r.pick(['#8a5234', '#3f5f6a', '#a8803c', '#6a3a40']),
      );
    }
  },
  main(s) {
    const { unit, b } = s;
    for (const f of [0.0, 0.34, 0.66, 1.0]) {
      const x = s.x(f);
      const y = s.horizon + unit * 0.07;
      b.groundShadow(x, y, unit * 0.15, unit * 0.022);
      b.rounded(
        x - unit * 0.06,
        y - unit * 0.36,
        unit * 0.12,
        unit * 0.3,
        unit * 0.04,
        b.gradient(x - unit * 0.06, 0, x + unit * 0.06, 0, ['#28505a', '#3f7a84', '#28505a']),
      );
      b.rounded(x - unit * 0.07, y - unit * 0.37, unit * 0.14, unit * 0.06, unit * 0.02, '#f0e6d0');
      b.rounded(x - unit * 0.13, y - unit * 0.13, unit * 0.26, unit * 0.07, unit * 0.024, '#3a727c');
      b.rect(x - unit * 0.12, y - unit * 0.065, unit * 0.24, unit * 0.065, '#1f3c44');
    }
    for (const f of [0.17, 0.5, 0.83]) {
      b.rounded(
        s.x(f) - unit * 0.03,
        s.h * 0.155,
        unit * 0.06,
        unit * 0.02,
        unit * 0.01,
        s.palette.lamp > 0.2 ? '!#ffe2a0' : '#efe2c4',
      );
      b.glow(s.x(f), s.h * 0.165, unit * 0.34, '#ffc765', 0.1 + 0.4 * s.palette.lamp);
      windowLight(s, s.x(f), s.horizon - unit * 0.42, unit * 0.3, 0.7);
    }
  },
};

export const station: PlacePainter = {
  ...OUTSIDE,
  horizon: 0.66,
  token: 'suitcase',
  far(s) {
    ridge(s, {
      y: s.horizon - s.unit * 0.06,
      swing: s.unit * 0.06,
      rough: 0.3,
      colour: '#7f909c',
      depth: 0.75,
      salt: 'st1',
    });
    treeLine(s, s.horizon, s.unit * 0.08, 0.6, 'leaf', 'st2');
  },
  main(s) {
    const { unit, b } = s;
    const y = s.horizon + unit * 0.08;
    b.rect(s.left, s.horizon - unit * 0.01, s.right - s.left, s.bottom - s.horizon, '#6f675f');
    carriage(s, s.x(0.5), y, unit);
    groundPlane(s, y + unit * 0.02, s.palette.snow ? '#dfe6f0' : '#b0a494', 'stone');
    b.rect(s.left, y + unit * 0.035, s.right - s.left, unit * 0.014, '#e6c44e');
    b.rect(s.left, y + unit * 0.02, s.right - s.left, unit * 0.008, '#7a7066');
    for (const f of [0.08, 0.92]) {
      const x = s.x(f);
      b.rect(
        x - unit * 0.014,
        s.h * 0.16,
        unit * 0.028,
        y + unit * 0.07 - s.h * 0.16,
        b.gradient(x - unit * 0.014, 0, x + unit * 0.014, 0, ['#2a4a48', '#4f7a74', '#244240']),
      );
      b.rounded(x - unit * 0.03, y + unit * 0.035, unit * 0.06, unit * 0.04, unit * 0.006, '#2a4a48');
      for (const k of [-1, 1])
        b.bend(
          [x, s.h * 0.3, x + k * unit * 0.03, s.h * 0.2, x + k * unit * 0.12, s.h * 0.17],
          unit * 0.01,
          '#356058',
        );
    }
    const cx = s.x(0.7);
    b.line([cx, s.h * 0.12, cx, s.h * 0.2], unit * 0.008, '#2a3c3c');
    b.circle(cx, s.h * 0.2 + unit * 0.06, unit * 0.062, '#2a3c3c');
    b.circle(cx, s.h * 0.2 + unit * 0.06, unit * 0.05, s.palette.lamp > 0.3 ? '!#fff4d0' : '#f4efe0');
    b.line(
      [
        cx,
        s.h * 0.2 + unit * 0.025,
        cx,
        s.h * 0.2 + unit * 0.06,
        cx + unit * 0.024,
        s.h * 0.2 + unit * 0.072,
      ],
      unit * 0.005,
      '#2a2024',
    );
    b.glow(cx, s.h * 0.2 + unit * 0.06, unit * 0.2, '#ffe6a8', 0.4 * s.palette.lamp);
    bench(s, s.x(0.24), y + unit * 0.09);
    streetLamp(s, s.x(0.4), y + unit * 0.06, unit * 0.36);
  },
  near(s) {
    const { unit, b } = s;
    b.polygon(
      [s.left, s.top, s.right, s.top, s.right, s.h * 0.1, s.left, s.h * 0.1],
      b.gradient(0, s.top, 0, s.h * 0.1, ['#2c4644', '#3f625c']),
    );
    for (let x = s.left; x < s.right; x += unit * 0.05)
      b.path((c) => c.arc(x + unit * 0.025, s.h * 0.1, unit * 0.025, 0, Math.PI), '#e6dcc0');
    b.rect(s.left, s.h * 0.09, s.right - s.left, unit * 0.014, '#22383a');
  },
};

function carriage(s: Stage, x: number, y: number, unit: number) {
  const { b } = s;
  const top = y - unit * 0.33;
  b.rect(s.left, y - unit * 0.02, s.right - s.left, unit * 0.03, '#3a3634');
  for (let i = -2; i <= 2; i++) {
    const cx = x + i * unit * 0.86;
    const w = unit * 0.83;
    b.rounded(
      cx - w / 2,
      top,
      w,
      unit * 0.3,
      unit * 0.03,
      b.gradient(0, top, 0, y - unit * 0.03, ['#e8dcc0', '#e8dcc0', '#8f3034', '#6a2228']),
    );
    b.rect(cx - w / 2, top + unit * 0.155, w, unit * 0.012, '#d9b04e');
    for (let k = 0; k < 5; k++) {
      const wx = cx - w * 0.42 + k * w * 0.18;
      b.rounded(
        wx,
        top + unit * 0.05,
        w * 0.12,
        unit * 0.085,
        unit * 0.008,
        s.palette.lamp > 0.3 ? '!#ffe09a' : '#5a7488',
      );
      if (s.palette.lamp > 0.3)
        b.glow(wx + w * 0.06, top + unit * 0.09, unit * 0.12, '#ffc765', 0.22 * s.palette.lamp);
    }
    b.rounded(cx + w * 0.4, top + unit * 0.04, w * 0.08, unit * 0.24, unit * 0.008, '#5a1c22');
    for (const k of [-0.32, -0.2, 0.2, 0.32]) b.circle(cx + k * w, y - unit * 0.018, unit * 0.028, '#2a2628');
    if (s.palette.snow) b.rounded(cx - w / 2, top - unit * 0.012, w, unit * 0.024, unit * 0.012, '#f4f7fc');
  }
}

function bench(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.groundShadow(x, y, unit * 0.13, unit * 0.014);
  b.at(x, y, unit * 0.1, () => {
    for (const k of [-0.9, 0.9]) b.line([k, 0, k, -0.9], 0.09, '#2e3038');
    for (const d of [-0.95, -0.76, -0.48]) b.rounded(-1.1, d, 2.2, 0.12, 0.04, '#8a5c3c');
  });
}
