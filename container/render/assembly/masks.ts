/**
 * What each row of an alpha plane holds, a bit for each `segment` columns: `any` where something is not clear,
 * `solid` where all is opaque. At most 64 segments.
 */
export function maskAlpha(
  alpha: usize,
  stride: i32,
  width: i32,
  height: i32,
  segment: i32,
  any: usize,
  solid: usize,
): void {
  for (let j = 0; j < height; j++) {
    const row = alpha + <usize>(j * stride);
    let some: u64 = 0;
    let all: u64 = 0;
    let bit: u64 = 1;
    for (let x = 0; x < width; x += segment, bit <<= 1) {
      const end = min(x + segment, width);
      let or: u8 = 0;
      let and: u8 = 255;
      for (let i = x; i < end; i++) {
        const a = load<u8>(row + <usize>i);
        or |= a;
        and &= a;
      }
      if (or) some |= bit;
      if (and === 255) all |= bit;
    }
    store<u64>(any + ((<usize>j) << 3), some);
    store<u64>(solid + ((<usize>j) << 3), all);
  }
}

/** For each output segment the source segments (bits) that its filters read, by the table of the columns. */
export function segmentBits(
  xStarts: usize,
  xTaps: i32,
  width: i32,
  segment: i32,
  sourceWidth: i32,
  sourceSegment: i32,
  bits: usize,
): void {
  const count = (sourceWidth + sourceSegment - 1) / sourceSegment;
  for (let x = 0, s = 0; x < width; x += segment, s++) {
    const from = load<i32>(xStarts + ((<usize>x) << 2)) / sourceSegment;
    const last = load<i32>(xStarts + ((<usize>(min(x + segment, width) - 1)) << 2)) + xTaps - 1;
    const to = (last >= sourceWidth ? last - sourceWidth : last) / sourceSegment;
    let mask: u64 = (<u64>1) << from;
    for (let k = from; k !== to; ) {
      k = k + 1 === count ? 0 : k + 1;
      mask |= (<u64>1) << k;
    }
    store<u64>(bits + ((<usize>s) << 3), mask);
  }
}

/**
 * Decides for each output row what of a layer is to be drawn: `need` (not clear, and not `hidden` behind nearer layers)
 * and `solid`; then hides what is solid from the layers behind. `any` 0: the layer is opaque.
 */
export function planRows(
  any: usize,
  solidSource: usize,
  sourceHeight: i32,
  yStarts: usize,
  yTaps: i32,
  height: i32,
  bits: usize,
  segments: i32,
  hidden: usize,
  need: usize,
  solid: usize,
): void {
  const every: u64 = segments >= 64 ? ~(<u64>0) : ((<u64>1) << segments) - 1;
  for (let j = 0; j < height; j++) {
    const at = (<usize>j) << 3;
    const unseen = load<u64>(hidden + at);
    let needed: u64 = every;
    let stands: u64 = every;
    if (unseen === every) {
      needed = 0;
    } else if (any) {
      let some: u64 = 0;
      let all: u64 = ~(<u64>0);
      const start = load<i32>(yStarts + ((<usize>j) << 2));
      for (let k = 0; k < yTaps; k++) {
        let r = start + k;
        if (r >= sourceHeight) r -= sourceHeight;
        some |= load<u64>(any + ((<usize>r) << 3));
        all &= load<u64>(solidSource + ((<usize>r) << 3));
      }
      needed = 0;
      stands = 0;
      if (some) {
        for (let s = 0; s < segments; s++) {
          const b = load<u64>(bits + ((<usize>s) << 3));
          if (some & b) needed |= (<u64>1) << s;
          if ((all & b) === b) stands |= (<u64>1) << s;
        }
      }
    }
    store<u64>(need + at, needed & ~unseen);
    store<u64>(solid + at, stands);
    store<u64>(hidden + at, unseen | stands);
  }
}
