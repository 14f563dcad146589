import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';

const metal = (b: Brush, x0: number, x1: number, hex: string) =>
  b.gradient(x0, 0, x1, 0, [shadeHex(hex, -0.3), shadeHex(hex, 0.3), shadeHex(hex, -0.2)]);

function lantern(b: Brush) {
  b.arc(0, -0.86, 0.16, Math.PI, Math.PI * 2, 0.05, '#4a3a2c');
  b.polygon([-0.28, -0.74, 0, -0.94, 0.28, -0.74], '#4a3a2c');
  b.rect(-0.22, -0.74, 0.44, 0.6, '!#ffe7a0');
  b.ellipse(0, -0.4, 0.08, 0.16, '!#fffbe8');
  for (const x of [-0.22, 0, 0.22]) b.line([x, -0.74, x, -0.14], 0.05, '#4a3a2c');
  b.rounded(-0.29, -0.15, 0.58, 0.15, 0.03, '#4a3a2c');
  b.glow(0, -0.44, 2.4, '#ffc35a', 0.3 + 0.42 * b.palette.lamp);
}

function lamp(b: Brush) {
  b.ellipse(0, -0.03, 0.22, 0.05, '#5a4636');
  b.line([0, -0.04, 0, -0.62], 0.05, '#7a5f46');
  b.polygon([-0.16, -1, 0.16, -1, 0.34, -0.58, -0.34, -0.58], b.palette.lamp > 0.2 ? '!#ffdf9c' : '#ead7ae');
  b.glow(0, -0.76, 1.7, '#ffc35a', 0.1 + 0.46 * b.palette.lamp);
}

function candle(b: Brush) {
  b.ellipse(0, -0.05, 0.3, 0.07, '#b58a3e');
  b.rounded(-0.11, -0.66, 0.22, 0.62, 0.04, '#f2e8d2');
  b.line([0, -0.66, 0, -0.74], 0.025, '#3a2c28');
  b.blob([-0.09, -0.74, 0, -1.08, 0.09, -0.74, 0, -0.66], '!#ffd873');
  b.blob([-0.045, -0.74, 0, -0.92, 0.045, -0.74, 0, -0.69], '!#fff8dc');
  b.glow(0, -0.8, 2.0, '#ffb648', 0.3 + 0.4 * b.palette.lamp);
}

function fire(b: Brush) {
  for (const a of [-0.4, 0.4])
    b.line(
      [-0.44 * Math.cos(a), -0.08 + 0.2 * Math.sin(a), 0.44 * Math.cos(a), -0.08 - 0.2 * Math.sin(a)],
      0.12,
      '#5a3a28',
    );
  b.glow(0, -0.4, 2.8, '#ff8f3a', 0.34 + 0.3 * b.palette.lamp);
  b.blob(
    [-0.42, -0.1, -0.4, -0.5, -0.14, -0.62, -0.1, -1.06, 0.2, -0.76, 0.34, -0.52, 0.42, -0.1],
    '!#f0642c',
  );
  b.blob([-0.28, -0.08, -0.24, -0.44, 0.02, -0.8, 0.2, -0.44, 0.28, -0.08], '!#ffab3e');
  b.blob([-0.14, -0.06, -0.1, -0.3, 0.02, -0.52, 0.12, -0.3, 0.14, -0.06], '!#fff0b0');
}

function book(b: Brush, hex = '#8d3b3b') {
  b.polygon([-0.62, -0.2, 0, -0.06, 0.62, -0.2, 0.62, -0.86, 0, -0.72, -0.62, -0.86], hex);
  for (const k of [-1, 1]) {
    b.path(
      (c) => {
        c.moveTo(0, -0.1);
        c.quadraticCurveTo(k * 0.3, -0.28, k * 0.58, -0.24);
        c.lineTo(k * 0.58, -0.9);
        c.quadraticCurveTo(k * 0.3, -0.94, 0, -0.78);
      },
      b.gradient(0, 0, k * 0.6, 0, ['#cdbf9f', '#f7efdc', '#efe4c8']),
    );
    for (let i = 0; i < 5; i++)
      b.bend(
        [k * 0.1, -0.68 + i * 0.1, k * 0.3, -0.78 + i * 0.1, k * 0.5, -0.79 + i * 0.1],
        0.016,
        '#8a7a66',
        0.6,
      );
  }
}

