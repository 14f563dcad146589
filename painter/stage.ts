import type { Brush } from './brush.ts';
import type { PaintSpec } from './paint-spec.ts';
import type { Palette } from './palette.ts';
import { type Random, seededRandom } from './random.ts';

/** How much larger than the frame each layer is, on each axis, so that motion never shows an edge. */
export const OVERSCAN = 1.12;

/** How a place is built: where its horizon and floor lie (shares of the frame's height), how tall people are. */
export interface Build {
  indoors: boolean;
  /** Height of the horizon, or of the line where wall meets floor. */
  horizon: number;
  /** Where people stand in a wide shot. */
  foot: number;
  /** An adult's height in a wide shot, in units. */
  tall: number;
  /** A bed of its own: its middle across the composition, and its top above the horizon in units, and what covers whoever lies in it. */
  bed?: { x: number; above: number; blanket: string };
  /** People are in their seats and seen from the waist up, whatever they do. */
  cramped?: boolean;
  /** Where across the composition the buildings leave a view. */
  gap?: number;
}

/**
 * One layer being painted. Coordinates are pixels of the frame; the layer reaches beyond it to
 * left/top/right/bottom. `unit` scales things alike in every aspect: the height of a landscape frame.
 */
export interface Stage extends Omit<Build, 'horizon' | 'foot' | 'tall'> {
  b: Brush;
  spec: PaintSpec;
  palette: Palette;
  /** The light outdoors, for what is seen through windows. */
  outside: Palette;
  w: number;
  h: number;
  unit: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  horizon: number;
  foot: number;
  /** An adult's height in a wide shot, in pixels. */
  tall: number;
  /** Where the light comes from, across the frame in pixels. */
  lightX: number;
  /** 0–1 across the composition → pixels; narrow frames crop its sides instead of crowding it. */
  x(share: number): number;
  random(salt: string): Random;
}

export function makeStage(
  b: Brush,
  spec: PaintSpec,
  build: Build,
  size: { widthPx: number; heightPx: number },
  outside: Palette,
): Stage {
  const { widthPx: w, heightPx: h } = size;
  const unit = unitOf(size);
  const mx = (w * (OVERSCAN - 1)) / 2;
  const my = (h * (OVERSCAN - 1)) / 2;
  const breadth = Math.max(w, unit * 1.1);
  return {
    b,
    spec,
    palette: b.palette,
    outside,
    indoors: build.indoors,
    w,
    h,
    unit,
    left: -mx - 2,
    top: -my - 2,
    right: w + mx + 2,
    bottom: h + my + 2,
    horizon: build.horizon * h,
    foot: build.foot * h,
    tall: build.tall * unit,
    bed: build.bed,
    cramped: build.cramped,
    gap: build.gap,
    lightX: w * lightShare(spec),
    x: (share) => w / 2 + (share - 0.5) * breadth,
    random: (salt) => seededRandom(spec.seed, salt),
  };
}

/** Pixels of one unit for a frame size. */
export function unitOf(size: { widthPx: number; heightPx: number }): number {
  return Math.min(size.heightPx, size.widthPx * 1.25);
}

/** The sun or moon stands a third in, left or right as the seed says. */
function lightShare(spec: PaintSpec): number {
  const r = seededRandom(spec.seed, 'light');
  return r.chance(0.5) ? r.range(0.2, 0.36) : r.range(0.64, 0.8);
}
