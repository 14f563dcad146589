import { type Canvas2D, type Ctx, contextOf, type Ink } from './canvas.ts';
import { mixRgb, multiplyRgb, parseHex, type Rgb, saturateRgb, toCss } from './colour.ts';
import type { Palette } from './palette.ts';

/**
 * Draws simple shapes under the picture's light. Colours are local colours (`#rrggbb`): the brush lets the
 * ambient light and the haze of its current `depth` (0 near, 1 horizon) fall on them. A colour written
 * `!#rrggbb` gives light itself and is left alone. Points are flat lists `x, y, x, y …`.
 */
export class Brush {
  readonly ctx: Ctx;
  readonly palette: Palette;
  depth = 0;
  /** Brightens everything drawn, 0 none: what keeps figures readable in dark scenes. */
  lift = 0;
  /** False while a figure is drawn apart: its own light would be cut off at that canvas's edge. */
  glows = true;
  private readonly memo = new Map<string, string>();

  constructor(canvas: Canvas2D | Ctx, palette: Palette) {
    this.ctx = 'getContext' in canvas ? contextOf(canvas) : canvas;
    this.palette = palette;
  }

  /** A local colour as it looks in this light, as CSS. */
  tone(hex: string, alpha = 1): string {
    const key = `${hex}${alpha}/${this.depth}/${this.lift}`;
    const known = this.memo.get(key);
    if (known) return known;
    const css = this.light(hex, alpha);
    this.memo.set(key, css);
    return css;
  }

  private light(hex: string, alpha: number): string {
    return toCss(hex.startsWith('!') ? parseHex(hex.slice(1)) : this.light3(hex), alpha);
  }

  /** A local colour as it looks in this light, as channels. */
  light3(hex: string): Rgb {
    const p = this.palette;
    const lit = multiplyRgb(
      saturateRgb(parseHex(hex), p.saturation),
      mixRgb(p.ambient, [1, 1, 1], this.lift),
    );
    return mixRgb(lit, p.haze, Math.min(0.95, this.depth * p.hazeStrength));
  }

  private ink(colour: Ink, alpha: number): Ink {
    return typeof colour === 'string' ? this.tone(colour, alpha) : colour;
  }

  rect(x: number, y: number, w: number, h: number, colour: Ink, alpha = 1) {
    this.ctx.fillStyle = this.ink(colour, alpha);
    this.ctx.fillRect(x, y, w, h);
  }

  rounded(x: number, y: number, w: number, h: number, r: number, colour: Ink, alpha = 1) {
    this.roundedPath(x, y, w, h, r);
    this.fill(colour, alpha);
  }

  roundedPath(x: number, y: number, w: number, h: number, radius: number) {
    const c = this.ctx;
    const r = Math.min(radius, w / 2, h / 2);
    c.beginPath();
    c.moveTo(x + r, y);
    c.lineTo(x + w - r, y);
    c.quadraticCurveTo(x + w, y, x + w, y + r);
    c.lineTo(x + w, y + h - r);
    c.quadraticCurveTo(x + w, y + h, x + w - r, y + h);
    c.lineTo(x + r, y + h);
    c.quadraticCurveTo(x, y + h, x, y + h - r);
    c.lineTo(x, y + r);
    c.quadraticCurveTo(x, y, x + r, y);
    c.closePath();
  }

  /** A door or window shape: upright sides under a half circle. `y` is the foot, `h` the whole height. */
  arch(x: number, y: number, w: number, h: number, colour: Ink, alpha = 1) {
    this.archPath(x, y, w, h);
    this.fill(colour, alpha);
  }

  archPath(x: number, y: number, w: number, h: number) {
    const c = this.ctx;
    c.beginPath();
    c.moveTo(x - w / 2, y);
    c.lineTo(x - w / 2, y - h + w / 2);
    c.arc(x, y - h + w / 2, w / 2, Math.PI, 0);
    c.lineTo(x + w / 2, y);
    c.closePath();
  }

  circle(x: number, y: number, r: number, colour: Ink, alpha = 1) {
    this.ctx.beginPath();
    this.ctx.arc(x, y, Math.max(0, r), 0, Math.PI * 2);
    this.fill(colour, alpha);
  }

  ellipse(x: number, y: number, rx: number, ry: number, colour: Ink, alpha = 1, rotation = 0) {
    this.ctx.beginPath();
    this.ctx.ellipse(x, y, Math.max(0, rx), Math.max(0, ry), rotation, 0, Math.PI * 2);
    this.fill(colour, alpha);
  }

  polygon(points: readonly number[], colour: Ink, alpha = 1) {
    this.trace(points);
    this.ctx.closePath();
    this.fill(colour, alpha);
  }

  /** A closed soft shape whose outline passes the middles of the sides of `points`. */
  blob(points: readonly number[], colour: Ink, alpha = 1) {
    this.blobPath(points);
    this.fill(colour, alpha);
  }

  blobPath(points: readonly number[]) {
    const c = this.ctx;
    const n = points.length / 2;
    const px = (i: number) => points[(i % n) * 2]!;
    const py = (i: number) => points[(i % n) * 2 + 1]!;
    c.beginPath();
    c.moveTo((px(0) + px(1)) / 2, (py(0) + py(1)) / 2);
    for (let i = 1; i <= n; i++) {
      c.quadraticCurveTo(px(i), py(i), (px(i) + px(i + 1)) / 2, (py(i) + py(i + 1)) / 2);
    }
    c.closePath();
  }

  line(points: readonly number[], width: number, colour: Ink, alpha = 1) {
    this.trace(points);
    this.stroke(width, colour, alpha);
  }

