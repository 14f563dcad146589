/** A small picture that is judged: RGBA bytes, rows without padding. */
export interface Thumbnail {
  widthPx: number;
  heightPx: number;
  rgba: Uint8Array | Uint8ClampedArray;
}

/** Faces and horizons sit above the middle: where nothing else decides, the window does too. */
const RESTING_PLACE = { x: 0.5, y: 0.4 } as const;
/** How strongly the resting place pulls: a window at the very edge counts for so much less. */
const PULL = 0.35;
/** Air that a subject wants between itself and a cutting edge, as a share of the window. */
const AIR = 0.16;
/** Weights of colour and of skin beside edges, which count as 1. */
const COLOUR = 0.35;
const SKIN = 1.4;

/** How much there is to see at each pixel: edges, strong colour, and the hues of skin from pale to dark. */
export function interestOf({ widthPx, heightPx, rgba }: Thumbnail): Float32Array {
  const luma = new Float32Array(widthPx * heightPx);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = 0.2126 * rgba[i * 4]! + 0.7152 * rgba[i * 4 + 1]! + 0.0722 * rgba[i * 4 + 2]!;
  }
  const interest = new Float32Array(luma.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const i = y * widthPx + x;
      const across =
        luma[y * widthPx + Math.min(x + 1, widthPx - 1)]! - luma[y * widthPx + Math.max(x - 1, 0)]!;
      const down =
        luma[Math.min(y + 1, heightPx - 1) * widthPx + x]! - luma[Math.max(y - 1, 0) * widthPx + x]!;
      const [r, g, b] = [rgba[i * 4]!, rgba[i * 4 + 1]!, rgba[i * 4 + 2]!];
      const saturation = Math.max(r, g, b) - Math.min(r, g, b);
      const edge = Math.abs(across) + Math.abs(down);
      interest[i] = edge + COLOUR * saturation * Math.min(1, edge / 24) + (isSkin(r, g, b) ? SKIN * 40 : 0);
    }
  }
  return interest;
}

/** The hue of skin lies between red and yellow whatever its depth; grey, and the red of a coat, are left out. */
function isSkin(r: number, g: number, b: number): boolean {
  if (r < 60 || r <= g || g <= b) return false;
  const [spread, share] = [r - b, (g - b) / (r - b)];
  return spread > 0.18 * r && spread < 0.62 * r && share > 0.2 && share < 0.75;
}

/**
 * Where a window of `share` (0–1) of the picture's length along one axis shows most: its first edge, as a share of
 * that length. Windows near the resting place win where others show hardly more.
 */
export function bestWindow(thumbnail: Thumbnail, axis: 'x' | 'y', share: number): number {
  const { widthPx, heightPx } = thumbnail;
  const interest = interestOf(thumbnail);
  const length = axis === 'x' ? widthPx : heightPx;
  const sums = new Float64Array(length);
  for (let i = 0; i < interest.length; i++) {
    sums[axis === 'x' ? i % widthPx : Math.floor(i / widthPx)]! += interest[i]!;
  }
  const all = Math.max(
    sums.reduce((a, b) => a + b, 0),
    1,
  );
  const spare = 1 - share;
  const rest = RESTING_PLACE[axis] * spare;
  let best = { at: rest, worth: -1 };
  for (let step = -1; step <= 64; step++) {
    const at = step < 0 ? rest : (spare * step) / 64;
    const shown = sums.reduce((sum, here, i) => sum + here * shownAt((i + 0.5) / length, at, share), 0) / all;
    const worth = (shown + 0.02) * (1 - PULL * (Math.abs(at - rest) / Math.max(spare, 1e-6)) ** 2);
    if (worth > best.worth + 1e-9) best = { at, worth };
  }
  return best.at;
}

/** How well a place is shown by a window: fully inside, less towards an edge that cuts, not at all outside. */
function shownAt(place: number, at: number, share: number): number {
  if (place < at || place > at + share) return 0;
  const air = AIR * share;
  const before = at > 1e-6 ? (place - at) / air : 1;
  const after = at + share < 1 - 1e-6 ? (at + share - place) / air : 1;
  return Math.min(1, before, after);
}
