import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';
import { metal } from './touches.ts';

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

function candle(b: Brush) {
  b.ellipse(0, -0.05, 0.3, 0.07, '#b58a3e');
  b.rounded(-0.11, -0.66, 0.22, 0.62, 0.04, '#f2e8d2');
  b.line([0, -0.66, 0, -0.74], 0.025, '#3a2c28');
  b.blob([-0.09, -0.74, 0, -1.08, 0.09, -0.74, 0, -0.66], '!#ffd873');
  b.blob([-0.045, -0.74, 0, -0.92, 0.045, -0.74, 0, -0.69], '!#fff8dc');
  b.glow(0, -0.8, 2.0, '#ffb648', 0.3 + 0.4 * b.palette.lamp);
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

function teapot(b: Brush, hex = '#4f7f8a') {
  b.bend([0.4, -0.34, 0.62, -0.4, 0.72, -0.68], 0.12, hex);
  b.arc(-0.46, -0.42, 0.2, Math.PI * 0.5, Math.PI * 1.6, 0.08, hex);
  b.ellipse(
    0,
    -0.38,
    0.48,
    0.36,
    b.gradient(-0.4, 0, 0.4, 0, [shadeHex(hex, -0.2), shadeHex(hex, 0.25), shadeHex(hex, -0.15)]),
  );
  b.ellipse(0, -0.72, 0.24, 0.07, shadeHex(hex, 0.2));
  b.circle(0, -0.82, 0.07, '#d9b04e');
  b.bend([0.74, -0.78, 0.8, -0.92, 0.72, -1.04], 0.06, '!#ffffff', 0.35);
}

function pot(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.6, -0.66);
      c.lineTo(0.6, -0.66);
      c.bezierCurveTo(0.66, -0.1, 0.4, 0, 0, 0);
      c.bezierCurveTo(-0.4, 0, -0.66, -0.1, -0.6, -0.66);
    },
    metal(b, -0.6, 0.6, '#54585f'),
  );
  b.ellipse(0, -0.66, 0.62, 0.12, '#3a3d44');
  b.ellipse(0, -0.66, 0.5, 0.08, '#c8804a');
  for (const x of [-0.2, 0.1]) b.bend([x, -0.74, x + 0.08, -0.88, x - 0.05, -1.0], 0.06, '!#ffffff', 0.35);
}

function bowl(b: Brush) {
  b.path(
    (c) => c.arc(0, -0.62, 0.62, 0, Math.PI),
    b.gradient(-0.6, 0, 0.6, 0, ['#8a9ab0', '#d8e0e8', '#8a9ab0']),
  );
  b.ellipse(0, -0.62, 0.62, 0.13, '#eef0ee');
  b.ellipse(0, -0.61, 0.5, 0.09, '#d08a4a');
  for (const x of [-0.15, 0.15]) b.bend([x, -0.72, x + 0.08, -0.86, x - 0.05, -1.0], 0.05, '!#ffffff', 0.35);
}

function plate(b: Brush) {
  b.ellipse(0, -0.24, 1.0, 0.24, '#e8ecee');
  b.ellipse(0, -0.27, 0.7, 0.15, '#f8f8f4');
}

function pumpkin(b: Brush) {
  for (const [x, r] of [
    [-0.34, 0.34],
    [0.34, 0.34],
    [-0.16, 0.36],
    [0.16, 0.36],
    [0, 0.3],
  ] as const)
    b.ellipse(x, -0.42, r * 0.9, 0.42, b.radial(x, -0.55, 0.5, ['#f0a04a', '#d9742c', '#a8501e']));
  b.bend([0, -0.8, 0.03, -0.92, 0.12, -1.0], 0.09, '#6a7a3c');
}

/** A tank of glass with a fish in it. */
function aquarium(b: Brush) {
  b.rounded(-0.7, -0.92, 1.4, 0.92, 0.05, '!#dff1f6', 0.35);
  b.rect(-0.66, -0.78, 1.32, 0.74, b.gradient(0, -0.8, 0, 0, ['#7cc4d8', '#3f8fae']), 0.75);
  b.rect(-0.66, -0.12, 1.32, 0.08, '#d9c08a');
  b.bend([-0.42, -0.1, -0.5, -0.35, -0.4, -0.6], 0.05, '#4f8a52');
  b.bend([0.46, -0.1, 0.4, -0.3, 0.5, -0.48], 0.045, '#5f9a5c');
  b.polygon([-0.06, -0.46, -0.26, -0.58, -0.26, -0.34], '#e07a2c');
  b.ellipse(0.08, -0.46, 0.2, 0.12, '#f0913c');
  b.circle(0.18, -0.49, 0.022, '#241c20');
  for (const [x, y] of [
    [0.32, -0.62],
    [0.36, -0.7],
  ] as const)
    b.circle(x, y, 0.02, '!#ffffff', 0.7);
  b.rounded(-0.72, -0.96, 1.44, 0.07, 0.02, '#3a4450');
  b.rounded(-0.72, -0.04, 1.44, 0.06, 0.02, '#3a4450');
}

export const TABLEWARE = {
  aquarium: { zone: 'small', metres: 0.34, draw: aquarium },
  cup: { zone: 'small', metres: 0.17, draw: cup },
  bottle: { zone: 'small', metres: 0.32, draw: bottle },
  apple: { zone: 'small', metres: 0.14, draw: apple },
  bread: { zone: 'small', metres: 0.14, draw: bread },
  cake: { zone: 'small', metres: 0.28, draw: cake },
  candle: { zone: 'small', metres: 0.3, draw: candle },
  basket: { zone: 'small', metres: 0.36, hangs: true, draw: basket },
  teapot: { zone: 'small', metres: 0.24, draw: (b) => teapot(b) },
  pot: { zone: 'small', metres: 0.3, draw: pot },
  bowl: { zone: 'small', metres: 0.16, draw: bowl },
  plate: { zone: 'small', metres: 0.12, draw: plate },
  pumpkin: { zone: 'ground', metres: 0.42, draw: pumpkin },
} satisfies Record<string, Prop>;
