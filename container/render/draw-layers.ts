import type { Sight } from './camera.ts';
import { type LayerPlanes, type Mask, type Plane, segmentFor } from './layer-planes.ts';
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
}

function tapsFor(
  memory: PlaneMemory,
  map: AxisMap,
  outputs: number,
  sourceSize: number,
  wrap: boolean,
): Taps {
  const { taps, widen } = filterFor(map.step);
  const starts = memory.allocate(outputs * 4);
  const coefs = memory.allocate(outputs * taps * 2);
  memory.loops.fillTaps(starts, coefs, taps, outputs, map.origin, map.step, widen, sourceSize, Number(wrap));
  return { starts, coefs, taps };
}

/** The columns' filters as the inner loop reads them where both axes have short ones; 0: it takes the tables. */
function groupsOf(memory: PlaneMemory, x: Taps, y: Taps, outputs: number, sourceWidth: number): number {
  if (x.taps !== 4 || y.taps !== 4) return 0;
  const groups = memory.allocate(memory.loops.groupBytes(outputs));
  memory.loops.groupColumns(x.starts, x.coefs, outputs, sourceWidth, groups);
  return groups;
}

/** A layer as the camera sees it in one frame. */
export interface SeenLayer extends Placement {
  planes: LayerPlanes;
  sight: Sight;
}

/**
 * Draws layers, given from far to near, into the frame. What solid parts of nearer layers hide is left out, so that a
 * frame costs little more than its picture does once.
 */
export function drawLayers(memory: PlaneMemory, frame: Frame, layers: SeenLayer[]): void {
  const target = framePlanes(frame);
  const luma = layers.map((layer) => ({
    planes: layer.planes,
    maps: mapsOf(frame, layer),
    tile: layer.tile,
  }));
  drawPass(
    memory,
    [target.y],
    luma.map(({ planes, maps, tile }) => {
      return { sources: [planes.y], mask: planes.alpha?.full ?? null, ...maps, tile };
    }),
  );
  drawPass(
    memory,
    [target.u, target.v],
    luma.map(({ planes, maps, tile }) => {
      const half = { across: chromaMap(maps.across, 'across'), down: chromaMap(maps.down, 'down') };
      return { sources: [planes.u, planes.v], mask: planes.alpha?.half ?? null, ...half, tile };
    }),
  );
}

function mapsOf(
  frame: Frame,
  { planes, sight, overscan, shift }: SeenLayer,
): { across: AxisMap; down: AxisMap } {
  const across = axisMap(sight.x, sight.width, frame.widthPx, planes.widthPx, overscan);
  const down = axisMap(sight.y, sight.width, frame.heightPx, planes.heightPx, overscan);
  across.origin += (shift.x * planes.widthPx) / (overscan * frame.widthPx) - planes.left;
  down.origin += (shift.y * planes.heightPx) / (overscan * frame.heightPx) - planes.top;
  return { across, down };
}

/** What a pass draws of a layer: one plane, or two that share size and mask. */
interface PassLayer {
  sources: Plane[];
  mask: Mask | null;
  across: AxisMap;
  down: AxisMap;
  tile: boolean;
}

function drawPass(memory: PlaneMemory, targets: Plane[], layers: PassLayer[]): void {
  const mark = memory.mark();
  const { width, height, stride } = targets[0]!;
  const segment = segmentFor(width);
  const segments = Math.ceil(width / segment);
  const hidden = memory.allocate(8 * height);
  memory.bytes(hidden, 8 * height).fill(0);
  const plans = layers.toReversed().map((layer) => {
    const source = layer.sources[0]!;
    const x = tapsFor(memory, layer.across, width, source.width, layer.tile);
    const y = tapsFor(memory, layer.down, height, source.height, layer.tile);
    const groups = groupsOf(memory, x, y, width, source.width);
    const bits = memory.allocate(8 * segments);
    const [need, solid] = [memory.allocate(8 * height), memory.allocate(8 * height)];
    const { mask } = layer;
    if (mask) memory.loops.segmentBits(x.starts, x.taps, width, segment, source.width, mask.segment, bits);
    memory.loops.planRows(
      ...([mask?.any ?? 0, mask?.solid ?? 0, source.height, y.starts, y.taps, height] as const),
      ...([bits, segments, hidden, need, solid] as const),
    );
    return { layer, source, x, groups, y, need, solid };
  });
  const widest = Math.max(...layers.map((layer) => layer.sources[0]!.width), 0);
  const scratch = memory.allocate(memory.loops.scratchBytes(width, widest));
  for (const { layer, source, x, groups, y, need, solid } of plans.reverse()) {
    memory.loops.drawPlanned(
      ...([targets[0]!.at, targets[1]?.at ?? 0, stride, width, height] as const),
      ...([source.at, layer.sources[1]?.at ?? 0, layer.mask?.at ?? 0, source.stride] as const),
      ...([source.width, source.height] as const),
      ...([x.starts, x.coefs, x.taps, groups, y.starts, y.coefs, y.taps] as const),
      ...([need, solid, segment, scratch] as const),
    );
  }
  memory.release(mark);
}
