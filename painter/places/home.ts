import { shadeHex } from '../colour.ts';
import {
  bookcase,
  framedPicture,
  pendant,
  pottedPlant,
  roomShell,
  rug,
  table,
  windowLight,
  windowView,
} from '../scenery/furniture.ts';
import type { Stage } from '../stage.ts';
import { INSIDE, type PlacePainter } from './place.ts';

const WALLS = ['#8fa59a', '#c9a98a', '#9aa6b8', '#b89a9c', '#a8a582'] as const;

const wallOf = (s: Stage, salt: string) => s.random(salt).pick(WALLS);

/** A sofa with its foot in the middle at (x, y). */
export function sofa(s: Stage, x: number, y: number, w: number, colour: string) {
  const { b } = s;
  const h = w * 0.36;
  b.groundShadow(x, y, w * 0.6, h * 0.16);
  for (const k of [-0.42, 0.42]) b.rect(x + k * w - w * 0.015, y - h * 0.12, w * 0.03, h * 0.12, '#4a3226');
  b.rounded(
    x - w * 0.44,
    y - h,
    w * 0.88,
    h * 0.8,
    h * 0.2,
    b.gradient(0, y - h, 0, y, [shadeHex(colour, 0.12), shadeHex(colour, -0.16)]),
  );
  for (const k of [-0.21, 0.21])
    b.rounded(x + k * w - w * 0.2, y - h * 0.56, w * 0.4, h * 0.3, h * 0.1, shadeHex(colour, 0.12));
  b.rect(x - w * 0.44, y - h * 0.3, w * 0.88, h * 0.2, shadeHex(colour, -0.18));
  for (const k of [-1, 1])
    b.rounded(
      x + k * w * 0.46 - w * 0.06,
      y - h * 0.7,
      w * 0.12,
      h * 0.62,
      h * 0.16,
      shadeHex(colour, -0.06),
    );
  b.rounded(x - w * 0.34, y - h * 0.78, w * 0.16, w * 0.13, w * 0.03, '#e3b866');
}

export const room: PlacePainter = {
  ...INSIDE,
  token: 'lamp',
  back(s) {
    const { unit } = s;
    roomShell(s, {
      wall: wallOf(s, 'wall'),
      floor: '#a5744c',
      floorKind: 'planks',
      pattern: s.random('pat').pick(['stripes', 'dots', undefined]),
      panel: '#e2d4bc',
    });
    windowView(s, {
      x: s.x(0.28),
      y: s.horizon - unit * 0.54,
      w: unit * 0.26,
      h: unit * 0.3,
      curtains: '#b8604e',
    });
    framedPicture(s, s.x(0.56), s.horizon - unit * 0.47, unit * 0.13, unit * 0.16, 'p1');
    framedPicture(s, s.x(0.65), s.horizon - unit * 0.42, unit * 0.09, unit * 0.11, 'p2');
  },
  main(s) {
    const { unit } = s;
    bookcase(s, s.x(0.86), s.horizon + unit * 0.03, unit * 0.26, unit * 0.56, 5, 'books');
    rug(s, s.w * 0.5, s.foot + unit * 0.005, unit * 0.42, unit * 0.06, '#a8483e', '#e6cf9a');
    sofa(s, s.x(0.52), s.horizon + unit * 0.07, unit * 0.46, '#4f7a7c');
    pottedPlant(s, s.x(0.09), s.horizon + unit * 0.08, unit * 0.26, 'plant');
    const lx = s.x(0.74);
    s.b.line([lx, s.horizon + unit * 0.06, lx, s.horizon - unit * 0.24], unit * 0.008, '#5a4636');
    s.b.polygon(
      [
        lx - unit * 0.03,
        s.horizon - unit * 0.31,
        lx + unit * 0.03,
        s.horizon - unit * 0.31,
        lx + unit * 0.06,
        s.horizon - unit * 0.22,
        lx - unit * 0.06,
        s.horizon - unit * 0.22,
      ],
      s.palette.lamp > 0.2 ? '!#ffdf9c' : '#ead7ae',
    );
    s.b.glow(lx, s.horizon - unit * 0.25, unit * 0.5, '#ffbe62', 0.08 + 0.5 * s.palette.lamp);
    windowLight(s, s.x(0.28), s.horizon - unit * 0.5, unit * 0.3);
  },
};