function letter(b: Brush) {
  b.rounded(-0.7, -0.96, 1.4, 0.92, 0.03, b.gradient(0, -1, 0, 0, ['#fbf3df', '#e6d6b4']));
  b.line([-0.68, -0.94, 0, -0.42, 0.68, -0.94], 0.03, '#b59f76');
  b.line([-0.68, -0.06, -0.16, -0.52], 0.02, '#c8b48c');
  b.line([0.68, -0.06, 0.16, -0.52], 0.02, '#c8b48c');
  b.circle(0, -0.45, 0.12, '#b03a34');
  b.circle(-0.02, -0.47, 0.07, '#cc5a4e');
}

function scroll(b: Brush) {
  b.rect(-0.55, -0.86, 1.1, 0.72, b.gradient(0, -0.86, 0, -0.14, ['#e6d2a0', '#f6e9c6', '#dcc48c']));
  for (const y of [-0.9, -0.1]) b.rounded(-0.66, y - 0.09, 1.32, 0.18, 0.09, '#d2b67a');
  for (let i = 0; i < 4; i++)
    b.line([-0.4, -0.7 + i * 0.13, 0.3 + (i % 2) * 0.1, -0.7 + i * 0.13], 0.022, '#7a5f3c', 0.7);
}

function map(b: Brush) {
  for (let i = 0; i < 4; i++) {
    const x = -0.8 + i * 0.4;
    const d = i % 2 ? 0.06 : 0;
    b.polygon(
      [x, -0.96 + d, x + 0.4, -0.96 + 0.06 - d, x + 0.4, -0.06 - d, x, -0.06 - 0.06 + d],
      i % 2 ? '#e3cf9c' : '#f1e2b8',
    );
  }
  b.blob([-0.6, -0.4, -0.4, -0.8, 0.1, -0.7, 0.3, -0.5, 0.0, -0.24, -0.4, -0.24], '#a9b87c', 0.8);
  b.bend([-0.5, -0.34, -0.1, -0.6, 0.2, -0.36, 0.56, -0.62], 0.03, '#b0433a');
  b.line([0.5, -0.68, 0.62, -0.56], 0.045, '#b0433a');
  b.line([0.62, -0.68, 0.5, -0.56], 0.045, '#b0433a');
}

function phone(b: Brush) {
  b.rounded(-0.27, -1, 0.54, 1, 0.09, '#22242c');
  b.rounded(-0.22, -0.92, 0.44, 0.84, 0.04, b.gradient(0, -0.9, 0, -0.1, ['!#7fb8e0', '!#c7e4ee']));
  b.rounded(-0.16, -0.8, 0.26, 0.12, 0.05, '!#ffffff', 0.85);
  b.rounded(-0.08, -0.6, 0.26, 0.12, 0.05, '!#4f8fd0', 0.9);
  b.rounded(-0.16, -0.4, 0.3, 0.12, 0.05, '!#ffffff', 0.85);
  b.glow(0, -0.5, 1.1, '#a9d4f0', 0.1 + 0.22 * b.palette.lamp);
}

function clock(b: Brush) {
  b.circle(0, -0.5, 0.5, '#8a5f34');
  b.circle(0, -0.5, 0.42, b.radial(-0.1, -0.6, 0.5, ['#fffaf0', '#efe4cc']));
  for (let i = 0; i < 12; i++) {
    const a = (i / 12) * Math.PI * 2;
    b.line(
      [Math.sin(a) * 0.34, -0.5 - Math.cos(a) * 0.34, Math.sin(a) * 0.39, -0.5 - Math.cos(a) * 0.39],
      i % 3 ? 0.018 : 0.035,
      '#3a2c28',
    );
  }
  b.line([0, -0.5, -0.1, -0.72], 0.04, '#2a2024');
  b.line([0, -0.5, 0.24, -0.6], 0.028, '#2a2024');
  b.circle(0, -0.5, 0.035, '#b03a34');
}

