import { mixHex, shadeHex } from '../colour.ts';
import { beam } from '../light.ts';
import { roomShell, windowLight, windowView } from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

export const church: PlacePainter = {
  ...INSIDE,
  horizon: 0.72,
  tall: 0.44,
  token: 'candle',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#a89a8c', floor: '#8a7f78', floorKind: 'tiles', pattern: 'stone' });
    for (const f of [0.22, 0.5, 0.78]) {
      const w = unit * (f === 0.5 ? 0.22 : 0.13);
      const h = unit * (f === 0.5 ? 0.56 : 0.42);
      stainedGlass(s, s.x(f), s.horizon - unit * 0.14, w, h, `glass${f}`);
    }
    for (const f of [0.06, 0.36, 0.64, 0.94]) {
      const x = s.x(f);
      b.rect(
        x - unit * 0.035,
        s.top,
        unit * 0.07,
        s.horizon - s.top + unit * 0.04,
        b.gradient(x - unit * 0.035, 0, x + unit * 0.035, 0, ['#7a6e66', '#c4b8a8', '#83766c']),
      );
      b.rect(x - unit * 0.05, s.horizon - unit * 0.0, unit * 0.1, unit * 0.045, '#94877c');
    }
    for (let i = 0; i < 3; i++) {
      const x0 = s.x([0.06, 0.36, 0.64][i]!);
      const x1 = s.x([0.36, 0.64, 0.94][i]!);
      b.arc((x0 + x1) / 2, s.h * 0.2, (x1 - x0) / 2, Math.PI, Math.PI * 2, unit * 0.03, '#c4b8a8');
    }
  },
  main(s) {
    const { unit, b } = s;
    const x = s.x(0.5);
    const y = s.horizon + unit * 0.05;
    b.blob(
      [
        x - unit * 0.08,
        y - unit * 0.02,
        x + unit * 0.08,
        y - unit * 0.02,
        x + unit * 0.3,
        s.bottom + 30,
        x - unit * 0.3,
        s.bottom + 30,
      ],
      '#8f2f38',
      0.9,
    );
    b.rounded(x - unit * 0.17, y - unit * 0.15, unit * 0.34, unit * 0.15, unit * 0.006, '#d8cdb8');
    b.rect(x - unit * 0.18, y - unit * 0.165, unit * 0.36, unit * 0.05, '#f4eee2');
    b.line([x, y - unit * 0.165, x, y - unit * 0.28], unit * 0.011, '#d9b04e');
    b.line([x - unit * 0.035, y - unit * 0.245, x + unit * 0.035, y - unit * 0.245], unit * 0.011, '#d9b04e');
    for (const k of [-0.13, 0.13]) {
      b.rect(x + k * unit - unit * 0.006, y - unit * 0.22, unit * 0.012, unit * 0.055, '#f4eedd');
      b.circle(x + k * unit, y - unit * 0.235, unit * 0.009, '!#ffe08a');
      b.glow(x + k * unit, y - unit * 0.235, unit * 0.22, '#ffc050', 0.5);
    }
    for (const k of [-1, 1]) {
      for (let i = 0; i < 3; i++) {
        const py = s.horizon + unit * (0.075 + i * 0.065);
        const px = x + k * unit * (0.4 + i * 0.09);
        const w = unit * (0.3 + i * 0.05);
        b.groundShadow(px, py, w * 0.55, unit * 0.014);
        b.rounded(
          px - w / 2,
          py - unit * (0.11 + i * 0.01),
          w,
          unit * 0.07,
          unit * 0.008,
          b.gradient(0, py - unit * 0.11, 0, py - unit * 0.04, ['#8a5a38', '#5e3c28']),
        );
        b.rounded(px - w / 2, py - unit * 0.05, w, unit * 0.05, unit * 0.006, '#70482e');
      }
    }
    for (const f of [0.22, 0.78])
      beam(
        s,
        s.x(f),
        s.horizon - unit * 0.5,
        Math.PI / 2 + (f < 0.5 ? -0.4 : 0.4),
        unit * 0.8,
        0.13,
        '#ffe2b0',
        0.2 * (1 - s.outside.lamp * 0.6),
      );
  },
};

