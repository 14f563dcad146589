import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';

const dot = (b: Brush, x: number, y: number, r: number) => {
  b.circle(x, y, r, '#1e1820');
  b.circle(x + r * 0.3, y - r * 0.35, r * 0.32, '!#ffffff', 0.9);
};
const metal = (b: Brush, x0: number, x1: number, hex: string) =>
  b.gradient(x0, 0, x1, 0, [shadeHex(hex, -0.3), shadeHex(hex, 0.3), shadeHex(hex, -0.2)]);

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

function teddy(b: Brush) {
  for (const x of [-0.24, 0.24]) b.circle(x, -0.92, 0.12, '#a8744a');
  for (const k of [-1, 1]) {
    b.ellipse(k * 0.34, -0.4, 0.13, 0.2, '#a8744a', 1, k * 0.5);
    b.ellipse(k * 0.24, -0.1, 0.17, 0.14, '#a8744a');
  }
  b.ellipse(0, -0.34, 0.3, 0.32, '#b8845a');
  b.circle(0, -0.74, 0.29, '#b8845a');
  b.ellipse(0, -0.66, 0.14, 0.11, '#e6c8a0');
  b.ellipse(0, -0.7, 0.05, 0.035, '#2c2024');
  for (const x of [-0.1, 0.1]) dot(b, x, -0.81, 0.035);
}

function newspaper(b: Brush) {
  b.polygon([-0.7, -0.9, 0.7, -0.96, 0.74, -0.06, -0.66, 0], '#eee8da');
  b.rect(-0.56, -0.84, 1.1, 0.13, '#3a3a40');
  b.rect(-0.56, -0.64, 0.5, 0.34, '#a8a498');
  for (let i = 0; i < 7; i++)
    b.line([i < 4 ? 0.04 : -0.54, -0.6 + (i % 7) * 0.085, 0.56, -0.61 + i * 0.085], 0.025, '#6a6860', 0.7);
}

function pen(b: Brush) {
  b.line([-0.1, -0.1, 0.3, -0.9], 0.1, '#2c3a5c');
  b.polygon([-0.16, -0.02, -0.14, -0.14, -0.06, -0.1], '#d9b04e');
  b.line([0.18, -0.66, 0.24, -0.6], 0.05, '#d9b04e');
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

function flag(b: Brush) {
  b.line([-0.3, 0, -0.3, -1], 0.035, '#6a4a34');
  b.path(
    (c) => {
      c.moveTo(-0.3, -0.98);
      c.bezierCurveTo(-0.06, -1.06, 0.1, -0.88, 0.38, -0.96);
      c.lineTo(0.38, -0.58);
      c.bezierCurveTo(0.1, -0.5, -0.06, -0.68, -0.3, -0.6);
    },
    b.gradient(-0.3, 0, 0.4, 0, ['#c8443c', '#e0685a', '#a8343a']),
  );
}

function shield(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.44, -0.96);
      c.quadraticCurveTo(0, -1.06, 0.44, -0.96);
      c.bezierCurveTo(0.48, -0.5, 0.3, -0.14, 0, 0);
      c.bezierCurveTo(-0.3, -0.14, -0.48, -0.5, -0.44, -0.96);
    },
    metal(b, -0.45, 0.45, '#b08a3c'),
  );
  b.path((c) => {
    c.moveTo(-0.36, -0.9);
    c.quadraticCurveTo(0, -0.98, 0.36, -0.9);
    c.bezierCurveTo(0.38, -0.5, 0.24, -0.22, 0, -0.1);
    c.bezierCurveTo(-0.24, -0.22, -0.38, -0.5, -0.36, -0.9);
  }, '#34507a');
  b.rect(-0.05, -0.92, 0.1, 0.8, '#e6d2a0');
  b.rect(-0.36, -0.66, 0.72, 0.1, '#e6d2a0');
}

function bow(b: Brush) {
  b.bend([-0.1, 0, 0.3, -0.25, 0.34, -0.5, 0.3, -0.75, -0.1, -1], 0.045, '#7a4c2c');
  b.line([-0.1, -0.02, -0.1, -0.98], 0.012, '#efe6d2');
  b.line([-0.2, -0.5, 0.56, -0.5], 0.022, '#a8804c');
  b.polygon([0.52, -0.54, 0.66, -0.5, 0.52, -0.46], '#9aa4b0');
}

function rope(b: Brush) {
  for (let i = 0; i < 4; i++) {
    b.ellipse(0, -0.12 - i * 0.15, 0.5 - i * 0.03, 0.16, '#b8925a');
    b.ellipse(0, -0.14 - i * 0.15, 0.34 - i * 0.03, 0.1, '#8a6a3c');
  }
  b.bend([0.4, -0.2, 0.7, -0.1, 0.9, -0.3], 0.1, '#b8925a');
}

