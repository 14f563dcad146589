import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';
import { lit, metal } from './touches.ts';

function boat(b: Brush) {
  b.line([0, -0.16, 0, -1], 0.026, '#5a4030');
  b.path(
    (c) => {
      c.moveTo(0.03, -0.95);
      c.quadraticCurveTo(0.42, -0.6, 0.46, -0.26);
      c.lineTo(0.03, -0.26);
    },
    b.gradient(0, 0, 0.46, 0, ['#f7efe0', '#d9cdbb']),
  );
  b.path((c) => {
    c.moveTo(-0.03, -0.86);
    c.quadraticCurveTo(-0.3, -0.5, -0.32, -0.28);
    c.lineTo(-0.03, -0.26);
  }, '#d86a4c');
  b.path(
    (c) => {
      c.moveTo(-0.56, -0.2);
      c.lineTo(0.6, -0.22);
      c.quadraticCurveTo(0.5, 0.02, 0.3, 0.03);
      c.lineTo(-0.34, 0.03);
      c.quadraticCurveTo(-0.5, 0, -0.56, -0.2);
    },
    b.gradient(0, -0.2, 0, 0.03, ['#7c4a34', '#4a2c26']),
  );
  b.line([-0.55, -0.185, 0.59, -0.205], 0.03, '#e6d2a8');
}

function ship(b: Brush) {
  const hull = '#4a3430';
  b.polygon(
    [-0.8, -0.34, -0.66, -0.24, 0.62, -0.24, 0.84, -0.36, 0.62, 0.02, -0.62, 0.02],
    b.gradient(0, -0.3, 0, 0, ['#6d4a38', hull]),
  );
  b.rect(-0.8, -0.4, 0.3, 0.14, '#5e4034');
  for (let i = 0; i < 5; i++) b.rect(-0.4 + i * 0.2, -0.16, 0.05, 0.045, lit(b, '#241c20'));
  for (const [x, top] of [
    [-0.38, -0.86],
    [0.02, -1],
    [0.4, -0.82],
  ] as const) {
    b.line([x, -0.24, x, top], 0.018, '#3a2824');
    for (let k = 0; k < 3; k++) {
      const y = top + 0.04 + k * 0.2;
      const w = 0.13 + k * 0.025;
      b.path(
        (c) => {
          c.moveTo(x - w, y);
          c.lineTo(x + w, y);
          c.quadraticCurveTo(x + w + 0.06, y + 0.1, x + w, y + 0.175);
          c.quadraticCurveTo(x, y + 0.14, x - w, y + 0.175);
          c.quadraticCurveTo(x - w + 0.05, y + 0.09, x - w, y);
        },
        b.gradient(x - w, 0, x + w, 0, ['#d8cbb4', '#f6efe0', '#cfc2ac']),
      );
    }
  }
  b.line([0.7, -0.34, 1.0, -0.5], 0.02, '#3a2824');
  b.line([1.0, -0.5, 0.4, -0.8], 0.006, '#3a2824', 0.7);
}

function rocket(b: Brush) {
  b.polygon([-0.12, -0.3, -0.27, -0.04, -0.12, -0.1], '#b8413a');
  b.polygon([0.12, -0.3, 0.27, -0.04, 0.12, -0.1], '#b8413a');
  b.path(
    (c) => {
      c.moveTo(0, -1);
      c.bezierCurveTo(0.2, -0.8, 0.16, -0.3, 0.12, -0.08);
      c.lineTo(-0.12, -0.08);
      c.bezierCurveTo(-0.16, -0.3, -0.2, -0.8, 0, -1);
    },
    b.gradient(-0.15, 0, 0.15, 0, ['#a9adb8', '#f6f4f0', '#c0c2ca']),
  );
  b.path((c) => {
    c.moveTo(0, -1);
    c.bezierCurveTo(0.08, -0.92, 0.11, -0.86, 0.125, -0.8);
    c.lineTo(-0.125, -0.8);
    c.bezierCurveTo(-0.11, -0.86, -0.08, -0.92, 0, -1);
  }, '#c9463c');
  b.circle(0, -0.6, 0.06, '#8a8f9a');
  b.circle(0, -0.6, 0.045, lit(b, '#7fb8d8'));
  b.rect(-0.09, -0.09, 0.18, 0.05, '#4a4c56');
}

