import type { Motion, View } from '#domain/film-plan';

/**
 * What of a picture is seen: centre and width as shares of the picture (height has the same share, since a
 * picture has the frame's aspect).
 */
export interface Sight {
  x: number;
  y: number;
  width: number;
}

/** A wave of an unsteady camera: half its swing as a share of the picture, Hz, and where it begins in radians. */
type Wave = readonly [swing: number, hz: number, phase: number];

/** Sway floats slowly. A hand adds breath (some 0.3 Hz), balance (0.8 Hz) and tremor (1.6 Hz), ever smaller. */
const UNSTEADY: Partial<Record<Motion['kind'], Record<'x' | 'y', readonly Wave[]>>> = {
  sway: { x: [[0.007, 0.13, 0]], y: [[0.004, 0.19, 0]] },
  handheld: {
    x: [
      [0.003, 0.31, 0],
      [0.0017, 0.83, 1.3],
      [0.0007, 1.71, 0.4],
    ],
    y: [
      [0.0026, 0.27, 2.1],
      [0.0016, 0.71, 0.5],
      [0.0007, 1.53, 2.7],
    ],
  },
};
/** Share of a move that is spent on speeding up, and again on slowing down. */
const RAMP = 0.25;
/** A picture is magnified at most so much more than asked to keep its edges out of sight. */
const MOST_EXTRA_ZOOM = 1.4;

/** Starts and ends at rest with constant speed between: 0..1 → 0..1, first derivative continuous. */
export function ease(t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const top = 1 / (1 - RAMP);
  if (t < RAMP) return (top * t * t) / (2 * RAMP);
  if (t > 1 - RAMP) return 1 - (top * (1 - t) * (1 - t)) / (2 * RAMP);
  return top * (t - RAMP / 2);
}

/**
 * How much a layer follows the camera, by its depth (0 far, 1 near): people move as the motion says, the sky a third
 * as far, the nearest things a third farther.
 */
export function parallax(depth: number): number {
  return 0.3 + 1.08 * Math.min(Math.max(depth, 0), 1);
}

/**
 * The sight of frame `frame` of `frames`, at `fps`, before parallax. `room` is how far past the picture's edge
 * painted ground goes, as a share of the picture (0 for a flat picture); `strongest` the largest parallax of its layers.
 */
export function sightAt(
  motion: Motion,
  frame: number,
  frames: number,
  fps: number,
  room: number,
  strongest: number,
): Sight {
  const unsteady = UNSTEADY[motion.kind];
  const margin = unsteady ? { x: swingOf(unsteady.x), y: swingOf(unsteady.y) } : { x: 0, y: 0 };
  const from = reachable(motion.from, margin, room, strongest);
  if (motion.kind === 'still') return from;
  const to = reachable(motion.to, margin, room, strongest);
  const t = frames > 1 ? Math.min(Math.max(frame / (frames - 1), 0), 1) : 0;
  const at = between(from, to, motion.kind === 'drift' ? t : ease(t));
  if (!unsteady) return at;
  const seconds = frame / fps;
  return { x: at.x + swungAt(unsteady.x, seconds), y: at.y + swungAt(unsteady.y, seconds), width: at.width };
}

function swingOf(waves: readonly Wave[]): number {
  return waves.reduce((sum, [swing]) => sum + swing, 0);
}

function swungAt(waves: readonly Wave[], seconds: number): number {
  return waves.reduce(
    (sum, [swing, hz, phase]) => sum + swing * Math.sin(2 * Math.PI * hz * seconds + phase),
    0,
  );
}

/**
 * A sight brought `times` nearer around the picture's middle of interest, or (below 1) drawn back as far as the
 * picture reaches: `room` and `strongest` as in `sightAt`.
 */
export function nearer(sight: Sight, times: number, room: number, strongest: number): Sight {
  if (times >= 1) return { ...sight, width: sight.width / times };
  const spare = (centre: number) => 0.5 + room - Math.abs(centre - 0.5) * Math.max(strongest, 1);
  const widest = Math.max(2 * Math.min(spare(sight.x), spare(sight.y)), sight.width);
  return { ...sight, width: Math.min(sight.width / times, widest) };
}

/** A sight as a layer sees it: far layers follow less. */
export function layerSight(sight: Sight, follow: number): Sight {
  return {
    x: 0.5 + (sight.x - 0.5) * follow,
    y: 0.5 + (sight.y - 0.5) * follow,
    width: sight.width ** follow,
  };
}

/** The view's sight, zoomed in and then moved inwards as far as needed to keep the edges out of sight. */
function reachable(view: View, margin: { x: number; y: number }, room: number, strongest: number): Sight {
  const halfFor = (centre: number, spare: number) =>
    0.5 + room - (Math.abs(centre - 0.5) + spare) * Math.max(strongest, 1);
  const asked = 1 / view.zoom;
  const fitting = 2 * Math.min(halfFor(view.x, margin.x), halfFor(view.y, margin.y));
  const width = Math.max(Math.min(asked, fitting), asked / MOST_EXTRA_ZOOM);
  const clamp = (centre: number, spare: number) => {
    const reach = Math.max((0.5 + room - width / 2) / Math.max(strongest, 1) - spare, 0);
    return Math.min(Math.max(centre, 0.5 - reach), 0.5 + reach);
  };
  return { x: clamp(view.x, margin.x), y: clamp(view.y, margin.y), width };
}

/** Zooms by equal ratios and keeps the point that both sights share in its place, as a real push-in does. */
function between(from: Sight, to: Sight, e: number): Sight {
  const width = from.width * (to.width / from.width) ** e;
  const gap = to.width - from.width;
  const share = Math.abs(gap) > 1e-6 ? (width - from.width) / gap : e;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, width };
}
