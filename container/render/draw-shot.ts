import type { ShotView } from '#domain/composer-order';
import { layerSight, nearer, parallax, sightAt } from './camera.ts';
import { drawLayers, type Frame } from './draw-layers.ts';
import type { PlaneMemory } from './plane-memory.ts';
import type { ShotPlanes } from './shot-planes.ts';
import { fadeFrame } from './transitions.ts';

/**
 * Draws frame `frame` of a shot (counted from the shot's first) into `target`, all layers from far to near. `times`
 * brings the camera nearer than its motion says.
 */
export function drawShot(
  memory: PlaneMemory,
  target: Frame,
  shot: ShotPlanes,
  view: Pick<ShotView, 'motion' | 'shotFrames'>,
  frame: number,
  fps: number,
  times = 1,
): void {
  const room = (shot.overscan - 1) / 2;
  const strongest = Math.max(...shot.layers.map((layer) => parallax(layer.depth)), 0);
  const planned = sightAt(view.motion, frame, view.shotFrames, fps, room, strongest);
  const sight = times === 1 ? planned : nearer(planned, times, room, strongest);
  if (!shot.layers[0] || shot.layers[0].planes.alpha) fadeFrame(memory, target, 0);
  const seen = shot.layers.map(({ planes, depth, drift }) => ({
    planes,
    sight: layerSight(sight, parallax(depth)),
    overscan: shot.overscan,
    ...(drift ? { shift: driftAt(drift, frame / fps, target), tile: drift.tile } : UNMOVED),
  }));
  drawLayers(memory, target, seen);
}

const UNMOVED = { shift: { x: 0, y: 0 }, tile: false } as const;

/** What drifts to the right and down shows what lay to the left and above. Shares of the frame → frame px. */
function driftAt(drift: { xPerS: number; yPerS: number }, seconds: number, { widthPx, heightPx }: Frame) {
  return { x: -drift.xPerS * seconds * widthPx, y: -drift.yPerS * seconds * heightPx };
}
