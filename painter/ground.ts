import { mixHex, shadeHex, toCss, toHex } from './colour.ts';
import type { Stage } from './stage.ts';

/** Heights of a skyline: `n`+1 values in −1…1 by midpoint displacement; `rough` 0 smooth … 1 jagged. */
export function ridgeHeights(s: Stage, n: number, rough: number, salt: string): number[] {
  const r = s.random(salt);
  let values = [r.range(-0.6, 0.6), r.range(-1, 1), r.range(-0.6, 0.6)];
  let spread = 0.75;
  while (values.length <= n) {
    const next: number[] = [];
    for (let i = 0; i < values.length - 1; i++) {
      const a = values[i]!;
      const z = values[i + 1]!;
      next.push(a, (a + z) / 2 + r.range(-spread, spread));
    }
    next.push(values[values.length - 1]!);
    values = next;
    spread *= 0.28 + rough * 0.34;
  }
  return values;
}

export interface RidgeWish {
  /** Middle height of the skyline in pixels, and how far it swings. */
  y: number;
  swing: number;
  rough: number;
  colour: string;
  depth: number;
  salt: string;
  /** Snow on the crests. */
  capped?: boolean;
}

/** A range of mountains or hills that fills down to the layer's foot, paling towards its own foot. */
export function ridge(s: Stage, wish: RidgeWish): (x: number) => number {
  const { b } = s;
  const heights = ridgeHeights(s, wish.rough > 0.4 ? 96 : 24, wish.rough, wish.salt);
  const step = (s.right - s.left) / (heights.length - 1);
  const yAt = (i: number) => wish.y - heights[Math.max(0, Math.min(heights.length - 1, i))]! * wish.swing;
  const c = b.ctx;
  const outline = () => {
    c.beginPath();
    c.moveTo(s.left, s.bottom);
    c.lineTo(s.left, yAt(0));
    if (wish.rough > 0.4) for (let i = 1; i < heights.length; i++) c.lineTo(s.left + i * step, yAt(i));
    else {
      for (let i = 1; i < heights.length; i++) {
        const x = s.left + (i - 0.5) * step;
        c.quadraticCurveTo(s.left + (i - 1) * step, yAt(i - 1), x, (yAt(i - 1) + yAt(i)) / 2);
      }
      c.lineTo(s.right, yAt(heights.length - 1));
    }
    c.lineTo(s.right, s.bottom);
    c.closePath();
  };
  b.away(wish.depth, () => {
    const top = wish.y - wish.swing * 1.2;
    outline();
    b.fill(
      b.gradient(0, top, 0, wish.y + wish.swing * 1.4 + s.unit * 0.06, [
        shadeHex(wish.colour, -0.06),
        wish.colour,
        mixHex(wish.colour, '#ffffff', 0.16),
      ]),
    );
    if (wish.rough > 0.4) {
      outline();
      b.within(() => facets(s, heights, yAt, step, wish));
    }
  });
  return (x) => yAt(Math.round((x - s.left) / step));
}

/** Lit and shaded flanks under each peak, with snow if the crests are capped. */
function facets(s: Stage, heights: number[], yAt: (i: number) => number, step: number, wish: RidgeWish) {
  const { b } = s;
  const r = s.random(`${wish.salt}facets`);
  const side = s.lightX > s.w / 2 ? 1 : -1;
  for (let i = 2; i < heights.length - 2; i++) {
    const y = yAt(i);
    if (y > yAt(i - 1) || y > yAt(i + 1) || y > yAt(i - 2) || y > yAt(i + 2)) continue;
    const x = s.left + i * step;
    const drop = wish.swing * r.range(0.9, 1.6);
    const reach = drop * r.range(0.55, 0.9);
    b.polygon(
      [
        x,
        y,
        x - side * reach,
        y + drop,
        x - side * reach * 0.35,
        y + drop * 0.72,
        x - side * reach * 0.12,
        y + drop * 0.95,
        x + side * reach * 0.08,
        y + drop * 0.4,
      ],
      shadeHex(wish.colour, -0.3),
      0.5,
    );
    if (!wish.capped) continue;
    const cap = drop * r.range(0.34, 0.5);
    const tooth = (k: number, d: number) => [x + k * cap * 1.1, y + cap * d];
    b.polygon(
      [
        x,
        y - 2,
        ...tooth(0.85, 0.8),
        ...tooth(0.5, 0.62),
        ...tooth(0.3, 1),
        ...tooth(0, 0.66),
        ...tooth(-0.3, 0.95),
        ...tooth(-0.5, 0.6),
        ...tooth(-0.85, 0.8),
      ],
      '#f4f7fc',
      0.92,
    );
    b.polygon(
      [
        x,
        y - 2,
        ...tooth(-side * 0.85, 0.8),
        ...tooth(-side * 0.5, 0.6),
        ...tooth(-side * 0.3, 0.95),
        ...tooth(0, 0.66),
      ],
      '#9fb2d4',
      0.55,
    );
  }
}