function anchor(b: Brush) {
  b.arc(0, -0.9, 0.09, 0, Math.PI * 2, 0.05, '#4a525e');
  b.line([0, -0.8, 0, -0.08], 0.07, '#4a525e');
  b.line([-0.24, -0.68, 0.24, -0.68], 0.07, '#4a525e');
  b.bend([-0.44, -0.36, -0.36, -0.08, 0, -0.04, 0.36, -0.08, 0.44, -0.36], 0.08, '#4a525e');
}

function barrel(b: Brush) {
  b.blob(
    [-0.34, 0.02, -0.46, -0.5, -0.34, -1.02, 0.34, -1.02, 0.46, -0.5, 0.34, 0.02],
    b.gradient(-0.4, 0, 0.4, 0, ['#5a3a28', '#a06c42', '#5a3a28']),
  );
  for (const y of [-0.84, -0.16]) b.line([-0.38, y, 0.38, y], 0.06, '#3a3634');
  b.line([-0.42, -0.5, 0.42, -0.5], 0.03, '#4a2f20', 0.6);
}

function crate(b: Brush) {
  b.rect(-0.55, -1, 1.1, 1, b.gradient(0, -1, 0, 0, ['#b88a56', '#8a6036']));
  for (const y of [-0.95, -0.05]) b.line([-0.5, y, 0.5, y], 0.1, '#75502e');
  for (const x of [-0.5, 0.5]) b.line([x, -0.95, x, -0.05], 0.1, '#75502e');
  b.line([-0.46, -0.9, 0.46, -0.1], 0.09, '#75502e');
}

function wheel(b: Brush) {
  b.arc(0, -0.5, 0.43, 0, Math.PI * 2, 0.11, '#6a4630');
  for (let i = 0; i < 4; i++) {
    const a = (i * Math.PI) / 4;
    b.line(
      [-Math.cos(a) * 0.4, -0.5 - Math.sin(a) * 0.4, Math.cos(a) * 0.4, -0.5 + Math.sin(a) * 0.4],
      0.05,
      '#8a5f3c',
    );
  }
  b.circle(0, -0.5, 0.1, '#4a3024');
}

function shovel(b: Brush) {
  b.line([0, -0.34, 0, -0.94], 0.045, '#8a5c38');
  b.line([-0.08, -0.96, 0.08, -0.96], 0.05, '#8a5c38');
  b.blob([-0.13, -0.38, 0.13, -0.38, 0.13, -0.14, 0, 0.02, -0.13, -0.14], metal(b, -0.13, 0.13, '#9aa4ae'));
}

function bucket(b: Brush) {
  b.arc(0, -0.66, 0.42, Math.PI, Math.PI * 2, 0.035, '#5a5f68');
  b.polygon([-0.46, -0.7, 0.46, -0.7, 0.34, 0, -0.34, 0], metal(b, -0.45, 0.45, '#8a95a2'));
  b.ellipse(0, -0.7, 0.46, 0.1, '#5a6672');
}

function ladder(b: Brush) {
  for (const x of [-0.14, 0.14]) b.line([x, 0, x * 0.8, -1], 0.035, '#a8784a');
  for (let i = 1; i < 9; i++) b.line([-0.13, -i * 0.11, 0.13, -i * 0.11], 0.025, '#94663c');
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

function sled(b: Brush) {
  b.bend([-0.9, -0.1, 0.6, -0.08, 1.0, -0.3, 0.94, -0.62], 0.09, '#7a4a2c');
  for (const x of [-0.6, 0.3]) b.line([x, -0.12, x, -0.5], 0.08, '#8a5834');
  for (const y of [-0.66, -0.52]) b.rounded(-0.94, y, 1.7, 0.12, 0.05, '#c8483f');
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

function skull(b: Brush) {
  b.blob(
    [-0.46, -0.5, -0.4, -0.98, 0.4, -0.98, 0.46, -0.5, 0.26, -0.32, 0.24, 0, -0.24, 0, -0.26, -0.32],
    '#efe8d8',
  );
  for (const x of [-0.18, 0.18]) b.ellipse(x, -0.54, 0.12, 0.14, '#2c2428');
  b.polygon([0, -0.42, 0.05, -0.3, -0.05, -0.3], '#2c2428');
  for (const x of [-0.1, 0, 0.1]) b.line([x, -0.16, x, -0.03], 0.02, '#8a8074');
}

function cross(b: Brush) {
  b.rect(-0.07, -1, 0.14, 1, '#7a5236');
  b.rect(-0.32, -0.8, 0.64, 0.14, '#8a5f3e');
}

function medal(b: Brush) {
  b.polygon([-0.24, -1, 0.24, -1, 0.1, -0.5, -0.1, -0.5], '#34507a');
  b.polygon([-0.08, -1, 0.08, -1, 0.03, -0.5, -0.03, -0.5], '#e8e0d0');
  b.circle(0, -0.3, 0.28, metal(b, -0.28, 0.28, '#d9a83c'));
  b.circle(0, -0.3, 0.18, '#b8862c');
}

function hat(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.5, -0.2);
      c.bezierCurveTo(-0.5, -0.9, -0.3, -1.0, 0, -0.9);
      c.bezierCurveTo(0.3, -1.0, 0.5, -0.9, 0.5, -0.2);
    },
    b.gradient(-0.5, 0, 0.5, 0, ['#5a4434', '#8a6a50', '#54402f']),
  );
  b.rect(-0.5, -0.4, 1, 0.18, '#a83a3a');
  b.ellipse(0, -0.16, 0.95, 0.17, '#6a503c');
}