  /** A line that ends square, as cuffs and bands do. */
  strap(points: readonly number[], width: number, colour: Ink, alpha = 1) {
    this.ctx.lineCap = 'butt';
    this.line(points, width, colour, alpha);
    this.ctx.lineCap = 'round';
  }

  /** An open soft stroke through `points`. */
  bend(points: readonly number[], width: number, colour: Ink, alpha = 1) {
    const c = this.ctx;
    const n = points.length / 2;
    c.beginPath();
    c.moveTo(points[0]!, points[1]!);
    for (let i = 1; i < n - 1; i++) {
      const last = i === n - 2;
      const x = last ? points[i * 2 + 2]! : (points[i * 2]! + points[i * 2 + 2]!) / 2;
      const y = last ? points[i * 2 + 3]! : (points[i * 2 + 1]! + points[i * 2 + 3]!) / 2;
      c.quadraticCurveTo(points[i * 2]!, points[i * 2 + 1]!, x, y);
    }
    if (n === 2) c.lineTo(points[2]!, points[3]!);
    this.stroke(width, colour, alpha);
  }

  arc(x: number, y: number, r: number, from: number, to: number, width: number, colour: Ink, alpha = 1) {
    this.ctx.beginPath();
    this.ctx.arc(x, y, r, from, to);
    this.stroke(width, colour, alpha);
  }

  /** A free path, filled. */
  path(draw: (c: Ctx) => void, colour: Ink, alpha = 1) {
    this.ctx.beginPath();
    draw(this.ctx);
    this.fill(colour, alpha);
  }

  trace(points: readonly number[]) {
    this.ctx.beginPath();
    this.ctx.moveTo(points[0]!, points[1]!);
    for (let i = 2; i < points.length; i += 2) this.ctx.lineTo(points[i]!, points[i + 1]!);
  }

  fill(colour: Ink, alpha = 1) {
    this.ctx.fillStyle = this.ink(colour, alpha);
    this.ctx.fill();
  }

  stroke(width: number, colour: Ink, alpha = 1) {
    this.ctx.lineWidth = width;
    this.ctx.strokeStyle = this.ink(colour, alpha);
    this.ctx.stroke();
  }

  /** Even steps of local colour from (x0, y0) to (x1, y1). */
  gradient(
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    colours: readonly string[],
    alphas?: readonly number[],
  ) {
    const g = this.ctx.createLinearGradient(x0, y0, x1, y1);
    this.stops(g, colours, alphas);
    return g;
  }

  radial(x: number, y: number, r: number, colours: readonly string[], alphas?: readonly number[]) {
    const g = this.ctx.createRadialGradient(x, y, 0, x, y, r);
    this.stops(g, colours, alphas);
    return g;
  }

  private stops(
    g: { addColorStop(offset: number, colour: string): void },
    colours: readonly string[],
    alphas?: readonly number[],
  ) {
    const last = Math.max(1, colours.length - 1);
    for (const [i, hex] of colours.entries()) g.addColorStop(i / last, this.tone(hex, alphas?.[i] ?? 1));
  }

  /** Soft light around a point: adds `#rrggbb` light that dies away at radius `r`. */
  glow(x: number, y: number, r: number, hex: string, alpha: number) {
    if (!this.glows || alpha <= 0.004 || r <= 0) return;
    const light = `!${hex}`;
    const c = this.ctx;
    c.save();
    c.globalCompositeOperation = 'lighter';
    c.fillStyle = this.radial(x, y, r, [light, light, light, light], [alpha, alpha * 0.42, alpha * 0.12, 0]);
    c.fillRect(x - r, y - r, r * 2, r * 2);
    c.restore();
  }

  /** A soft veil of colour around a point, laid over what is there: bright air that does not burn out. */
  halo(x: number, y: number, r: number, hex: string, alpha: number) {
    const light = `!${hex}`;
    const c = this.ctx;
    c.fillStyle = this.radial(x, y, r, [light, light, light, light], [alpha, alpha * 0.5, alpha * 0.16, 0]);
    c.fillRect(x - r, y - r, r * 2, r * 2);
  }

  /** Shadow on the ground below something. */
  groundShadow(x: number, y: number, rx: number, ry: number, alpha = 0.34) {
    const c = this.ctx;
    const [r, g, b] = this.palette.shadow;
    c.save();
    c.translate(x, y);
    c.scale(1, ry / rx);
    const fade = c.createRadialGradient(0, 0, 0, 0, 0, rx);
    fade.addColorStop(0, toCss([r, g, b], alpha));
    fade.addColorStop(0.55, toCss([r, g, b], alpha * 0.6));
    fade.addColorStop(1, toCss([r, g, b], 0));
    c.fillStyle = fade;
    c.fillRect(-rx, -rx, rx * 2, rx * 2);
    c.restore();
  }

  /** Draws in a local frame: origin at (x, y), one unit is `scale` pixels; `flip` mirrors left and right. */
  at(x: number, y: number, scale: number, draw: () => void, rotation = 0, flip = false) {
    const c = this.ctx;
    c.save();
    c.translate(x, y);
    if (rotation) c.rotate(rotation);
    c.scale(flip ? -scale : scale, scale);
    draw();
    c.restore();
  }

  /** Keeps what `draw` draws inside the current path. */
  within(draw: () => void) {
    const c = this.ctx;
    c.save();
    c.clip();
    draw();
    c.restore();
  }

  /** Draws at another distance, then comes back. */
  away(depth: number, draw: () => void) {
    const before = this.depth;
    this.depth = depth;
    draw();
    this.depth = before;
  }
}
