import { shadeHex } from '../colour.ts';
import { beam } from '../light.ts';
import { roomShell, windowLight, windowView } from '../scenery/furniture.ts';
import { skyPatch } from '../sky.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

/** A vaulted cellar: barrels, shelves, one bulb or torch, light from a grating. */
export const cellar: PlacePainter = {
  ...INSIDE,
  token: 'barrel',
  back(s) {
    const { b, unit } = s;
    roomShell(s, { wall: '#6f645c', floor: '#5c524a', floorKind: 'stone', pattern: 'stone' });
    for (const f of [0.18, 0.5, 0.82]) {
      const x = s.x(f);
      b.archPath(x, s.horizon, unit * 0.42, unit * 0.58);
      b.stroke(unit * 0.05, '#4c433e');
      b.archPath(x, s.horizon, unit * 0.38, unit * 0.56);
      b.fill(b.gradient(0, s.horizon - unit * 0.5, 0, s.horizon, ['#2e2830', '#463c3c']));
    }
    const gx = s.x(0.5);
    const gy = s.horizon - unit * 0.6;
    b.roundedPath(gx - unit * 0.1, gy, unit * 0.2, unit * 0.07, unit * 0.01);
    b.within(() => skyPatch(b, s.outside, gx - unit * 0.1, gy, unit * 0.2, unit * 0.07));
    for (let i = 0; i <= 5; i++)
      b.rect(gx - unit * 0.1 + i * unit * 0.04, gy, unit * 0.007, unit * 0.07, '#2a2628');
    beam(s, gx, gy + unit * 0.05, Math.PI / 2 - 0.2, unit * 0.6, 0.16, '#dfe4ff', 0.16);
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('barrels');
    for (const [f, q] of [
      [0.05, 1],
      [0.15, 0.86],
      [0.9, 1.05],
    ] as const)
      cask(s, s.x(f), s.horizon + unit * 0.1, unit * 0.16 * q);
    cask(s, s.x(0.1), s.horizon - unit * 0.03, unit * 0.14);
    const x = s.x(0.78);
    for (const y of [0.16, 0.3]) {
      b.rect(x - unit * 0.14, s.horizon - unit * y, unit * 0.28, unit * 0.014, '#6a4a34');
      for (let i = 0; i < 6; i++)
        b.rounded(
          x - unit * 0.125 + i * unit * 0.044,
          s.horizon - unit * (y + 0.07),
          unit * 0.026,
          unit * 0.07,
          unit * 0.008,
          r.pick(['#3f5a4a', '#6a3a3a', '#8a7a54', '#4a4a5a']),
        );
    }
    const lx = s.x(0.34);
    const ly = s.horizon - unit * 0.3;
    b.line([lx, s.top, lx, ly], unit * 0.004, '#241e20');
    b.circle(lx, ly + unit * 0.014, unit * 0.016, '!#ffdf9a');
    b.glow(lx, ly, unit * 0.75, '#ffb85a', 0.55);
  },
};

function cask(s: Stage, x: number, y: number, h: number) {
  const { b } = s;
  b.groundShadow(x, y, h * 0.6, h * 0.1, 0.5);
  b.blob(
    [
      x - h * 0.36,
      y,
      x - h * 0.5,
      y - h * 0.5,
      x - h * 0.36,
      y - h,
      x + h * 0.36,
      y - h,
      x + h * 0.5,
      y - h * 0.5,
      x + h * 0.36,
      y,
    ],
    b.gradient(x - h * 0.5, 0, x + h * 0.5, 0, ['#5c3c28', '#8a5c38', '#6a4630']),
  );
  for (const k of [0.24, 0.76])
    b.bend([x - h * 0.45, y - h * k, x, y - h * (k - 0.05), x + h * 0.45, y - h * k], h * 0.05, '#3a3436');
}

