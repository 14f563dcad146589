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

/**
 * Source columns of output columns [x0, x1) of a row, filtered down into `row`; around the source's end if `wrap`.
 * The columns that follow the last one then stand behind it once more.
 */
function gatherRow(
  source: usize,
  stride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  yStart: i32,
  yCoefs: usize,
  yTaps: i32,
  xStarts: usize,
  xTaps: i32,
  x0: i32,
  x1: i32,
  row: usize,
): void {
  const from = load<i32>(xStarts + ((<usize>x0) << 2));
  const last = load<i32>(xStarts + ((<usize>(x1 - 1)) << 2));
  const to = last + xTaps;
  if (last >= from && to <= sourceWidth) {
    filterRows(source, stride, sourceHeight, yStart, yCoefs, yTaps, from, to, row);
    return;
  }
  filterRows(source, stride, sourceHeight, yStart, yCoefs, yTaps, from, sourceWidth, row);
  const rest = last < from ? to : to - sourceWidth;
  if (rest < from) filterRows(source, stride, sourceHeight, yStart, yCoefs, yTaps, 0, rest, row);
  else filterRows(source, stride, sourceHeight, yStart, yCoefs, yTaps, 0, sourceWidth, row);
  memory.copy(row + ((<usize>sourceWidth) << 1), row, <usize>(xTaps << 1));
}

/**
 * Draws a plane, or two that share their alpha (`source2` 0: one), where `need` has a bit: a u64 a row, a bit for each
 * `segment` columns (a multiple of 16). Where `solid` has the bit too the source simply stands, elsewhere it is
 * blended: target = source + target·(1 - alpha), the source being premultiplied. `scratch` holds a filtered row of
 * 2·(source width + 80) bytes and two output rows.
 */
export function drawPlanned(
  target: usize,
  target2: usize,
  targetStride: i32,
  width: i32,
  height: i32,
  source: usize,
  source2: usize,
  alpha: usize,
  stride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  xStarts: usize,
  xCoefs: usize,
  xTaps: i32,
  yStarts: usize,
  yCoefs: usize,
  yTaps: i32,
  need: usize,
  solid: usize,
  segment: i32,
  scratch: usize,
): void {
  const colour = scratch + <usize>(((sourceWidth + 80) << 1) & ~15);
  const cover = colour + <usize>((width + 32) & ~15);
  for (let j = 0; j < height; j++) {
    let bits = load<u64>(need + ((<usize>j) << 3));
    const whole = load<u64>(solid + ((<usize>j) << 3));
    const yStart = load<i32>(yStarts + ((<usize>j) << 2));
    const yc = yCoefs + <usize>(j * yTaps * 2);
    const at = <usize>(j * targetStride);
    while (bits) {
      const first = <i32>ctz(bits);
      const stands = ((whole >> first) & 1) !== 0;
      const same = (bits & (stands ? whole : ~whole)) >> first;
      const length = ~same === 0 ? 64 : <i32>ctz(~same);
      const x0 = first * segment;
      const x1 = min((first + length) * segment, width);
      bits &= first + length >= 64 ? 0 : ~(<u64>0) << (first + length);
      gatherRow(
        source,
        stride,
        sourceWidth,
        sourceHeight,
        yStart,
        yc,
        yTaps,
        xStarts,
        xTaps,
        x0,
        x1,
        scratch,
      );
      filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, colour);
      if (stands) {
        memory.copy(target + at + x0, colour + x0, <usize>(x1 - x0));
      } else {
        gatherRow(
          alpha,
          stride,
          sourceWidth,
          sourceHeight,
          yStart,
          yc,
          yTaps,
          xStarts,
          xTaps,
          x0,
          x1,
          scratch,
        );
        filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, cover);
        blendRow(target + at, colour, cover, x0, x1);
      }
      if (!source2) continue;
      gatherRow(
        source2,
        stride,
        sourceWidth,
        sourceHeight,
        yStart,
        yc,
        yTaps,
        xStarts,
        xTaps,
        x0,
        x1,
        scratch,
      );
      filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, colour);
      if (stands) memory.copy(target2 + at + x0, colour + x0, <usize>(x1 - x0));
      else blendRow(target2 + at, colour, cover, x0, x1);
    }
  }
}
