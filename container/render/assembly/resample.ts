import { blendRow } from './blend';

/** Catmull-Rom, the interpolating cubic (Keys 1981, a = -0.5). */
function cubic(t: f32): f32 {
  const x = abs(t);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

// Room for the longest filter, 64 taps: a picture is shrunk beforehand when it would need more.
const weights = memory.data(64 * 4);

/**
 * The filter of every output sample i of `n`: its first source sample (`starts`, i32) and `taps` Q14 weights
 * (`coefs`, i16) that sum to 16384 exactly, so that flat areas stay flat. Sample i looks at source position
 * `origin + i·step`; `widen` ≥ 1 stretches the kernel for shrinking. Beyond the edge the source repeats its edge
 * sample, or starts over if `wrap`. Tables are padded to a multiple of four samples.
 */
export function fillTaps(
  starts: usize,
  coefs: usize,
  taps: i32,
  n: i32,
  origin: f64,
  step: f64,
  widen: f64,
  sourceSize: i32,
  wrap: bool,
): void {
  const last = sourceSize - taps;
  const narrow = <f32>(1 / widen);
  const padded = (n + 3) & ~3;
  for (let i = 0; i < padded; i++) {
    const at = origin + <f64>min(i, n - 1) * step;
    const base = floor(at);
    const first = <i32>base - (taps >> 1) + 1;
    const fraction = <f32>(at - base);
    let sum: f32 = 0;
    for (let k = 0; k < taps; k++) {
      const w = cubic((<f32>(k - (taps >> 1) + 1) - fraction) * narrow);
      store<f32>(weights + <usize>(k << 2), w);
      sum += w;
    }
    const scale: f32 = 16384 / sum;
    const out = coefs + <usize>(i * taps * 2);
    let start = first;
    if (wrap) {
      start = first % sourceSize;
      if (start < 0) start += sourceSize;
    } else {
      start = min(max(first, 0), last);
      if (start !== first) memory.fill(out, 0, <usize>(taps << 1));
    }
    let total = 0;
    let middle = 0;
    for (let k = 0; k < taps; k++) {
      const w = <i32>nearest(load<f32>(weights + <usize>(k << 2)) * scale);
      total += w;
      let slot = k;
      if (start !== first && !wrap) {
        slot = min(max(first + k, 0), sourceSize - 1) - start;
        slot = min(max(slot, 0), taps - 1);
        store<i16>(out + <usize>(slot << 1), <i16>(load<i16>(out + <usize>(slot << 1)) + w));
      } else {
        store<i16>(out + <usize>(k << 1), <i16>w);
      }
      if (k === (taps >> 1) - (fraction < 0.5 ? 1 : 0)) middle = slot;
    }
    const centre = out + <usize>(middle << 1);
    store<i16>(centre, <i16>(load<i16>(centre) + 16384 - total));
    store<i32>(starts + <usize>(i << 2), start);
  }
}

/** Columns [from, to) of the filtered mix of `taps` source rows, as i16 with 6 fraction bits. */
function filterRows(
  source: usize,
  stride: i32,
  rows: i32,
  start: i32,
  coefs: usize,
  taps: i32,
  from: i32,
  to: i32,
  out: usize,
): void {
  for (let x = from & ~15; x < to; x += 16) {
    let s0 = i32x4.splat(128),
      s1 = i32x4.splat(128),
      s2 = i32x4.splat(128),
      s3 = i32x4.splat(128);
    for (let k = 0; k < taps; k += 2) {
      let r0 = start + k;
      if (r0 >= rows) r0 -= rows;
      let r1 = start + k + 1;
      if (r1 >= rows) r1 -= rows;
      const a = v128.load(source + <usize>(r0 * stride + x));
      const b = v128.load(source + <usize>(r1 * stride + x));
      const c = v128.load32_splat(coefs + <usize>(k << 1));
      const lo = i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const hi = i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      s0 = i32x4.add(s0, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(lo), c));
      s1 = i32x4.add(s1, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(lo), c));
      s2 = i32x4.add(s2, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(hi), c));
      s3 = i32x4.add(s3, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(hi), c));
    }
    const to16 = out + <usize>(x << 1);
    v128.store(to16, i16x8.narrow_i32x4_s(i32x4.shr_s(s0, 8), i32x4.shr_s(s1, 8)));
    v128.store(to16, i16x8.narrow_i32x4_s(i32x4.shr_s(s2, 8), i32x4.shr_s(s3, 8)), 16);
  }
}

