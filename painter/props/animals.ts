import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';

const eyeDot = (b: Brush, x: number, y: number, r: number) => {
  b.circle(x, y, r, '#1e1820');
  b.circle(x + r * 0.3, y - r * 0.35, r * 0.32, '!#ffffff', 0.9);
};

function fourLegs(b: Brush, xs: readonly number[], top: number, w: number, colour: string) {
  for (const [i, x] of xs.entries())
    b.line([x, top, x + (i % 2 ? 0.02 : -0.01), -w * 0.5], w, i < 2 ? shadeHex(colour, -0.25) : colour);
}

function dog(b: Brush, coat = '#b9814a', ear = '#7d5230') {
  fourLegs(b, [-0.36, 0.3, -0.44, 0.22], -0.4, 0.11, coat);
  b.bend([-0.48, -0.55, -0.72, -0.62, -0.74, -0.92], 0.09, coat);
  b.blob(
    [-0.6, -0.62, -0.3, -0.76, 0.2, -0.74, 0.46, -0.72, 0.42, -0.3, 0, -0.3, -0.56, -0.28],
    b.gradient(0, -0.75, 0, -0.3, [shadeHex(coat, 0.12), coat]),
  );
  b.blob(
    [0.14, -0.6, 0.18, -1.02, 0.52, -1.06, 0.68, -0.86, 0.94, -0.78, 0.92, -0.62, 0.6, -0.58, 0.4, -0.46],
    coat,
  );
  b.blob([0.2, -0.98, 0.32, -1.06, 0.4, -0.84, 0.3, -0.58, 0.18, -0.62], ear);
  b.ellipse(0.88, -0.745, 0.06, 0.05, '#241a1c');
  eyeDot(b, 0.56, -0.86, 0.045);
  b.bend([0.84, -0.66, 0.74, -0.61, 0.66, -0.63], 0.025, '#5a3a2a');
  b.line([0.24, -0.56, 0.5, -0.5], 0.07, '#c8433c');
}

function cat(b: Brush, coat = '#5b5560') {
  b.bend([-0.3, -0.12, -0.62, -0.1, -0.66, -0.5, -0.5, -0.66], 0.09, coat);
  b.blob(
    [-0.34, 0.02, -0.42, -0.3, -0.2, -0.6, 0.14, -0.66, 0.3, -0.4, 0.34, 0.02],
    b.gradient(-0.3, 0, 0.3, 0, [shadeHex(coat, -0.1), shadeHex(coat, 0.12)]),
  );
  b.polygon([-0.12, -0.84, -0.12, -1.04, 0.06, -0.92], coat);
  b.polygon([0.2, -0.92, 0.38, -1.04, 0.38, -0.82], coat);
  b.ellipse(0.13, -0.74, 0.28, 0.23, coat);
  b.line([0.08, -0.3, 0.1, -0.03], 0.1, shadeHex(coat, 0.1));
  b.line([0.22, -0.3, 0.24, -0.03], 0.1, shadeHex(coat, 0.16));
  for (const x of [0.04, 0.25]) {
    b.ellipse(x, -0.76, 0.05, 0.06, '!#e8d86a');
    b.ellipse(x, -0.76, 0.02, 0.055, '#181418');
  }
  b.polygon([0.11, -0.68, 0.19, -0.68, 0.15, -0.64], '#d98a8a');
  for (const k of [-1, 1])
    for (const d of [-0.03, 0.03])
      b.line([0.15 + k * 0.1, -0.64, 0.15 + k * 0.34, -0.64 + d], 0.008, '#e9e4e0', 0.7);
}

function horse(b: Brush, coat = '#7c5138', mane = '#3a2820') {
  fourLegs(b, [-0.28, 0.2, -0.34, 0.14], -0.36, 0.06, coat);
  for (const x of [-0.35, 0.16, -0.29, 0.22]) b.rect(x - 0.03, -0.05, 0.07, 0.05, '#2a2024');
  b.bend([-0.42, -0.55, -0.56, -0.45, -0.54, -0.16], 0.08, mane);
  b.blob(
    [-0.46, -0.62, -0.1, -0.64, 0.24, -0.66, 0.32, -0.4, 0.1, -0.3, -0.3, -0.3, -0.46, -0.36],
    b.gradient(0, -0.66, 0, -0.3, [shadeHex(coat, 0.14), shadeHex(coat, -0.1)]),
  );
  b.blob(
    [
      0.1, -0.6, 0.28, -0.9, 0.36, -1.0, 0.48, -0.94, 0.64, -0.76, 0.62, -0.68, 0.5, -0.7, 0.44, -0.76, 0.34,
      -0.46,
    ],
    coat,
  );
  b.polygon([0.34, -0.95, 0.36, -1.06, 0.42, -0.96], coat);
  b.bend([0.34, -1.0, 0.2, -0.84, 0.12, -0.6], 0.075, mane);
  eyeDot(b, 0.45, -0.85, 0.022);
  b.circle(0.6, -0.725, 0.012, '#201818');
}

