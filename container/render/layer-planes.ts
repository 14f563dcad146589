import type { PlaneMemory } from './plane-memory.ts';

/** Premultiplied RGBA pixels, four bytes each, rows without padding. */
export interface Pixels {
  widthPx: number;
  heightPx: number;
  rgba: Uint8Array;
}

/** One plane inside a `PlaneMemory`; sizes in samples, rows `stride` bytes apart. */
export interface Plane {
  at: number;
  width: number;
  height: number;
  stride: number;
}

/** An alpha plane with its maps of where it is not clear and where it is solid: a u64 a row, a bit a segment. */
export interface Mask extends Plane {
  segment: number;
  any: number;
  solid: number;
}

/**
 * A layer as planes, yuv420p BT.709 limited range, premultiplied where it has alpha. Only the box that is not
 * clear is kept: it starts at `left`,`top` (even) of a picture of `widthPx`×`heightPx`.
 */
export interface LayerPlanes {
  widthPx: number;
  heightPx: number;
  left: number;
  top: number;
  y: Plane;
  u: Plane;
  v: Plane;
  alpha: { full: Mask; half: Mask } | null;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Rows converted at a time: the RGBA copy inside the loops' memory stays small. Even, for 4:2:0. */
const STRIP_ROWS = 64;
/** A filter's longest reach must lie inside the smallest plane, chroma included. */
const SMALLEST_BOX = 32;

/**
 * Copies a picture's pixels into planes. `opaque` promises that every pixel is, and drops the alpha planes; null if
 * nothing is to be seen. The picture's sides are even and at least 32 px.
 */
export function loadLayer(
  memory: PlaneMemory,
  pixels: Pixels,
  opaque: boolean,
  whole = false,
): LayerPlanes | null {
  const { widthPx, heightPx } = pixels;
  if (widthPx % 2 || heightPx % 2 || Math.min(widthPx, heightPx) < SMALLEST_BOX) {
    throw new RangeError(`a layer of ${widthPx}×${heightPx} px is odd or too small`);
  }
  const all: Box = { left: 0, top: 0, width: widthPx, height: heightPx };
  const box = opaque || whole ? all : visibleBox(pixels);
  if (!box) return null;
  const plane = (width: number, height: number): Plane => {
    const stride = (width + 15) & ~15;
    return { at: memory.allocate(stride * height), width, height, stride };
  };
  const y = plane(box.width, box.height);
  const u = plane(box.width / 2, box.height / 2);
  const v = plane(box.width / 2, box.height / 2);
  const mask = (like: Plane): Mask => ({
    ...plane(like.width, like.height),
    segment: segmentFor(like.width),
    any: memory.allocate(8 * like.height),
    solid: memory.allocate(8 * like.height),
  });
  const alpha = opaque ? null : { full: mask(y), half: mask(u) };
  const mark = memory.mark();
  const strip = memory.allocate(box.width * 4 * STRIP_ROWS);
  for (let row = 0; row < box.height; row += STRIP_ROWS) {
    const rows = Math.min(STRIP_ROWS, box.height - row);
    const into = memory.bytes(strip, box.width * 4 * rows);
    for (let j = 0; j < rows; j++) {
      const from = ((box.top + row + j) * widthPx + box.left) * 4;
      into.set(pixels.rgba.subarray(from, from + box.width * 4), j * box.width * 4);
    }
    const c = (row / 2) * u.stride;
    memory.loops.convertRgba(
      ...([strip, box.width * 4, box.width, rows] as const),
      ...([y.at + row * y.stride, u.at + c, v.at + c] as const),
      ...([alpha ? alpha.full.at + row * y.stride : 0, alpha ? alpha.half.at + c : 0] as const),
      ...([y.stride, u.stride] as const),
    );
  }
  memory.release(mark);
  for (const { at, stride, width, height, segment, any, solid } of alpha ? [alpha.full, alpha.half] : []) {
    memory.loops.maskAlpha(at, stride, width, height, segment, any, solid);
  }
  return { widthPx, heightPx, left: box.left, top: box.top, y, u, v, alpha };
}

/** Columns to a bit, so that 64 bits hold a row; whole vectors. */
export function segmentFor(width: number): number {
  return 16 * Math.ceil(width / (64 * 16));
}

/** The smallest box around what is not clear, grown to even coordinates and a clear rim where there is room. */
export function visibleBox({ widthPx, heightPx, rgba }: Pixels): Box | null {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, widthPx * heightPx);
  let [left, right, top, bottom] = [widthPx, 0, heightPx, 0];
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    let from = 0;
    while (from < widthPx && words[row + from] === 0) from++;
    if (from === widthPx) continue;
    let to = widthPx;
    while (words[row + to - 1] === 0) to--;
    left = Math.min(left, from);
    right = Math.max(right, to);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  if (right <= left) return null;
  const [x, width] = grown(left, right, widthPx);
  const [y, height] = grown(top, bottom, heightPx);
  return { left: x, top: y, width, height };
}

/** Eight clear samples around keep the longest usual filter from repeating a visible edge. */
function grown(from: number, to: number, size: number): [start: number, length: number] {
  const rim = 8;
  let start = Math.max(from - rim, 0) & ~1;
  const end = Math.min((to + rim + 1) & ~1, size);
  if (end - start < SMALLEST_BOX) start = Math.max(Math.min(start, size - SMALLEST_BOX), 0);
  return [start, Math.max(end - start, Math.min(SMALLEST_BOX, size))];
}