function stainedGlass(s: Stage, x: number, foot: number, w: number, h: number, salt: string) {
  const { b } = s;
  const r = s.random(salt);
  const lit = 1 - s.outside.lamp * 0.55;
  b.arch(x, foot + w * 0.05, w * 1.16, h + w * 0.12, '#6f645c');
  b.archPath(x, foot, w, h);
  b.within(() => {
    b.rect(x - w / 2, foot - h, w, h, '!#2a3460');
    for (let i = 0; i < 7; i++)
      for (let k = 0; k < 3; k++) {
        const hex = r.pick(['#d8484a', '#e8b04a', '#4a8ad0', '#5fb07a', '#9a5fc0', '#e8d8a8']);
        b.rect(
          x - w / 2 + (k * w) / 3 + w * 0.02,
          foot - h + (i * h) / 7 + h * 0.008,
          w / 3 - w * 0.04,
          h / 7 - h * 0.016,
          `!${mixHex('#1c2040', hex, lit)}`,
        );
      }
    b.circle(x, foot - h * 0.66, w * 0.26, `!${mixHex('#1c2040', '#f4dc8c', lit)}`);
    b.circle(x, foot - h * 0.66, w * 0.15, `!${mixHex('#1c2040', '#d8484a', lit)}`);
  });
  b.glow(x, foot - h * 0.5, w * 1.6, '#ffd9a0', 0.16 * lit);
}

export const stage: PlacePainter = {
  ...INSIDE,
  horizon: 0.74,
  foot: 0.89,
  tall: 0.46,
  token: 'microphone',
  back(s) {
    const { unit, b } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.horizon, ['#2a1f3c', '#4a3560']),
    );
    for (let x = s.left; x < s.right; x += unit * 0.11)
      b.rect(
        x,
        s.top,
        unit * 0.11,
        s.horizon - s.top,
        b.gradient(x, 0, x + unit * 0.11, 0, ['#3c2a52', '#5f4680', '#3c2a52']),
        1,
      );
    b.rect(
      s.left,
      s.horizon,
      s.right - s.left,
      s.bottom - s.horizon,
      b.gradient(0, s.horizon, 0, s.bottom, ['#a8744a', '#6a4230']),
    );
    const c = b.ctx;
    c.beginPath();
    for (let k = -16; k <= 16; k++) {
      c.moveTo(s.w / 2 + k * unit * 0.08, s.horizon);
      c.lineTo(s.w / 2 + k * unit * 0.13, s.bottom);
    }
    b.stroke(unit * 0.0024, '#4a2c20', 0.5);
  },
  main(s) {
    const { unit, b } = s;
    for (const [f, hex] of [
      [0.26, '#ffe6b0'],
      [0.5, '#fff4dc'],
      [0.74, '#ffd0c0'],
    ] as const) {
      const x = s.x(f);
      const to = s.w / 2 + (x - s.w / 2) * 0.4;
      beam(s, x, s.top - unit * 0.02, Math.atan2(s.foot - s.top, to - x), unit * 1.05, 0.13, hex, 0.42);
      b.at(to, s.foot, 1, () => {
        b.ctx.scale(1, 0.18);
        b.glow(0, 0, unit * 0.3, hex, 0.5);
      });
    }
  },
  near(s) {
    const { unit, b } = s;
    const hex = '#8f2430';
    for (const k of [-1, 1]) {
      const x = k < 0 ? s.left : s.right;
      for (let i = 0; i < 4; i++) {
        const w = unit * 0.07;
        const px = k < 0 ? x + i * w : x - (i + 1) * w;
        b.path(
          (c) => {
            c.moveTo(px, s.top);
            c.lineTo(px + w, s.top);
            c.quadraticCurveTo(
              px + w - k * i * unit * 0.012,
              s.h * 0.6,
              px + w - k * i * unit * 0.02,
              s.bottom,
            );
            c.lineTo(px - k * i * unit * 0.02, s.bottom);
            c.quadraticCurveTo(px - k * i * unit * 0.012, s.h * 0.6, px, s.top);
          },
          b.gradient(px, 0, px + w, 0, [shadeHex(hex, -0.4), hex, shadeHex(hex, -0.3)]),
        );
      }
    }
    for (let x = s.left; x < s.right; x += unit * 0.16) {
      b.path(
        (c) => {
          c.moveTo(x, s.top);
          c.lineTo(x + unit * 0.16, s.top);
          c.lineTo(x + unit * 0.16, s.h * 0.04);
          c.quadraticCurveTo(x + unit * 0.08, s.h * 0.12, x, s.h * 0.04);
        },
        b.gradient(0, s.top, 0, s.h * 0.1, [shadeHex(hex, -0.3), hex]),
      );
      b.bend(
        [x, s.h * 0.04, x + unit * 0.08, s.h * 0.12, x + unit * 0.16, s.h * 0.04],
        unit * 0.006,
        '#d9b04e',
      );
    }
    const r = s.random('crowd');
    b.path((c) => {
      for (let x = s.left; x < s.right; x += unit * 0.085) {
        const q = unit * r.range(0.03, 0.038);
        const y = s.bottom - unit * r.range(0.015, 0.04);
        c.moveTo(x + q, y);
        c.arc(x, y, q, 0, Math.PI * 2);
        c.rect(x - q * 1.5, y + q * 0.8, q * 3, unit * 0.1);
      }
    }, '!#140d1c');
  },
};