export const bedroom: PlacePainter = {
  ...INSIDE,
  bed: { x: 0.24, above: 0.075, blanket: '#c8705c' },
  token: 'candle',
  back(s) {
    const { unit } = s;
    roomShell(s, {
      wall: s.random('wall').pick(['#6f86a0', '#a8899a', '#8aa3a0', '#9a8fb4']),
      floor: '#9a6c4a',
      floorKind: 'planks',
      pattern: 'dots',
    });
    windowView(s, {
      x: s.x(0.72),
      y: s.horizon - unit * 0.54,
      w: unit * 0.28,
      h: unit * 0.36,
      curtains: '#d9c3a0',
      view: 'hills',
    });
    framedPicture(s, s.x(0.24), s.horizon - unit * 0.5, unit * 0.16, unit * 0.13, 'p');
  },
  main(s) {
    const { b, unit } = s;
    const x = s.x(0.24);
    const y = s.horizon + unit * 0.1;
    b.groundShadow(x, y, unit * 0.36, unit * 0.04);
    b.rounded(x - unit * 0.31, y - unit * 0.3, unit * 0.05, unit * 0.3, unit * 0.02, '#7a5034');
    b.rounded(x + unit * 0.28, y - unit * 0.19, unit * 0.04, unit * 0.19, unit * 0.02, '#7a5034');
    b.rounded(x - unit * 0.28, y - unit * 0.16, unit * 0.58, unit * 0.08, unit * 0.03, '#f4ecdc');
    b.rounded(x - unit * 0.265, y - unit * 0.215, unit * 0.15, unit * 0.07, unit * 0.03, '#fdf8ee');
    b.path(
      (c) => {
        c.moveTo(x - unit * 0.12, y - unit * 0.185);
        c.quadraticCurveTo(x + unit * 0.1, y - unit * 0.215, x + unit * 0.29, y - unit * 0.18);
        c.lineTo(x + unit * 0.3, y - unit * 0.03);
        c.quadraticCurveTo(x + unit * 0.1, y - unit * 0.015, x - unit * 0.14, y - unit * 0.03);
        c.quadraticCurveTo(x - unit * 0.1, y - unit * 0.1, x - unit * 0.12, y - unit * 0.185);
      },
      b.gradient(0, y - unit * 0.2, 0, y, ['#c8705c', '#8f4440']),
    );
    b.strap([x - unit * 0.115, y - unit * 0.188, x - unit * 0.13, y - unit * 0.03], unit * 0.03, '#f1e2cc');
    for (let i = 0; i < 3; i++)
      b.bend(
        [
          x - unit * 0.04 + i * unit * 0.1,
          y - unit * 0.17,
          x - unit * 0.02 + i * unit * 0.1,
          y - unit * 0.1,
          x - unit * 0.05 + i * unit * 0.1,
          y - unit * 0.03,
        ],
        unit * 0.003,
        '#e8a890',
        0.6,
      );
    const nx = x + unit * 0.42;
    b.rounded(nx - unit * 0.06, y - unit * 0.16, unit * 0.12, unit * 0.16, unit * 0.008, '#84583a');
    b.rect(nx - unit * 0.05, y - unit * 0.14, unit * 0.1, unit * 0.05, '#6c4630');
    b.line([nx, y - unit * 0.16, nx, y - unit * 0.21], unit * 0.008, '#5a4636');
    b.polygon(
      [
        nx - unit * 0.022,
        y - unit * 0.275,
        nx + unit * 0.022,
        y - unit * 0.275,
        nx + unit * 0.045,
        y - unit * 0.205,
        nx - unit * 0.045,
        y - unit * 0.205,
      ],
      s.palette.lamp > 0.2 ? '!#ffdf9c' : '#ead7ae',
    );
    b.glow(nx, y - unit * 0.23, unit * 0.46, '#ffbe62', 0.06 + 0.5 * s.palette.lamp);
    rug(s, s.w * 0.6, s.foot, unit * 0.3, unit * 0.045, '#5f7f8f', '#e4d6b4');
    windowLight(s, s.x(0.72), s.horizon - unit * 0.5, unit * 0.32);
  },
};

