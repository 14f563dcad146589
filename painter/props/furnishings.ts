import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';

function bench(b: Brush) {
  for (const x of [-0.8, 0.8]) {
    b.line([x, 0, x, -0.5], 0.08, '#2e3038');
    b.line([x, -0.5, x - 0.04, -1], 0.06, '#2e3038');
  }
  for (const y of [-0.98, -0.8, -0.62]) b.rounded(-1.0, y, 2.0, 0.12, 0.04, '#9a6a42');
  b.rounded(-1.04, -0.52, 2.08, 0.13, 0.04, b.gradient(0, -0.52, 0, -0.38, ['#b8824e', '#7c5232']));
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

function throne(b: Brush) {
  b.polygon([-0.3, -0.4, -0.34, -0.92, 0, -1.04, 0.34, -0.92, 0.3, -0.4], '#b98a34');
  b.polygon([-0.22, -0.42, -0.25, -0.84, 0, -0.92, 0.25, -0.84, 0.22, -0.42], '#8f2c38');
  b.rounded(-0.36, -0.44, 0.72, 0.12, 0.03, '#a83444');
  for (const x of [-0.36, 0.28]) b.rect(x, -0.56, 0.08, 0.56, '#b98a34');
  b.rect(-0.3, -0.32, 0.6, 0.2, '#8a6424');
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

function mirror(b: Brush) {
  b.ellipse(0, -0.54, 0.34, 0.46, '#b98a3c');
  b.ellipse(0, -0.54, 0.28, 0.4, b.gradient(-0.3, -0.9, 0.3, -0.1, ['#a9c8d4', '#eef6f6', '#9ab8c8']));
  b.line([-0.16, -0.5, 0.06, -0.78], 0.04, '!#ffffff', 0.5);
  b.polygon([-0.1, -0.1, 0.1, -0.1, 0.22, 0, -0.22, 0], '#8a6428');
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

export const FURNISHINGS = {
  bench: { zone: 'ground', metres: 0.85, half: 1.06, draw: bench },
  table: { zone: 'ground', metres: 0.78, half: 0.95, draw: tableProp },
  chair: { zone: 'ground', metres: 0.95, draw: chairProp },
  throne: { zone: 'ground', metres: 1.9, draw: throne },
  bed: { zone: 'ground', metres: 0.95, half: 1.5, draw: bed },
  door: { zone: 'wall', metres: 2.2, draw: door },
  window: { zone: 'wall', metres: 1.9, draw: windowProp },
  mirror: { zone: 'wall', metres: 1.5, draw: mirror },
  piano: { zone: 'ground', metres: 1.25, half: 0.76, draw: piano },
  sofa: { zone: 'ground', metres: 0.9, half: 1.36, draw: sofa },
  shelf: { zone: 'ground', metres: 2, draw: shelf },
  fireplace: { zone: 'wall', metres: 1.5, half: 0.8, draw: fireplace },
  fence: { zone: 'ground', metres: 0.9, half: 1.5, draw: fenceProp },
  signpost: { zone: 'ground', metres: 2, draw: signpost },
  mailbox: { zone: 'ground', metres: 1.2, draw: mailbox },
} satisfies Record<string, Prop>;