function pocketWatch(b: Brush) {
  b.arc(0, -0.94, 0.1, 0, Math.PI * 2, 0.03, '#d9b25a');
  b.at(0, 0, 0.86, () => clock(b));
  b.arc(0, -0.43, 0.41, 0, Math.PI * 2, 0.07, '#d9b25a');
}

function cup(b: Brush) {
  b.ellipse(0, -0.05, 0.58, 0.09, '#e6dccb');
  b.arc(0.4, -0.42, 0.19, -Math.PI / 2, Math.PI / 2, 0.08, '#c8564a');
  b.path(
    (c) => {
      c.moveTo(-0.4, -0.74);
      c.lineTo(0.4, -0.74);
      c.quadraticCurveTo(0.38, -0.1, 0.16, -0.06);
      c.lineTo(-0.16, -0.06);
      c.quadraticCurveTo(-0.38, -0.1, -0.4, -0.74);
    },
    b.gradient(-0.4, 0, 0.4, 0, ['#a8413a', '#d96a5c', '#b84c42']),
  );
  b.ellipse(0, -0.74, 0.4, 0.08, '#f2e6d4');
  b.ellipse(0, -0.73, 0.33, 0.06, '#5a3826');
  for (const x of [-0.12, 0.12])
    b.bend([x, -0.84, x + 0.09, -0.98, x - 0.06, -1.1, x + 0.05, -1.26], 0.05, '!#ffffff', 0.34);
}

function bottle(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.08, -1);
      c.lineTo(0.08, -1);
      c.lineTo(0.08, -0.72);
      c.quadraticCurveTo(0.2, -0.64, 0.2, -0.5);
      c.lineTo(0.2, 0);
      c.lineTo(-0.2, 0);
      c.lineTo(-0.2, -0.5);
      c.quadraticCurveTo(-0.2, -0.64, -0.08, -0.72);
    },
    b.gradient(-0.2, 0, 0.2, 0, ['#2c5a48', '#5f9a78', '#2c5a48']),
  );
  b.rect(-0.2, -0.4, 0.4, 0.24, '#efe2c0');
  b.rect(-0.09, -1.06, 0.18, 0.1, '#8a5a38');
  b.line([-0.12, -0.5, -0.12, -0.06], 0.03, '!#ffffff', 0.3);
}

function key(b: Brush) {
  const ink = metal(b, -0.3, 0.3, '#c99a3c');
  b.arc(0, -0.8, 0.17, 0, Math.PI * 2, 0.09, ink);
  b.line([0, -0.62, 0, -0.04], 0.09, ink);
  b.line([0, -0.08, 0.2, -0.08], 0.09, ink);
  b.line([0, -0.22, 0.15, -0.22], 0.08, ink);
}

function sword(b: Brush) {
  b.polygon(
    [-0.035, -0.26, -0.032, -0.94, 0, -1, 0.032, -0.94, 0.035, -0.26],
    metal(b, -0.04, 0.04, '#c6d0dc'),
  );
  b.rounded(-0.14, -0.28, 0.28, 0.045, 0.02, '#c99a3c');
  b.line([0, -0.24, 0, -0.07], 0.05, '#5a3426');
  b.circle(0, -0.04, 0.04, '#c99a3c');
}

function crown(b: Brush) {
  b.polygon(
    [-0.6, -0.02, -0.7, -0.78, -0.36, -0.46, 0, -1, 0.36, -0.46, 0.7, -0.78, 0.6, -0.02],
    b.gradient(-0.7, 0, 0.7, 0, ['#b5802a', '#f9e08a', '#c08a2e']),
  );
  b.rect(-0.6, -0.22, 1.2, 0.2, '#d9a83c');
  for (const [x, y, hex] of [
    [-0.36, -0.12, '#c8423e'],
    [0, -0.12, '#3f7fb8'],
    [0.36, -0.12, '#4f9a5c'],
    [0, -1, '#f7efda'],
    [-0.7, -0.78, '#f7efda'],
    [0.7, -0.78, '#f7efda'],
  ] as const)
    b.circle(x, y, 0.075, hex);
  b.glow(0, -0.4, 1.2, '#ffdf8c', 0.16);
}