export const kitchen: PlacePainter = {
  ...INSIDE,
  token: 'cup',
  back(s) {
    const { unit } = s;
    roomShell(s, { wall: '#e3d2ae', floor: '#b88f6c', floorKind: 'tiles', pattern: 'tiles' });
    windowView(s, {
      x: s.x(0.5),
      y: s.horizon - unit * 0.52,
      w: unit * 0.3,
      h: unit * 0.24,
      curtains: '#d98a6a',
    });
  },
  main(s) {
    const { b, unit } = s;
    const y = s.horizon + unit * 0.05;
    const top = y - unit * 0.22;
    const unitHex = '#5f8a86';
    b.rect(
      s.left,
      top,
      s.right - s.left,
      unit * 0.22,
      b.gradient(0, top, 0, y, [shadeHex(unitHex, 0.08), shadeHex(unitHex, -0.2)]),
    );
    for (let x = s.x(0) - unit * 0.4; x < s.right; x += unit * 0.17) {
      b.rounded(x, top + unit * 0.03, unit * 0.15, unit * 0.17, unit * 0.008, shadeHex(unitHex, 0.12));
      b.circle(x + unit * 0.13, top + unit * 0.1, unit * 0.006, '#e0b95a');
    }
    b.rect(s.left, top - unit * 0.016, s.right - s.left, unit * 0.03, '#c99a68');
    for (const k of [0.1, 0.86]) {
      const x = s.x(k);
      b.rounded(
        x - unit * 0.16,
        s.horizon - unit * 0.56,
        unit * 0.32,
        unit * 0.2,
        unit * 0.01,
        shadeHex(unitHex, 0.05),
      );
      for (const d of [-0.15, 0.005])
        b.rounded(
          x + unit * d,
          s.horizon - unit * 0.545,
          unit * 0.143,
          unit * 0.17,
          unit * 0.008,
          shadeHex(unitHex, 0.16),
        );
      b.rect(x - unit * 0.17, s.horizon - unit * 0.3, unit * 0.34, unit * 0.012, '#9a6c46');
      const r = s.random(`jars${k}`);
      for (let i = 0; i < 6; i++)
        b.rounded(
          x - unit * 0.15 + i * unit * 0.052,
          s.horizon - unit * (0.3 + 0.05),
          unit * 0.036,
          unit * 0.05,
          unit * 0.008,
          r.pick(['#c8564a', '#e0a84e', '#7f9a5a', '#d8d0c0', '#a86a4a']),
        );
    }
    const sx = s.x(0.8);
    b.rounded(sx - unit * 0.1, top - unit * 0.02, unit * 0.2, unit * 0.24, unit * 0.01, '#ece4d6');
    b.rounded(
      sx - unit * 0.075,
      top + unit * 0.06,
      unit * 0.15,
      unit * 0.1,
      unit * 0.01,
      s.palette.lamp > 0.4 ? '!#ffb35a' : '#4a4044',
    );
    for (let i = 0; i < 4; i++)
      b.circle(sx - unit * 0.06 + i * unit * 0.04, top + unit * 0.015, unit * 0.009, '#5a5058');
    b.ellipse(
      sx,
      top - unit * 0.045,
      unit * 0.055,
      unit * 0.04,
      b.gradient(sx - unit * 0.05, 0, sx + unit * 0.05, 0, ['#8f3a34', '#d2604e', '#8f3a34']),
    );
    b.ellipse(sx, top - unit * 0.08, unit * 0.045, unit * 0.01, '#b8503f');
    for (const d of [-0.02, 0.02])
      b.bend(
        [
          sx + unit * d,
          top - unit * 0.1,
          sx + unit * (d + 0.015),
          top - unit * 0.14,
          sx + unit * (d - 0.01),
          top - unit * 0.18,
          sx + unit * d,
          top - unit * 0.22,
        ],
        unit * 0.01,
        '!#ffffff',
        0.16,
      );
    table(s, s.x(0.3), s.foot - unit * 0.015, unit * 0.44, unit * 0.2, '#a8744a', '#efe2cc');
    b.at(s.x(0.3) - unit * 0.06, s.foot - unit * 0.235, unit * 0.06, () => {
      b.blob([-0.9, 0, -1.1, -0.5, 1.1, -0.5, 0.9, 0], '#7f9ab0');
      for (const [x, hex] of [
        [-0.5, '#d0453a'],
        [0.05, '#e8a33c'],
        [0.55, '#7aa64a'],
      ] as const)
        b.circle(x, -0.66, 0.34, hex);
    });
    pendant(s, s.x(0.3), s.horizon - unit * 0.36, unit * 0.09, '#c8704a');
    windowLight(s, s.x(0.5), s.horizon - unit * 0.48, unit * 0.3);
  },
};