function backpack(b: Brush) {
  b.arc(0, -0.92, 0.14, Math.PI, Math.PI * 2, 0.05, '#4a3a30');
  b.rounded(-0.38, -0.96, 0.76, 0.94, 0.2, b.gradient(-0.38, 0, 0.38, 0, ['#3f6a5c', '#5f9080', '#3a6054']));
  b.rounded(-0.26, -0.46, 0.52, 0.36, 0.08, '#35594e');
  b.rect(-0.38, -0.64, 0.76, 0.05, '#c9a45e');
}

function fireplace(b: Brush) {
  b.rect(-0.7, -0.86, 1.4, 0.86, '#8a6a5c');
  for (let i = 0; i < 14; i++)
    b.rect(
      -0.68 + (i % 5) * 0.28 + (i > 4 && i < 10 ? 0.1 : 0),
      -0.82 + Math.floor(i / 5) * 0.28,
      0.22,
      0.1,
      '#745446',
      0.7,
    );
  b.rect(-0.78, -1, 1.56, 0.15, '#6a4630');
  b.arch(0, 0, 0.84, 0.66, '#241a1c');
  b.at(0, -0.02, 0.46, () => {
    b.glow(0, -0.4, 2.6, '#ff8f3a', 0.4 + 0.3 * b.palette.lamp);
    b.blob(
      [-0.42, -0.1, -0.4, -0.5, -0.1, -0.7, -0.06, -1.06, 0.2, -0.76, 0.4, -0.5, 0.42, -0.1],
      '!#f0642c',
    );
    b.blob([-0.24, -0.08, -0.2, -0.44, 0.02, -0.76, 0.2, -0.44, 0.24, -0.08], '!#ffc04e');
  });
}

function sofa(b: Brush) {
  const c = '#4f7a7c';
  b.rounded(-1.2, -1, 2.4, 0.8, 0.2, c);
  for (const x of [-1.0, 0.02]) b.rounded(x, -0.58, 0.98, 0.3, 0.1, shadeHex(c, 0.12));
  b.rect(-1.1, -0.32, 2.2, 0.24, shadeHex(c, -0.18));
  for (const x of [-1.36, 1.08]) b.rounded(x, -0.72, 0.28, 0.66, 0.12, shadeHex(c, -0.06));
}

function shelf(b: Brush) {
  b.rect(-0.4, -1, 0.8, 1, '#4a3024');
  const hexes = ['#a8493e', '#3f6b74', '#c79a48', '#5b6f45', '#7a4a6a', '#d9c39a'];
  for (let row = 0; row < 4; row++)
    for (let i = 0; i < 9; i++)
      b.rect(
        -0.35 + i * 0.077,
        -0.97 + row * 0.245 + ((i * 3 + row) % 3) * 0.02,
        0.066,
        0.2 - ((i * 3 + row) % 3) * 0.02,
        hexes[(i * 5 + row * 2) % 6]!,
      );
  for (let row = 0; row <= 4; row++) b.rect(-0.42, -1.01 + row * 0.245, 0.84, 0.028, '#7a5236');
}

