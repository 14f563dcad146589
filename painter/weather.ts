import type { Ctx } from './canvas.ts';
import { mixRgb, toCss } from './colour.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

export interface Drift {
  /** Share of the frame's width and height per second. */
  xPerS: number;
  yPerS: number;
  /** True: the layer wraps onto itself at its own edges without a seam. */
  tile: boolean;
}

/** What moves through the air before everything else, or null when the air is clear and still. */
export function airDrift(s: Stage): Drift | null {
  const life = idleLife(s);
  if (life) return IDLE[life].drift;
  if (s.indoors) return null;
  if (s.spec.place === 'underwater') return { xPerS: 0.004, yPerS: -0.035, tile: true };
  if (s.spec.place === 'planet' || s.spec.place === 'cave') return { xPerS: 0.012, yPerS: 0.004, tile: true };
  switch (s.spec.weather) {
    case 'rain':
      return { xPerS: -0.18, yPerS: 1.35, tile: true };
    case 'storm':
      return { xPerS: -0.5, yPerS: 1.7, tile: true };
    case 'snow':
      return { xPerS: -0.02, yPerS: 0.09, tile: true };
    case 'fog':
      return { xPerS: 0.014, yPerS: 0, tile: true };
    case 'wind':
      return { xPerS: 0.22, yPerS: 0.04, tile: true };
    case 'clear':
    case 'cloudy':
      return null;
  }
}

type Idle = 'leaves' | 'petals' | 'fireflies' | 'embers' | 'dust';

/** What stirs though the air is clear, how it drifts, how many a square unit, and its colours. */
const IDLE: Record<Idle, { drift: Drift; many: number; hexes: readonly string[] }> = {
  leaves: {
    drift: { xPerS: 0.03, yPerS: 0.07, tile: true },
    many: 16,
    hexes: ['#d9833a', '#c8552f', '#e8ab4a'],
  },
  petals: {
    drift: { xPerS: 0.024, yPerS: 0.04, tile: true },
    many: 18,
    hexes: ['#f6d3de', '#fbe9ee', '#f0b8cc'],
  },
  fireflies: { drift: { xPerS: 0.008, yPerS: -0.01, tile: true }, many: 15, hexes: ['#e8ff8a', '#fff2a0'] },
  embers: {
    drift: { xPerS: 0.02, yPerS: -0.06, tile: true },
    many: 22,
    hexes: ['#ff9a3c', '#ffcf6a', '#ff6a2a'],
  },
  dust: { drift: { xPerS: 0.005, yPerS: -0.004, tile: true }, many: 30, hexes: ['#fff0cc'] },
};

const GREEN = new Set([
  'forest',
  'park',
  'garden',
  'field',
  'village',
  'cemetery',
  'mountain',
  'ruin',
  'castle',
]);
const DUSTY = new Set(['library', 'church', 'barn', 'cellar', 'lighthouse']);

/** The small life of a place in still air: leaves in autumn, fireflies on summer nights, dust in old rooms. */
function idleLife(s: Stage): Idle | null {
  const { place, season, time, weather } = s.spec;
  if (DUSTY.has(place)) return 'dust';
  if (s.indoors || (weather !== 'clear' && weather !== 'cloudy')) return null;
  if (place === 'battlefield' || place === 'trench') return 'embers';
  if (!GREEN.has(place)) return null;
  if (season === 'autumn') return 'leaves';
  if (season === 'spring') return 'petals';
  return season === 'summer' && (time === 'night' || time === 'evening') ? 'fireflies' : null;
}