/** Inside a submarine: a ribbed hull, pipes and wheels, dials, a periscope, red light after dark. */
export const submarine: PlacePainter = {
  ...INSIDE,
  horizon: 0.74,
  tall: 0.52,
  token: 'wheel',
  back(s) {
    const { b, unit } = s;
    const night = s.outside.lamp > 0.5;
    const hull = night ? '#6a5450' : '#6f7f7c';
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.horizon, [shadeHex(hull, -0.45), hull, shadeHex(hull, -0.2)]),
    );
    for (let i = -4; i <= 4; i++) {
      const x = s.w / 2 + i * unit * 0.3;
      b.bend(
        [x - unit * 0.02, s.top, x + unit * 0.03, s.h * 0.35, x, s.horizon],
        unit * 0.03,
        shadeHex(hull, -0.28),
      );
      b.bend(
        [x - unit * 0.03, s.top, x + unit * 0.02, s.h * 0.35, x - unit * 0.01, s.horizon],
        unit * 0.006,
        shadeHex(hull, 0.25),
      );
    }
    for (const [dy, w, hex] of [
      [0.08, 0.034, '#7c4a3a'],
      [0.14, 0.02, '#8c8a6a'],
      [0.19, 0.026, '#4f6a6a'],
    ] as const) {
      b.line([s.left, s.h * dy, s.right, s.h * dy], unit * w, shadeHex(hex, -0.2));
      b.line(
        [s.left, s.h * dy - unit * w * 0.2, s.right, s.h * dy - unit * w * 0.2],
        unit * w * 0.25,
        shadeHex(hex, 0.3),
      );
    }
    const r = s.random('dials');
    for (let i = 0; i < 11; i++) {
      const x = s.x(0.04 + i * 0.092);
      const y = s.horizon - unit * (0.3 + (i % 3) * 0.055);
      if (Math.abs(x - s.x(0.5)) < unit * 0.1) continue;
      const q = unit * r.range(0.022, 0.036);
      b.circle(x, y, q * 1.25, '#2a2a2c');
      b.circle(x, y, q, '#efe6cc');
      const a = r.range(-2.6, 0.4);
      b.line([x, y, x + Math.cos(a) * q * 0.8, y + Math.sin(a) * q * 0.8], q * 0.14, '#a02c2c');
    }
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, s.bottom, ['#3c4242', '#565e5c', '#2c3030']),
    );
    for (let i = 0; i < 24; i++)
      b.line(
        [s.left + i * unit * 0.1, s.horizon, s.left + i * unit * 0.1 - unit * 0.1, s.bottom],
        unit * 0.004,
        '#22282a',
        0.7,
      );
    const lamp = night ? '#ff4a38' : '#ffe0a0';
    for (const f of [0.2, 0.8]) {
      b.rounded(s.x(f) - unit * 0.03, s.h * 0.225, unit * 0.06, unit * 0.03, unit * 0.012, `!${lamp}`);
      b.glow(s.x(f), s.h * 0.25, unit * 0.8, lamp, night ? 0.5 : 0.3);
    }
  },
  main(s) {
    const { b, unit } = s;
    const x = s.x(0.5);
    const brass = b.gradient(x - unit * 0.03, 0, x + unit * 0.03, 0, ['#6a5230', '#d9b468', '#7a6038']);
    b.rect(x - unit * 0.026, s.top, unit * 0.052, s.horizon - unit * 0.22 - s.top, brass);
    b.rounded(x - unit * 0.05, s.horizon - unit * 0.3, unit * 0.1, unit * 0.14, unit * 0.02, '#4a4a44');
    for (const k of [-1, 1])
      b.line(
        [x, s.horizon - unit * 0.2, x + k * unit * 0.1, s.horizon - unit * 0.18],
        unit * 0.018,
        '#2a2a2a',
      );
    b.rect(x - unit * 0.02, s.horizon - unit * 0.16, unit * 0.04, unit * 0.2, brass);
    for (const [f, q] of [
      [0.14, 0.07],
      [0.88, 0.085],
    ] as const) {
      const wx = s.x(f);
      const wy = s.horizon - unit * 0.12;
      b.arc(wx, wy, unit * q, 0, Math.PI * 2, unit * 0.014, '#a8382c');
      for (let i = 0; i < 3; i++)
        b.line(
          [
            wx - Math.cos(i * 1.05) * unit * q,
            wy - Math.sin(i * 1.05) * unit * q,
            wx + Math.cos(i * 1.05) * unit * q,
            wy + Math.sin(i * 1.05) * unit * q,
          ],
          unit * 0.008,
          '#8a2c24',
        );
      b.circle(wx, wy, unit * 0.016, '#5a2020');
    }
    for (const f of [0.3, 0.7]) {
      const cx = s.x(f);
      b.polygon(
        [
          cx - unit * 0.13,
          s.horizon + unit * 0.06,
          cx - unit * 0.11,
          s.horizon - unit * 0.11,
          cx + unit * 0.11,
          s.horizon - unit * 0.11,
          cx + unit * 0.13,
          s.horizon + unit * 0.06,
        ],
        b.gradient(0, s.horizon - unit * 0.11, 0, s.horizon + unit * 0.06, ['#6a7470', '#343a3a']),
      );
      b.circle(cx, s.horizon - unit * 0.045, unit * 0.05, '#0c2018');
      b.circle(cx, s.horizon - unit * 0.045, unit * 0.044, '!#1f6a48', 0.9);
      b.line(
        [cx, s.horizon - unit * 0.045, cx + unit * 0.03, s.horizon - unit * 0.075],
        unit * 0.004,
        '!#9affc8',
      );
      b.glow(cx, s.horizon - unit * 0.045, unit * 0.14, '#4affa8', 0.28);
    }
  },
};