function spaceShip(b: Brush) {
  b.glow(-0.95, -0.45, 0.7, '#7fd0ff', 0.6);
  b.polygon(
    [-0.9, -0.3, -0.3, -0.72, 0.3, -0.66, 1.1, -0.42, 0.4, -0.26, -0.6, -0.2],
    b.gradient(0, -0.72, 0, -0.2, ['#e4e6ea', '#8d94a4', '#4c5266']),
  );
  b.polygon([-0.9, -0.3, -1.0, -0.86, -0.4, -0.62], '#6a7288');
  b.polygon([-0.5, -0.24, -0.8, 0, 0.1, -0.26], '#5a6278');
  b.blob([0.2, -0.62, 0.5, -0.68, 0.8, -0.5, 0.3, -0.46], '!#9fe0f8');
  b.circle(-0.94, -0.42, 0.1, '!#d8f4ff');
}

function plane(b: Brush) {
  b.polygon([-0.9, -0.6, -1.15, -1.0, -0.95, -1.0, -0.6, -0.62], '#c9463c');
  b.blob(
    [-1.1, -0.58, -0.6, -0.68, 0.7, -0.7, 1.15, -0.5, 0.7, -0.34, -0.8, -0.4],
    b.gradient(0, -0.7, 0, -0.3, ['#fbf8f2', '#b8c0cc']),
  );
  b.polygon([0.1, -0.46, -0.5, 0, -0.28, 0, 0.42, -0.44], '#98a2b2');
  for (let i = 0; i < 7; i++) b.circle(-0.4 + i * 0.15, -0.56, 0.03, '#4a6a8a');
}

function hotAirBalloon(b: Brush) {
  for (const x of [-0.09, 0.09]) b.line([x * 2.4, -0.42, x, -0.14], 0.008, '#5a4030');
  b.rounded(-0.1, -0.14, 0.2, 0.14, 0.03, '#8a5c34');
  const c = b.ctx;
  const shape = () => {
    c.beginPath();
    c.moveTo(-0.12, -0.34);
    c.bezierCurveTo(-0.5, -0.6, -0.4, -1, 0, -1);
    c.bezierCurveTo(0.4, -1, 0.5, -0.6, 0.12, -0.34);
    c.closePath();
  };
  shape();
  b.fill('#e8a33c');
  shape();
  b.within(() => {
    b.ellipse(0, -0.66, 0.12, 0.4, '#c9463c');
    b.rect(-0.4, -0.95, 0.14, 0.7, '#c9463c');
    b.rect(0.26, -0.95, 0.14, 0.7, '#c9463c');
    b.rect(-0.5, -1, 1, 0.7, b.gradient(-0.36, 0, 0.36, 0, ['#ffffff', '#3a1020'], [0.16, 0.22]));
  });
}