function church(b: Brush) {
  b.rect(-0.26, -0.46, 0.62, 0.46, b.gradient(-0.26, 0, 0.36, 0, ['#c9bfae', '#eee6d6']));
  b.polygon([-0.3, -0.46, 0.05, -0.68, 0.4, -0.46], '#7a5a52');
  b.rect(-0.4, -0.64, 0.24, 0.64, '#e0d6c4');
  b.polygon([-0.44, -0.64, -0.28, -0.96, -0.12, -0.64], '#6a5a64');
  b.line([-0.28, -0.95, -0.28, -1.05], 0.018, '#3a3438');
  b.line([-0.32, -1.01, -0.24, -1.01], 0.018, '#3a3438');
  for (const x of [0.02, 0.18]) b.arch(x, -0.14, 0.07, 0.18, b.palette.lamp > 0.3 ? '!#ffdf8c' : '#5a6a80');
  b.arch(-0.28, 0, 0.12, 0.22, '#5a3a30');
}

function pine(b: Brush) {
  b.rect(-0.025, -0.14, 0.05, 0.14, '#4b3428');
  for (let i = 4; i >= 0; i--) {
    const foot = -0.86 + i * 0.19;
    const half = 0.09 + i * 0.04;
    b.polygon(
      [
        0,
        foot - 0.26 + i * 0.01,
        half,
        foot,
        half * 0.5,
        foot - 0.015,
        0,
        foot + 0.015,
        -half * 0.5,
        foot - 0.015,
        -half,
        foot,
      ],
      b.gradient(-half, 0, half, 0, ['#24503f', '#3a7458']),
    );
    if (b.palette.snow)
      b.polygon(
        [0, foot - 0.26, half * 0.9, foot - 0.01, half * 0.4, foot - 0.05, 0.02, foot - 0.08],
        '#f2f5fa',
        0.9,
      );
  }
}

function bush(b: Brush) {
  const leaf = b.palette.foliage[0];
  for (const [x, y, r, k] of [
    [-0.4, -0.34, 0.36, -0.2],
    [0.4, -0.34, 0.36, -0.2],
    [0, -0.5, 0.46, -0.06],
    [0.14, -0.6, 0.26, 0.14],
  ] as const)
    b.circle(x, y, r, shadeHex(leaf, k));
}

function fenceProp(b: Brush) {
  for (const y of [-0.32, -0.7]) b.line([-1.5, y, 1.5, y], 0.09, '#8a6a4c');
  for (let i = 0; i < 8; i++)
    b.polygon(
      [
        -1.5 + i * 0.4,
        0,
        -1.5 + i * 0.4,
        -0.9,
        -1.41 + i * 0.4,
        -1,
        -1.32 + i * 0.4,
        -0.9,
        -1.32 + i * 0.4,
        0,
      ],
      '#b8946c',
    );
}

function signpost(b: Brush) {
  b.line([0, 0, 0, -1], 0.06, '#6a4a34');
  b.polygon([-0.1, -0.96, 0.44, -0.96, 0.56, -0.86, 0.44, -0.76, -0.1, -0.76], '#b8905c');
  b.polygon([0.1, -0.7, -0.4, -0.7, -0.52, -0.6, -0.4, -0.5, 0.1, -0.5], '#a8804e');
}

function mailbox(b: Brush) {
  b.line([0, 0, 0, -0.6], 0.09, '#6a4a34');
  b.path((c) => {
    c.moveTo(-0.3, -0.56);
    c.lineTo(-0.3, -0.8);
    c.bezierCurveTo(-0.3, -1.04, 0.3, -1.04, 0.3, -0.8);
    c.lineTo(0.3, -0.56);
  }, '#b8413a');
  b.line([-0.16, -0.78, 0.16, -0.78], 0.03, '#5a1c20');
  b.line([0.3, -0.66, 0.3, -0.96], 0.04, '#e6c44e');
}

function stall(b: Brush) {
  for (const x of [-0.62, 0.62]) b.rect(x - 0.025, -0.9, 0.05, 0.9, '#5a3a2a');
  b.rect(-0.6, -0.84, 1.2, 0.5, '#4a2c26', 0.7);
  for (const [i, hex] of ['#e0b03c', '#c8443c', '#6f9a4a', '#d9803c', '#a84a7a'].entries())
    b.polygon([-0.58 + i * 0.24, -0.38, -0.47 + i * 0.24, -0.6, -0.36 + i * 0.24, -0.38], hex);
  b.rect(-0.68, -0.4, 1.36, 0.4, '#7a4a2e');
  for (let i = 0; i < 7; i++)
    b.polygon(
      [-0.68 + i * 0.194, -1, -0.486 + i * 0.194, -1, -0.47 + i * 0.2, -0.78, -0.7 + i * 0.2, -0.78],
      i % 2 ? '#f4ead6' : '#d2553f',
    );
}

