import { blendRow } from './blend';
import { filterColumns, gatherRow } from './long-filter';
import { clearRing, filterDown, ringBytes, ringRow } from './short-filter';

// What `drawPlanned` was called with, for the spans it draws.
let width: i32, segment: i32;
let stride: i32, sourceWidth: i32, sourceHeight: i32;
let xStarts: usize, xCoefs: usize, xTaps: i32, xGroups: usize;
let yStarts: usize, yCoefs: usize, yTaps: i32;
let scratch: usize;

/** Bytes of `drawPlanned`'s scratch memory for planes of these widths. */
export function scratchBytes(width: i32, sourceWidth: i32): i32 {
  return max(3 * ringBytes(width), ((sourceWidth + 80) << 1) & ~15) + 2 * ((width + 32) & ~15);
}

/**
 * Draws a plane, or two that share their alpha (`source2` 0: one), where `need` has a bit: a u64 a row, a bit for each
 * `segmentColumns` columns (a multiple of 16). Where `solid` has the bit too the source simply stands, elsewhere it is
 * blended: target = source + target·(1 - alpha), the source being premultiplied. `x` and `y` are the tables of
 * `fillTaps`, `groups` those of `groupColumns` where both filters have four taps. `memory` holds `scratchBytes`.
 */
export function drawPlanned(
  target: usize,
  target2: usize,
  targetStride: i32,
  targetWidth: i32,
  height: i32,
  source: usize,
  source2: usize,
  alpha: usize,
  planeStride: i32,
  planeWidth: i32,
  planeHeight: i32,
  starts: usize,
  coefs: usize,
  taps: i32,
  groups: usize,
  rowStarts: usize,
  rowCoefs: usize,
  rowTaps: i32,
  need: usize,
  solid: usize,
  segmentColumns: i32,
  memory: usize,
): void {
  width = targetWidth;
  segment = segmentColumns;
  stride = planeStride;
  sourceWidth = planeWidth;
  sourceHeight = planeHeight;
  xStarts = starts;
  xCoefs = coefs;
  xTaps = taps;
  xGroups = groups;
  yStarts = rowStarts;
  yCoefs = rowCoefs;
  yTaps = rowTaps;
  scratch = memory;
  for (let i = 0; i < 3; i++) clearRing(ringOf(i));
  const colour = memory + <usize>(scratchBytes(width, sourceWidth) - 2 * ((width + 32) & ~15));
  const cover = colour + <usize>((width + 32) & ~15);
  for (let j = 0; j < height; j++) {
    let bits = load<u64>(need + ((<usize>j) << 3));
    const whole = load<u64>(solid + ((<usize>j) << 3));
    const at = <usize>(j * targetStride);
    while (bits) {
      const first = <i32>ctz(bits);
      const stands = ((whole >> first) & 1) !== 0;
      const same = (bits & (stands ? whole : ~whole)) >> first;
      const length = ~same === 0 ? 64 : <i32>ctz(~same);
      const after = first + length >= 64 ? 0 : ~(<u64>0) << (first + length);
      const span = bits & ~after;
      const x0 = first * segment;
      const x1 = min(x0 + length * segment, width);
      bits &= after;
      if (stands) {
        drawSpan(source, 0, j, span, x0, x1, target + at);
        if (source2) drawSpan(source2, 1, j, span, x0, x1, target2 + at);
        continue;
      }
      drawSpan(alpha, 2, j, span, x0, x1, cover);
      drawSpan(source, 0, j, span, x0, x1, colour);
      blendRow(target + at, colour, cover, x0, x1);
      if (!source2) continue;
      drawSpan(source2, 1, j, span, x0, x1, colour);
      blendRow(target2 + at, colour, cover, x0, x1);
    }
  }
}

function ringOf(index: i32): usize {
  return scratch + <usize>(index * ringBytes(width));
}

/** Columns [x0, x1) of output row `j` of a plane, which are its segments `span`; `ring` is the plane's own, 0–2. */
function drawSpan(plane: usize, ring: i32, j: i32, span: u64, x0: i32, x1: i32, out: usize): void {
  const start = load<i32>(yStarts + ((<usize>j) << 2));
  const weights = yCoefs + <usize>(j * yTaps * 2);
  if (!xGroups) {
    gatherRow(
      plane,
      stride,
      sourceWidth,
      sourceHeight,
      start,
      weights,
      yTaps,
      xStarts,
      xTaps,
      x0,
      x1,
      scratch,
    );
    filterColumns(scratch, xStarts, xCoefs, xTaps, x0, x1, out);
    return;
  }
  filterDown(
    across(plane, ring, start, span),
    across(plane, ring, start + 1, span),
    across(plane, ring, start + 2, span),
    across(plane, ring, start + 3, span),
    weights,
    x0,
    x1,
    out,
  );
}

function across(plane: usize, ring: i32, row: i32, span: u64): usize {
  return ringRow(
    ringOf(ring),
    row,
    span,
    segment,
    width,
    plane,
    stride,
    sourceWidth,
    sourceHeight,
    xStarts,
    xCoefs,
    xGroups,
  );
}