function car(b: Brush, hex = '#c75a44') {
  b.blob(
    [-1.5, -0.16, -1.56, -0.62, -0.9, -0.64, -0.5, -1.06, 0.5, -1.06, 0.94, -0.62, 1.54, -0.54, 1.56, -0.16],
    b.gradient(0, -1, 0, -0.1, [shadeHex(hex, 0.2), hex, shadeHex(hex, -0.25)]),
  );
  b.polygon([-0.72, -0.62, -0.42, -0.93, -0.04, -0.93, -0.04, -0.62], '#b8d4de');
  b.polygon([0.06, -0.62, 0.06, -0.93, 0.44, -0.93, 0.74, -0.62], '#a8c8d6');
  b.rect(-1.5, -0.34, 3.0, 0.05, shadeHex(hex, -0.3));
  b.ellipse(1.42, -0.46, 0.09, 0.08, b.palette.lamp > 0.3 ? '!#fff2c0' : '#f2ead0');
  b.glow(1.5, -0.46, 1.4, '#ffe6a0', 0.4 * b.palette.lamp);
  b.rect(-1.54, -0.5, 0.09, 0.12, '#8f2020');
  for (const x of [-0.92, 0.94]) {
    b.circle(x, -0.22, 0.27, '#221f26');
    b.circle(x, -0.22, 0.14, '#b8bac2');
  }
}

function bus(b: Brush) {
  b.rounded(-1.1, -0.96, 2.2, 0.84, 0.1, b.gradient(0, -0.96, 0, -0.1, ['#e8a33c', '#c47c2a']));
  for (let i = 0; i < 5; i++) b.rounded(-1.0 + i * 0.4, -0.82, 0.34, 0.28, 0.03, lit(b, '#a8c8d6'));
  b.rect(-1.1, -0.42, 2.2, 0.06, '#8a4a24');
  for (const x of [-0.62, 0.62]) {
    b.circle(x, -0.14, 0.16, '#221f26');
    b.circle(x, -0.14, 0.08, '#b8bac2');
  }
}

/** An old tram: one car with a lamp, a pole to the wire above. */
function tram(b: Brush) {
  b.line([0.1, -0.96, 0.5, -1.28], 0.02, '#3a3a42');
  b.line([-1.6, -1.28, 1.7, -1.28], 0.008, '#3a3a42', 0.7);
  b.rounded(-0.98, -0.98, 1.96, 0.14, 0.05, '#e9e2d0');
  b.rounded(-0.92, -0.86, 1.84, 0.72, 0.06, b.gradient(0, -0.86, 0, -0.14, ['#f0c24a', '#d89a2c']));
  b.rect(-0.92, -0.44, 1.84, 0.05, '#8a3a2c');
  for (let i = 0; i < 5; i++) b.rounded(-0.68 + i * 0.28, -0.8, 0.24, 0.32, 0.03, lit(b, '#b8d0d8'));
  for (const x of [-0.88, 0.74]) {
    b.rounded(x, -0.8, 0.14, 0.62, 0.02, '#6e4a2c');
    b.rounded(x + 0.03, -0.76, 0.08, 0.28, 0.02, lit(b, '#b8d0d8'));
  }
  b.circle(0.96, -0.32, 0.055, '!#fff2c0');
  b.glow(1.05, -0.32, 0.8, '#ffe6a0', 0.5 * b.palette.lamp);
  b.rect(-0.8, -0.16, 1.6, 0.07, '#3a3238');
  for (const x of [-0.45, 0.45]) {
    b.circle(x, -0.09, 0.1, '#221f26');
    b.circle(x, -0.09, 0.045, '#8a8c94');
  }
}

function trainProp(b: Brush) {
  b.rounded(-0.9, -0.84, 0.56, 0.68, 0.05, '#8a3a34');
  b.rect(-0.82, -0.72, 0.4, 0.26, lit(b, '#c8d8e0'));
  b.rounded(-0.36, -0.62, 1.0, 0.46, 0.2, b.gradient(0, -0.62, 0, -0.16, ['#5a6470', '#2c3038']));
  b.rect(-0.96, -0.9, 0.68, 0.07, '#2c2428');
  b.polygon([0.32, -0.6, 0.3, -0.86, 0.52, -0.86, 0.48, -0.6], '#2c3038');
  b.circle(0.0, -0.62, 0.1, '#c99a3c');
  for (const [x, r] of [
    [-0.7, 0.14],
    [-0.36, 0.14],
    [0.02, 0.18],
    [0.4, 0.18],
  ] as const) {
    b.circle(x, -r, r, '#8a2c28');
    b.circle(x, -r, r * 0.55, '#3a2c30');
  }
  b.polygon([0.64, -0.16, 0.86, 0, 0.56, 0], '#3a3a44');
  for (const [x, y, r] of [
    [0.42, -1.0, 0.1],
    [0.3, -1.14, 0.14],
    [0.08, -1.26, 0.18],
  ] as const)
    b.circle(x, y, r, '#e8e4e0', 0.6);
}

