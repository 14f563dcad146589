import { mixHex, shadeHex, toHex } from '../colour.ts';
import type { PaintSpec } from '../paint-spec.ts';
import type { Stage } from '../stage.ts';
import { OUTSIDE, type PlacePainter } from './place.ts';

/** Between the stars: a nebula, a far sun, a planet's limb below that people may stand before. */
export const space: PlacePainter = {
  ...OUTSIDE,
  sky: false,
  horizon: 0.8,
  token: 'spaceship',
  back(s) {
    const { b, unit } = s;
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, s.w * 0.3, s.bottom, ['!#05071a', '!#0d1236', '!#1d1440']),
    );
    const r = s.random('nebula');
    for (let i = 0; i < 7; i++)
      b.glow(
        s.x(r.range(-0.1, 1.1)),
        s.h * r.range(0.05, 0.75),
        unit * r.range(0.25, 0.6),
        r.pick(['#6a3ab8', '#2f6ac0', '#b8408a', '#2a8a9a']),
        r.range(0.16, 0.34),
      );
    for (let i = 0; i < 420; i++) {
      const big = r.chance(0.04);
      b.circle(
        r.range(s.left, s.right),
        r.range(s.top, s.bottom),
        unit * (big ? r.range(0.002, 0.0034) : r.range(0.0006, 0.0016)),
        r.pick(['!#ffffff', '!#dfe8ff', '!#fff0d0']),
        r.range(0.35, 1),
      );
    }
    b.glow(s.lightX, s.h * 0.2, unit * 0.5, '#fff0c8', 0.5);
    b.circle(s.lightX, s.h * 0.2, unit * 0.024, '!#fffaf0');
  },
  far(s) {
    const { b, unit } = s;
    const x = s.w - s.lightX;
    const y = s.h * 0.34;
    const q = unit * 0.13;
    ring(s, x, y, q, true);
    b.circle(x, y, q, b.radial(x - q * 0.4, y - q * 0.4, q * 1.7, ['!#f4dcb4', '!#c08a68', '!#4a2c48']));
    for (const [dy, alpha] of [
      [-0.4, 0.3],
      [-0.1, 0.24],
      [0.24, 0.3],
    ] as const)
      b.ellipse(x, y + dy * q, q * Math.sqrt(1 - dy * dy) * 0.98, q * 0.07, '!#8a5a50', alpha);
    ring(s, x, y, q, false);
  },
  main(s) {
    const { b, unit } = s;
    const q = s.w * 0.9 + unit * 0.8;
    const y = s.horizon + q + unit * 0.02;
    b.circle(
      s.w * 0.45,
      y,
      q,
      b.radial(s.lightX, s.horizon, unit * 1.5, ['!#7fc4e4', '!#2f74a8', '!#123058']),
    );
    b.arc(s.w * 0.45, y, q, -Math.PI * 0.95, -Math.PI * 0.05, unit * 0.012, '!#bfe8ff', 0.75);
    b.arc(s.w * 0.45, y, q + unit * 0.012, -Math.PI * 0.95, -Math.PI * 0.05, unit * 0.03, '!#7fc8ff', 0.25);
    const r = s.random('continents');
    for (let i = 0; i < 9; i++) {
      const x = s.x(r.range(-0.05, 1.05));
      const dy = s.horizon + unit * r.range(0.06, 0.26);
      b.ellipse(
        x,
        dy,
        unit * r.range(0.06, 0.2),
        unit * r.range(0.008, 0.03),
        r.pick(['!#e9f4fa', '!#5f9a78', '!#f4f8fa']),
        r.range(0.25, 0.6),
      );
    }
  },
};

function ring(s: Stage, x: number, y: number, q: number, behind: boolean) {
  const { b, unit } = s;
  const c = b.ctx;
  c.save();
  c.translate(x, y);
  c.rotate(-0.32);
  c.scale(1, 0.26);
  for (const [k, alpha] of [
    [1.5, 0.7],
    [1.72, 0.45],
    [1.9, 0.6],
  ] as const)
    b.arc(0, 0, q * k, behind ? Math.PI : 0, behind ? Math.PI * 2 : Math.PI, unit * 0.018, '!#e8cfa8', alpha);
  c.restore();
}