function flower(b: Brush) {
  b.bend([0, 0, 0.05, -0.3, 0, -0.66], 0.045, '#4f8a4e');
  b.blob([0.02, -0.22, 0.3, -0.42, 0.36, -0.3, 0.1, -0.14], '#5f9a56');
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * Math.PI * 2;
    b.ellipse(
      Math.cos(a) * 0.19,
      -0.74 + Math.sin(a) * 0.19,
      0.14,
      0.085,
      i % 2 ? '#e0566c' : '#ee7486',
      1,
      a,
    );
  }
  b.circle(0, -0.74, 0.1, '#f6cf5a');
}

function apple(b: Brush) {
  b.blob(
    [0, -0.02, -0.5, -0.06, -0.56, -0.66, -0.16, -0.84, 0, -0.74, 0.16, -0.84, 0.56, -0.66, 0.5, -0.06],
    b.radial(-0.2, -0.6, 0.9, ['#f08a70', '#cf3a3a', '#8f2430']),
  );
  b.bend([0, -0.76, 0.02, -0.9, 0.1, -1], 0.05, '#5a3a26');
  b.blob([0.06, -0.88, 0.26, -1.02, 0.42, -0.9, 0.24, -0.8], '#6a9a4a');
  b.ellipse(-0.24, -0.58, 0.08, 0.13, '!#ffffff', 0.4, 0.4);
}

function bread(b: Brush) {
  b.blob(
    [-0.95, -0.04, -1.05, -0.5, -0.6, -0.92, 0.6, -0.92, 1.05, -0.5, 0.95, -0.04],
    b.gradient(0, -0.95, 0, 0, ['#e6ad5e', '#b8702e']),
  );
  for (const x of [-0.5, -0.08, 0.34]) b.bend([x, -0.32, x + 0.1, -0.6, x + 0.28, -0.76], 0.08, '#f6dca4');
}

function cake(b: Brush) {
  b.ellipse(0, -0.04, 0.8, 0.1, '#e8e2da');
  b.rounded(-0.62, -0.6, 1.24, 0.56, 0.06, b.gradient(-0.6, 0, 0.6, 0, ['#d99a86', '#f5c9b4', '#d99a86']));
  b.blob(
    [-0.66, -0.62, 0.66, -0.62, 0.6, -0.36, 0.3, -0.46, 0.1, -0.34, -0.2, -0.46, -0.44, -0.34, -0.62, -0.46],
    '#fff4ea',
  );
  for (const x of [-0.36, 0, 0.36]) {
    b.line([x, -0.62, x, -0.82], 0.05, '#6aa6c8');
    b.blob([x - 0.05, -0.86, x, -1.04, x + 0.05, -0.86, x, -0.82], '!#ffd060');
    b.glow(x, -0.9, 0.5, '#ffc050', 0.4);
  }
}

function umbrella(b: Brush) {
  b.line([0, -0.94, 0, -0.06], 0.025, '#3a2c28');
  b.arc(0.05, -0.06, 0.05, 0, Math.PI, 0.03, '#3a2c28');
  b.path(
    (c) => {
      c.moveTo(-0.44, -0.56);
      c.bezierCurveTo(-0.4, -1.06, 0.4, -1.06, 0.44, -0.56);
      for (let i = 0; i < 4; i++)
        c.quadraticCurveTo(0.44 - (i + 0.5) * 0.22, -0.66, 0.44 - (i + 1) * 0.22, -0.56);
    },
    b.gradient(-0.4, 0, 0.4, 0, ['#8f2f3a', '#cf4b4e', '#9a343e']),
  );
  for (const x of [-0.22, 0, 0.22]) b.bend([0, -0.95, x * 0.8, -0.8, x, -0.58], 0.012, '#6a2028', 0.6);
}