function cart(b: Brush) {
  b.polygon([-0.9, -0.9, 0.7, -0.9, 0.6, -0.4, -0.8, -0.4], '#8a5c3a');
  for (const y of [-0.78, -0.62]) b.line([-0.86, y, 0.66, y], 0.03, '#6a4228');
  b.line([0.66, -0.5, 1.3, -0.36], 0.06, '#6a4228');
  b.arc(-0.2, -0.34, 0.32, 0, Math.PI * 2, 0.07, '#4a3024');
  for (let i = 0; i < 4; i++)
    b.line(
      [
        -0.2 - Math.cos(i * 0.785) * 0.3,
        -0.34 - Math.sin(i * 0.785) * 0.3,
        -0.2 + Math.cos(i * 0.785) * 0.3,
        -0.34 + Math.sin(i * 0.785) * 0.3,
      ],
      0.03,
      '#4a3024',
    );
}

function bicycle(b: Brush) {
  for (const x of [-0.52, 0.52]) {
    b.arc(x, -0.33, 0.31, 0, Math.PI * 2, 0.04, '#26242c');
    for (let i = 0; i < 6; i++)
      b.line([x, -0.33, x + Math.cos(i * 1.047) * 0.3, -0.33 + Math.sin(i * 1.047) * 0.3], 0.008, '#9a9ca4');
  }
  const hex = '#c9463c';
  b.line([-0.52, -0.33, -0.16, -0.74, 0.34, -0.72, -0.02, -0.3, -0.52, -0.33], 0.045, hex);
  b.line([-0.02, -0.3, -0.2, -0.84], 0.045, hex);
  b.line([0.52, -0.33, 0.32, -0.92], 0.045, hex);
  b.rounded(-0.33, -0.9, 0.26, 0.07, 0.035, '#3a2824');
  b.bend([0.3, -0.92, 0.42, -1.0, 0.5, -0.9], 0.04, '#2e2a30');
  b.circle(-0.02, -0.3, 0.06, '#4a4c54');
}

function rover(b: Brush) {
  b.polygon(
    [-0.9, -0.74, 0.7, -0.74, 0.86, -0.4, -0.9, -0.4],
    b.gradient(0, -0.74, 0, -0.4, ['#ece8e0', '#a8a4a2']),
  );
  b.rect(-0.8, -0.86, 1.1, 0.09, '#34507a');
  b.line([0.5, -0.74, 0.5, -1.05], 0.05, '#7a7c84');
  b.rounded(0.38, -1.14, 0.28, 0.14, 0.03, '#d8d4cc');
  b.circle(0.58, -1.07, 0.045, '#203048');
  for (const x of [-0.7, 0, 0.66]) {
    b.circle(x, -0.2, 0.21, '#3a3a42');
    b.circle(x, -0.2, 0.1, '#a8a8ae');
  }
}

function satellite(b: Brush) {
  for (const k of [-1, 1]) {
    b.rect(k > 0 ? 0.24 : -1.1, -0.68, 0.86, 0.36, '#34568a');
    for (let i = 1; i < 4; i++)
      b.line([k * (0.24 + i * 0.215), -0.68, k * (0.24 + i * 0.215), -0.32], 0.02, '#9ab4d8');
  }
  b.rounded(-0.2, -0.8, 0.4, 0.6, 0.05, metal(b, -0.2, 0.2, '#d9c38a'));
  b.ellipse(0, -0.9, 0.24, 0.1, '#e6e6e6');
}

