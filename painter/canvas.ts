/** The part of a Canvas 2D context that browsers and Node canvases share and the painter relies on. */
export interface Gradient {
  addColorStop(offset: number, colour: string): void;
}

export type Ink = string | Gradient | object;

export interface Pixels {
  readonly data: { [index: number]: number; readonly length: number };
}

export interface Ctx {
  fillStyle: Ink;
  strokeStyle: Ink;
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'bevel' | 'miter' | 'round';
  globalAlpha: number;
  globalCompositeOperation: string;
  imageSmoothingEnabled: boolean;
  imageSmoothingQuality: 'low' | 'medium' | 'high';
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  rotate(radians: number): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void;
  arc(x: number, y: number, r: number, from: number, to: number, counterclockwise?: boolean): void;
  ellipse(x: number, y: number, rx: number, ry: number, rotation: number, from: number, to: number): void;
  rect(x: number, y: number, w: number, h: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
  fillRect(x: number, y: number, w: number, h: number): void;
  createLinearGradient(x0: number, y0: number, x1: number, y1: number): Gradient;
  createRadialGradient(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): Gradient;
  createImageData(w: number, h: number): Pixels;
  getImageData(x: number, y: number, w: number, h: number): Pixels;
  putImageData(pixels: Pixels, x: number, y: number): void;
  drawImage(image: object, x: number, y: number): void;
  drawImage(image: object, x: number, y: number, w: number, h: number): void;
}

export interface Canvas2D {
  width: number;
  height: number;
  getContext(kind: '2d'): Ctx | null;
}

/** Makes an empty, transparent canvas of whole pixels. */
export type MakeCanvas = (widthPx: number, heightPx: number) => Canvas2D;

/** The context of a canvas; throws if the canvas cannot give one. */
export function contextOf(canvas: Canvas2D): Ctx {
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('canvas.no_2d_context');
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  return ctx;
}

/**
 * Gives a scratch canvas's pixels back at once. Node learns late how much memory a canvas holds, so without
 * this a film's worth of scratch piles up before anything is collected.
 */
export function release(canvas: Canvas2D) {
  canvas.width = 1;
  canvas.height = 1;
}
