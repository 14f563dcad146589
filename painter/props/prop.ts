import type { Brush } from '../brush.ts';

/**
 * A thing the painter knows. `draw` works in a local frame: foot in the middle at (0, 0), one unit is the
 * thing's height, up is negative.
 * - `ground`: stands among people; `metres` is its true height (a person is 1.7).
 * - `small`: fits a hand or a table top; drawn larger than life so that it can be read.
 * - `wall`: part of a building; indoors it is set into the wall, out of doors only a close view shows it.
 * - `far`: a landmark behind the people; `metres` is scaled down by distance.
 * - `sky`: up in the air, `metres` is a share of the unit × 10.
 */
export interface Prop {
  zone: 'ground' | 'small' | 'wall' | 'far' | 'sky';
  metres: number;
  /** Half its width in heights, if more than 0.6. */
  half?: number;
  /** Hangs below the hand that holds it instead of standing on it. */
  hangs?: boolean;
  /** Stands on water where there is some. */
  floats?: boolean;
  /** The share of its height that lies under water. */
  draught?: number;
  draw(b: Brush): void;
}
