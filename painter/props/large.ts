import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import { moon as paintMoon } from '../sky.ts';
import type { Prop } from './prop.ts';

const lit = (b: Brush, day = '#5a6a80') => (b.palette.lamp > 0.3 ? '!#ffdf8c' : day);

function lighthouse(b: Brush) {
  const n = 7;
  const half = (t: number) => 0.125 - 0.05 * t;
  for (let i = 0; i < n; i++) {
    const t0 = i / n;
    const t1 = (i + 1) / n;
    const y0 = -0.76 * t0;
    const y1 = -0.76 * t1;
    const hex = i % 2 ? '#c9463c' : '#f3ede4';
    b.polygon(
      [-half(t0), y0, half(t0), y0, half(t1), y1, -half(t1), y1],
      b.gradient(-0.12, 0, 0.12, 0, [shadeHex(hex, -0.28), hex, shadeHex(hex, 0.06), shadeHex(hex, -0.12)]),
    );
  }
  for (const y of [-0.56, -0.32]) b.rounded(-0.013, y, 0.026, 0.05, 0.013, lit(b));
  b.rect(-0.105, -0.785, 0.21, 0.028, '#3a3038');
  for (let i = 0; i < 7; i++) b.line([-0.1 + i * 0.0333, -0.785, -0.1 + i * 0.0333, -0.82], 0.005, '#3a3038');
  b.line([-0.1, -0.82, 0.1, -0.82], 0.006, '#3a3038');
  b.rect(-0.055, -0.88, 0.11, 0.1, lit(b, '#c8d8e0'));
  for (const x of [-0.055, -0.018, 0.018, 0.055]) b.line([x, -0.88, x, -0.785], 0.008, '#4a3c40');
  b.path((c) => {
    c.moveTo(-0.07, -0.88);
    c.bezierCurveTo(-0.06, -0.95, 0.06, -0.95, 0.07, -0.88);
  }, '#8a3030');
  b.line([0, -0.93, 0, -1], 0.008, '#3a3038');
  const on = b.palette.lamp;
  if (on > 0.2) {
    b.glow(0, -0.83, 0.55, '#ffe6a0', 0.75 * on);
    const c = b.ctx;
    c.save();
    c.globalCompositeOperation = 'lighter';
    for (const [k, spread] of [
      [-1, 0.1],
      [1, 0.08],
    ] as const) {
      const g = b.gradient(0, 0, k * 1.9, 0, ['!#ffe6a0', '!#ffe6a0', '!#ffe6a0'], [0.55 * on, 0.2 * on, 0]);
      b.polygon([0, -0.835, k * 1.9, -0.835 - spread * 1.7, k * 1.9, -0.835 + spread * 0.4], g);
    }
    c.restore();
  }
}

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

function bigHouse(b: Brush) {
  b.rect(0.2, -1.02, 0.12, 0.3, '#7a4a40');
  b.polygon(
    [-0.5, 0, -0.5, -0.52, 0, -0.92, 0.5, -0.52, 0.5, 0],
    b.gradient(-0.5, 0, 0.5, 0, ['#c9b192', '#ecdcc0', '#d2bb9a']),
  );
  b.polygon([0, -1, 0.66, -0.5, 0.6, -0.42, 0, -0.86, -0.6, -0.42, -0.66, -0.5], '#9a4a3c');
  if (b.palette.snow)
    b.polygon([0, -1.03, 0.66, -0.53, 0.62, -0.48, 0, -0.94, -0.62, -0.48, -0.66, -0.53], '#f4f7fc');
  for (const x of [-0.36, 0.18]) {
    b.rect(x - 0.015, -0.435, 0.21, 0.21, '#f6ecd8');
    b.rect(x, -0.42, 0.18, 0.18, lit(b));
    b.line([x + 0.09, -0.42, x + 0.09, -0.24], 0.016, '#f6ecd8');
    b.line([x, -0.33, x + 0.18, -0.33], 0.016, '#f6ecd8');
    b.glow(x + 0.09, -0.33, 0.5, '#ffc765', 0.3 * b.palette.lamp);
  }
  b.arch(0, 0, 0.18, 0.34, '#5a3a30');
}

