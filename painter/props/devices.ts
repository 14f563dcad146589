import type { Brush } from '../brush.ts';
import type { Prop } from './prop.ts';
import { metal } from './touches.ts';

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

function phone(b: Brush) {
  b.rounded(-0.27, -1, 0.54, 1, 0.09, '#22242c');
  b.rounded(-0.22, -0.92, 0.44, 0.84, 0.04, b.gradient(0, -0.9, 0, -0.1, ['!#7fb8e0', '!#c7e4ee']));
  b.rounded(-0.16, -0.8, 0.26, 0.12, 0.05, '!#ffffff', 0.85);
  b.rounded(-0.08, -0.6, 0.26, 0.12, 0.05, '!#4f8fd0', 0.9);
  b.rounded(-0.16, -0.4, 0.3, 0.12, 0.05, '!#ffffff', 0.85);
  b.glow(0, -0.5, 1.1, '#a9d4f0', 0.1 + 0.22 * b.palette.lamp);
}

function camera(b: Brush) {
  b.rounded(-0.7, -0.8, 1.4, 0.8, 0.1, '#2e2c34');
  b.rect(-0.3, -0.98, 0.6, 0.2, '#3c3a44');
  b.rect(-0.7, -0.56, 1.4, 0.3, '#4a3c38');
  b.circle(0, -0.4, 0.34, '#1a1a20');
  b.circle(0, -0.4, 0.24, b.radial(-0.08, -0.5, 0.3, ['#a9c8e0', '#2c4a6a', '#101820']));
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

function radio(b: Brush) {
  b.line([0.4, -0.7, 0.62, -1.1], 0.03, '#8a8c94');
  b.rounded(-0.7, -0.74, 1.4, 0.74, 0.12, b.gradient(0, -0.74, 0, 0, ['#a8683a', '#7a4526']));
  b.circle(-0.3, -0.37, 0.26, '#e6d2a8');
  for (let i = -2; i < 3; i++) b.line([-0.5, -0.37 + i * 0.08, -0.1, -0.37 + i * 0.08], 0.02, '#7a5f3c', 0.7);
  b.rect(0.1, -0.58, 0.46, 0.16, '!#ffe2a0');
  b.circle(0.2, -0.22, 0.08, '#e6d2a8');
  b.circle(0.46, -0.22, 0.08, '#e6d2a8');
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

function microscope(b: Brush) {
  b.rounded(-0.4, -0.1, 0.8, 0.1, 0.03, '#2e333c');
  b.bend([0.2, -0.08, 0.42, -0.4, 0.1, -0.74], 0.12, '#4a515c');
  b.at(
    -0.05,
    -0.62,
    1,
    () => b.rounded(-0.08, -0.36, 0.16, 0.56, 0.04, metal(b, -0.08, 0.08, '#c8ccd2')),
    -0.3,
  );
  b.rect(-0.34, -0.28, 0.44, 0.05, '#2e333c');
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

/** A body with a waist and two f-holes, a scroll, four strings; the bow leans beside it. */
function violin(b: Brush) {
  b.blob(
    [0, -0.66, 0.17, -0.6, 0.19, -0.5, 0.12, -0.4, 0.15, -0.3, 0.25, -0.18, 0.2, -0.04, 0, 0].concat([
      -0.2, -0.04, -0.25, -0.18, -0.15, -0.3, -0.12, -0.4, -0.19, -0.5, -0.17, -0.6,
    ]),
    b.gradient(-0.22, 0, 0.22, 0, ['#7a3a1c', '#b8642c', '#8f4a20']),
  );
  for (const k of [-1, 1])
    b.bend([k * 0.075, -0.4, k * 0.115, -0.33, k * 0.07, -0.28, k * 0.11, -0.21], 0.016, '#2e1810');
  b.polygon([-0.03, -0.9, 0.03, -0.9, 0.038, -0.36, -0.038, -0.36], '#2a1c18');
  b.rect(-0.07, -0.26, 0.14, 0.016, '#e6cfa0');
  b.polygon([-0.03, -0.2, 0.03, -0.2, 0.018, -0.05, -0.018, -0.05], '#2a1c18');
  for (const x of [-0.018, 0, 0.018]) b.line([x, -0.9, x, -0.14], 0.005, '#f0e6d0');
  b.circle(0, -0.95, 0.05, '#7a3a1c');
  for (const [x, y] of [
    [-0.06, -0.9],
    [0.06, -0.87],
  ] as const)
    b.circle(x, y, 0.02, '#2a1c18');
  b.bend([0.34, -0.02, 0.4, -0.46, 0.36, -0.92], 0.018, '#6a4028');
  b.line([0.33, -0.04, 0.34, -0.9], 0.007, '#f4ecd8');
}

/** A cello: a violin that stands on its spike. */
function cello(b: Brush) {
  b.line([0, -0.08, 0, 0], 0.014, '#2a2024');
  b.at(0, -0.07, 0.93, () => violin(b));
}

function drum(b: Brush) {
  b.rect(-0.6, -0.7, 1.2, 0.6, b.gradient(-0.6, 0, 0.6, 0, ['#7a2c30', '#c8483f', '#7a2c30']));
  b.ellipse(0, -0.1, 0.6, 0.14, '#8f3034');
  for (let i = 0; i < 5; i++) b.line([-0.6 + i * 0.3, -0.68, -0.45 + i * 0.3, -0.08], 0.025, '#f0e4c4');
  b.ellipse(0, -0.72, 0.6, 0.15, '#f4ecd8');
  b.line([-0.5, -1.0, 0.1, -0.74], 0.05, '#8a5c38');
  b.line([0.5, -1.0, -0.02, -0.72], 0.05, '#8a5c38');
}

function trumpet(b: Brush) {
  const g = metal(b, -0.8, 0.9, '#d9b04e');
  b.line([-0.9, -0.6, 0.5, -0.6], 0.08, g);
  b.polygon([0.4, -0.66, 0.95, -0.96, 0.95, -0.24, 0.4, -0.54], g);
  b.arc(-0.1, -0.46, 0.2, 0, Math.PI * 2, 0.07, g);
  for (const x of [-0.3, -0.15, 0]) b.line([x, -0.6, x, -0.9], 0.07, g);
}

function robot(b: Brush) {
  const m = (x0: number, x1: number) => b.gradient(x0, 0, x1, 0, ['#7d8a9a', '#d5dde4', '#8f9cac']);
  for (const x of [-0.13, 0.13]) {
    b.line([x, -0.3, x, -0.06], 0.09, '#66727f');
    b.rounded(x - 0.1, -0.08, 0.2, 0.08, 0.03, '#4c5662');
  }
  for (const k of [-1, 1]) {
    b.line([k * 0.27, -0.6, k * 0.36, -0.42, k * 0.33, -0.28], 0.07, '#66727f');
    b.circle(k * 0.33, -0.26, 0.055, '#4c5662');
  }
  b.rounded(-0.26, -0.66, 0.52, 0.4, 0.08, m(-0.26, 0.26));
  b.rounded(-0.14, -0.56, 0.28, 0.16, 0.03, '#3a4450');
  for (const [x, hex] of [
    [-0.07, '!#ff8a6a'],
    [0.02, '!#ffd76a'],
    [0.09, '!#7fe0b0'],
  ] as const)
    b.circle(x, -0.48, 0.025, hex);
  b.rounded(-0.21, -0.94, 0.42, 0.26, 0.09, m(-0.2, 0.2));
  b.rounded(-0.16, -0.88, 0.32, 0.14, 0.06, '#26303c');
  for (const x of [-0.07, 0.08]) {
    b.circle(x, -0.81, 0.036, '!#8ff0f0');
    b.glow(x, -0.81, 0.16, '#8ff0f0', 0.5);
  }
  b.line([0, -0.94, 0, -1.02], 0.02, '#66727f');
  b.circle(0, -1.03, 0.03, '!#ff6a5a');
}

export const DEVICES = {
  lantern: { zone: 'small', metres: 0.42, hangs: true, draw: lantern },
  lamp: { zone: 'small', metres: 0.5, draw: lamp },
  phone: { zone: 'small', metres: 0.18, draw: phone },
  camera: { zone: 'small', metres: 0.17, draw: camera },
  computer: { zone: 'small', metres: 0.46, draw: computer },
  microphone: { zone: 'ground', metres: 1.45, draw: microphone },
  radio: { zone: 'small', metres: 0.28, draw: radio },
  telescope: { zone: 'ground', metres: 1.35, draw: telescope },
  microscope: { zone: 'small', metres: 0.38, draw: microscope },
  guitar: { zone: 'ground', metres: 1.0, draw: guitar },
  cello: { zone: 'ground', metres: 1.35, draw: cello },
  violin: { zone: 'small', metres: 0.6, draw: violin },
  drum: { zone: 'ground', metres: 0.5, draw: drum },
  trumpet: { zone: 'small', metres: 0.24, draw: trumpet },
  robot: { zone: 'ground', metres: 1.35, draw: robot },
} satisfies Record<string, Prop>;
