/** x/255 rounded, for x in 0..65025: (x + 128 + ((x + 128) >> 8)) >> 8. */
function over255(x: v128): v128 {
  const t = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(t, i16x8.shr_u(t, 8)), 8);
}

/** target[x] = colour[x] + target[x]·(255 - cover[x])/255 for x in [from, to); colour is premultiplied. */
export function blendRow(target: usize, colour: usize, cover: usize, from: i32, to: i32): void {
  let x = from;
  for (; x + 16 <= to; x += 16) {
    const at = <usize>x;
    const keep = v128.not(v128.load(cover + at));
    const t = v128.load(target + at);
    const lo = over255(i16x8.mul(i16x8.extend_low_i8x16_u(t), i16x8.extend_low_i8x16_u(keep)));
    const hi = over255(i16x8.mul(i16x8.extend_high_i8x16_u(t), i16x8.extend_high_i8x16_u(keep)));
    v128.store(target + at, i8x16.add_sat_u(i8x16.narrow_i16x8_u(lo, hi), v128.load(colour + at)));
  }
  for (; x < to; x++) {
    const at = <usize>x;
    const m = <i32>load<u8>(target + at) * (255 - <i32>load<u8>(cover + at)) + 128;
    store<u8>(target + at, <u8>min(<i32>load<u8>(colour + at) + ((m + (m >> 8)) >> 8), 255));
  }
}

/** Blends a premultiplied plane, sample on sample, over a rectangle of the target. */
export function blendPlane(
  target: usize,
  targetStride: i32,
  colour: usize,
  cover: usize,
  stride: i32,
  width: i32,
  height: i32,
): void {
  for (let j = 0; j < height; j++) {
    const at = <usize>(j * stride);
    blendRow(target + <usize>(j * targetStride), colour + at, cover + at, 0, width);
  }
}

/** target = target·(256 - weight)/256 + other·weight/256, rounded, over `n` bytes. */
export function mixFrames(target: usize, other: usize, n: i32, weight: i32): void {
  const wb = i16x8.splat(<i16>weight);
  const wa = i16x8.splat(<i16>(256 - weight));
  const half = i16x8.splat(128);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const a = v128.load(target + <usize>i);
    const b = v128.load(other + <usize>i);
    const lo = i16x8.add(
      i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(a), wa), i16x8.mul(i16x8.extend_low_i8x16_u(b), wb)),
      half,
    );
    const hi = i16x8.add(
      i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(a), wa), i16x8.mul(i16x8.extend_high_i8x16_u(b), wb)),
      half,
    );
    v128.store(target + <usize>i, i8x16.narrow_i16x8_u(i16x8.shr_u(lo, 8), i16x8.shr_u(hi, 8)));
  }
  for (; i < n; i++) {
    const m = <i32>load<u8>(target + <usize>i) * (256 - weight) + <i32>load<u8>(other + <usize>i) * weight;
    store<u8>(target + <usize>i, <u8>((m + 128) >> 8));
  }
}

/** As mixFrames, with a weight a column (`weights`, u16, 0–256), the same in every row: a wipe. */
export function mixColumns(target: usize, other: usize, width: i32, height: i32, weights: usize): void {
  for (let j = 0; j < height; j++) {
    const row = <usize>(j * width);
    for (let i = 0; i < width; i++) {
      const at = row + <usize>i;
      const w = <i32>load<u16>(weights + <usize>(i << 1));
      const m = <i32>load<u8>(target + at) * (256 - w) + <i32>load<u8>(other + at) * w;
      store<u8>(target + at, <u8>((m + 128) >> 8));
    }
  }
}

/** target = target·keep/256 + value·(256 - keep)/256 over `n` bytes: a fade to one shade. */
export function mixConstant(target: usize, n: i32, value: i32, keep: i32): void {
  const add = value * (256 - keep) + 128;
  const w = i16x8.splat(<i16>keep);
  const c = i16x8.splat(<i16>add);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const t = v128.load(target + <usize>i);
    const lo = i16x8.shr_u(i16x8.add(i16x8.mul(i16x8.extend_low_i8x16_u(t), w), c), 8);
    const hi = i16x8.shr_u(i16x8.add(i16x8.mul(i16x8.extend_high_i8x16_u(t), w), c), 8);
    v128.store(target + <usize>i, i8x16.narrow_i16x8_u(lo, hi));
  }
  for (; i < n; i++) store<u8>(target + <usize>i, <u8>((<i32>load<u8>(target + <usize>i) * keep + add) >> 8));
}
