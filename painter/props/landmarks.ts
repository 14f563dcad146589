import type { Brush } from '../brush.ts';
import { shadeHex } from '../colour.ts';
import type { Prop } from './prop.ts';
import { lit } from './touches.ts';

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

function stoneTower(b: Brush) {
  const stone = '#a39a92';
  b.polygon(
    [-0.17, 0, -0.14, -0.78, 0.14, -0.78, 0.17, 0],
    b.gradient(-0.17, 0, 0.17, 0, [
      shadeHex(stone, -0.3),
      stone,
      shadeHex(stone, 0.1),
      shadeHex(stone, -0.16),
    ]),
  );
  for (let i = 0; i < 22; i++)
    b.rounded(
      -0.13 + ((i * 7) % 11) * 0.023,
      -0.74 + ((i * 5) % 13) * 0.055,
      0.036,
      0.016,
      0.004,
      shadeHex(stone, i % 2 ? -0.18 : 0.12),
      0.7,
    );
  b.rect(-0.19, -0.84, 0.38, 0.07, shadeHex(stone, -0.08));
  for (let i = 0; i < 5; i++) b.rect(-0.19 + i * 0.083, -0.9, 0.048, 0.07, shadeHex(stone, -0.04));
  for (const y of [-0.62, -0.36]) {
    b.archPath(0.01, y + 0.09, 0.045, 0.1);
    b.fill(lit(b, '#3a3438'));
  }
  b.archPath(0, 0, 0.11, 0.16);
  b.fill('#4a3428');
  if (b.palette.snow) b.rect(-0.19, -0.91, 0.38, 0.016, '#f4f7fc');
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

function tent(b: Brush) {
  b.polygon([0, -1, 0.86, 0, -0.86, 0], b.gradient(-0.8, 0, 0.8, 0, ['#a85a34', '#e0954e', '#b8683c']));
  b.polygon([0, -0.94, 0.24, 0, -0.24, 0], b.palette.lamp > 0.3 ? '!#ffdf9a' : '#4a2c24');
  b.polygon([0, -0.94, 0.24, 0, 0.4, 0], '#c87a44');
  b.line([-0.03, -1.06, 0, -1, 0.04, -1.06], 0.03, '#4a3428');
  b.glow(0, -0.3, 1.1, '#ffc765', 0.34 * b.palette.lamp);
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

function grave(b: Brush) {
  b.arch(0, 0, 0.66, 1, b.gradient(-0.3, 0, 0.3, 0, ['#9a9d9c', '#b9bcb8', '#868988']));
  b.line([0, -0.82, 0, -0.46], 0.06, '#74787a');
  b.line([-0.14, -0.7, 0.14, -0.7], 0.06, '#74787a');
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

/** The iron tower of Paris. */
function eiffelTower(b: Brush) {
  const iron = '#6b5a50';
  const half = (t: number) => 0.2 * (1 - t) ** 2.1 + 0.012;
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i <= 12; i++) {
    const t = i / 12;
    left.push(-half(t), -t * 0.96);
    right.unshift(half(t), -t * 0.96);
  }
  for (let i = 0; i < right.length - 2; i += 2) {
    const t0 = 1 - i / 24;
    const t1 = 1 - (i + 2) / 24;
    b.line([-half(t0), -t0 * 0.96, half(t1), -t1 * 0.96], 0.006, iron);
    b.line([half(t0), -t0 * 0.96, -half(t1), -t1 * 0.96], 0.006, iron);
  }
  b.bend(left, 0.026, iron);
  const mirrored = left.map((v, i) => (i % 2 ? v : -v));
  b.bend(mirrored, 0.026, iron);
  for (const t of [0.2, 0.42])
    b.rect(-half(t) - 0.015, -t * 0.96 - 0.012, half(t) * 2 + 0.03, 0.024, shadeHex(iron, -0.1));
  b.arc(0, -0.015, 0.115, Math.PI, Math.PI * 2, 0.018, iron);
  b.line([0, -0.95, 0, -1.02], 0.01, iron);
  b.glow(0, -0.5, 0.4, '#ffd080', 0.35 * b.palette.lamp);
}

/** The clock tower of London. */
function clockTower(b: Brush) {
  const stone = '#b59a6c';
  b.rect(
    -0.075,
    -0.74,
    0.15,
    0.74,
    b.gradient(-0.075, 0, 0.075, 0, [shadeHex(stone, -0.2), stone, shadeHex(stone, -0.12)]),
  );
  for (const x of [-0.045, -0.015, 0.015, 0.045])
    b.rect(x - 0.004, -0.56, 0.008, 0.5, shadeHex(stone, -0.3), 0.7);
  b.rect(-0.095, -0.78, 0.19, 0.2, shadeHex(stone, 0.06));
  b.circle(0, -0.68, 0.072, '#f4eedc');
  b.arc(0, -0.68, 0.072, 0, Math.PI * 2, 0.01, '#4a4034');
  b.line([0, -0.68, 0, -0.735], 0.009, '#2c2824');
  b.line([0, -0.68, 0.035, -0.665], 0.009, '#2c2824');
  b.rect(-0.08, -0.85, 0.16, 0.07, shadeHex(stone, -0.08));
  b.polygon([-0.09, -0.85, 0, -1.02, 0.09, -0.85], '#4c6468');
  b.line([0, -1, 0, -1.06], 0.008, '#d9b04e');
  b.glow(0, -0.68, 0.22, '#fff0b0', 0.6 * b.palette.lamp);
}

/** A great church's dome, as over Rome or Florence. */
function dome(b: Brush) {
  const stone = '#cdb694';
  b.rect(
    -0.5,
    -0.3,
    1,
    0.3,
    b.gradient(-0.5, 0, 0.5, 0, [shadeHex(stone, -0.16), stone, shadeHex(stone, -0.1)]),
  );
  for (let i = 0; i < 9; i++) b.arch(-0.44 + i * 0.11, -0.06, 0.045, 0.15, shadeHex(stone, -0.4));
  b.rect(-0.26, -0.46, 0.52, 0.17, shadeHex(stone, -0.04));
  for (let i = 0; i < 6; i++) b.arch(-0.21 + i * 0.085, -0.31, 0.035, 0.1, shadeHex(stone, -0.4));
  b.path((c) => {
    c.moveTo(-0.27, -0.46);
    c.bezierCurveTo(-0.27, -0.74, -0.1, -0.84, 0, -0.86);
    c.bezierCurveTo(0.1, -0.84, 0.27, -0.74, 0.27, -0.46);
  }, '#a85c42');
  for (const k of [-0.6, -0.2, 0.2, 0.6])
    b.bend([k * 0.27, -0.46, k * 0.24, -0.66, 0, -0.86], 0.012, '#e4d8c0');
  b.rect(-0.04, -0.94, 0.08, 0.09, shadeHex(stone, 0.1));
  b.polygon([-0.045, -0.94, 0, -1.02, 0.045, -0.94], '#8a5a48');
}

function pyramid(b: Brush) {
  b.polygon([-0.8, 0, 0, -1, 0.8, 0], '#d9b47a');
  b.polygon([0, -1, 0.8, 0, 0.18, 0], '#a9804e');
  for (let i = 1; i < 9; i++)
    b.line([-0.8 * (1 - i / 9), -i / 9, 0.18 * (1 - i / 9), -i / 9], 0.006, '#b08a54', 0.7);
}

export const LANDMARKS = {
  'eiffel-tower': { zone: 'far', metres: 27, draw: eiffelTower },
  'clock-tower': { zone: 'far', metres: 22, draw: clockTower },
  dome: { zone: 'far', metres: 15, draw: dome },
  pyramid: { zone: 'far', metres: 12, draw: pyramid },
  lighthouse: { zone: 'far', metres: 26, draw: lighthouse },
  tower: { zone: 'far', metres: 19, draw: stoneTower },
  house: { zone: 'far', metres: 8.5, draw: bigHouse },
  castle: { zone: 'far', metres: 17, draw: castleProp },
  windmill: { zone: 'far', metres: 15, draw: windmill },
  church: { zone: 'far', metres: 16, draw: church },
  tent: { zone: 'ground', metres: 1.9, half: 0.88, draw: tent },
  well: { zone: 'ground', metres: 1.9, draw: well },
  statue: { zone: 'ground', metres: 2.6, draw: statue },
  fountain: { zone: 'ground', metres: 1.8, half: 0.92, draw: fountain },
  grave: { zone: 'ground', metres: 1.0, draw: grave },
  stall: { zone: 'ground', metres: 2.3, draw: stall },
  tree: { zone: 'ground', metres: 4.2, draw: tree },
  pine: { zone: 'ground', metres: 4.6, draw: pine },
  bush: { zone: 'ground', metres: 0.9, draw: bush },
  snowman: { zone: 'ground', metres: 1.3, draw: snowman },
} satisfies Record<string, Prop>;
