// Filters of any length, first down into a row and then across it: for pictures that are shrunk.

/** Rows are i16 with 6 fraction bits; with a Q14 weight that makes 20. */
const HALF: i32 = 1 << 19;

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

/** One axis may need a longer filter than the other. */
function shortTapPixel(p: usize, c: usize): i32 {
  let sum = HALF;
  for (let k: usize = 0; k < 8; k += 2) sum += <i32>load<i16>(p + k) * <i32>load<i16>(c + k);
  return sum >> 20;
}

function longTapPixel(row: usize, starts: usize, coefs: usize, taps: i32, x: i32): i32 {
  const p = row + <usize>(load<i32>(starts + <usize>(x << 2)) << 1);
  const c = coefs + <usize>(x * taps * 2);
  if (taps === 4) return shortTapPixel(p, c);
  let sum = i32x4.splat(0);
  for (let k = 0; k < taps; k += 8) {
    sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(p + <usize>(k << 1)), v128.load(c + <usize>(k << 1))));
  }
  sum = i32x4.add(sum, i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  return (i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + HALF) >> 20;
}

/** Columns [from, to) of an output row, u8, from a row that `filterRows` made. */
export function filterColumns(
  row: usize,
  starts: usize,
  coefs: usize,
  taps: i32,
  from: i32,
  to: i32,
  out: usize,
): void {
  for (let x = from; x < to; x++) {
    const v = longTapPixel(row, starts, coefs, taps, x);
    store<u8>(out + <usize>x, <u8>min(max(v, 0), 255));
  }
}

/**
 * Source columns of output columns [x0, x1) of a row, filtered down into `row`; around the source's end if `wrap`.
 * The columns that follow the last one then stand behind it once more.
 */
export function gatherRow(
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
