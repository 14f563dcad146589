import type { Brush } from '../brush.ts';
import type { Prop } from './prop.ts';
import { dot, metal } from './touches.ts';

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

function photo(b: Brush) {
  b.rect(-0.46, -1, 0.92, 1, '#f8f2e6');
  b.rect(-0.38, -0.92, 0.76, 0.68, b.gradient(0, -0.92, 0, -0.24, ['#9ac4d8', '#f0d8a8']));
  b.blob([-0.38, -0.24, -0.34, -0.46, -0.1, -0.52, 0.2, -0.42, 0.38, -0.24], '#7a9a6a');
  for (const x of [-0.1, 0.1]) {
    b.circle(x, -0.56, 0.055, '#c98f6a');
    b.rounded(x - 0.07, -0.5, 0.14, 0.26, 0.05, x < 0 ? '#c8564a' : '#3f6f9a');
  }
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

function mask(b: Brush) {
  b.blob([-0.5, -0.95, 0.5, -0.95, 0.56, -0.5, 0.2, -0.02, -0.2, -0.02, -0.56, -0.5], '#f1e4cc');
  for (const x of [-0.22, 0.22]) b.ellipse(x, -0.6, 0.13, 0.08, '#241c24');
  b.bend([-0.22, -0.28, 0, -0.18, 0.22, -0.28], 0.05, '#a83a3e');
}

function key(b: Brush) {
  const ink = metal(b, -0.3, 0.3, '#c99a3c');
  b.arc(0, -0.8, 0.17, 0, Math.PI * 2, 0.09, ink);
  b.line([0, -0.62, 0, -0.04], 0.09, ink);
  b.line([0, -0.08, 0.2, -0.08], 0.09, ink);
  b.line([0, -0.22, 0.15, -0.22], 0.08, ink);
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

function gift(b: Brush) {
  b.rect(-0.5, -0.76, 1, 0.76, b.gradient(-0.5, 0, 0.5, 0, ['#b8413f', '#dc625a', '#a83838']));
  b.rect(-0.56, -0.8, 1.12, 0.16, '#e0706a');
  b.rect(-0.09, -0.8, 0.18, 0.8, '#f3d27a');
  b.blob([0, -0.8, -0.34, -1.06, -0.42, -0.86], '#f3d27a');
  b.blob([0, -0.8, 0.34, -1.06, 0.42, -0.86], '#f3d27a');
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

function medal(b: Brush) {
  b.polygon([-0.24, -1, 0.24, -1, 0.1, -0.5, -0.1, -0.5], '#34507a');
  b.polygon([-0.08, -1, 0.08, -1, 0.03, -0.5, -0.03, -0.5], '#e8e0d0');
  b.circle(0, -0.3, 0.28, metal(b, -0.28, 0.28, '#d9a83c'));
  b.circle(0, -0.3, 0.18, '#b8862c');
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

/** Two railway tickets, one behind the other, with a clipped edge and a hole. */
function ticket(b: Brush) {
  for (const [turn, hex] of [
    [-0.2, '#d9b98a'],
    [0.06, '#efd9a8'],
  ] as const)
    b.at(
      0,
      -0.44,
      1,
      () => {
        b.rounded(-0.72, -0.34, 1.44, 0.68, 0.05, hex);
        b.rect(-0.72, -0.22, 1.44, 0.08, '#b5453a');
        for (const y of [-0.04, 0.08]) b.line([-0.5, y, 0.2, y], 0.035, '#6a5640', 0.7);
        b.line([-0.5, 0.2, 0.02, 0.2], 0.035, '#6a5640', 0.7);
        b.circle(0.5, 0.08, 0.09, '#8a7a66');
        b.line([0.3, -0.12, 0.3, 0.3], 0.012, '#a08a68', 0.8);
      },
      turn,
    );
}

export const KEEPSAKES = {
  ticket: { zone: 'small', metres: 0.16, half: 0.75, draw: ticket },
  book: { zone: 'small', metres: 0.26, draw: (b) => book(b) },
  letter: { zone: 'small', metres: 0.17, draw: letter },
  scroll: { zone: 'small', metres: 0.3, draw: scroll },
  map: { zone: 'small', metres: 0.34, draw: map },
  photo: { zone: 'small', metres: 0.22, draw: photo },
  ring: { zone: 'small', metres: 0.15, draw: ring },
  coin: { zone: 'small', metres: 0.13, draw: coin },
  gem: { zone: 'small', metres: 0.16, draw: gem },
  crown: { zone: 'small', metres: 0.2, draw: crown },
  mask: { zone: 'small', metres: 0.26, draw: mask },
  key: { zone: 'small', metres: 0.2, hangs: true, draw: key },
  watch: { zone: 'small', metres: 0.2, hangs: true, draw: pocketWatch },
  clock: { zone: 'small', metres: 0.36, draw: clock },
  gift: { zone: 'small', metres: 0.3, draw: gift },
  teddy: { zone: 'small', metres: 0.36, draw: teddy },
  newspaper: { zone: 'small', metres: 0.3, draw: newspaper },
  pen: { zone: 'small', metres: 0.16, draw: pen },
  medal: { zone: 'small', metres: 0.18, draw: medal },
  skull: { zone: 'small', metres: 0.22, draw: skull },
  bell: { zone: 'small', metres: 0.26, draw: bell },
  hat: { zone: 'small', metres: 0.2, draw: hat },
  ball: { zone: 'ground', metres: 0.3, draw: ball },
  balloon: { zone: 'small', metres: 1.1, draw: balloon },
  kite: { zone: 'sky', metres: 1.1, draw: kite },
  flower: { zone: 'small', metres: 0.42, draw: flower },
} satisfies Record<string, Prop>;