/** The floor of an open place from `y` down: paler far away, darker near, with strokes of texture. */
export function groundPlane(
  s: Stage,
  y: number,
  colour: string,
  texture: 'grass' | 'sand' | 'stone' | 'snow' | 'earth' | 'none',
) {
  const { b, unit } = s;
  const width = s.right - s.left;
  b.rect(
    s.left,
    y,
    width,
    s.bottom - y,
    b.gradient(0, y, 0, s.bottom, [
      mixHex(colour, toHex(s.palette.haze), 0.34 * s.palette.hazeStrength + 0.08),
      colour,
      shadeHex(colour, -0.24),
    ]),
  );
  if (texture === 'none') return;
  const r = s.random(`ground${texture}`);
  const c = b.ctx;
  const dark = shadeHex(colour, texture === 'snow' ? -0.14 : -0.3);
  const light = shadeHex(colour, 0.3);
  for (const [hex, alpha, n] of [
    [dark, 0.3, 150],
    [light, 0.26, 110],
  ] as const) {
    c.beginPath();
    for (let i = 0; i < n * (width / unit / 2); i++) {
      const t = r.next() ** 0.75;
      const gy = y + (s.bottom - y) * t;
      const gx = r.range(s.left, s.right);
      const size = unit * (0.004 + 0.022 * t);
      if (texture === 'grass') {
        c.moveTo(gx, gy);
        c.quadraticCurveTo(gx + size * 0.1, gy - size * 0.5, gx + r.range(-0.4, 0.6) * size, gy - size);
      } else {
        c.moveTo(gx, gy);
        c.quadraticCurveTo(gx + size, gy - size * 0.16, gx + size * r.range(1.6, 3), gy);
      }
    }
    b.stroke(unit * 0.0022, hex, alpha);
  }
}

/** A rolling stretch of land with its own crest, e.g. the bank in front of the water. */
export function bank(s: Stage, points: readonly number[], colour: string, edge: string | null) {
  const { b } = s;
  const c = b.ctx;
  const n = points.length / 2;
  const top = Math.min(...points.filter((_, i) => i % 2 === 1));
  const outline = () => {
    c.moveTo(points[0]!, points[1]!);
    for (let i = 1; i < n; i++) {
      const px = points[i * 2 - 2]!;
      const py = points[i * 2 - 1]!;
      const x = points[i * 2]!;
      const y = points[i * 2 + 1]!;
      c.bezierCurveTo(px + (x - px) * 0.45, py, px + (x - px) * 0.55, y, x, y);
    }
  };
  c.beginPath();
  outline();
  c.lineTo(points[points.length - 2]!, s.bottom);
  c.lineTo(points[0]!, s.bottom);
  c.closePath();
  b.fill(
    b.gradient(0, top, 0, Math.max(s.bottom, top + 1), [
      shadeHex(colour, 0.1),
      colour,
      shadeHex(colour, -0.35),
    ]),
  );
  if (edge) {
    c.beginPath();
    outline();
    b.stroke(s.unit * 0.003, edge, 0.7);
  }
}