/** Paints the moving air; everything drawn wraps at the layer's edges. */
export function paintAir(s: Stage) {
  const r = s.random('air');
  const w = s.right - s.left - 4;
  const h = s.bottom - s.top - 4;
  const c = s.b.ctx;
  const wrap = (x: number, y: number, reach: number, draw: (x: number, y: number) => void) => {
    for (const dx of [-w, 0, w]) {
      for (const dy of [-h, 0, h]) {
        const px = x + dx;
        const py = y + dy;
        if (px > s.left - reach && px < s.right + reach && py > s.top - reach && py < s.bottom + reach)
          draw(px, py);
      }
    }
  };
  const at = (): [number, number] => [s.left + 2 + r.next() * w, s.top + 2 + r.next() * h];
  const many = (w * h) / (s.unit * s.unit);
  const life = idleLife(s);
  if (life) return idle(s, r, life, many, at, wrap);
  if (s.spec.place === 'underwater') return bubbles(s, r, many, at, wrap);
  if (s.spec.place === 'planet' || s.spec.place === 'cave')
    return motes(s, r, many, at, wrap, s.spec.place === 'cave' ? '255,225,170' : '255,190,150');
  switch (s.spec.weather) {
    case 'rain':
    case 'storm': {
      const slant = s.spec.weather === 'storm' ? 0.3 : 0.13;
      for (const [n, len, alpha, thick] of [
        [120, 0.035, 0.2, 0.0011],
        [70, 0.06, 0.28, 0.0017],
        [22, 0.085, 0.32, 0.0026],
      ] as const) {
        c.beginPath();
        for (let i = 0; i < n * many * (s.spec.weather === 'storm' ? 1.4 : 1); i++) {
          const [x, y] = at();
          const l = s.unit * len * r.range(0.7, 1.3);
          wrap(x, y, l, (px, py) => {
            c.moveTo(px, py);
            c.lineTo(px - l * slant, py + l);
          });
        }
        c.lineWidth = s.unit * thick;
        c.strokeStyle = toCss(mixRgb(s.palette.haze, [235, 242, 255], 0.75), alpha);
        c.stroke();
      }
      return;
    }
    case 'snow':
      for (const [n, size, alpha] of [
        [130, 0.0022, 0.7],
        [60, 0.0042, 0.8],
        [16, 0.008, 0.6],
      ] as const) {
        c.beginPath();
        for (let i = 0; i < n * many; i++) {
          const [x, y] = at();
          const q = s.unit * size * r.range(0.6, 1.3);
          wrap(x, y, q, (px, py) => {
            c.moveTo(px + q, py);
            c.arc(px, py, q, 0, Math.PI * 2);
          });
        }
        c.fillStyle = toCss(mixRgb(s.palette.haze, [255, 255, 255], 0.75), alpha);
        c.fill();
      }
      return;
    case 'fog':
      for (let i = 0; i < 9; i++) {
        const x = s.left + ((i + r.next()) / 9) * w;
        const y = s.top + h * r.range(0.45, 0.95);
        const rx = s.unit * r.range(0.4, 0.75);
        const ry = rx * r.range(0.14, 0.24);
        wrapX(w, (dx) =>
          softEllipse(c, x + dx, y, rx, ry, toCss(s.palette.haze, 0.34), toCss(s.palette.haze, 0)),
        );
      }
      return;
    case 'wind': {
      if (s.spec.place === 'desert') return sand(s, r, many, at, wrap);
      const hex =
        s.spec.season === 'autumn'
          ? ['#d9833a', '#c8552f', '#e8ab4a']
          : s.spec.season === 'winter'
            ? ['#eef2f8', '#dfe6f0']
            : ['#8fb56a', '#c6d88a'];
      for (let i = 0; i < 26 * many; i++) {
        const [x, y] = at();
        const q = s.unit * r.range(0.004, 0.009);
        const turn = r.range(0, 3);
        const colour = r.pick(hex);
        wrap(x, y, q * 2, (px, py) => s.b.ellipse(px, py, q, q * 0.45, colour, 0.85, turn));
      }
      for (let i = 0; i < 7; i++) {
        const [x, y] = at();
        const l = s.unit * r.range(0.18, 0.4);
        wrap(x, y, l * 1.2, (px, py) =>
          s.b.bend(
            [px, py, px + l * 0.4, py - l * 0.05, px + l * 0.8, py + l * 0.03, px + l, py - l * 0.04],
            s.unit * 0.0022,
            '!#ffffff',
            0.22,
          ),
        );
      }
      return;
    }
    case 'clear':
    case 'cloudy':
      return;
  }
}

type At = () => [number, number];
type Wrap = (x: number, y: number, reach: number, draw: (x: number, y: number) => void) => void;

function wrapX(w: number, draw: (dx: number) => void) {
  for (const dx of [-w, 0, w]) draw(dx);
}