function suitcase(b: Brush) {
  b.arc(0, -0.78, 0.18, Math.PI, Math.PI * 2, 0.06, '#4a3024');
  b.rounded(-0.68, -0.76, 1.36, 0.76, 0.08, b.gradient(0, -0.76, 0, 0, ['#b07a48', '#8a5a34']));
  for (const x of [-0.4, 0.32]) b.rect(x, -0.76, 0.1, 0.76, '#5e3c26');
  b.rect(-0.07, -0.5, 0.14, 0.12, '#d9b25a');
}

function box(b: Brush) {
  b.rounded(-0.56, -0.62, 1.12, 0.62, 0.04, b.gradient(0, -0.6, 0, 0, ['#a8743e', '#7c4f2a']));
  b.path((c) => {
    c.moveTo(-0.58, -0.6);
    c.bezierCurveTo(-0.56, -1.04, 0.56, -1.04, 0.58, -0.6);
  }, '#94622f');
  for (const x of [-0.44, 0.36]) b.rect(x, -0.9, 0.08, 0.9, '#d0a54a');
  b.rect(-0.58, -0.64, 1.16, 0.06, '#d0a54a');
  b.rounded(-0.08, -0.62, 0.16, 0.18, 0.03, '#e6c366');
}

function gift(b: Brush) {
  b.rect(-0.5, -0.76, 1, 0.76, b.gradient(-0.5, 0, 0.5, 0, ['#b8413f', '#dc625a', '#a83838']));
  b.rect(-0.56, -0.8, 1.12, 0.16, '#e0706a');
  b.rect(-0.09, -0.8, 0.18, 0.8, '#f3d27a');
  b.blob([0, -0.8, -0.34, -1.06, -0.42, -0.86], '#f3d27a');
  b.blob([0, -0.8, 0.34, -1.06, 0.42, -0.86], '#f3d27a');
}

function camera(b: Brush) {
  b.rounded(-0.7, -0.8, 1.4, 0.8, 0.1, '#2e2c34');
  b.rect(-0.3, -0.98, 0.6, 0.2, '#3c3a44');
  b.rect(-0.7, -0.56, 1.4, 0.3, '#4a3c38');
  b.circle(0, -0.4, 0.34, '#1a1a20');
  b.circle(0, -0.4, 0.24, b.radial(-0.08, -0.5, 0.3, ['#a9c8e0', '#2c4a6a', '#101820']));
}

function telescope(b: Brush) {
  for (const x of [-0.34, 0, 0.34]) b.line([0, -0.6, x, 0], 0.045, '#5a4030');
  b.at(
    0,
    -0.62,
    1,
    () => {
      b.rect(-0.5, -0.06, 0.42, 0.12, metal(b, 0, 0.2, '#a8803c'));
      b.rect(-0.1, -0.085, 0.44, 0.17, '#7a5a34');
      b.rect(0.3, -0.11, 0.34, 0.22, '#c99a4a');
      b.rect(0.6, -0.12, 0.05, 0.24, '#8a6630');
    },
    -0.5,
  );
}

function computer(b: Brush) {
  b.rounded(-0.72, -1, 1.44, 0.84, 0.05, '#2c2e38');
  b.rect(-0.64, -0.93, 1.28, 0.68, b.gradient(0, -0.93, 0, -0.25, ['!#3c6a94', '!#8fc4d8']));
  for (let i = 0; i < 4; i++)
    b.line([-0.5, -0.8 + i * 0.13, -0.1 + ((i * 7) % 5) * 0.1, -0.8 + i * 0.13], 0.035, '!#e4f4f8', 0.75);
  b.polygon([-0.12, -0.16, 0.12, -0.16, 0.2, -0.02, -0.2, -0.02], '#3a3c48');
  b.rounded(-0.34, -0.05, 0.68, 0.05, 0.02, '#3a3c48');
  b.glow(0, -0.6, 1.5, '#8fc8e8', 0.1 + 0.24 * b.palette.lamp);
}

