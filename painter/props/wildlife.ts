import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';
import { dot } from './touches.ts';

function bear(b: Brush, coat = '#6a4a36') {
  for (const x of [-0.34, 0.3, -0.22, 0.2])
    b.line([x, -0.4, x, -0.07], 0.17, x > -0.3 && x < 0.25 ? coat : shadeHex(coat, -0.2));
  b.blob(
    [-0.6, -0.3, -0.56, -0.8, -0.1, -0.98, 0.4, -0.86, 0.5, -0.4, 0.2, -0.24, -0.4, -0.22],
    b.gradient(0, -1, 0, -0.2, [shadeHex(coat, 0.14), coat]),
  );
  b.circle(0.42, -1.0, 0.08, coat);
  b.circle(0.6, -0.98, 0.07, coat);
  b.blob([0.3, -0.7, 0.34, -1.0, 0.64, -1.0, 0.84, -0.72, 0.78, -0.6, 0.5, -0.56], coat);
  b.ellipse(0.78, -0.68, 0.06, 0.05, '#241a1c');
  dot(b, 0.6, -0.82, 0.035);
}

function deer(b: Brush) {
  const c = '#a8744a';
  for (const x of [-0.26, 0.18, -0.2, 0.12]) b.line([x, -0.4, x + 0.01, -0.02], 0.045, shadeHex(c, -0.14));
  b.blob(
    [-0.4, -0.56, 0, -0.62, 0.22, -0.6, 0.26, -0.42, 0, -0.34, -0.36, -0.38],
    b.gradient(0, -0.62, 0, -0.34, [c, '#d9b48a']),
  );
  b.blob([0.1, -0.5, 0.26, -0.78, 0.36, -0.8, 0.3, -0.46], c);
  b.blob([0.24, -0.86, 0.4, -0.86, 0.56, -0.74, 0.5, -0.68, 0.3, -0.7], c);
  dot(b, 0.4, -0.79, 0.022);
  for (const k of [0, 0.07]) b.line([0.28 + k, -0.84, 0.22 + k, -0.98, 0.3 + k * 2, -1.04], 0.02, '#6a4a30');
  b.line([0.24, -0.93, 0.16, -0.98], 0.018, '#6a4a30');
  b.circle(-0.4, -0.52, 0.05, '#f4ead8');
}

function pig(b: Brush) {
  const c = '#eab0a4';
  for (const x of [-0.4, 0.28, -0.28, 0.18]) b.line([x, -0.3, x, -0.05], 0.12, shadeHex(c, -0.14));
  b.blob([-0.66, -0.6, -0.2, -0.86, 0.4, -0.78, 0.5, -0.4, 0.1, -0.18, -0.56, -0.22], c);
  b.circle(0.5, -0.58, 0.26, shadeHex(c, 0.1));
  b.ellipse(0.7, -0.54, 0.1, 0.13, '#d98a84');
  b.polygon([0.36, -0.78, 0.42, -0.98, 0.56, -0.8], shadeHex(c, -0.16));
  dot(b, 0.54, -0.66, 0.035);
}

function fowl(b: Brush, coat: string, beak: string, comb: boolean) {
  for (const x of [-0.06, 0.08]) b.line([x, -0.22, x, 0], 0.05, beak);
  b.blob([-0.6, -0.62, -0.4, -0.66, 0, -0.54, 0.3, -0.6, 0.36, -0.26, 0, -0.14, -0.36, -0.2], coat);
  b.blob([0.12, -0.5, 0.18, -0.94, 0.42, -0.96, 0.44, -0.66, 0.34, -0.4], coat);
  b.blob([-0.42, -0.48, 0, -0.5, 0.1, -0.3, -0.24, -0.26], shadeHex(coat, -0.14));
  b.polygon([0.42, -0.86, 0.66, -0.78, 0.42, -0.72], beak);
  if (comb) b.blob([0.18, -0.92, 0.24, -1.08, 0.36, -1.04, 0.4, -0.92], '#c8403a');
  dot(b, 0.34, -0.82, 0.04);
}

function elephant(b: Brush) {
  const c = '#8d929c';
  for (const x of [-0.4, 0.22, -0.26, 0.1])
    b.line([x, -0.4, x, -0.08], 0.17, shadeHex(c, x === -0.4 || x === 0.22 ? -0.16 : 0));
  b.blob(
    [-0.62, -0.36, -0.58, -0.84, -0.1, -0.98, 0.3, -0.9, 0.38, -0.4, 0, -0.26],
    b.gradient(0, -1, 0, -0.2, [shadeHex(c, 0.14), c]),
  );
  b.circle(0.42, -0.74, 0.25, c);
  b.bend([0.56, -0.66, 0.8, -0.5, 0.72, -0.2, 0.84, -0.1], 0.13, c);
  b.blob([0.16, -0.9, 0.38, -0.96, 0.42, -0.56, 0.22, -0.48], shadeHex(c, -0.2));
  b.bend([0.56, -0.56, 0.7, -0.48, 0.8, -0.56], 0.05, '#f2ead8');
  dot(b, 0.52, -0.78, 0.03);
}

