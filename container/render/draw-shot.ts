import type { ShotView } from '#domain/composer-order';
import { isSeen } from '#painter/paint-shot';
import { layerSight, nearer, parallax, sightAt } from './camera.ts';
import { allocateFrame, drawLayers, type Frame, framePlanes } from './draw-layers.ts';
import type { Rect } from './load-picture.ts';
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
  const { window, ...inside } = shot;
  if (window) {
    const mark = memory.mark();
    const inner = allocateFrame(memory, window.place.width, window.place.height);
    drawShot(memory, inner, inside, view, frame, fps, times);
    if (window.backdrop)
      memory.bytes(target.at, target.bytes).set(memory.bytes(window.backdrop.at, target.bytes));
    else fadeFrame(memory, target, 0);
    lay(memory, inner, target, window.place);
    memory.release(mark);
    return;
  }
  const room = (shot.overscan - 1) / 2;
  const strongest = Math.max(...shot.layers.map((layer) => parallax(layer.depth)), 0);
  const planned = sightAt(view.motion, frame, view.shotFrames, fps, room, strongest);
  const sight = times === 1 ? planned : nearer(planned, times, room, strongest);
  if (!shot.layers[0] || shot.layers[0].planes.alpha) fadeFrame(memory, target, 0);
  const now = shot.layers.filter((layer) => isSeen(layer, frame / fps));
  const seen = now.map(({ planes, depth, drift }) => ({
    planes,
    sight: layerSight(sight, parallax(depth)),
    overscan: shot.overscan,
    ...(drift ? { shift: driftAt(drift, frame / fps, target), tile: drift.tile } : UNMOVED),
  }));
  drawLayers(memory, target, seen);
}

/** Copies a small frame into a larger one, to an even place. */
function lay(memory: PlaneMemory, small: Frame, target: Frame, { x, y }: Rect): void {
  const [from, into] = [framePlanes(small), framePlanes(target)];
  for (const name of ['y', 'u', 'v'] as const) {
    const shrink = name === 'y' ? 1 : 2;
    const [source, plane] = [from[name], into[name]];
    const rows = memory.bytes(source.at, source.stride * source.height);
    const target = memory.bytes(plane.at, plane.stride * plane.height);
    for (let row = 0; row < source.height; row++) {
      const at = (y / shrink + row) * plane.stride + x / shrink;
      target.set(rows.subarray(row * source.stride, row * source.stride + source.width), at);
    }
  }
}

const UNMOVED = { shift: { x: 0, y: 0 }, tile: false } as const;

/** What drifts to the right and down shows what lay to the left and above. Shares of the frame → frame px. */
function driftAt(drift: { xPerS: number; yPerS: number }, seconds: number, { widthPx, heightPx }: Frame) {
  return { x: -drift.xPerS * seconds * widthPx, y: -drift.yPerS * seconds * heightPx };
}