function microphone(b: Brush) {
  b.ellipse(0, -0.02, 0.18, 0.03, '#26242c');
  b.line([0, -0.02, 0, -0.8], 0.03, '#5a5a64');
  b.at(0, -0.8, 1, () => {
    b.line([0, 0, 0.04, -0.06], 0.05, '#26242c');
    b.ellipse(0.06, -0.12, 0.065, 0.085, b.gradient(0, -0.2, 0, -0.04, ['#c8ccd4', '#70747c']), 1, 0.4);
  });
}

function guitar(b: Brush) {
  b.at(
    0,
    0,
    1,
    () => {
      b.blob(
        [-0.2, -0.02, -0.22, -0.3, -0.1, -0.4, -0.15, -0.52, 0.15, -0.52, 0.1, -0.4, 0.22, -0.3, 0.2, -0.02],
        b.radial(0, -0.25, 0.35, ['#e2a35a', '#b36a2c', '#7a4420']),
      );
      b.circle(0, -0.34, 0.06, '#2a1a14');
      b.rect(-0.025, -0.92, 0.05, 0.56, '#4a3024');
      b.rounded(-0.04, -1, 0.08, 0.1, 0.015, '#3a241a');
      for (const x of [-0.012, 0, 0.012]) b.line([x, -0.96, x, -0.16], 0.004, '#f0e6d0', 0.8);
      b.rect(-0.06, -0.17, 0.12, 0.025, '#3a241a');
    },
    0.12,
  );
}

function violin(b: Brush) {
  guitar(b);
  b.line([0.24, -0.9, 0.34, -0.06], 0.014, '#5a3a26');
}

function ball(b: Brush) {
  b.circle(0, -0.5, 0.5, b.radial(-0.15, -0.7, 0.8, ['#f08a6a', '#d0453a', '#8f2a30']));
  b.arc(0, -0.5, 0.34, 0.3, 2.6, 0.07, '#fbe9c8');
}

function balloon(b: Brush) {
  b.bend([0, 0, 0.06, -0.2, -0.04, -0.36, 0, -0.5], 0.012, '#5a4a4a');
  b.ellipse(0, -0.74, 0.21, 0.26, b.radial(-0.07, -0.84, 0.34, ['#ff9a8a', '#d9403e', '#a02a34']));
  b.ellipse(-0.07, -0.84, 0.04, 0.07, '!#ffffff', 0.45, 0.4);
}

function kite(b: Brush) {
  b.polygon([0, -1, 0.34, -0.66, 0, -0.2, -0.34, -0.66], '#d9503f');
  b.polygon([0, -1, 0.34, -0.66, 0, -0.66], '#f0b04a');
  b.polygon([0, -0.66, -0.34, -0.66, 0, -0.2], '#2e8088');
  b.bend([0, -0.2, 0.1, -0.1, -0.06, 0.02, 0.06, 0.14], 0.02, '#5a4a4a');
}

function gun(b: Brush) {
  b.rounded(-0.5, -0.86, 1.1, 0.3, 0.05, metal(b, -0.5, 0.6, '#6a6e78'));
  b.polygon([-0.46, -0.6, -0.14, -0.6, -0.24, 0, -0.56, 0], '#4a3024');
  b.arc(0, -0.54, 0.14, 0, Math.PI, 0.05, '#4a4c54');
}

function axe(b: Brush) {
  b.line([0, 0, 0, -0.94], 0.055, '#7a5234');
  b.blob([0, -0.98, 0.26, -1.02, 0.34, -0.82, 0.24, -0.64, 0, -0.74], metal(b, 0, 0.34, '#aab4c0'));
}

function staff(b: Brush) {
  b.bend([0, 0, 0.015, -0.5, 0, -0.94], 0.03, '#6a4830');
  b.circle(0, -0.96, 0.04, '!#8fe0e8');
  b.glow(0, -0.96, 0.3, '#8fe0f0', 0.5);
}