function fourTapPixels(row: usize, starts: usize, coefs: usize, x: i32): v128 {
  const s = starts + <usize>(x << 2);
  const c = coefs + <usize>(x << 3);
  let p = v128.load64_zero(row + <usize>(load<i32>(s) << 1));
  p = v128.load_lane<u64>(row + <usize>(load<i32>(s, 4) << 1), p, 1);
  let q = v128.load64_zero(row + <usize>(load<i32>(s, 8) << 1));
  q = v128.load_lane<u64>(row + <usize>(load<i32>(s, 12) << 1), q, 1);
  const d = i32x4.dot_i16x8_s(p, v128.load(c));
  const e = i32x4.dot_i16x8_s(q, v128.load(c, 16));
  const even = i8x16.shuffle(d, e, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  const odd = i8x16.shuffle(d, e, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
  return i32x4.shr_s(i32x4.add(i32x4.add(even, odd), i32x4.splat(524288)), 20);
}

function longTapPixel(row: usize, starts: usize, coefs: usize, taps: i32, x: i32): i32 {
  const p = row + <usize>(load<i32>(starts + <usize>(x << 2)) << 1);
  const c = coefs + <usize>(x * taps * 2);
  let sum = i32x4.splat(0);
  for (let k = 0; k < taps; k += 8) {
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(p + <usize>(k << 1)), v128.load(c + <usize>(k << 1))));
  }
  sum = i32x4.add(sum, i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return (i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + 524288) >> 20;
}

/** Columns [from, to) of an output row, u8, from a row that `filterRows` made. Writes whole groups of four. */
function filterColumns(
  row: usize,
  starts: usize,
  coefs: usize,
  taps: i32,
  from: i32,
  to: i32,
  out: usize,
): void {
  if (taps === 4) {
    for (let x = from & ~3; x < to; x += 4) {
      const n16 = i16x8.narrow_i32x4_s(fourTapPixels(row, starts, coefs, x), i32x4.splat(0));
      v128.store_lane<u32>(out + <usize>x, i8x16.narrow_i16x8_u(n16, n16), 0);
    }
    return;
  }
  for (let x = from; x < to; x++) {
    const v = longTapPixel(row, starts, coefs, taps, x);
    store<u8>(out + <usize>x, <u8>min(max(v, 0), 255));
  }
}

/** The start tables' source columns for output columns [from, to): from the first to past the last. */
function padWrapped(row: usize, width: i32, taps: i32): void {
  memory.copy(row + <usize>(width << 1), row, <usize>(taps << 1));
}

/**
 * Draws a whole opaque plane: `width`×`height` output samples at `target`. `scratch` holds one filtered row
 * (2·(source width + 64) bytes) followed by one output row.
 */
export function drawOpaque(
  target: usize,
  targetStride: i32,
  width: i32,
  height: i32,
  source: usize,
  stride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  xStarts: usize,
  xCoefs: usize,
  xTaps: i32,
  yStarts: usize,
  yCoefs: usize,
  yTaps: i32,
  scratch: usize,
  wrap: bool,
): void {
  const out = scratch + <usize>(((sourceWidth + 64) << 1) & ~15);
  let from = 0;
  let to = sourceWidth;
  if (!wrap) {
    from = load<i32>(xStarts);
    to = load<i32>(xStarts + <usize>((width - 1) << 2)) + xTaps;
  }
  for (let j = 0; j < height; j++) {
    const start = load<i32>(yStarts + <usize>(j << 2));
    filterRows(
      source,
      stride,
      sourceHeight,
      start,
      yCoefs + <usize>(j * yTaps * 2),
      yTaps,
      from,
      to,
      scratch,
    );
    if (wrap) padWrapped(scratch, sourceWidth, xTaps);
    filterColumns(scratch, xStarts, xCoefs, xTaps, 0, width, out);
    memory.copy(target + <usize>(j * targetStride), out, <usize>width);
  }
}

/**
 * Draws a premultiplied plane over what is there: target = source + target·(1 - alpha). Only rows and columns that
 * `spans` (of the alpha plane) touches are filtered. `origin` and `step` are those of the column table; `opacity` is 0–256.
 */
export function drawBlended(
  target: usize,
  targetStride: i32,
  width: i32,
  height: i32,
  source: usize,
  alpha: usize,
  stride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  spans: usize,
  xStarts: usize,
  xCoefs: usize,
  xTaps: i32,
  yStarts: usize,
  yCoefs: usize,
  yTaps: i32,
  origin: f64,
  step: f64,
  scratch: usize,
  wrap: bool,
  opacity: i32,
): void {
  const colour = scratch + <usize>(((sourceWidth + 64) << 1) & ~15);
  const cover = colour + <usize>((width + 32) & ~15);
  const reach = xTaps >> 1;
  for (let j = 0; j < height; j++) {
    const start = load<i32>(yStarts + <usize>(j << 2));
    let spanFrom = sourceWidth;
    let spanTo = 0;
    for (let k = 0; k < yTaps; k++) {
      let r = start + k;
      if (r >= sourceHeight) r -= sourceHeight;
      const s = load<i32>(spans + <usize>(r << 3));
      const e = load<i32>(spans + <usize>(r << 3), 4);
      if (e > s) {
        spanFrom = min(spanFrom, s);
        spanTo = max(spanTo, e);
      }
    }
    if (spanTo <= spanFrom) continue;
    let x0 = 0;
    let x1 = width;
    let from = 0;
    let to = sourceWidth;
    if (!wrap) {
      x0 = max(<i32>ceil((<f64>(spanFrom - reach - 1) - origin) / step), 0);
      x1 = min(<i32>floor((<f64>(spanTo + reach) - origin) / step) + 1, width);
      if (x1 <= x0) continue;
      from = load<i32>(xStarts + <usize>((x0 & ~3) << 2));
      to = load<i32>(xStarts + <usize>((((x1 + 3) & ~3) - 1) << 2)) + xTaps;
    }
    const yc = yCoefs + <usize>(j * yTaps * 2);
    filterRows(source, stride, sourceHeight, start, yc, yTaps, from, to, scratch);
    if (wrap) padWrapped(scratch, sourceWidth, xTaps);
    filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, colour);
    filterRows(alpha, stride, sourceHeight, start, yc, yTaps, from, to, scratch);
    if (wrap) padWrapped(scratch, sourceWidth, xTaps);
    filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, cover);
    blendRow(target + <usize>(j * targetStride), colour, cover, x0, x1, opacity);
  }
}