/** Paper colours behind whoever the script has put nowhere yet, by mood. */
const WASHES: Record<PaintSpec['mood'], readonly [string, string, string]> = {
  neutral: ['#d9cbb2', '#b9a58a', '#e8b86a'],
  calm: ['#c3d6d2', '#8fb0b4', '#f2e6c4'],
  joyful: ['#f6d58a', '#e8a25e', '#fff2cc'],
  sad: ['#a9b6c6', '#6f829c', '#dfe6ee'],
  tense: ['#b89a8c', '#7a5458', '#e0583e'],
  dark: ['#7c7a8c', '#413f56', '#c9404a'],
  romantic: ['#f0c3bc', '#c97f8a', '#ffe9d2'],
  wondrous: ['#a8b4e0', '#5d62ac', '#ffe9a8'],
  heroic: ['#f0c98a', '#c06a44', '#fff0c0'],
  comic: ['#f7dd8c', '#7fc0b4', '#f2704e'],
};

/** A washed sheet of paper with one great disc: a composed picture of a place nobody has told of. */
export const backdrop: PlacePainter = {
  ...OUTSIDE,
  sky: false,
  horizon: 0.78,
  foot: 0.9,
  tall: 0.5,
  token: 'star',
  back(s) {
    const { b, unit, spec } = s;
    const [pale, deep, disc] = WASHES[spec.mood];
    const night = spec.time === 'night' || spec.time === 'evening';
    const top = night ? mixHex(deep, '#101430', 0.55) : pale;
    const low = night ? mixHex(deep, '#20244c', 0.3) : mixHex(pale, deep, 0.55);
    b.rect(
      s.left,
      s.top,
      s.right - s.left,
      s.bottom - s.top,
      b.gradient(0, s.top, 0, s.bottom, [`!${top}`, `!${mixHex(top, low, 0.5)}`, `!${low}`]),
    );
    const r = s.random('wash');
    for (let i = 0; i < 26; i++) {
      const y = r.range(s.top, s.bottom);
      const x = r.range(s.left, s.right);
      const l = unit * r.range(0.3, 0.9);
      b.bend(
        [x - l / 2, y, x, y + unit * r.range(-0.03, 0.03), x + l / 2, y + unit * r.range(-0.02, 0.02)],
        unit * r.range(0.03, 0.1),
        `!${r.chance(0.5) ? shadeHex(top, 0.12) : shadeHex(low, -0.06)}`,
        r.range(0.05, 0.16),
      );
    }
    const x = s.x(s.lightX < s.w / 2 ? 0.36 : 0.64);
    const y = s.h * 0.42;
    b.halo(x, y, unit * 0.6, disc, 0.5);
    b.circle(x, y, unit * 0.27, `!${disc}`, 0.9);
    b.circle(
      x,
      y,
      unit * 0.27,
      b.radial(x - unit * 0.1, y - unit * 0.1, unit * 0.4, ['!#ffffff', `!${disc}`], [0.35, 0]),
    );
  },
  main(s) {
    const { b, unit, spec } = s;
    const [pale, deep] = WASHES[spec.mood];
    const r = s.random('hills');
    const night = spec.time === 'night' || spec.time === 'evening';
    for (const [k, lift] of [0.16, 0.07, -0.03].entries()) {
      const y = s.horizon - unit * lift;
      const ink = mixHex(
        mixHex(pale, deep, 0.5 + k * 0.25),
        night ? '#0c1028' : toHex(s.palette.shadow),
        0.12 + k * 0.16,
      );
      const points = [s.left, s.bottom + 80];
      for (let i = 0; i <= 5; i++)
        points.push(s.left + ((s.right - s.left) * i) / 5, y + unit * r.range(-0.05, 0.05));
      points.push(s.right, s.bottom + 80);
      b.blob(points, `!${ink}`);
    }
    if (spec.season === 'winter')
      b.rect(s.left, s.horizon + unit * 0.16, s.right - s.left, s.bottom, '!#f2f5fa', 0.12);
  },
};
