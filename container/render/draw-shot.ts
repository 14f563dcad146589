import type { ShotView } from '#domain/composer-order';
import { layerSight, parallax, sightAt } from './camera.ts';
import { drawLayer, type Frame } from './draw-layer.ts';
import type { PlaneMemory } from './plane-memory.ts';
import type { ShotPlanes } from './shot-planes.ts';
import { fadeFrame } from './transitions.ts';

/** Draws frame `frame` of a shot (counted from the shot's first) into `target`, all layers from far to near. */
export function drawShot(
  memory: PlaneMemory,
  target: Frame,
  shot: ShotPlanes,
  view: Pick<ShotView, 'motion' | 'shotFrames'>,
  frame: number,
  fps: number,
): void {
  const room = (shot.overscan - 1) / 2;
  const strongest = Math.max(...shot.layers.map((layer) => parallax(layer.depth)), 0);
  const sight = sightAt(view.motion, frame, view.shotFrames, fps, room, strongest);
  if (!shot.layers[0] || shot.layers[0].planes.alpha) fadeFrame(memory, target, 0);
  for (const { planes, depth, drift } of shot.layers) {
    const tile = drift && driftAt(drift, frame / fps, shot.scale);
    drawLayer(memory, target, planes, layerSight(sight, parallax(depth)), { overscan: shot.overscan, tile });
  }
}

/** A tiled layer that drifts to the right and down shows what lies to the left and above. */
function driftAt(drift: { x: number; y: number }, seconds: number, scale: number): { x: number; y: number } {
  return { x: -drift.x * seconds * scale, y: -drift.y * seconds * scale };
}
