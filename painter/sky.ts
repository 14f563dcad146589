import type { Brush } from './brush.ts';
import { mixRgb, type Rgb, toCss, toHex } from './colour.ts';
import { sunRays } from './light.ts';
import type { Palette } from './palette.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** The whole sky: gradient, stars, sun or moon with its halo. */
export function paintSky(s: Stage) {
  const { b, palette: p } = s;
  const c = b.ctx;
  const g = c.createLinearGradient(0, s.top, 0, s.horizon);
  g.addColorStop(0, toCss(p.sky.top));
  g.addColorStop(0.55, toCss(p.sky.middle));
  g.addColorStop(1, toCss(p.sky.low));
  c.fillStyle = g;
  c.fillRect(s.left, s.top, s.right - s.left, s.bottom - s.top);
  if (p.stars > 0.04) stars(s, p.stars);
  if (p.cover < 0.75 || s.spec.weather === 'snow') light(s);
  else {
    b.glow(
      s.lightX,
      s.horizon - s.horizon * p.lightHeight * 0.8,
      s.unit * 0.8,
      toHex(p.lightColour),
      0.16 * (1.1 - p.lamp * 0.6),
    );
  }
}

function stars(s: Stage, amount: number) {
  const r = s.random('stars');
  const c = s.b.ctx;
  const area = (s.right - s.left) * (s.horizon - s.top);
  const n = Math.round((area / (s.unit * s.unit)) * 130 * Math.min(1.4, amount));
  for (let i = 0; i < n; i++) {
    const y = s.top + (s.horizon - s.top) * r.next() ** 1.25;
    const fade = 1 - (y - s.top) / (s.horizon - s.top);
    const size = s.unit * (r.chance(0.08) ? r.range(0.0018, 0.003) : r.range(0.0006, 0.0015));
    c.fillStyle = `rgba(255,${r.int(238, 252)},${r.int(225, 255)},${(0.25 + fade * 0.75) * r.range(0.4, 1) * Math.min(1, amount)})`;
    c.beginPath();
    c.arc(r.range(s.left, s.right), y, size, 0, Math.PI * 2);
    c.fill();
  }
}

function light(s: Stage) {
  const { b, palette: p, unit } = s;
  const x = s.lightX;
  const y = s.horizon - (s.horizon - s.top) * p.lightHeight * 0.86 - unit * 0.03;
  const hex = toHex(p.lightColour);
  const seen = 1 - p.cover * 0.7;
  if (p.moon) {
    b.glow(x, y, unit * 0.62, hex, 0.34 * seen);
    moon(b, x, y, unit * 0.052, hex);
    return;
  }
  const low = p.lightHeight < 0.3;
  b.halo(x, y, unit * (low ? 1.15 : 0.95), hex, (low ? 0.75 : 0.62) * seen);
  b.halo(x, y, unit * 0.26, '#fffaf0', 0.6 * seen);
  b.circle(
    x,
    y,
    unit * (low ? 0.06 : 0.045),
    `!${toHex(mixRgb(p.lightColour, [255, 255, 245], 0.45))}`,
    0.95 * seen,
  );
  if (seen > 0.6) sunRays(s, x, y, 0.042, hex, 'sky-rays');
}

/** A full moon of radius `r` with its seas. */
export function moon(b: Brush, x: number, y: number, r: number, hex: string) {
  b.circle(x, y, r, b.radial(x - r * 0.3, y - r * 0.3, r * 1.6, ['!#fffdf2', `!${hex}`, '!#8f9ac0']));
  for (const [dx, dy, q] of [
    [0.3, -0.35, 0.24],
    [-0.35, 0.1, 0.2],
    [0.1, 0.35, 0.28],
    [0.52, 0.2, 0.14],
    [-0.2, -0.5, 0.12],
  ] as const) {
    b.circle(x + dx * r, y + dy * r, q * r, '!#a9b2d2', 0.38);
  }
}

