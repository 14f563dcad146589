// Filters of four taps, which nearly every frame is drawn by: across first, each source row once, then down.
//
// Samples are signed, 128 taken off, so that a byte in the upper half of a 16-bit lane is the sample times 256. A
// rounding multiplication by a Q14 weight leaves 7 fraction bits, a second one 6. Samples and weights are never both
// -32768, and no place that is picked lies between 16 and 127: so the relaxed instructions have one answer everywhere.
import { GROUP_BYTES } from './taps';

const FLIP: i8 = -128;

/** The last four source rows, filtered across: which they are, which segments of them are done, and then the rows. */
const RING_HEAD = 64;
const DONE_AT = 32;

/** Bytes of the ring of a plane `width` columns wide. */
export function ringBytes(width: i32): i32 {
  return RING_HEAD + 4 * rowBytes(width);
}

function rowBytes(width: i32): i32 {
  return ((width + 15) & ~15) << 1;
}

/** Forgets what the ring holds. */
export function clearRing(ring: usize): void {
  v128.store(ring, i32x4.splat(-1));
}

/** Columns [from, to), grown to whole groups, of a source row filtered across: i16, 7 fraction bits. */
function filterAcross(
  source: usize,
  sourceWidth: i32,
  starts: usize,
  coefs: usize,
  groups: usize,
  from: i32,
  to: i32,
  out: usize,
): void {
  const flip = i8x16.splat(FLIP);
  const one = i8x16.splat(1);
  let g = groups + <usize>(from * (GROUP_BYTES >> 3));
  for (let x = from; x < to; x += 8, g += GROUP_BYTES) {
    const begin = load<i32>(g);
    if (begin < 0) {
      for (let i = x; i < min(x + 8, to); i++)
        store<i16>(out + ((<usize>i) << 1), columnAcross(source, sourceWidth, starts, coefs, i));
      continue;
    }
    const p = v128.xor(v128.load(source + <usize>begin), flip);
    const i0 = v128.load(g, 16);
    const i1 = i8x16.add(i0, one);
    const i2 = i8x16.add(i1, one);
    const i3 = i8x16.add(i2, one);
    const a = i16x8.relaxed_q15mulr_s(i8x16.relaxed_swizzle(p, i0), v128.load(g, 32));
    const b = i16x8.relaxed_q15mulr_s(i8x16.relaxed_swizzle(p, i1), v128.load(g, 48));
    const c = i16x8.relaxed_q15mulr_s(i8x16.relaxed_swizzle(p, i2), v128.load(g, 64));
    const d = i16x8.relaxed_q15mulr_s(i8x16.relaxed_swizzle(p, i3), v128.load(g, 80));
    v128.store(out + ((<usize>x) << 1), i16x8.add(i16x8.add(a, b), i16x8.add(c, d)));
  }
}

/** One column where its samples run over the source's end, rounded as the vectors are. */
function columnAcross(source: usize, sourceWidth: i32, starts: usize, coefs: usize, x: i32): i16 {
  const start = load<i32>(starts + ((<usize>x) << 2));
  let sum = 0;
  for (let k = 0; k < 4; k++) {
    const at = start + k >= sourceWidth ? start + k - sourceWidth : start + k;
    const sample = (<i32>load<u8>(source + <usize>at) - 128) << 8;
    sum += (sample * <i32>load<i16>(coefs + ((<usize>x) << 3) + ((<usize>k) << 1)) + 16384) >> 15;
  }
  return <i16>sum;
}

/** Source row `index` (beyond the last it starts over), filtered across where `segments` has bits. */
export function ringRow(
  ring: usize,
  index: i32,
  segments: u64,
  segment: i32,
  width: i32,
  source: usize,
  stride: i32,
  sourceWidth: i32,
  sourceHeight: i32,
  starts: usize,
  coefs: usize,
  groups: usize,
): usize {
  const slot = <usize>(index & 3);
  const row = ring + RING_HEAD + slot * <usize>rowBytes(width);
  const done = ring + DONE_AT + (slot << 3);
  let missing = segments;
  if (load<i32>(ring + (slot << 2)) === index) {
    missing &= ~load<u64>(done);
    if (!missing) return row;
    store<u64>(done, load<u64>(done) | segments);
  } else {
    store<i32>(ring + (slot << 2), index);
    store<u64>(done, segments);
  }
  const from = source + <usize>((index >= sourceHeight ? index - sourceHeight : index) * stride);
  while (missing) {
    const first = <i32>ctz(missing);
    const rest = ~(missing >> first);
    const length = rest === 0 ? 64 : <i32>ctz(rest);
    const x1 = min((first + length) * segment, width);
    filterAcross(from, sourceWidth, starts, coefs, groups, first * segment, x1, row);
    missing &= first + length >= 64 ? 0 : ~(<u64>0) << (first + length);
  }
  return row;
}

const tail = memory.data(16, 16);

/** Columns [from, to) of the mix of four rows that were filtered across, as u8; nothing else is written. */
export function filterDown(
  r0: usize,
  r1: usize,
  r2: usize,
  r3: usize,
  coefs: usize,
  from: i32,
  to: i32,
  out: usize,
): void {
  const c0 = v128.load16_splat(coefs),
    c1 = v128.load16_splat(coefs, 2),
    c2 = v128.load16_splat(coefs, 4),
    c3 = v128.load16_splat(coefs, 6);
  const flip = i8x16.splat(FLIP);
  for (let x = from; x < to; x += 16) {
    const at = (<usize>x) << 1;
    const lo = downOf(
      v128.load(r0 + at),
      v128.load(r1 + at),
      v128.load(r2 + at),
      v128.load(r3 + at),
      c0,
      c1,
      c2,
      c3,
    );
    const hi = downOf(
      v128.load(r0 + at, 16),
      v128.load(r1 + at, 16),
      v128.load(r2 + at, 16),
      v128.load(r3 + at, 16),
      c0,
      c1,
      c2,
      c3,
    );
    const bytes = v128.xor(i8x16.narrow_i16x8_s(lo, hi), flip);
    if (x + 16 <= to) v128.store(out + <usize>x, bytes);
    else {
      v128.store(tail, bytes);
      memory.copy(out + <usize>x, tail, <usize>(to - x));
    }
  }
}

function downOf(a: v128, b: v128, c: v128, d: v128, c0: v128, c1: v128, c2: v128, c3: v128): v128 {
  const ab = i16x8.add(i16x8.relaxed_q15mulr_s(a, c0), i16x8.relaxed_q15mulr_s(b, c1));
  const cd = i16x8.add(i16x8.relaxed_q15mulr_s(c, c2), i16x8.relaxed_q15mulr_s(d, c3));
  return i16x8.shr_s(i16x8.add(i16x8.add(ab, cd), i16x8.splat(32)), 6);
}
