import { shadeHex } from '../colour.ts';
import { beam } from '../light.ts';
import { framedPicture, roomShell, windowLight, windowView } from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

/** A hall of a museum: columns, gilded pictures, bones of a giant, a case of glass. */
export const museum: PlacePainter = {
  ...INSIDE,
  horizon: 0.7,
  tall: 0.46,
  token: 'vase',
  back(s) {
    const { b, unit } = s;
    roomShell(s, { wall: '#8f8f86', floor: '#a39684', floorKind: 'tiles', panel: '#6f6a62' });
    for (const f of [0.2, 0.8])
      windowView(s, {
        x: s.x(f) - unit * 0.09,
        y: s.horizon - unit * 0.68,
        w: unit * 0.18,
        h: unit * 0.24,
        view: 'none',
        panes: 2,
        frame: '#5c564c',
      });
    for (const [f, w, salt] of [
      [0.36, 0.17, 'p1'],
      [0.5, 0.22, 'p2'],
      [0.64, 0.17, 'p3'],
    ] as const)
      framedPicture(s, s.x(f), s.horizon - unit * 0.5, unit * w, unit * w * 0.78, salt);
    for (const f of [0.06, 0.28, 0.72, 0.94]) column(s, s.x(f));
    b.rect(s.left, s.top, s.right - s.left, Math.max(0, s.horizon - unit * 0.72 - s.top), '#b9b2a2');
    b.rect(s.left, s.horizon - unit * 0.73, s.right - s.left, unit * 0.026, '#d8d0bc');
  },
  main(s) {
    const { unit } = s;
    bones(s, s.x(0.5), s.horizon + unit * 0.05, unit * 0.62);
    glassCase(s, s.x(0.13), s.horizon + unit * 0.11);
    vase(s, s.x(0.88), s.horizon + unit * 0.1);
    for (const f of [0.2, 0.8]) windowLight(s, s.x(f), s.horizon - unit * 0.56, unit * 0.2, 0.8);
    rope(s, s.x(0.3), s.x(0.7), s.horizon + unit * 0.13);
  },
};

function column(s: Stage, x: number) {
  const { b, unit } = s;
  const w = unit * 0.075;
  b.rect(
    x - w / 2,
    s.top,
    w,
    s.horizon - s.top + unit * 0.03,
    b.gradient(x - w / 2, 0, x + w / 2, 0, ['#9a9284', '#ece6d8', '#f4f0e4', '#a69c8c']),
  );
  for (let i = 1; i < 5; i++)
    b.rect(x - w / 2 + (w * i) / 5, s.horizon - unit * 0.7, unit * 0.002, unit * 0.7, '#8a8274', 0.6);
  b.rect(x - w * 0.7, s.horizon - unit * 0.71, w * 1.4, unit * 0.03, '#d6cfbe');
  b.rect(x - w * 0.75, s.horizon + unit * 0.005, w * 1.5, unit * 0.035, '#c9c0ae');
}

/** The skeleton of a long-necked dinosaur on a plinth. */
function bones(s: Stage, x: number, y: number, w: number) {
  const { b } = s;
  b.groundShadow(x, y, w * 0.6, w * 0.05);
  b.rounded(x - w * 0.55, y - w * 0.07, w * 1.1, w * 0.08, w * 0.01, '#6a5c4c');
  b.rect(x - w * 0.55, y - w * 0.07, w * 1.1, w * 0.015, '#8a7a64');
  b.at(x, y - w * 0.07, w, () => {
    const bone = '#efe6cf';
    b.bend([0.2, -0.34, 0.34, -0.3, 0.44, -0.18, 0.54, -0.08], 0.018, bone);
    b.bend([-0.16, -0.33, 0.02, -0.38, 0.2, -0.34], 0.026, bone);
    b.bend([-0.16, -0.33, -0.28, -0.4, -0.34, -0.52, -0.36, -0.6], 0.022, bone);
    b.ellipse(-0.39, -0.61, 0.055, 0.026, bone, 1, 0.2);
    b.circle(-0.385, -0.62, 0.009, '#5a5044');
    for (let i = 0; i < 9; i++) {
      const px = -0.14 + i * 0.038;
      const drop = 0.16 - Math.abs(i - 3.6) * 0.014;
      b.bend([px, -0.35, px + 0.02, -0.35 + drop * 0.6, px - 0.012, -0.35 + drop], 0.01, bone);
    }
    for (const [px, lean] of [
      [-0.13, -0.03],
      [-0.08, 0.03],
      [0.17, -0.03],
      [0.22, 0.03],
    ] as const) {
      b.line([px, -0.31, px + lean, -0.17], 0.02, bone);
      b.line([px + lean, -0.17, px, 0], 0.016, bone);
      b.ellipse(px + 0.01, -0.006, 0.025, 0.01, bone);
    }
  });
}

function glassCase(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.groundShadow(x, y, unit * 0.1, unit * 0.016);
  b.rect(
    x - unit * 0.075,
    y - unit * 0.16,
    unit * 0.15,
    unit * 0.16,
    b.gradient(x - unit * 0.075, 0, x + unit * 0.075, 0, ['#4c4038', '#7a6a58', '#54463a']),
  );
  b.rect(x - unit * 0.08, y - unit * 0.17, unit * 0.16, unit * 0.014, '#c9a458');
  b.ellipse(x, y - unit * 0.2, unit * 0.03, unit * 0.035, '#d9b04e');
  b.ellipse(x, y - unit * 0.235, unit * 0.014, unit * 0.012, '#f0d88a');
  b.rect(x - unit * 0.07, y - unit * 0.31, unit * 0.14, unit * 0.14, '!#dff0f4', 0.2);
  b.line([x - unit * 0.05, y - unit * 0.29, x - unit * 0.02, y - unit * 0.19], unit * 0.006, '!#ffffff', 0.5);
}