function wand(b: Brush) {
  b.line([-0.2, 0, 0.2, -0.86], 0.06, '#4a3024');
  b.glow(0.22, -0.92, 0.9, '#ffe08a', 0.7);
  b.circle(0.22, -0.92, 0.07, '!#fff8d8');
}

function gem(b: Brush) {
  b.polygon([-0.6, -0.66, -0.36, -0.98, 0.36, -0.98, 0.6, -0.66, 0, 0], '#4fb0c8');
  b.polygon([-0.6, -0.66, -0.22, -0.66, 0, 0], '#3a8fae');
  b.polygon([0.22, -0.66, 0.6, -0.66, 0, 0], '#2f7a98');
  b.polygon([-0.36, -0.98, 0.36, -0.98, 0.22, -0.66, -0.22, -0.66], '#9fe0ea');
  b.glow(0, -0.5, 1.4, '#8fe0f0', 0.35);
}

function ring(b: Brush) {
  b.arc(0, -0.4, 0.36, 0, Math.PI * 2, 0.11, metal(b, -0.4, 0.4, '#d9b24a'));
  b.at(0, -0.7, 0.32, () => gem(b));
}

function coin(b: Brush) {
  b.circle(0, -0.5, 0.5, metal(b, -0.5, 0.5, '#d9a83c'));
  b.arc(0, -0.5, 0.38, 0, Math.PI * 2, 0.05, '#a8762a');
  b.polygon(
    [
      0, -0.76, 0.08, -0.58, 0.26, -0.56, 0.12, -0.44, 0.16, -0.26, 0, -0.36, -0.16, -0.26, -0.12, -0.44,
      -0.26, -0.56, -0.08, -0.58,
    ],
    '#a8762a',
    0.8,
  );
}

function photo(b: Brush) {
  b.rect(-0.46, -1, 0.92, 1, '#f8f2e6');
  b.rect(-0.38, -0.92, 0.76, 0.68, b.gradient(0, -0.92, 0, -0.24, ['#9ac4d8', '#f0d8a8']));
  b.blob([-0.38, -0.24, -0.34, -0.46, -0.1, -0.52, 0.2, -0.42, 0.38, -0.24], '#7a9a6a');
  for (const x of [-0.1, 0.1]) {
    b.circle(x, -0.56, 0.055, '#c98f6a');
    b.rounded(x - 0.07, -0.5, 0.14, 0.26, 0.05, x < 0 ? '#c8564a' : '#3f6f9a');
  }
}

function mask(b: Brush) {
  b.blob([-0.5, -0.95, 0.5, -0.95, 0.56, -0.5, 0.2, -0.02, -0.2, -0.02, -0.56, -0.5], '#f1e4cc');
  for (const x of [-0.22, 0.22]) b.ellipse(x, -0.6, 0.13, 0.08, '#241c24');
  b.bend([-0.22, -0.28, 0, -0.18, 0.22, -0.28], 0.05, '#a83a3e');
}

function basket(b: Brush) {
  b.arc(0, -0.5, 0.42, Math.PI, Math.PI * 2, 0.06, '#7a5230');
  for (const [x, hex] of [
    [-0.3, '#d0453a'],
    [0, '#e8a33c'],
    [0.28, '#7aa64a'],
  ] as const)
    b.circle(x, -0.54, 0.17, hex);
  b.blob([-0.56, -0.52, 0.56, -0.52, 0.42, 0, -0.42, 0], b.gradient(0, -0.5, 0, 0, ['#c08a4c', '#8a5c2e']));
  for (const y of [-0.38, -0.24, -0.1]) b.line([-0.42, y, 0.42, y], 0.02, '#6a4424', 0.6);
}

function glassOrb(b: Brush) {
  b.blob([-0.4, 0, -0.3, -0.16, 0.3, -0.16, 0.4, 0], '#6a4830');
  b.circle(0, -0.54, 0.44, b.radial(-0.14, -0.7, 0.7, ['!#eaf8ff', '!#8fc0e0', '!#4a5a9a']));
  b.glow(0, -0.54, 1.4, '#a8d8ff', 0.4);
}