/** The lamp room of a lighthouse: the great lens, panes all round, the sea far below. */
export const lighthouse: PlacePainter = {
  ...INSIDE,
  horizon: 0.72,
  tall: 0.5,
  token: 'lamp',
  back(s) {
    const { b, unit } = s;
    const sill = s.horizon - unit * 0.16;
    skyPatch(b, s.outside, s.left, s.top, s.right - s.left, sill - s.top);
    const sea = s.outside.lamp > 0.6 ? '!#16223e' : '!#3f7896';
    b.rect(s.left, sill - unit * 0.13, s.right - s.left, unit * 0.13, sea);
    for (let i = 0; i < 16; i++) {
      const r = s.random(`swell${i}`);
      const x = r.range(s.left, s.right);
      const y = sill - unit * r.range(0.01, 0.12);
      b.line([x, y, x + unit * r.range(0.02, 0.08), y], unit * 0.003, '!#dfeaf4', 0.35);
    }
    for (let i = -3; i <= 4; i++) {
      const x = s.w / 2 + (i - 0.5) * unit * 0.34;
      b.rect(x - unit * 0.011, s.top, unit * 0.022, sill - s.top, '#3a3a40');
      b.line([x, s.h * 0.4, x + unit * 0.34, s.h * 0.12], unit * 0.008, '#3a3a40');
    }
    b.rect(s.left, s.h * 0.4, s.right - s.left, unit * 0.012, '#3a3a40');
    b.polygon(
      [s.left, s.top, s.right, s.top, s.right, s.h * 0.02, s.w / 2, s.h * 0.11, s.left, s.h * 0.02],
      b.gradient(0, s.top, 0, s.h * 0.1, ['#4a2426', '#7a3a36']),
    );
    b.rect(
      s.left,
      sill,
      s.right - s.left,
      s.horizon - sill,
      b.gradient(0, sill, 0, s.horizon, ['#d8cfc0', '#a89c8c']),
    );
    b.rect(s.left, sill - unit * 0.012, s.right - s.left, unit * 0.026, '#8a4038');
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, s.bottom, ['#5a5450', '#7a726a', '#4a4440']),
    );
    const c = b.ctx;
    c.beginPath();
    for (let i = 0; i < 13; i++) {
      c.moveTo(s.w / 2 + (i - 6) * unit * 0.2, s.horizon);
      c.lineTo(s.w / 2 + (i - 6) * unit * 0.44, s.bottom);
    }
    b.stroke(unit * 0.003, '#3a3430', 0.7);
  },
  main(s) {
    const { b, unit } = s;
    const x = s.x(0.5);
    const y = s.horizon + unit * 0.03;
    b.groundShadow(x, y, unit * 0.3, unit * 0.03, 0.5);
    b.polygon(
      [
        x - unit * 0.13,
        y,
        x - unit * 0.09,
        y - unit * 0.16,
        x + unit * 0.09,
        y - unit * 0.16,
        x + unit * 0.13,
        y,
      ],
      b.gradient(x - unit * 0.13, 0, x + unit * 0.13, 0, ['#2c3a34', '#5a7064', '#2c3a34']),
    );
    b.rounded(x - unit * 0.17, y - unit * 0.185, unit * 0.34, unit * 0.03, unit * 0.01, '#b8904a');
    const on = s.outside.lamp > 0.35;
    const cy = y - unit * 0.38;
    if (on) b.glow(x, cy, unit * 0.85, '#ffe09a', 0.6);
    b.ellipse(x, cy, unit * 0.15, unit * 0.2, on ? '!#fff0c0' : '#c8d8d8', 0.92);
    for (let i = -4; i <= 4; i++) {
      const w = Math.sqrt(1 - (i / 5) ** 2) * unit * 0.15;
      b.bend(
        [x - w, cy + i * unit * 0.038, x, cy + i * unit * 0.038 + unit * 0.012, x + w, cy + i * unit * 0.038],
        unit * 0.006,
        on ? '!#d9a84e' : '#8aa0a0',
        0.85,
      );
    }
    for (const k of [-0.15, -0.05, 0.05, 0.15])
      b.line([x + k * unit, cy - unit * 0.16, x + k * unit, cy + unit * 0.18], unit * 0.006, '#8a6a34');
    b.polygon(
      [x - unit * 0.12, cy - unit * 0.18, x + unit * 0.12, cy - unit * 0.18, x, cy - unit * 0.27],
      '#8a6a34',
    );
    if (on)
      for (const k of [-1, 1])
        beam(s, x + k * unit * 0.1, cy, k > 0 ? -0.04 : Math.PI + 0.04, unit * 1.2, 0.14, '#ffe6a8', 0.3);
  },
};