function bird(b: Brush, coat = '#3f6f9a') {
  b.line([0.02, -0.2, 0.02, 0], 0.035, '#c98a3a');
  b.line([0.12, -0.2, 0.14, 0], 0.035, '#c98a3a');
  b.polygon([-0.3, -0.36, -0.78, -0.24, -0.72, -0.4, -0.3, -0.55], shadeHex(coat, -0.2));
  b.blob(
    [-0.4, -0.36, -0.2, -0.7, 0.16, -0.98, 0.42, -0.9, 0.4, -0.5, 0.1, -0.14, -0.26, -0.2],
    b.gradient(0, -1, 0, -0.1, [coat, '#e8b27c']),
  );
  b.blob([-0.5, -0.34, -0.2, -0.64, 0.12, -0.6, 0.0, -0.34], shadeHex(coat, -0.22));
  b.polygon([0.38, -0.82, 0.6, -0.74, 0.38, -0.68], '#e09a3a');
  eyeDot(b, 0.25, -0.78, 0.055);
}

function gull(b: Brush) {
  b.bend([-0.9, -0.75, -0.5, -1, -0.05, -0.5], 0.09, '#e9ebee');
  b.bend([-0.05, -0.5, 0.45, -1.02, 0.95, -0.8], 0.09, '#f6f6f4');
  b.blob([-0.4, -0.44, 0, -0.64, 0.36, -0.5, 0.1, -0.36], '#f4f4f2');
  b.polygon([0.3, -0.52, 0.44, -0.47, 0.3, -0.43], '#e8a33c');
}

function fish(b: Brush, coat = '#e88a3c') {
  b.polygon([-0.55, -0.5, -1.0, -0.9, -0.88, -0.5, -1.0, -0.1], shadeHex(coat, -0.15));
  b.ellipse(0, -0.5, 0.68, 0.4, b.gradient(0, -0.9, 0, -0.1, [coat, '#f8d8a0']));
  b.polygon([-0.2, -0.86, 0.2, -1.06, 0.24, -0.8], shadeHex(coat, -0.15));
  for (const x of [-0.05, 0.22]) b.bend([x, -0.86, x - 0.14, -0.5, x, -0.14], 0.1, '#fff4e4', 0.9);
  eyeDot(b, 0.46, -0.56, 0.06);
}

function whale(b: Brush) {
  b.blob(
    [
      -1.5, -0.5, -1.2, -0.7, -0.4, -0.95, 0.7, -0.98, 1.3, -0.6, 1.1, -0.14, 0.2, 0.04, -0.7, -0.16, -1.2,
      -0.42,
    ],
    b.gradient(0, -1, 0, 0, ['#4a6a8a', '#3a5674', '#cfdbe2']),
  );
  b.blob([-1.3, -0.56, -1.9, -0.98, -1.62, -0.56, -1.86, -0.24, -1.4, -0.44], '#3f5d7c');
  b.blob([0.2, -0.2, -0.2, 0.18, -0.3, -0.02, 0.0, -0.3], '#38536f');
  eyeDot(b, 0.92, -0.42, 0.035);
}

function sheep(b: Brush) {
  fourLegs(b, [-0.28, 0.26, -0.2, 0.18], -0.3, 0.09, '#3c3436');
  for (const [x, y, r] of [
    [-0.36, -0.5, 0.26],
    [0, -0.46, 0.32],
    [0.34, -0.52, 0.26],
    [-0.18, -0.72, 0.26],
    [0.18, -0.74, 0.26],
  ] as const)
    b.circle(x, y, r, '#f1ead8');
  b.ellipse(0.6, -0.66, 0.17, 0.22, '#3c3436', 1, -0.4);
  b.circle(0.52, -0.84, 0.14, '#f1ead8');
  eyeDot(b, 0.64, -0.7, 0.03);
}

function cow(b: Brush) {
  fourLegs(b, [-0.44, 0.34, -0.36, 0.26], -0.35, 0.1, '#e9e2d6');
  b.blob([-0.62, -0.8, 0, -0.84, 0.5, -0.84, 0.56, -0.36, 0, -0.26, -0.62, -0.34], '#efe8dc');
  b.blob([-0.4, -0.8, -0.1, -0.78, -0.14, -0.48, -0.42, -0.5], '#4c3a34');
  b.blob([0.16, -0.6, 0.4, -0.64, 0.36, -0.36, 0.14, -0.4], '#4c3a34');
  b.blob([0.46, -0.94, 0.72, -1.0, 0.92, -0.68, 0.84, -0.5, 0.6, -0.56], '#4c3a34');
  b.ellipse(0.84, -0.58, 0.13, 0.11, '#e8b4a4');
  b.polygon([0.52, -0.94, 0.46, -1.08, 0.6, -0.98], '#e9dcb8');
  eyeDot(b, 0.7, -0.78, 0.035);
}

function fox(b: Brush) {
  dog(b, '#d0702f', '#8a3f1c');
  b.bend([-0.5, -0.5, -0.86, -0.42, -1.0, -0.66], 0.2, '#d0702f');
  b.circle(-1.0, -0.68, 0.1, '#f6ece0');
  b.polygon([0.22, -0.96, 0.24, -1.24, 0.42, -1.02], '#8a3f1c');
}