function vase(s: Stage, x: number, y: number) {
  const { b, unit } = s;
  b.groundShadow(x, y, unit * 0.08, unit * 0.014);
  b.rect(x - unit * 0.055, y - unit * 0.14, unit * 0.11, unit * 0.14, '#d6cfbe');
  b.rect(x - unit * 0.065, y - unit * 0.15, unit * 0.13, unit * 0.016, '#ece6d8');
  b.at(x, y - unit * 0.15, unit * 0.16, () => {
    b.blob(
      [-0.12, 0, -0.3, -0.4, -0.12, -0.75, -0.2, -0.95, 0.2, -0.95, 0.12, -0.75, 0.3, -0.4, 0.12, 0],
      '#b45a3c',
    );
    b.rect(-0.26, -0.5, 0.52, 0.1, '#2c2226');
    b.rect(-0.2, -0.97, 0.4, 0.05, shadeHex('#b45a3c', -0.3));
  });
}

function rope(s: Stage, from: number, to: number, y: number) {
  const { b, unit } = s;
  const posts = [from, (from + to) / 2, to];
  for (const x of posts) {
    b.rect(x - unit * 0.004, y - unit * 0.1, unit * 0.008, unit * 0.1, '#c9a458');
    b.circle(x, y - unit * 0.105, unit * 0.009, '#e8cc7e');
    b.ellipse(x, y, unit * 0.02, unit * 0.005, '#a4843c');
  }
  for (let i = 0; i < 2; i++)
    b.bend(
      [
        posts[i]!,
        y - unit * 0.09,
        (posts[i]! + posts[i + 1]!) / 2,
        y - unit * 0.05,
        posts[i + 1]!,
        y - unit * 0.09,
      ],
      unit * 0.009,
      '#8f2f38',
    );
}

/** A boxing ring under its lamps, the crowd in the dark around it. */
export const ring: PlacePainter = {
  ...INSIDE,
  horizon: 0.6,
  foot: 0.88,
  tall: 0.46,
  token: 'bell',
  back(s) {
    const { b, unit } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.horizon, ['#14121c', '#241f2e', '#3a3040']),
    );
    const r = s.random('crowd');
    for (let row = 0; row < 4; row++) {
      const y = s.horizon - unit * (0.16 - row * 0.05);
      for (let x = s.left; x < s.right; x += unit * 0.055) {
        const px = x + r.range(0, 0.02) * unit + (row % 2) * unit * 0.03;
        const hex = r.pick(['#3c3446', '#4a3c44', '#34384a', '#443a3a']);
        b.ellipse(px, y + unit * 0.05, unit * 0.03, unit * 0.05, shadeHex(hex, row * 0.05));
        b.circle(px, y - unit * 0.008, unit * 0.017, shadeHex('#7a6058', -0.35 + row * 0.08));
      }
    }
    for (const f of [0.25, 0.5, 0.75]) {
      b.rect(s.x(f) - unit * 0.09, s.h * 0.055, unit * 0.18, unit * 0.02, '#4a4450');
      b.rect(s.x(f) - unit * 0.08, s.h * 0.055 + unit * 0.02, unit * 0.16, unit * 0.008, '!#fff4d0');
      b.glow(s.x(f), s.h * 0.08, unit * 0.4, '#ffe6b0', 0.5);
    }
  },
  main(s) {
    const { b, unit } = s;
    const y = s.horizon + unit * 0.03;
    const left = s.x(0.06);
    const right = s.x(0.94);
    b.polygon(
      [left, y, right, y, s.x(1.12), s.bottom, s.x(-0.12), s.bottom],
      b.gradient(0, y, 0, s.bottom, ['#cfc6b4', '#e2dac8', '#a89e8c']),
    );
    b.ellipse(s.x(0.5), s.foot, unit * 0.2, unit * 0.05, '#b4493e', 0.45);
    for (const f of [0.25, 0.5, 0.75])
      beam(s, s.x(f), s.h * 0.08, Math.PI / 2, unit * 0.85, 0.24, '#fff0c8', 0.16);
    for (const [x, hex] of [
      [left, '#b8342e'],
      [right, '#2f5d9a'],
    ] as const) {
      b.rect(x - unit * 0.014, y - unit * 0.3, unit * 0.028, unit * 0.31, '#3c3840');
      for (let i = 0; i < 3; i++)
        b.rounded(
          x - unit * 0.026,
          y - unit * (0.285 - i * 0.085),
          unit * 0.052,
          unit * 0.05,
          unit * 0.008,
          hex,
        );
    }
    for (const [i, hex] of ['#c8443a', '#ece6da', '#3c6cae'].entries()) {
      const ry = y - unit * (0.262 - i * 0.085);
      b.bend([left, ry, s.x(0.5), ry + unit * 0.012, right, ry], unit * 0.011, hex);
      b.line([left, ry, s.x(-0.14), ry + unit * (0.2 - i * 0.02)], unit * 0.013, hex);
      b.line([right, ry, s.x(1.14), ry + unit * (0.2 - i * 0.02)], unit * 0.013, hex);
    }
  },
};