function radio(b: Brush) {
  b.line([0.4, -0.7, 0.62, -1.1], 0.03, '#8a8c94');
  b.rounded(-0.7, -0.74, 1.4, 0.74, 0.12, b.gradient(0, -0.74, 0, 0, ['#a8683a', '#7a4526']));
  b.circle(-0.3, -0.37, 0.26, '#e6d2a8');
  for (let i = -2; i < 3; i++) b.line([-0.5, -0.37 + i * 0.08, -0.1, -0.37 + i * 0.08], 0.02, '#7a5f3c', 0.7);
  b.rect(0.1, -0.58, 0.46, 0.16, '!#ffe2a0');
  b.circle(0.2, -0.22, 0.08, '#e6d2a8');
  b.circle(0.46, -0.22, 0.08, '#e6d2a8');
}

export const OBJECTS = {
  lantern: { zone: 'small', metres: 0.42, hangs: true, draw: lantern },
  candle: { zone: 'small', metres: 0.3, draw: candle },
  fire: { zone: 'ground', metres: 0.85, draw: fire },
  lamp: { zone: 'small', metres: 0.5, draw: lamp },
  book: { zone: 'small', metres: 0.26, draw: (b) => book(b) },
  letter: { zone: 'small', metres: 0.17, draw: letter },
  scroll: { zone: 'small', metres: 0.3, draw: scroll },
  map: { zone: 'small', metres: 0.34, draw: map },
  phone: { zone: 'small', metres: 0.18, draw: phone },
  clock: { zone: 'small', metres: 0.36, draw: clock },
  watch: { zone: 'small', metres: 0.2, hangs: true, draw: pocketWatch },
  cup: { zone: 'small', metres: 0.17, draw: cup },
  bottle: { zone: 'small', metres: 0.32, draw: bottle },
  key: { zone: 'small', metres: 0.2, hangs: true, draw: key },
  sword: { zone: 'small', metres: 0.98, draw: sword },
  axe: { zone: 'small', metres: 0.8, draw: axe },
  staff: { zone: 'small', metres: 1.6, draw: staff },
  wand: { zone: 'small', metres: 0.36, draw: wand },
  gun: { zone: 'small', metres: 0.18, draw: gun },
  crown: { zone: 'small', metres: 0.2, draw: crown },
  flower: { zone: 'small', metres: 0.42, draw: flower },
  apple: { zone: 'small', metres: 0.14, draw: apple },
  bread: { zone: 'small', metres: 0.14, draw: bread },
  cake: { zone: 'small', metres: 0.28, draw: cake },
  umbrella: { zone: 'small', metres: 0.98, draw: umbrella },
  suitcase: { zone: 'ground', metres: 0.52, draw: suitcase },
  chest: { zone: 'ground', metres: 0.56, draw: box },
  gift: { zone: 'small', metres: 0.3, draw: gift },
  camera: { zone: 'small', metres: 0.17, draw: camera },
  telescope: { zone: 'ground', metres: 1.35, draw: telescope },
  computer: { zone: 'small', metres: 0.46, draw: computer },
  microphone: { zone: 'ground', metres: 1.45, draw: microphone },
  guitar: { zone: 'ground', metres: 1.0, draw: guitar },
  violin: { zone: 'small', metres: 0.6, draw: violin },
  ball: { zone: 'ground', metres: 0.3, draw: ball },
  balloon: { zone: 'small', metres: 1.1, draw: balloon },
  kite: { zone: 'sky', metres: 1.1, draw: kite },
  gem: { zone: 'small', metres: 0.16, draw: gem },
  ring: { zone: 'small', metres: 0.15, draw: ring },
  coin: { zone: 'small', metres: 0.13, draw: coin },
  photo: { zone: 'small', metres: 0.22, draw: photo },
  mask: { zone: 'small', metres: 0.26, draw: mask },
  basket: { zone: 'small', metres: 0.36, hangs: true, draw: basket },
  orb: { zone: 'small', metres: 0.26, draw: glassOrb },
  radio: { zone: 'small', metres: 0.28, draw: radio },
} satisfies Record<string, Prop>;
