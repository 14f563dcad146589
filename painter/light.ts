import { type Canvas2D, contextOf, type MakeCanvas } from './canvas.ts';
import { toCss } from './colour.ts';
import { seededRandom } from './random.ts';
import type { Stage } from './stage.ts';

const GRAIN_PX = 192;

/** A tile of fine noise: light and dark specks of low alpha. */
export function grainTile(makeCanvas: MakeCanvas, strength: number): Canvas2D {
  const tile = makeCanvas(GRAIN_PX, GRAIN_PX);
  const ctx = contextOf(tile);
  const pixels = ctx.createImageData(GRAIN_PX, GRAIN_PX);
  const random = seededRandom(7, 'grain');
  for (let i = 0; i < pixels.data.length; i += 4) {
    const v = random.next() + random.next() - 1;
    const tone = v > 0 ? 255 : 0;
    pixels.data[i] = tone;
    pixels.data[i + 1] = tone;
    pixels.data[i + 2] = tone;
    pixels.data[i + 3] = Math.round(Math.abs(v) * strength * 255);
  }
  ctx.putImageData(pixels, 0, 0);
  return tile;
}

/** Lays grain over what is already painted; clear parts stay clear. */
export function layGrain(canvas: Canvas2D, tile: Canvas2D) {
  const ctx = contextOf(canvas);
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalCompositeOperation = 'source-atop';
  for (let y = 0; y < canvas.height; y += GRAIN_PX) {
    for (let x = 0; x < canvas.width; x += GRAIN_PX) ctx.drawImage(tile, x, y);
  }
  ctx.restore();
}

/** Darkens towards the corners, so that the eye stays with the middle. */
export function vignette(s: Stage, strength: number) {
  const c = s.b.ctx;
  const [r, g, bl] = s.palette.shadow;
  const radius = Math.hypot(s.w, s.h) * 0.6;
  const fade = c.createRadialGradient(s.w / 2, s.h * 0.52, radius * 0.45, s.w / 2, s.h * 0.52, radius * 1.08);
  fade.addColorStop(0, toCss([r, g, bl], 0));
  fade.addColorStop(0.5, toCss([r * 0.6, g * 0.6, bl * 0.7], strength * 0.3));
  fade.addColorStop(1, toCss([r * 0.4, g * 0.4, bl * 0.5], strength));
  c.fillStyle = fade;
  c.fillRect(s.left, s.top, s.right - s.left, s.bottom - s.top);
}

/** A wedge of light from (x, y) towards `angle` (radians, 0 right, down positive), fading with distance and to its sides. */
export function beam(
  s: Stage,
  x: number,
  y: number,
  angle: number,
  length: number,
  spread: number,
  hex: string,
  alpha: number,
  atSource = alpha,
) {
  const c = s.b.ctx;
  c.save();
  c.globalCompositeOperation = 'lighter';
  const fade = s.b.radial(x, y, length, Array(5).fill(`!${hex}`), [
    atSource,
    alpha,
    alpha * 0.6,
    alpha * 0.25,
    0,
  ]);
  for (const widen of [1, 0.72, 0.42]) {
    const a = spread * widen;
    s.b.polygon(
      [
        x,
        y,
        x + Math.cos(angle - a) * length,
        y + Math.sin(angle - a) * length,
        x + Math.cos(angle + a) * length,
        y + Math.sin(angle + a) * length,
      ],
      fade,
    );
  }
  c.restore();
}

/** Broad slanting rays, as the sun sends through a window or between clouds. */
export function sunRays(s: Stage, x: number, y: number, alpha: number, hex: string, salt: string) {
  const r = s.random(salt);
  const towards = Math.atan2(s.h * 0.9 - y, s.w / 2 - x);
  for (let i = 0; i < 4; i++) {
    beam(
      s,
      x,
      y,
      towards + (i - 1.5) * 0.24 + r.range(-0.06, 0.06),
      s.unit * r.range(1.0, 1.5),
      r.range(0.04, 0.1),
      hex,
      alpha * r.range(0.5, 1),
      0,
    );
  }
}