export const courtroom: PlacePainter = {
  ...INSIDE,
  token: 'book',
  back(s) {
    const { unit, b } = s;
    roomShell(s, { wall: '#c4ab84', floor: '#7f5438', floorKind: 'planks', panel: '#6e452c' });
    for (const f of [0.1, 0.9])
      windowView(s, {
        moon: f === 0.9,
        x: s.x(f),
        y: s.horizon - unit * 0.62,
        w: unit * 0.17,
        h: unit * 0.38,
        arched: true,
        view: 'town',
      });
    for (const f of [0.26, 0.74]) {
      const x = s.x(f);
      b.rect(
        x - unit * 0.03,
        s.top,
        unit * 0.06,
        s.horizon - s.top,
        b.gradient(x - unit * 0.03, 0, x + unit * 0.03, 0, ['#b8a688', '#f0e6d0', '#bfae90']),
      );
    }
    b.circle(s.x(0.5), s.horizon - unit * 0.5, unit * 0.07, '#d9b45a');
    b.circle(s.x(0.5), s.horizon - unit * 0.5, unit * 0.058, '#8a6230');
    b.line([s.x(0.5), s.horizon - unit * 0.545, s.x(0.5), s.horizon - unit * 0.465], unit * 0.006, '#e6c86a');
    b.line(
      [s.x(0.5) - unit * 0.035, s.horizon - unit * 0.53, s.x(0.5) + unit * 0.035, s.horizon - unit * 0.53],
      unit * 0.005,
      '#e6c86a',
    );
    for (const k of [-1, 1])
      b.path(
        (c) => c.arc(s.x(0.5) + k * unit * 0.035, s.horizon - unit * 0.505, unit * 0.017, 0, Math.PI),
        '#e6c86a',
      );
  },
  main(s) {
    const { unit, b } = s;
    const x = s.x(0.5);
    const wood = '#7a4a2c';
    const desk = (dx: number, y: number, w: number, h: number) => {
      b.groundShadow(x + dx, y, w * 0.56, unit * 0.02);
      b.rect(
        x + dx - w / 2,
        y - h,
        w,
        h,
        b.gradient(0, y - h, 0, y, [shadeHex(wood, 0.1), shadeHex(wood, -0.26)]),
      );
      const n = Math.max(2, Math.round(w / (unit * 0.13)));
      for (let i = 0; i < n; i++)
        b.rounded(
          x + dx - w / 2 + (i + 0.1) * (w / n),
          y - h * 0.82,
          (w / n) * 0.8,
          h * 0.68,
          unit * 0.006,
          shadeHex(wood, -0.2),
        );
      b.rounded(
        x + dx - w * 0.52,
        y - h - unit * 0.012,
        w * 1.04,
        unit * 0.028,
        unit * 0.006,
        shadeHex(wood, 0.22),
      );
    };
    b.rounded(x - unit * 0.06, s.horizon - unit * 0.36, unit * 0.12, unit * 0.2, unit * 0.03, '#5a2428');
    desk(0, s.horizon + unit * 0.06, unit * 0.56, unit * 0.26);
    desk(unit * 0.42, s.horizon + unit * 0.08, unit * 0.2, unit * 0.2);
    desk(-unit * 0.46, s.horizon + unit * 0.12, unit * 0.34, unit * 0.16);
    b.rounded(x + unit * 0.05, s.horizon - unit * 0.235, unit * 0.07, unit * 0.022, unit * 0.008, '#8a5a34');
    b.line(
      [x + unit * 0.12, s.horizon - unit * 0.222, x + unit * 0.17, s.horizon - unit * 0.225],
      unit * 0.007,
      '#8a5a34',
    );
    for (const f of [0.1, 0.9]) windowLight(s, s.x(f), s.horizon - unit * 0.55, unit * 0.2);
  },
};