function tent(b: Brush) {
  b.polygon([0, -1, 0.86, 0, -0.86, 0], b.gradient(-0.8, 0, 0.8, 0, ['#a85a34', '#e0954e', '#b8683c']));
  b.polygon([0, -0.94, 0.24, 0, -0.24, 0], b.palette.lamp > 0.3 ? '!#ffdf9a' : '#4a2c24');
  b.polygon([0, -0.94, 0.24, 0, 0.4, 0], '#c87a44');
  b.line([-0.03, -1.06, 0, -1, 0.04, -1.06], 0.03, '#4a3428');
  b.glow(0, -0.3, 1.1, '#ffc765', 0.34 * b.palette.lamp);
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

function tree(b: Brush) {
  const leaf = b.palette.foliage;
  b.path((c) => {
    c.moveTo(-0.07, 0);
    c.quadraticCurveTo(-0.03, -0.2, -0.03, -0.56);
    c.lineTo(0.03, -0.56);
    c.quadraticCurveTo(0.03, -0.2, 0.07, 0);
  }, '#5d4334');
  for (const [x, y, r, k] of [
    [-0.2, -0.56, 0.2, -0.2],
    [0.2, -0.56, 0.2, -0.2],
    [0, -0.62, 0.26, -0.1],
    [-0.12, -0.8, 0.19, 0],
    [0.14, -0.78, 0.19, 0.06],
    [0.06, -0.86, 0.14, 0.18],
  ] as const) {
    b.circle(x, y, r, shadeHex(leaf[0], k));
  }
  if (b.palette.snow) b.ellipse(0.02, -0.95, 0.2, 0.06, '#f4f7fc');
}

function bench(b: Brush) {
  for (const x of [-0.8, 0.8]) {
    b.line([x, 0, x, -0.5], 0.08, '#2e3038');
    b.line([x, -0.5, x - 0.04, -1], 0.06, '#2e3038');
  }
  for (const y of [-0.98, -0.8, -0.62]) b.rounded(-1.0, y, 2.0, 0.12, 0.04, '#9a6a42');
  b.rounded(-1.04, -0.52, 2.08, 0.13, 0.04, b.gradient(0, -0.52, 0, -0.38, ['#b8824e', '#7c5232']));
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

function tableProp(b: Brush) {
  for (const x of [-0.76, 0.76]) b.line([x, -0.86, x * 1.02, 0], 0.1, '#5e4030');
  b.rounded(-0.94, -1, 1.88, 0.16, 0.05, b.gradient(-0.9, 0, 0.9, 0, ['#8a5c3a', '#b8824e', '#8a5c3a']));
}

function chairProp(b: Brush) {
  b.line([-0.2, -0.48, -0.22, 0], 0.05, '#5e4030');
  b.line([0.2, -0.48, 0.22, 0], 0.05, '#5e4030');
  b.line([-0.2, -0.48, -0.26, -1], 0.055, '#8a5c3a');
  for (const y of [-0.94, -0.8, -0.66]) b.line([-0.24, y, -0.2, y], 0.06, '#8a5c3a');
  b.rounded(-0.25, -0.53, 0.5, 0.07, 0.03, '#8a5c3a');
}

function bed(b: Brush) {
  b.rounded(-1.5, -1, 0.14, 1, 0.05, '#7a5034');
  b.rounded(1.38, -0.7, 0.12, 0.7, 0.05, '#7a5034');
  b.rect(-1.4, -0.34, 2.8, 0.2, '#6a4630');
  b.rounded(-1.38, -0.58, 2.76, 0.28, 0.1, '#f2ead8');
  b.rounded(-1.32, -0.72, 0.66, 0.22, 0.1, '#fbf5e8');
  b.blob(
    [-0.7, -0.64, 1.3, -0.62, 1.42, -0.28, 1.38, -0.16, -0.7, -0.2],
    b.gradient(0, -0.64, 0, -0.16, ['#5f86a8', '#41648a']),
  );
}

function door(b: Brush) {
  b.rect(-0.25, -1.03, 0.5, 1.03, '#c9b08a');
  b.rect(-0.21, -0.99, 0.42, 0.99, b.gradient(-0.2, 0, 0.2, 0, ['#7a4a30', '#94603c', '#744428']));
  for (const y of [-0.9, -0.44]) for (const x of [-0.16, 0.02]) b.rect(x, y, 0.14, 0.36, '#5e3824', 0.7);
  b.circle(0.15, -0.48, 0.022, '#e0b95a');
}

function windowProp(b: Brush) {
  b.rect(-0.42, -1, 0.84, 1, '#f1e6d2');
  b.rect(
    -0.36,
    -0.94,
    0.72,
    0.86,
    b.gradient(0, -0.94, 0, -0.1, b.palette.moon ? ['!#0f1c44', '!#33508a'] : ['!#8fc4e8', '!#e8f2ea']),
  );
  b.rect(-0.02, -0.94, 0.04, 0.86, '#f1e6d2');
  b.rect(-0.36, -0.54, 0.72, 0.04, '#f1e6d2');
  b.rect(-0.48, -0.07, 0.96, 0.07, '#e2d4ba');
}

function piano(b: Brush) {
  b.rounded(-0.66, -0.98, 1.32, 0.98, 0.04, b.gradient(0, -1, 0, 0, ['#3c2a2c', '#241820']));
  b.rect(-0.74, -0.6, 1.48, 0.12, '#2a1c22');
  b.rect(-0.66, -0.58, 1.32, 0.07, '#f6f0e4');
  for (let i = 0; i < 18; i++)
    if (i % 7 !== 2 && i % 7 !== 6) b.rect(-0.63 + i * 0.072, -0.58, 0.03, 0.04, '#1a1418');
  b.rect(-0.34, -0.88, 0.68, 0.24, '#f2e8d2');
  for (let i = 0; i < 4; i++) b.line([-0.3, -0.84 + i * 0.05, 0.3, -0.84 + i * 0.05], 0.006, '#6a5a4c', 0.7);
  for (const x of [-0.6, 0.6]) b.rect(x - 0.04, -0.5, 0.08, 0.5, '#1e141a');
}

function throne(b: Brush) {
  b.polygon([-0.3, -0.4, -0.34, -0.92, 0, -1.04, 0.34, -0.92, 0.3, -0.4], '#b98a34');
  b.polygon([-0.22, -0.42, -0.25, -0.84, 0, -0.92, 0.25, -0.84, 0.22, -0.42], '#8f2c38');
  b.rounded(-0.36, -0.44, 0.72, 0.12, 0.03, '#a83444');
  for (const x of [-0.36, 0.28]) b.rect(x, -0.56, 0.08, 0.56, '#b98a34');
  b.rect(-0.3, -0.32, 0.6, 0.2, '#8a6424');
}

function well(b: Brush) {
  for (const x of [-0.42, 0.42]) b.line([x, -0.3, x, -0.86], 0.07, '#6a4830');
  b.polygon([-0.62, -0.78, 0, -1.02, 0.62, -0.78, 0.56, -0.72, -0.56, -0.72], '#8a4a3a');
  b.rect(-0.5, -0.42, 1, 0.42, '#8d8a88');
  for (let i = 0; i < 9; i++)
    b.rect(-0.48 + (i % 5) * 0.2 + (i > 4 ? 0.1 : 0), -0.38 + (i > 4 ? 0.2 : 0), 0.16, 0.14, '#74716f', 0.6);
  b.rect(-0.56, -0.46, 1.12, 0.08, '#a5a19c');
}

function statue(b: Brush) {
  b.rect(-0.26, -0.26, 0.52, 0.26, '#9a9a98');
  b.rect(-0.3, -0.3, 0.6, 0.06, '#b0b0ac');
  b.blob(
    [-0.13, -0.3, -0.16, -0.6, -0.1, -0.8, 0.1, -0.8, 0.16, -0.6, 0.13, -0.3],
    b.gradient(-0.15, 0, 0.15, 0, ['#8d9290', '#c4c8c2', '#989c98']),
  );
  b.circle(0, -0.87, 0.085, '#b4b8b2');
  b.line([0.1, -0.74, 0.26, -0.96], 0.055, '#b4b8b2');
}

function fountain(b: Brush) {
  b.ellipse(0, -0.1, 0.9, 0.14, '#9a9a98');
  b.ellipse(0, -0.13, 0.78, 0.1, '#7fb8cc');
  b.rect(-0.08, -0.56, 0.16, 0.44, '#a5a5a2');
  b.ellipse(0, -0.56, 0.36, 0.08, '#b0b0ac');
  for (const k of [-1, 1]) {
    b.bend([0, -0.96, k * 0.2, -0.92, k * 0.3, -0.58], 0.035, '!#e8f6fa', 0.7);
    b.bend([k * 0.3, -0.56, k * 0.46, -0.5, k * 0.56, -0.14], 0.03, '!#e8f6fa', 0.55);
  }
}

function windmill(b: Brush) {
  b.polygon(
    [-0.16, 0, -0.1, -0.6, 0.1, -0.6, 0.16, 0],
    b.gradient(-0.15, 0, 0.15, 0, ['#d2c4ac', '#f4ead6', '#cfc0a6']),
  );
  b.polygon([-0.12, -0.6, 0, -0.76, 0.12, -0.6], '#8a4a3a');
  b.at(
    0,
    -0.62,
    1,
    () => {
      for (let i = 0; i < 4; i++) {
        b.ctx.rotate(Math.PI / 2);
        b.line([0, 0, 0, -0.4], 0.014, '#5a4030');
        b.rect(0.005, -0.4, 0.075, 0.32, '#ece0c8', 0.92);
      }
    },
    0.5,
  );
  b.arch(0, 0, 0.09, 0.14, '#5a3a30');
}

function castleProp(b: Brush) {
  const wall = '#a59c98';
  for (const [x, w, h] of [
    [-0.5, 0.2, 0.72],
    [0.5, 0.2, 0.78],
    [-0.16, 0.2, 0.9],
    [0.2, 0.24, 0.62],
  ] as const) {
    b.rect(
      x - w / 2,
      -h,
      w,
      h,
      b.gradient(x - w / 2, 0, x + w / 2, 0, [shadeHex(wall, 0.14), wall, shadeHex(wall, -0.22)]),
    );
    b.polygon([x - w * 0.6, -h, x, -h - w * 1.1, x + w * 0.6, -h], '#5a6a92');
    b.rounded(x - 0.02, -h + 0.1, 0.04, 0.07, 0.02, lit(b, '#3a3a48'));
  }
  b.rect(-0.6, -0.4, 1.2, 0.4, wall);
  for (let i = 0; i < 8; i++) b.rect(-0.6 + i * 0.16, -0.45, 0.09, 0.06, wall);
  b.arch(0, 0, 0.2, 0.26, '#4a3a38');
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

function star(b: Brush) {
  b.glow(0, -0.5, 2.2, '#fff0c0', 0.6);
  const p: number[] = [];
  for (let i = 0; i < 10; i++) {
    const a = (i / 10) * Math.PI * 2 - Math.PI / 2;
    const r = i % 2 ? 0.2 : 0.5;
    p.push(Math.cos(a) * r, -0.5 + Math.sin(a) * r);
  }
  b.polygon(p, '!#fff4cc');
}

function moonProp(b: Brush) {
  b.glow(0, -0.5, 2, '#dfe6ff', 0.4);
  paintMoon(b, 0, -0.5, 0.5, '#e8ecff');
}

function sun(b: Brush) {
  b.glow(0, -0.5, 2.4, '#ffdf90', 0.6);
  b.circle(0, -0.5, 0.5, '!#fff2c0');
}

function planetProp(b: Brush) {
  b.glow(0, -0.5, 1.3, '#e8b890', 0.3);
  b.circle(0, -0.5, 0.5, b.radial(-0.2, -0.7, 0.9, ['!#f4d2a0', '!#c8805a', '!#4a2c4a']));
  b.ellipse(
    0,
    -0.5,
    0.92,
    0.16,
    b.gradient(-0.9, 0, 0.9, 0, ['!#f0d8b0', '!#c8a080', '!#f0d8b0'], [0.7, 0.2, 0.7]),
    1,
    -0.3,
  );
}

function rainbow(b: Brush) {
  for (const [i, hex] of ['#e0605a', '#eda04e', '#f2dc6a', '#7ec27a', '#5fa6d8', '#8a7ac8'].entries())
    b.arc(0, 0, 1 - i * 0.05, Math.PI, Math.PI * 2, 0.052, `!${hex}`, 0.34);
}

function grave(b: Brush) {
  b.arch(0, 0, 0.66, 1, b.gradient(-0.3, 0, 0.3, 0, ['#9a9d9c', '#b9bcb8', '#868988']));
  b.line([0, -0.82, 0, -0.46], 0.06, '#74787a');
  b.line([-0.14, -0.7, 0.14, -0.7], 0.06, '#74787a');
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

function mirror(b: Brush) {
  b.ellipse(0, -0.54, 0.34, 0.46, '#b98a3c');
  b.ellipse(0, -0.54, 0.28, 0.4, b.gradient(-0.3, -0.9, 0.3, -0.1, ['#a9c8d4', '#eef6f6', '#9ab8c8']));
  b.line([-0.16, -0.5, 0.06, -0.78], 0.04, '!#ffffff', 0.5);
  b.polygon([-0.1, -0.1, 0.1, -0.1, 0.22, 0, -0.22, 0], '#8a6428');
}

function snowman(b: Brush) {
  b.circle(0, -0.24, 0.25, '#f4f7fc');
  b.circle(0, -0.58, 0.19, '#f8fafd');
  b.circle(0, -0.85, 0.14, '#fbfcfe');
  for (const x of [-0.05, 0.05]) b.circle(x, -0.88, 0.018, '#2a2428');
  b.polygon([0, -0.85, 0.15, -0.82, 0, -0.81], '#e8873c');
  b.line([-0.18, -0.62, -0.4, -0.74], 0.025, '#5a4030');
  b.line([0.18, -0.62, 0.4, -0.76], 0.025, '#5a4030');
  b.rect(-0.15, -0.74, 0.3, 0.06, '#c9463c');
}

export const LARGE = {
  lighthouse: { zone: 'far', metres: 26, draw: lighthouse },
  boat: { zone: 'far', metres: 7, floats: true, draw: boat },
  ship: { zone: 'far', metres: 13, floats: true, draw: ship },
  house: { zone: 'far', metres: 8.5, draw: bigHouse },
  castle: { zone: 'far', metres: 17, draw: castleProp },
  windmill: { zone: 'far', metres: 15, draw: windmill },
  tent: { zone: 'ground', metres: 1.9, half: 0.88, draw: tent },
  rocket: { zone: 'far', metres: 20, draw: rocket },
  spaceship: { zone: 'sky', metres: 1.5, draw: spaceShip },
  plane: { zone: 'sky', metres: 1.0, draw: plane },
  'hot-air-balloon': { zone: 'sky', metres: 2.2, draw: hotAirBalloon },
  tree: { zone: 'ground', metres: 4.2, draw: tree },
  bench: { zone: 'ground', metres: 0.85, half: 1.06, draw: bench },
  bicycle: { zone: 'ground', metres: 1.05, half: 0.86, draw: bicycle },
  car: { zone: 'ground', metres: 1.5, half: 1.56, draw: (b) => car(b) },
  bus: { zone: 'ground', metres: 2.9, half: 1.12, draw: bus },
  train: { zone: 'far', metres: 6, draw: trainProp },
  cart: { zone: 'ground', metres: 1.3, half: 1.3, draw: cart },
  robot: { zone: 'ground', metres: 1.35, draw: robot },
  table: { zone: 'ground', metres: 0.78, half: 0.95, draw: tableProp },
  chair: { zone: 'ground', metres: 0.95, draw: chairProp },
  throne: { zone: 'ground', metres: 1.9, draw: throne },
  bed: { zone: 'ground', metres: 0.95, half: 1.5, draw: bed },
  door: { zone: 'ground', metres: 2.2, draw: door },
  window: { zone: 'ground', metres: 1.9, draw: windowProp },
  mirror: { zone: 'ground', metres: 1.5, draw: mirror },
  piano: { zone: 'ground', metres: 1.25, half: 0.76, draw: piano },
  well: { zone: 'ground', metres: 1.9, draw: well },
  statue: { zone: 'ground', metres: 2.6, draw: statue },
  fountain: { zone: 'ground', metres: 1.8, half: 0.92, draw: fountain },
  grave: { zone: 'ground', metres: 1.0, draw: grave },
  snowman: { zone: 'ground', metres: 1.3, draw: snowman },
  moon: { zone: 'sky', metres: 1.5, draw: moonProp },
  sun: { zone: 'sky', metres: 1.2, draw: sun },
  star: { zone: 'sky', metres: 0.4, draw: star },
  planet: { zone: 'sky', metres: 1.6, draw: planetProp },
  rainbow: { zone: 'sky', metres: 3.6, draw: rainbow },
} satisfies Record<string, Prop>;
