import type { Sight } from './camera.ts';
import type { LayerPlanes, Plane } from './layer-planes.ts';
import type { PlaneMemory } from './plane-memory.ts';

/** A frame being drawn: yuv420p without row padding, exactly as the encoder reads it. */
export interface Frame {
  widthPx: number;
  heightPx: number;
  at: number;
  bytes: number;
}

/** Even sides only. */
export function allocateFrame(memory: PlaneMemory, widthPx: number, heightPx: number): Frame {
  const bytes = (widthPx * heightPx * 3) / 2;
  return { widthPx, heightPx, at: memory.allocate(bytes), bytes };
}

/** The frame's three planes. */
export function framePlanes({ at, widthPx, heightPx }: Frame): { y: Plane; u: Plane; v: Plane } {
  const [cw, ch] = [widthPx / 2, heightPx / 2];
  const luma = widthPx * heightPx;
  return {
    y: { at, width: widthPx, height: heightPx, stride: widthPx },
    u: { at: at + luma, width: cw, height: ch, stride: cw },
    v: { at: at + luma + cw * ch, width: cw, height: ch, stride: cw },
  };
}

/** How a layer lies: how much larger than the frame its picture is, and its own shift in frame px at zoom 1. */
export interface Placement {
  overscan: number;
  shift: { x: number; y: number };
  /** True: the layer starts over at its edges. */
  tile: boolean;
}

/** One axis of the map from output to source: source = origin + index·step. */
export interface AxisMap {
  origin: number;
  step: number;
}

/**
 * Output sample → source sample along one axis. `centre` and `width` are the sight's, as shares of the un-overscanned
 * picture; sample centres lie at half integers.
 */
export function axisMap(
  centre: number,
  width: number,
  frameSize: number,
  pictureSize: number,
  overscan: number,
): AxisMap {
  const step = (width * pictureSize) / (overscan * frameSize);
  const middle = ((centre - 0.5) / overscan + 0.5) * pictureSize;
  return { origin: middle - (frameSize / 2) * step + step / 2 - 0.5, step };
}

/** The chroma map of a luma map: left-sited across (chroma i at luma 2i), centred down (at 2j + 0.5). */
export function chromaMap(map: AxisMap, axis: 'across' | 'down'): AxisMap {
  return axis === 'across'
    ? { origin: map.origin / 2, step: map.step }
    : { origin: (map.origin + map.step * 0.5 - 0.5) / 2, step: map.step };
}

/** Below this shrinking the plain four-tap cubic is sharp without shimmer. */
const FREE_SHRINK = 1.15;

/** Filter length for a step, a multiple of four (then eight), and how far the kernel is stretched. */
export function filterFor(step: number): { taps: number; widen: number } {
  const widen = Math.max(1, step / FREE_SHRINK);
  const taps = widen === 1 ? 4 : Math.ceil((4 * widen) / 8) * 8;
  if (taps > 64) throw new RangeError(`a shrinking of ${step.toFixed(1)} is too strong`);
  return { taps, widen };
}

interface Taps {
  starts: number;
  coefs: number;
  taps: number;
  map: AxisMap;
}

function tapsFor(
  memory: PlaneMemory,
  map: AxisMap,
  outputs: number,
  sourceSize: number,
  wrap: boolean,
): Taps {
  const { taps, widen } = filterFor(map.step);
  const padded = (outputs + 3) & ~3;
  const starts = memory.allocate(padded * 4);
  const coefs = memory.allocate(padded * taps * 2);
  memory.loops.fillTaps(starts, coefs, taps, outputs, map.origin, map.step, widen, sourceSize, Number(wrap));
  return { starts, coefs, taps, map };
}

/** Draws a layer into the frame as the camera sees it: filled if it is opaque, else blended over. */
export function drawLayer(
  memory: PlaneMemory,
  frame: Frame,
  layer: LayerPlanes,
  sight: Sight,
  placement: Placement,
): void {
  const mark = memory.mark();
  const { overscan, shift, tile: wrap } = placement;
  const across = axisMap(sight.x, sight.width, frame.widthPx, layer.widthPx, overscan);
  const down = axisMap(sight.y, sight.width, frame.heightPx, layer.heightPx, overscan);
  across.origin += (shift.x * layer.widthPx) / (overscan * frame.widthPx) - layer.left;
  down.origin += (shift.y * layer.heightPx) / (overscan * frame.heightPx) - layer.top;
  const target = framePlanes(frame);
  const scratch = memory.allocate((layer.y.width + 64) * 2 + 3 * (frame.widthPx + 64));
  const draw = (
    map: { x: AxisMap; y: AxisMap },
    pairs: [Plane, Plane][],
    cover: Plane | null,
    spans: number,
  ) => {
    const [to, from] = pairs[0]!;
    const x = tapsFor(memory, map.x, to.width, from.width, wrap);
    const y = tapsFor(memory, map.y, to.height, from.height, wrap);
    for (const [into, plane] of pairs) {
      if (cover) {
        memory.loops.drawBlended(
          ...([into.at, into.stride, into.width, into.height] as const),
          ...([plane.at, cover.at, plane.stride, plane.width, plane.height, spans] as const),
          ...([x.starts, x.coefs, x.taps, y.starts, y.coefs, y.taps] as const),
          ...([x.map.origin, x.map.step, scratch, Number(wrap), 256] as const),
        );
      } else {
        memory.loops.drawOpaque(
          ...([into.at, into.stride, into.width, into.height] as const),
          ...([plane.at, plane.stride, plane.width, plane.height] as const),
          ...([x.starts, x.coefs, x.taps, y.starts, y.coefs, y.taps] as const),
          ...([scratch, Number(wrap)] as const),
        );
      }
    }
  };
  const { alpha } = layer;
  draw({ x: across, y: down }, [[target.y, layer.y]], alpha?.full ?? null, alpha?.fullSpans ?? 0);
  const half = { x: chromaMap(across, 'across'), y: chromaMap(down, 'down') };
  const pairs: [Plane, Plane][] = [
    [target.u, layer.u],
    [target.v, layer.v],
  ];
  draw(half, pairs, alpha?.half ?? null, alpha?.halfSpans ?? 0);
  memory.release(mark);
}