export const prison: PlacePainter = {
  ...INSIDE,
  token: 'key',
  back(s) {
    const { unit } = s;
    roomShell(s, { wall: '#6f7276', floor: '#5f6266', floorKind: 'stone', pattern: 'stone' });
    windowView(s, {
      x: s.x(0.62),
      y: s.horizon - unit * 0.58,
      w: unit * 0.2,
      h: unit * 0.17,
      bars: true,
      frame: '#54585c',
      view: 'none',
      panes: 1,
    });
  },
  main(s) {
    const { unit, b } = s;
    const x = s.x(0.2);
    const y = s.horizon + unit * 0.08;
    b.groundShadow(x, y, unit * 0.3, unit * 0.03);
    for (const k of [-0.22, 0.22])
      b.rect(x + k * unit - unit * 0.008, y - unit * 0.12, unit * 0.016, unit * 0.12, '#3a3d42');
    b.rounded(x - unit * 0.25, y - unit * 0.15, unit * 0.5, unit * 0.04, unit * 0.008, '#8a8478');
    b.rounded(x - unit * 0.24, y - unit * 0.18, unit * 0.11, unit * 0.04, unit * 0.016, '#b8b2a4');
    const c = b.ctx;
    c.beginPath();
    for (let i = 0; i < 14; i++) {
      const tx = s.x(0.36) + (i % 5) * unit * 0.014 + Math.floor(i / 5) * unit * 0.09;
      c.moveTo(tx, s.horizon - unit * 0.34);
      c.lineTo(tx, s.horizon - unit * 0.29);
    }
    b.stroke(unit * 0.003, '#c9c8c2', 0.6);
    beam(s, s.x(0.62), s.horizon - unit * 0.5, Math.PI / 2 + 0.45, unit * 0.95, 0.13, '#e6ecff', 0.24);
  },
  near(s) {
    const { unit, b } = s;
    const bars = [0.02, 0.09, 0.16, 0.84, 0.91, 0.98];
    for (const f of bars) {
      const x = s.x(f);
      b.rect(
        x - unit * 0.011,
        s.top,
        unit * 0.022,
        s.bottom - s.top,
        b.gradient(x - unit * 0.011, 0, x + unit * 0.011, 0, ['#1d1f24', '#5a5f68', '#1d1f24']),
      );
    }
    b.rect(s.left, s.h * 0.1, s.x(0.19) - s.left, unit * 0.028, '#2a2d33');
    b.rect(s.x(0.81), s.h * 0.1, s.right - s.x(0.81), unit * 0.028, '#2a2d33');
  },
};