function bell(b: Brush) {
  b.path(
    (c) => {
      c.moveTo(-0.5, -0.14);
      c.bezierCurveTo(-0.3, -0.3, -0.36, -0.9, 0, -0.9);
      c.bezierCurveTo(0.36, -0.9, 0.3, -0.3, 0.5, -0.14);
    },
    metal(b, -0.5, 0.5, '#d0a03c'),
  );
  b.circle(0, -0.08, 0.09, '#8a6624');
  b.arc(0, -0.94, 0.07, 0, Math.PI * 2, 0.05, '#b8862c');
}

function wheelchair(b: Brush) {
  b.line([-0.4, -1, -0.34, -0.46, 0.2, -0.46, 0.34, -0.08, 0.5, -0.08], 0.06, '#5a626e');
  b.rounded(-0.4, -0.88, 0.1, 0.42, 0.03, '#34507a');
  b.rounded(-0.36, -0.54, 0.58, 0.1, 0.03, '#34507a');
  b.arc(-0.16, -0.3, 0.28, 0, Math.PI * 2, 0.045, '#2c2e36');
  b.circle(0.3, -0.09, 0.09, '#2c2e36');
}

function footprints(b: Brush) {
  for (let i = 0; i < 9; i++)
    b.ellipse(
      -4 + i * 0.95,
      -0.3 - (i % 2) * 0.5 - i * 0.12,
      0.26,
      0.11,
      b.palette.snow ? '#9fb0cc' : '#4a3024',
      0.6,
      -0.12,
    );
}

export const MORE = {
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
  teddy: { zone: 'small', metres: 0.36, draw: teddy },
  newspaper: { zone: 'small', metres: 0.3, draw: newspaper },
  pen: { zone: 'small', metres: 0.16, draw: pen },
  teapot: { zone: 'small', metres: 0.24, draw: (b) => teapot(b) },
  pot: { zone: 'small', metres: 0.3, draw: pot },
  bowl: { zone: 'small', metres: 0.16, draw: bowl },
  plate: { zone: 'small', metres: 0.12, draw: plate },
  drum: { zone: 'ground', metres: 0.5, draw: drum },
  trumpet: { zone: 'small', metres: 0.24, draw: trumpet },
  flag: { zone: 'ground', metres: 2.6, draw: flag },
  shield: { zone: 'small', metres: 0.66, draw: shield },
  bow: { zone: 'small', metres: 1.1, draw: bow },
  rope: { zone: 'ground', metres: 0.3, draw: rope },
  anchor: { zone: 'ground', metres: 1.1, draw: anchor },
  barrel: { zone: 'ground', metres: 0.95, draw: barrel },
  crate: { zone: 'ground', metres: 0.75, draw: crate },
  wheel: { zone: 'ground', metres: 0.9, draw: wheel },
  shovel: { zone: 'ground', metres: 1.2, draw: shovel },
  bucket: { zone: 'ground', metres: 0.4, draw: bucket },
  ladder: { zone: 'ground', metres: 3, draw: ladder },
  rover: { zone: 'ground', metres: 1.5, half: 0.95, draw: rover },
  satellite: { zone: 'sky', metres: 0.6, draw: satellite },
  microscope: { zone: 'small', metres: 0.38, draw: microscope },
  sled: { zone: 'ground', metres: 0.5, half: 1.0, draw: sled },
  pumpkin: { zone: 'ground', metres: 0.42, draw: pumpkin },
  skull: { zone: 'small', metres: 0.22, draw: skull },
  cross: { zone: 'ground', metres: 1.2, draw: cross },
  medal: { zone: 'small', metres: 0.18, draw: medal },
  hat: { zone: 'small', metres: 0.2, draw: hat },
  backpack: { zone: 'ground', metres: 0.56, draw: backpack },
  fireplace: { zone: 'ground', metres: 1.5, half: 0.8, draw: fireplace },
  sofa: { zone: 'ground', metres: 0.9, half: 1.36, draw: sofa },
  shelf: { zone: 'ground', metres: 2, draw: shelf },
  church: { zone: 'far', metres: 16, draw: church },
  pine: { zone: 'ground', metres: 4.6, draw: pine },
  bush: { zone: 'ground', metres: 0.9, draw: bush },
  fence: { zone: 'ground', metres: 0.9, half: 1.5, draw: fenceProp },
  signpost: { zone: 'ground', metres: 2, draw: signpost },
  mailbox: { zone: 'ground', metres: 1.2, draw: mailbox },
  stall: { zone: 'ground', metres: 2.3, draw: stall },
  bell: { zone: 'small', metres: 0.26, draw: bell },
  wheelchair: { zone: 'ground', metres: 1.05, draw: wheelchair },
  footprints: { zone: 'ground', metres: 0.12, draw: footprints },
} satisfies Record<string, Prop>;