function lion(b: Brush, striped = false) {
  const c = striped ? '#e08a3c' : '#d9a558';
  for (const x of [-0.42, 0.24, -0.3, 0.14]) b.line([x, -0.4, x, -0.05], 0.11, shadeHex(c, -0.1));
  b.bend([-0.5, -0.5, -0.8, -0.46, -0.84, -0.8], 0.06, c);
  b.blob([-0.6, -0.64, 0, -0.74, 0.4, -0.72, 0.4, -0.34, -0.2, -0.28, -0.56, -0.32], c);
  if (striped)
    for (let i = 0; i < 5; i++) b.line([-0.42 + i * 0.15, -0.68, -0.46 + i * 0.15, -0.46], 0.045, '#3a2a24');
  else b.circle(0.46, -0.74, 0.34, '#9a5f30');
  b.circle(0.5, -0.74, 0.22, shadeHex(c, 0.08));
  b.ellipse(0.6, -0.67, 0.12, 0.09, '#f4e6cc');
  b.ellipse(0.66, -0.71, 0.045, 0.035, '#3a2428');
  dot(b, 0.46, -0.8, 0.03);
  dot(b, 0.62, -0.81, 0.03);
}

function penguin(b: Brush) {
  b.blob([-0.36, -0.04, -0.42, -0.6, -0.3, -1.0, 0.3, -1.0, 0.42, -0.6, 0.36, -0.04], '#2c323e');
  b.blob([-0.24, -0.05, -0.28, -0.5, -0.16, -0.8, 0.2, -0.8, 0.3, -0.5, 0.24, -0.05], '#f6f4ee');
  b.polygon([0.08, -0.84, 0.34, -0.78, 0.08, -0.72], '#e8a33c');
  dot(b, 0.02, -0.88, 0.04);
  for (const x of [-0.14, 0.14]) b.ellipse(x, -0.03, 0.13, 0.05, '#e8a33c');
}

function snake(b: Brush) {
  b.bend([-0.7, -0.08, -0.3, -0.3, 0.1, -0.06, 0.5, -0.26, 0.3, -0.6, 0.5, -0.88], 0.15, '#5f8a4a');
  b.ellipse(0.54, -0.92, 0.17, 0.11, '#6f9a56', 1, -0.2);
  dot(b, 0.6, -0.96, 0.03);
  b.line([0.7, -0.9, 0.86, -0.88], 0.025, '#c8403a');
}

function frog(b: Brush) {
  b.blob([-0.6, -0.04, -0.66, -0.4, -0.2, -0.7, 0.3, -0.7, 0.62, -0.4, 0.6, -0.04], '#6fa04e');
  for (const x of [-0.16, 0.28]) {
    b.circle(x, -0.76, 0.17, '#7cb058');
    dot(b, x, -0.8, 0.08);
  }
  b.bend([-0.3, -0.42, 0.06, -0.3, 0.46, -0.42], 0.04, '#3f6a34');
}

function mouse(b: Brush) {
  b.bend([-0.5, -0.1, -0.9, -0.06, -1.0, -0.3], 0.06, '#d9a49c');
  b.blob([-0.56, -0.02, -0.5, -0.5, 0.1, -0.66, 0.5, -0.4, 0.74, -0.2, 0.5, -0.02], '#a09aa0');
  b.circle(0.14, -0.66, 0.2, '#8d868c');
  b.circle(0.14, -0.66, 0.12, '#e0b4ac');
  dot(b, 0.44, -0.34, 0.05);
}

function bee(b: Brush) {
  b.ellipse(-0.1, -0.82, 0.2, 0.3, '!#eef6fa', 0.7, -0.5);
  b.ellipse(0.14, -0.84, 0.2, 0.3, '!#eef6fa', 0.7, 0.4);
  b.ellipse(0, -0.42, 0.52, 0.34, '#f0c040');
  for (const x of [-0.22, 0.04]) b.line([x, -0.7, x, -0.14], 0.12, '#2c2420');
  dot(b, 0.36, -0.48, 0.05);
}

export const WILDLIFE = {
  bear: { zone: 'ground', metres: 1.6, half: 0.85, draw: (b) => bear(b) },
  deer: { zone: 'ground', metres: 1.7, draw: deer },
  pig: { zone: 'ground', metres: 0.8, half: 0.8, draw: pig },
  duck: { zone: 'ground', metres: 0.4, draw: (b) => fowl(b, '#e9e2d2', '#e8a33c', false) },
  goose: { zone: 'ground', metres: 0.7, draw: (b) => fowl(b, '#f2efe8', '#e8943c', false) },
  chicken: { zone: 'ground', metres: 0.42, draw: (b) => fowl(b, '#b8683c', '#e8b03c', true) },
  elephant: { zone: 'ground', metres: 2.8, half: 0.85, draw: elephant },
  lion: { zone: 'ground', metres: 1.15, half: 0.86, draw: (b) => lion(b) },
  tiger: { zone: 'ground', metres: 1.05, half: 0.86, draw: (b) => lion(b, true) },
  penguin: { zone: 'ground', metres: 0.8, draw: penguin },
  snake: { zone: 'ground', metres: 0.5, draw: snake },
  frog: { zone: 'small', metres: 0.16, draw: frog },
  mouse: { zone: 'small', metres: 0.14, draw: mouse },
  bee: { zone: 'small', metres: 0.12, draw: bee },
} satisfies Record<string, Prop>;