function dragon(b: Brush) {
  const c = '#4f7a54';
  b.bend([-0.4, -0.2, -1.0, -0.05, -1.3, -0.35, -1.1, -0.55], 0.11, c);
  b.polygon([-0.1, -0.5, -0.9, -1.0, -0.7, -0.62, -0.95, -0.5, -0.5, -0.42, -0.5, -0.28], shadeHex(c, -0.25));
  fourLegs(b, [-0.3, 0.24, -0.2, 0.32], -0.24, 0.11, c);
  b.blob(
    [-0.5, -0.3, -0.2, -0.52, 0.3, -0.52, 0.44, -0.3, 0.1, -0.1, -0.4, -0.1],
    b.gradient(0, -0.5, 0, -0.1, [c, '#b9b468']),
  );
  b.bend([0.26, -0.38, 0.56, -0.6, 0.46, -0.86], 0.17, c);
  b.blob([0.34, -0.98, 0.6, -1.02, 0.92, -0.84, 0.9, -0.74, 0.56, -0.72, 0.36, -0.8], c);
  b.polygon([0.42, -0.97, 0.24, -1.16, 0.54, -1.0], '#e2d6b0');
  eyeDot(b, 0.6, -0.9, 0.035);
  b.polygon(
    [0, -0.48, 0.36, -1.0, 0.1, -0.86, -0.1, -1.12, -0.18, -0.8, -0.42, -0.94, -0.3, -0.46],
    shadeHex(c, -0.12),
  );
}

function owl(b: Brush) {
  b.blob([-0.34, -0.06, -0.42, -0.6, -0.36, -1.0, 0.36, -1.0, 0.42, -0.6, 0.34, -0.06], '#8a6846');
  b.ellipse(0, -0.34, 0.24, 0.3, '#d9c19a');
  for (const x of [-0.17, 0.17]) {
    b.circle(x, -0.74, 0.17, '#f0e4c8');
    eyeDot(b, x, -0.74, 0.09);
  }
  b.polygon([-0.05, -0.66, 0.05, -0.66, 0, -0.56], '#e09a3a');
  b.polygon([-0.34, -0.92, -0.36, -1.14, -0.14, -0.98], '#8a6846');
  b.polygon([0.34, -0.92, 0.36, -1.14, 0.14, -0.98], '#8a6846');
}

function butterfly(b: Brush) {
  for (const k of [-1, 1]) {
    b.blob([0, -0.5, k * 0.3, -1.05, k * 0.8, -0.95, k * 0.6, -0.5], '#e58b3c');
    b.blob([0, -0.45, k * 0.55, -0.5, k * 0.56, -0.1, k * 0.2, -0.05], '#f0b458');
    b.circle(k * 0.48, -0.78, 0.09, '#fff1d0');
  }
  b.line([0, -0.72, 0, -0.22], 0.07, '#2c2024');
}

function rabbit(b: Brush) {
  b.blob([-0.44, 0, -0.46, -0.4, -0.1, -0.5, 0.24, -0.4, 0.3, 0], '#cbb59c');
  b.circle(-0.44, -0.2, 0.11, '#f5efe6');
  b.ellipse(0.26, -0.52, 0.21, 0.19, '#d4c0a8');
  b.ellipse(0.16, -0.84, 0.06, 0.2, '#cbb59c', 1, -0.2);
  b.ellipse(0.28, -0.86, 0.06, 0.2, '#d4c0a8', 1, 0.1);
  eyeDot(b, 0.33, -0.55, 0.035);
  b.circle(0.46, -0.48, 0.025, '#d98a8a');
}

export const ANIMALS = {
  dog: { zone: 'ground', metres: 0.72, half: 0.95, draw: (b) => dog(b) },
  wolf: { zone: 'ground', metres: 0.95, half: 0.95, draw: (b) => dog(b, '#77797f', '#4c4e56') },
  fox: { zone: 'ground', metres: 0.6, half: 1.0, draw: fox },
  cat: { zone: 'ground', metres: 0.48, draw: (b) => cat(b) },
  horse: { zone: 'ground', metres: 2.1, half: 0.72, draw: (b) => horse(b) },
  bird: { zone: 'small', metres: 0.2, draw: (b) => bird(b) },
  owl: { zone: 'small', metres: 0.34, draw: owl },
  gull: { zone: 'sky', metres: 0.4, draw: gull },
  fish: { zone: 'small', metres: 0.24, draw: (b) => fish(b) },
  whale: { zone: 'far', metres: 5, floats: true, draw: whale },
  sheep: { zone: 'ground', metres: 0.9, half: 0.8, draw: sheep },
  cow: { zone: 'ground', metres: 1.5, half: 0.95, draw: cow },
  rabbit: { zone: 'ground', metres: 0.36, draw: rabbit },
  butterfly: { zone: 'small', metres: 0.16, draw: butterfly },
  dragon: { zone: 'far', metres: 11, draw: dragon },
} satisfies Record<string, Prop>;