/** Open water from `y` down to `foot`, mirroring the sky and the light's path. */
export function water(s: Stage, y: number, foot: number, colour: string) {
  const { b, unit, palette: p } = s;
  const c = b.ctx;
  const own = b.light3(colour);
  const g = c.createLinearGradient(0, y, 0, foot);
  g.addColorStop(
    0,
    toCss([
      p.sky.low[0] * 0.62 + own[0] * 0.34,
      p.sky.low[1] * 0.62 + own[1] * 0.36,
      p.sky.low[2] * 0.62 + own[2] * 0.38,
    ]),
  );
  g.addColorStop(
    0.3,
    toCss([
      p.sky.middle[0] * 0.4 + own[0] * 0.5,
      p.sky.middle[1] * 0.4 + own[1] * 0.5,
      p.sky.middle[2] * 0.4 + own[2] * 0.55,
    ]),
  );
  g.addColorStop(1, toCss([own[0] * 0.62, own[1] * 0.66, own[2] * 0.76]));
  c.fillStyle = g;
  c.fillRect(s.left, y, s.right - s.left, foot - y);
  const r = s.random('water');
  const n = Math.round(((s.right - s.left) / unit) * 150);
  for (const [ink, alpha] of [
    [toCss(p.sky.low, 0.34), 0],
    [toCss([own[0] * 0.45, own[1] * 0.5, own[2] * 0.66], 0.34), 1],
  ] as const) {
    c.beginPath();
    for (let i = 0; i < n; i++) {
      const t = r.next() ** 1.5;
      const gy = y + (foot - y) * t + unit * 0.003;
      const gx = r.range(s.left, s.right);
      const len = unit * (0.008 + 0.05 * t) * r.range(0.5, 1.4);
      const thick = unit * (0.0008 + 0.0034 * t);
      c.moveTo(gx - len, gy);
      c.quadraticCurveTo(gx, gy - thick * (1 + alpha), gx + len, gy);
      c.quadraticCurveTo(gx, gy + thick, gx - len, gy);
    }
    c.fillStyle = ink;
    c.fill();
  }
  if (p.cover > 0.9) return;
  const glitter = toCss(p.lightColour, (p.moon ? 0.42 : 0.5) * (1 - p.cover * 0.8));
  c.beginPath();
  for (let i = 0; i < 90; i++) {
    const t = r.next() ** 1.3;
    const gy = y + (foot - y) * t + unit * 0.004;
    const spread = unit * (0.02 + 0.17 * t);
    const gx = s.lightX + (r.next() + r.next() - 1) * spread;
    const len = unit * (0.008 + 0.03 * t) * r.range(0.4, 1.3);
    const thick = unit * (0.001 + 0.0032 * t);
    c.moveTo(gx - len, gy);
    c.quadraticCurveTo(gx, gy - thick, gx + len, gy);
    c.quadraticCurveTo(gx, gy + thick, gx - len, gy);
  }
  c.fillStyle = glitter;
  c.fill();
}

/** A band of mist across the picture, thickest at `y`. */
export function mist(s: Stage, y: number, thickness: number, alpha: number) {
  const c = s.b.ctx;
  const g = c.createLinearGradient(0, y - thickness, 0, y + thickness);
  g.addColorStop(0, toCss(s.palette.haze, 0));
  g.addColorStop(0.5, toCss(s.palette.haze, alpha));
  g.addColorStop(1, toCss(s.palette.haze, 0));
  c.fillStyle = g;
  c.fillRect(s.left, y - thickness, s.right - s.left, thickness * 2);
}

/** Dark blades along the foot of the picture. */
export function grassFringe(
  s: Stage,
  yAt: (x: number) => number,
  from: number,
  to: number,
  colour: string,
  size: number,
  salt: string,
) {
  const r = s.random(salt);
  const c = s.b.ctx;
  c.beginPath();
  const n = Math.round(((to - from) / s.unit) * 120);
  for (let i = 0; i < n; i++) {
    const x = r.range(from, to);
    const y = yAt(x) + s.unit * 0.006;
    const height = size * r.range(0.4, 1);
    const lean = r.range(-0.35, 0.5) * height;
    c.moveTo(x - size * 0.03, y);
    c.quadraticCurveTo(x + lean * 0.2, y - height * 0.6, x + lean, y - height);
    c.quadraticCurveTo(x + lean * 0.4, y - height * 0.4, x + size * 0.04, y);
  }
  s.b.fill(colour);
}
