/** Catmull-Rom, the interpolating cubic (Keys 1981, a = -0.5). */
function cubic(t: f32): f32 {
  const x = abs(t);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

/** The four weights between samples, as i16: the cubic written out. */
function fourTaps(t: f32): i64 {
  const before = <i32>nearest(((-0.5 * t + 1) * t - 0.5) * t * 16384);
  const near = <i32>nearest(((1.5 * t - 2.5) * t * t + 1) * 16384);
  const after = <i32>nearest(((-1.5 * t + 2) * t + 0.5) * t * 16384);
  const far = <i32>nearest((0.5 * t - 0.5) * t * t * 16384);
  const left = 16384 - (before + near + after + far);
  const one = t < 0.5 ? near + left : near;
  const two = t < 0.5 ? after : after + left;
  return (
    <i64>(before & 0xffff) |
    ((<i64>(one & 0xffff)) << 16) |
    ((<i64>(two & 0xffff)) << 32) |
    ((<i64>far) << 48)
  );
}

// Room for the longest filter, 64 taps: a picture is shrunk beforehand when it would need more.
const weights = memory.data(64 * 4);

/**
 * The filter of every output sample i of `n`: its first source sample (`starts`, i32) and `taps` Q14 weights
 * (`coefs`, i16) that sum to 16384 exactly, so that flat areas stay flat. Sample i looks at source position
 * `origin + i·step`; `widen` ≥ 1 stretches the kernel for shrinking. Beyond the edge the source repeats its edge
 * sample, or starts over if `wrap`.
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
  for (let i = 0; i < n; i++) {
    const at = origin + <f64>i * step;
    const base = floor(at);
    const first = <i32>base - (taps >> 1) + 1;
    const fraction = <f32>(at - base);
    if (taps === 4 && first >= 0 && first <= last) {
      store<i32>(starts + <usize>(i << 2), first);
      store<i64>(coefs + <usize>(i << 3), fourTaps(fraction));
      continue;
    }
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

/** Bytes that `groupColumns` writes for each eight output columns. */
export const GROUP_BYTES = 96;

/** Bytes of the groups of `n` columns. */
export function groupBytes(n: i32): i32 {
  return GROUP_BYTES * ((n + 7) >> 3);
}

/**
 * Arranges the four-tap filters of `n` output columns (`starts`, `coefs` as `fillTaps` left them) for `short-filter.ts`,
 * eight columns a group: the source column where they begin (i32; -1: their samples do not lie within sixteen bytes, or
 * run over the source's end), at 16 which byte from there is each column's first tap, in the upper half of a 16-bit lane
 * above a place that stays zero, and from 32 on the weights of the four taps, one vector each.
 */
export function groupColumns(starts: usize, coefs: usize, n: i32, sourceWidth: i32, groups: usize): void {
  for (let x = 0; x < n; x += 8) {
    const g = groups + <usize>(x * (GROUP_BYTES >> 3));
    let least = i32.MAX_VALUE;
    let most = 0;
    for (let i = 0; i < 8; i++) {
      const start = load<i32>(starts + ((<usize>min(x + i, n - 1)) << 2));
      least = min(least, start);
      most = max(most, start);
    }
    const whole = most - least <= 12 && most + 4 <= sourceWidth;
    store<i32>(g, whole ? least : -1);
    for (let i = 0; i < 8; i++) {
      const column = <usize>min(x + i, n - 1);
      const start = load<i32>(starts + (column << 2));
      store<u16>(g + 16 + ((<usize>i) << 1), <u16>(((start - least) << 8) | 0x80));
      for (let k = 0; k < 4; k++)
        store<i16>(
          g + 32 + <usize>((k << 4) + (i << 1)),
          load<i16>(coefs + (column << 3) + ((<usize>k) << 1)),
        );
    }
  }
}