function sled(b: Brush) {
  b.bend([-0.9, -0.1, 0.6, -0.08, 1.0, -0.3, 0.94, -0.62], 0.09, '#7a4a2c');
  for (const x of [-0.6, 0.3]) b.line([x, -0.12, x, -0.5], 0.08, '#8a5834');
  for (const y of [-0.66, -0.52]) b.rounded(-0.94, y, 1.7, 0.12, 0.05, '#c8483f');
}

function wheelchair(b: Brush) {
  b.line([-0.4, -1, -0.34, -0.46, 0.2, -0.46, 0.34, -0.08, 0.5, -0.08], 0.06, '#5a626e');
  b.rounded(-0.4, -0.88, 0.1, 0.42, 0.03, '#34507a');
  b.rounded(-0.36, -0.54, 0.58, 0.1, 0.03, '#34507a');
  b.arc(-0.16, -0.3, 0.28, 0, Math.PI * 2, 0.045, '#2c2e36');
  b.circle(0.3, -0.09, 0.09, '#2c2e36');
}

function submarineHull(b: Brush) {
  const hull = '#4a5660';
  b.rounded(-0.22, -1.0, 0.5, 0.5, 0.06, shadeHex(hull, -0.05));
  b.line([0.06, -1.0, 0.06, -1.24, 0.16, -1.24], 0.035, '#3a444c');
  b.line([-0.08, -1.0, -0.08, -1.16], 0.025, '#3a444c');
  b.blob(
    [-1.7, -0.36, -1.2, -0.62, 1.1, -0.64, 1.66, -0.42, 1.7, -0.3, 1.1, -0.06, -1.1, -0.06, -1.6, -0.24],
    b.gradient(0, -0.64, 0, -0.06, [shadeHex(hull, 0.3), hull, shadeHex(hull, -0.4)]),
  );
  b.polygon([-1.5, -0.36, -1.84, -0.66, -1.74, -0.34, -1.84, -0.04], shadeHex(hull, -0.2));
  for (let i = 0; i < 7; i++) b.circle(-0.9 + i * 0.32, -0.36, 0.035, lit(b, '#c8d8dc'));
  b.bend([-1.4, -0.22, 0, -0.14, 1.4, -0.24], 0.03, '#8a4038', 0.8);
}

export const VEHICLES = {
  boat: { zone: 'far', metres: 7, floats: true, draw: boat },
  ship: { zone: 'far', metres: 13, floats: true, draw: ship },
  submarine: { zone: 'far', metres: 9, half: 1.8, floats: true, draught: 0.34, draw: submarineHull },
  rocket: { zone: 'far', metres: 20, draw: rocket },
  spaceship: { zone: 'sky', metres: 1.5, draw: spaceShip },
  plane: { zone: 'sky', metres: 1.0, draw: plane },
  'hot-air-balloon': { zone: 'sky', metres: 2.2, draw: hotAirBalloon },
  car: { zone: 'ground', metres: 1.5, half: 1.56, draw: (b) => car(b) },
  bus: { zone: 'ground', metres: 2.9, half: 1.12, draw: bus },
  tram: { zone: 'ground', metres: 2.6, half: 1.05, draw: tram },
  train: { zone: 'far', metres: 6, draw: trainProp },
  cart: { zone: 'ground', metres: 1.3, half: 1.3, draw: cart },
  bicycle: { zone: 'ground', metres: 1.05, half: 0.86, draw: bicycle },
  rover: { zone: 'ground', metres: 1.5, half: 0.95, draw: rover },
  satellite: { zone: 'sky', metres: 0.6, draw: satellite },
  sled: { zone: 'ground', metres: 0.5, half: 1.0, draw: sled },
  wheelchair: { zone: 'ground', metres: 1.05, draw: wheelchair },
} satisfies Record<string, Prop>;
