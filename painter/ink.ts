import { type Canvas2D, contextOf, type Pixels } from './canvas.ts';
import type { PaintSpec } from './paint-spec.ts';
import type { Stage } from './stage.ts';

/** Printed tones from black ink to paper, and the one red. */
const TONES = [
  [9, 9, 13],
  [34, 35, 42],
  [88, 89, 95],
  [166, 165, 160],
  [236, 232, 221],
] as const;
const RED = [204, 26, 38] as const;

/** How much of a picture each tone takes, by daylight and by night. */
const SHARES = { day: [0.16, 0.36, 0.58, 0.8], night: [0.4, 0.62, 0.8, 0.93] } as const;

/** The brightness up to which each tone reaches in this picture: four steps for five tones, 0–255. */
export type Steps = readonly [number, number, number, number];

export interface InkPlate {
  canvas: Canvas2D;
  /** Red stays red: people and what they hold, not walls and skies. */
  reds: boolean;
}

/**
 * Redraws layers as ink: brightness falls into five tones whose borders are hatched, edges get a line. The
 * tones are chosen for all layers together, so that every picture has its blacks and its paper.
 */
export function inkPlates(plates: readonly InkPlate[], spec: PaintSpec, unit: number) {
  const sheets = plates.map(({ canvas, reds }) => {
    const ctx = contextOf(canvas);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    return { canvas, ctx, reds, pixels: ctx.getImageData(0, 0, canvas.width, canvas.height) };
  });
  const dark = spec.time === 'night' || spec.time === 'evening' || spec.mood === 'dark';
  const steps = stepsOf(
    sheets.map(({ pixels }) => pixels),
    SHARES[dark ? 'night' : 'day'],
  );
  for (const { canvas, ctx, reds, pixels } of sheets) {
    inkPixels(pixels, canvas.width, canvas.height, steps, unit, reds);
    ctx.putImageData(pixels, 0, 0);
  }
}

/** Every n-th pixel is counted: prime, so that it never falls in step with a row. */
const SAMPLE = 23;

function stepsOf(sheets: readonly Pixels[], shares: readonly number[]): Steps {
  const counts = new Float64Array(256);
  let total = 0;
  for (const { data } of sheets) {
    for (let i = 0; i < data.length; i += 4 * SAMPLE) {
      const alpha = data[i + 3]! / 255;
      if (alpha < 0.1) continue;
      counts[(data[i]! * 77 + data[i + 1]! * 151 + data[i + 2]! * 28) >> 8]! += alpha;
      total += alpha;
    }
  }
  const at = (share: number) => {
    let sum = 0;
    for (let v = 0; v < 256; v++) {
      sum += counts[v]!;
      if (sum >= total * share) return v;
    }
    return 255;
  };
  const [a, b, c, d] = shares.map(at) as [number, number, number, number];
  // Flat pictures have all their shares at one brightness: steps stay apart all the same.
  // On bright days they stop where a lit face still is paper.
  const first = Math.min(52, Math.max(14, a));
  const second = Math.min(88, Math.max(first + 12, b));
  const third = Math.min(124, Math.max(second + 14, c));
  return [first, second, third, Math.min(168, Math.max(third + 16, d))];
}

function inkPixels(pixels: Pixels, w: number, h: number, steps: Steps, unit: number, reds: boolean) {
  const { data } = pixels;
  const period = Math.max(3, Math.round(unit * 0.0095));
  const hatch = hatchOf(period);
  const reach = Math.max(1, Math.round(unit / 640));
  const tones = toneTable(steps);
  const luma = new Uint8Array(w * h);
  for (let i = 0, p = 0; p < luma.length; i += 4, p++)
    luma[p] = (data[i]! * 77 + data[i + 1]! * 151 + data[i + 2]! * 28) >> 8;
  for (let y = 0, p = 0; y < h; y++) {
    for (let x = 0; x < w; x++, p++) {
      const i = p * 4;
      const alpha = data[i + 3]!;
      if (alpha === 0) continue;
      const here = luma[p]!;
      const right = x + reach < w ? p + reach : p;
      const below = y + reach < h ? p + reach * w : p;
      const gap = Math.abs(luma[right]! - here) + Math.abs(luma[below]! - here);
      const v = here + hatch[((x + y) % period) + ((x - y + w * period) % period) * period]!;
      let tone = tones[Math.max(0, Math.min(255, v))]!;
      // A line along hard edges; where layers end, their alpha already draws one.
      if (gap > 34) tone -= Math.min(tone, (gap - 34) * 5);
      const k = tone >> 8;
      const f = (tone & 255) / 256;
      const low = TONES[k]!;
      const high = TONES[k < 4 ? k + 1 : 4]!;
      const r = data[i]!;
      const most = Math.max(data[i + 1]!, data[i + 2]!);
      if (reds && r > 44 && r > most * 1.95) {
        const shade = k <= 0 ? 0.42 : k === 1 ? 0.7 : 1;
        data[i] = RED[0] * shade;
        data[i + 1] = RED[1] * shade;
        data[i + 2] = RED[2] * shade;
        continue;
      }
      data[i] = low[0] + (high[0] - low[0]) * f;
      data[i + 1] = low[1] + (high[1] - low[1]) * f;
      data[i + 2] = low[2] + (high[2] - low[2]) * f;
    }
  }
}

/** Tone for each brightness, in 1/256 of a tone: flat, with short slopes at the steps that keep edges smooth. */
function toneTable(steps: Steps): Int32Array {
  const table = new Int32Array(256);
  for (let v = 0; v < 256; v++) {
    let tone = 0;
    for (const step of steps) tone += Math.max(0, Math.min(1, (v - step + 3) / 6));
    table[v] = Math.round(Math.min(4, tone) * 256);
  }
  return table;
}

/** Two crossing families of strokes as a tile: what is added to brightness before it falls into a tone. */
function hatchOf(period: number): Int16Array {
  const tile = new Int16Array(period * period);
  const wave = (k: number) => {
    const t = k / period;
    return t < 0.42 ? -1 : t < 0.56 ? 0 : 1;
  };
  for (let b = 0; b < period; b++)
    for (let a = 0; a < period; a++) tile[a + b * period] = Math.round(wave(a) * 9 + wave(b) * 4);
  return tile;
}

/** The light of a blind across a room: slanting bars of shadow, as the style has always loved them. */
export function blinds(s: Stage) {
  const r = s.random('blinds');
  const { b, unit } = s;
  const c = b.ctx;
  const fromLeft = s.lightX < s.w / 2;
  const slant = (fromLeft ? 1 : -1) * r.range(0.16, 0.3);
  const bar = unit * 0.034;
  const left = fromLeft ? s.left : s.w * 0.34;
  const right = fromLeft ? s.w * 0.66 : s.right;
  c.save();
  for (let y = s.top - unit * 0.2; y < s.h * 0.86; y += bar * 2.1) {
    const fade = c.createLinearGradient(left, 0, right, 0);
    const dark = 'rgba(4,4,8,0.5)';
    fade.addColorStop(0, fromLeft ? dark : 'rgba(4,4,8,0)');
    fade.addColorStop(0.7, 'rgba(4,4,8,0.4)');
    fade.addColorStop(1, fromLeft ? 'rgba(4,4,8,0)' : dark);
    c.fillStyle = fade;
    c.beginPath();
    c.moveTo(left, y);
    c.lineTo(right, y + (right - left) * slant);
    c.lineTo(right, y + (right - left) * slant + bar);
    c.lineTo(left, y + bar);
    c.closePath();
    c.fill();
  }
  c.restore();
}