function softEllipse(c: Ctx, x: number, y: number, rx: number, ry: number, inner: string, outer: string) {
  c.save();
  c.translate(x, y);
  c.scale(1, ry / rx);
  const g = c.createRadialGradient(0, 0, 0, 0, 0, rx);
  g.addColorStop(0, inner);
  g.addColorStop(1, outer);
  c.fillStyle = g;
  c.fillRect(-rx, -rx, rx * 2, rx * 2);
  c.restore();
}

function idle(s: Stage, r: Random, life: Idle, many: number, at: At, wrap: Wrap) {
  const { many: wanted, hexes } = IDLE[life];
  const glows = life === 'fireflies' || life === 'embers';
  const leaf = life === 'leaves' || life === 'petals';
  for (let i = 0; i < wanted * many; i++) {
    const [x, y] = at();
    const hex = r.pick(hexes);
    const turn = r.range(0, 3);
    const q = s.unit * (leaf ? r.range(0.004, 0.008) : r.range(0.0012, 0.0026));
    const alpha = life === 'dust' ? r.range(0.2, 0.5) : 0.9;
    wrap(x, y, q * (glows ? 9 : 2), (px, py) => {
      if (leaf) return s.b.ellipse(px, py, q, q * 0.5, hex, alpha, turn);
      if (glows) s.b.glow(px, py, q * 8, hex, 0.5);
      s.b.circle(px, py, q, `!${hex}`, alpha);
    });
  }
}

/** Sand in the wind: long pale streaks, and a veil over all. */
function sand(s: Stage, r: Random, many: number, at: At, wrap: Wrap) {
  s.b.rect(s.left, s.top, s.right - s.left, s.bottom - s.top, '#d8b07a', 0.3);
  for (let i = 0; i < 70 * many; i++) {
    const [x, y] = at();
    const l = s.unit * r.range(0.06, 0.22);
    const dip = s.unit * r.range(-0.01, 0.01);
    const alpha = r.range(0.2, 0.5);
    wrap(x, y, l * 1.1, (px, py) =>
      s.b.bend([px, py, px + l * 0.5, py + dip, px + l, py], s.unit * 0.003, '#f0d2a0', alpha),
    );
  }
}

function bubbles(s: Stage, r: Random, many: number, at: At, wrap: Wrap) {
  for (let i = 0; i < 34 * many; i++) {
    const [x, y] = at();
    const q = s.unit * r.range(0.003, 0.012);
    wrap(x, y, q, (px, py) => {
      s.b.circle(px, py, q, '!#dff6ff', 0.14);
      s.b.arc(px, py, q, 0, Math.PI * 2, q * 0.16, '!#e8faff', 0.5);
      s.b.circle(px - q * 0.35, py - q * 0.35, q * 0.2, '!#ffffff', 0.7);
    });
  }
}

function motes(s: Stage, r: Random, many: number, at: At, wrap: Wrap, rgb: string) {
  const c = s.b.ctx;
  for (let i = 0; i < 40 * many; i++) {
    const [x, y] = at();
    const q = s.unit * r.range(0.001, 0.003);
    const alpha = r.range(0.15, 0.5);
    wrap(x, y, q, (px, py) => {
      c.fillStyle = `rgba(${rgb},${alpha})`;
      c.beginPath();
      c.arc(px, py, q, 0, Math.PI * 2);
      c.fill();
    });
  }
}

/** A stroke of lightning in a storm's sky, with the flash behind it. */
export function lightning(s: Stage) {
  const r = s.random('lightning');
  const { b, unit } = s;
  let x = s.w - s.lightX + r.range(-0.08, 0.08) * s.w;
  let y = s.horizon * r.range(0.12, 0.22);
  const points = [x, y];
  const foot = s.horizon * 0.98;
  b.glow(x, s.horizon * 0.5, unit * 0.6, '#a8b8ff', 0.42);
  while (y < foot) {
    x += r.range(-0.035, 0.035) * unit;
    y += r.range(0.03, 0.075) * unit;
    points.push(x, Math.min(y, foot));
  }
  b.line(points, unit * 0.016, '!#b8c8ff', 0.16);
  b.line(points, unit * 0.008, '!#d8e2ff', 0.4);
  b.line(points, unit * 0.0034, '!#ffffff', 1);
}