/** A barn: timber, hay, a great open door, light through the boards. */
export const barn: PlacePainter = {
  ...INSIDE,
  horizon: 0.7,
  tall: 0.46,
  token: 'bucket',
  back(s) {
    const { b, unit } = s;
    roomShell(s, { wall: '#8a5c3c', floor: '#c9a45c', floorKind: 'plain' });
    const c = b.ctx;
    c.beginPath();
    for (let x = s.left; x < s.right; x += unit * 0.085) {
      c.moveTo(x, s.top);
      c.lineTo(x, s.horizon);
    }
    b.stroke(unit * 0.005, '#54341f', 0.8);
    const x = s.x(0.6);
    const w = unit * 0.5;
    const y0 = s.horizon - unit * 0.52;
    windowView(s, { x, y: y0, w, h: unit * 0.52, frame: '#6a4428', view: 'hills', panes: 1 });
    b.rect(x - w / 2 - unit * 0.02, y0 + unit * 0.2, w + unit * 0.04, unit * 0.06, '#8a5c3c', 0);
    for (const k of [-1, 1]) {
      const dx = x + k * w * 0.76;
      b.rect(
        dx - w * 0.24,
        y0,
        w * 0.48,
        unit * 0.54,
        b.gradient(0, y0, 0, s.horizon, ['#9a4034', '#74302a']),
      );
      b.line(
        [dx - w * 0.22, y0 + unit * 0.02, dx + w * 0.22, s.horizon - unit * 0.02],
        unit * 0.02,
        '#e2cfae',
      );
      b.line(
        [dx + w * 0.22, y0 + unit * 0.02, dx - w * 0.22, s.horizon - unit * 0.02],
        unit * 0.02,
        '#e2cfae',
      );
    }
    for (const f of [0.06, 0.94])
      b.rect(s.x(f) - unit * 0.03, s.top, unit * 0.06, s.horizon - s.top, '#5c3a24');
    b.rect(s.left, s.h * 0.08, s.right - s.left, unit * 0.05, '#5c3a24');
    for (const f of [0.06, 0.94]) {
      const k = f < 0.5 ? 1 : -1;
      b.line([s.x(f), s.h * 0.3, s.x(f) + k * unit * 0.2, s.h * 0.1], unit * 0.034, '#5c3a24');
    }
  },
  main(s) {
    const { b, unit } = s;
    const r = s.random('hay');
    for (const [f, w, h] of [
      [0.1, 0.3, 0.2],
      [0.26, 0.22, 0.12],
      [0.97, 0.28, 0.2],
    ] as const) {
      const x = s.x(f);
      const y = s.horizon + unit * 0.06;
      b.groundShadow(x, y, unit * w * 0.6, unit * 0.02);
      b.rounded(
        x - (unit * w) / 2,
        y - unit * h,
        unit * w,
        unit * h,
        unit * 0.016,
        b.gradient(0, y - unit * h, 0, y, ['#ecca74', '#c2953f']),
      );
      for (let i = 0; i < 26; i++) {
        const hx = x + unit * w * r.range(-0.48, 0.44);
        const hy = y - unit * h * r.range(0.03, 0.97);
        b.line(
          [hx, hy, hx + unit * r.range(0.01, 0.04), hy + unit * r.range(-0.008, 0.008)],
          unit * 0.003,
          '#a87a2e',
          0.7,
        );
      }
      for (const k of [-0.25, 0.25])
        b.line([x + unit * w * k, y - unit * h, x + unit * w * k, y], unit * 0.005, '#7a5a2a', 0.8);
    }
    for (let i = 0; i < 90; i++) {
      const x = r.range(s.left, s.right);
      const y = s.horizon + (s.bottom - s.horizon) * r.next();
      b.line(
        [x, y, x + unit * r.range(-0.03, 0.03), y + unit * r.range(-0.006, 0.006)],
        unit * 0.003,
        '#f0d890',
        0.6,
      );
    }
    windowLight(s, s.x(0.6), s.horizon - unit * 0.48, unit * 0.5, 1.2);
  },
};