/** Clouds over a strip that wraps from `right` to `left` without a seam. */
export function paintClouds(s: Stage) {
  const { palette: p, unit } = s;
  if (p.cover < 0.12 && s.spec.weather !== 'clear') return;
  const r = s.random('clouds');
  const width = s.right - s.left - 4;
  const span = s.horizon - s.top;
  const heavy = p.cover > 0.6;
  const n = Math.max(2, Math.round((p.cover * 9 + 1.5) * Math.max(0.7, width / unit / 1.9)));
  const clouds = Array.from({ length: n }, (_, i) => ({
    x: s.left + ((i + r.range(0.1, 0.9)) / n) * width,
    y: s.top + span * (heavy ? r.range(0.1, 0.66) : r.range(0.14, 0.6)),
    w: unit * (heavy ? r.range(0.5, 0.95) : r.range(0.26, 0.5)),
    salt: r.int(0, 1e9),
  })).sort((a, b) => a.y - b.y);
  for (const cloud of clouds) {
    const low = (cloud.y - s.top) / span;
    const top = mixRgb(p.cloudTop, p.sky.middle, low * 0.35);
    const base = mixRgb(p.cloudBase, p.sky.middle, 0.15 + low * 0.35);
    for (const shift of [-width, 0, width]) {
      const x = cloud.x + shift;
      if (x + cloud.w < s.left || x - cloud.w > s.right) continue;
      cloudShape(
        s.b,
        x,
        cloud.y,
        cloud.w,
        top,
        base,
        heavy ? 0.86 : 0.92,
        s.random(`cloud${cloud.salt}`),
        heavy,
      );
    }
  }
}

/** A heaped cloud on a flat foot, `w` wide, its foot at (x, y). */
export function cloudShape(
  b: Brush,
  x: number,
  y: number,
  w: number,
  top: Rgb,
  base: Rgb,
  alpha: number,
  r: Random,
  soft: boolean,
) {
  const c = b.ctx;
  const puffs: [number, number, number][] = [];
  const n = r.int(5, 8);
  const lean = r.range(0.38, 0.62);
  for (let i = 0; i < n; i++) {
    const t = (i + 0.5) / n;
    const bulge = 1 - Math.abs(t - lean) / Math.max(lean, 1 - lean);
    const radius = w * (0.075 + 0.12 * bulge ** 0.8) * r.range(0.85, 1.15);
    puffs.push([x + (t - 0.5) * w * 0.86, y - radius * 0.55 - w * 0.045 * bulge, radius]);
  }
  const height = Math.max(...puffs.map(([, py, pr]) => y - py + pr));
  const outline = () => {
    c.beginPath();
    for (const [px, py, pr] of puffs) {
      c.moveTo(px + pr, py);
      c.arc(px, py, pr, 0, Math.PI * 2);
    }
  };
  c.save();
  c.beginPath();
  c.rect(x - w, y - height * 2, w * 2, height * 2 + (soft ? w * 0.06 : w * 0.012));
  c.clip();
  const shade = c.createLinearGradient(0, y - height, 0, y + (soft ? w * 0.05 : 0));
  shade.addColorStop(0, toCss(top, alpha));
  shade.addColorStop(0.5, toCss(mixRgb(top, base, 0.45), alpha * (soft ? 0.92 : 1)));
  shade.addColorStop(1, toCss(base, soft ? 0 : alpha * 0.72));
  outline();
  c.fillStyle = shade;
  c.fill();
  outline();
  c.clip();
  for (const [px, py, pr] of puffs) {
    const inner = c.createRadialGradient(px - pr * 0.2, py - pr * 0.35, pr * 0.2, px, py, pr * 1.05);
    inner.addColorStop(0, toCss(top, 0.3));
    inner.addColorStop(0.7, toCss(mixRgb(top, base, 0.3), 0.1));
    inner.addColorStop(1, toCss(base, 0));
    c.fillStyle = inner;
    c.fillRect(px - pr, py - pr, pr * 2, pr * 2);
  }
  c.restore();
}

/** The sky alone inside a rectangle: what a window shows behind its panes. */
export function skyPatch(b: Brush, outside: Palette, x: number, y: number, w: number, h: number) {
  const g = b.ctx.createLinearGradient(0, y - h * 0.2, 0, y + h);
  g.addColorStop(0, toCss(outside.sky.top));
  g.addColorStop(0.6, toCss(outside.sky.middle));
  g.addColorStop(1, toCss(outside.sky.low));
  b.rect(x, y, w, h, g);
}

/** A few distant birds. */
export function birds(s: Stage, x: number, y: number, n: number, salt: string) {
  const r = s.random(salt);
  for (let i = 0; i < n; i++) {
    const size = s.unit * r.range(0.008, 0.016);
    const bx = x + r.range(-0.2, 0.2) * s.unit;
    const by = y + r.range(-0.07, 0.07) * s.unit;
    s.b.bend(
      [bx - size, by - size * 0.3, bx - size * 0.45, by - size * 0.55, bx, by],
      s.unit * 0.0022,
      '#3a4152',
      0.75,
    );
    s.b.bend(
      [bx, by, bx + size * 0.45, by - size * 0.55, bx + size, by - size * 0.3],
      s.unit * 0.0022,
      '#3a4152',
      0.75,
    );
  }
}
