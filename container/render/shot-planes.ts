import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { ShotView } from '#domain/composer-order';
import type { PaintSpec } from '#domain/paint-spec';
import { type LayerPlanes, loadLayer } from './layer-planes.ts';
import { BadInputError, loadPicture } from './load-picture.ts';
import type { PlaneMemory } from './plane-memory.ts';

/** A painted layer, as the painter gives it: far ones first. `drift` is in px a second and tiles the layer. */
export interface PaintedSheet {
  name: string;
  canvas: unknown;
  depth: number;
  opaque: boolean;
  drift?: { x: number; y: number };
}

/** The painter as the renderer uses it. */
export interface ShotPainter {
  /** How much larger than the frame each layer is, on each axis. */
  overscan: number;
  paintLayers(
    spec: PaintSpec,
    size: { widthPx: number; heightPx: number },
    makeCanvas: (widthPx: number, heightPx: number) => Canvas,
  ): PaintedSheet[];
}

/** A shot ready to be drawn at any frame: its layers from far to near, inside a `PlaneMemory`. */
export interface ShotPlanes {
  layers: { planes: LayerPlanes; depth: number; drift: { x: number; y: number } | null }[];
  overscan: number;
  /** How much larger than the frame the picture was made, so that drift keeps its speed. */
  scale: number;
}

/** A painter's picture is made at most so much larger than the frame for the sake of a push-in. */
const MOST_PAINT_SCALE = 1.25;
/** Generated pictures rarely hold more detail than this. */
const MOST_PICTURE_SCALE = 2;

/** The largest zoom that a motion comes to. */
export function largestZoom(view: Pick<ShotView, 'motion'>): number {
  return Math.max(view.motion.from.zoom, view.motion.to.zoom);
}

/** Paints or decodes what a shot shows and loads it into `memory`. */
export async function loadShot(
  memory: PlaneMemory,
  view: ShotView,
  size: { widthPx: number; heightPx: number },
  inputs: Record<string, string>,
  painter: ShotPainter,
): Promise<ShotPlanes> {
  if (view.source.kind === 'image') {
    const path = inputs[view.source.input];
    if (!path) throw new BadInputError(`the order has no input ${view.source.input}`);
    const scale = Math.min(largestZoom(view), MOST_PICTURE_SCALE);
    const planes = loadLayer(memory, await loadPicture(path, size, scale), true);
    return { layers: planes ? [{ planes, depth: MIDDLE_DEPTH, drift: null }] : [], overscan: 1, scale };
  }
  const even = (n: number) => 2 * Math.round(n / 2);
  const scale = Math.min(largestZoom(view), MOST_PAINT_SCALE);
  const paintSize = { widthPx: even(size.widthPx * scale), heightPx: even(size.heightPx * scale) };
  const layers: ShotPlanes['layers'] = [];
  for (const sheet of painter.paintLayers(view.source.paint, paintSize, createCanvas)) {
    const canvas = sheet.canvas as Canvas;
    const pixels = { widthPx: canvas.width, heightPx: canvas.height, rgba: canvas.data() };
    const planes = loadLayer(memory, evenSided(pixels), sheet.opaque, sheet.drift !== undefined);
    if (planes) layers.push({ planes, depth: sheet.depth, drift: sheet.drift ?? null });
  }
  return { layers, overscan: painter.overscan, scale };
}

/** A flat picture moves just as its motion says. */
const MIDDLE_DEPTH = 0.3;

/** 4:2:0 needs even sides: an odd last row or column is left out. */
function evenSided(pixels: { widthPx: number; heightPx: number; rgba: Uint8Array }) {
  const { widthPx, heightPx, rgba } = pixels;
  if (widthPx % 2 === 0) return { widthPx, heightPx: heightPx & ~1, rgba };
  const width = widthPx - 1;
  const out = new Uint8Array(width * 4 * (heightPx & ~1));
  for (let y = 0; y < (heightPx & ~1); y++) {
    out.set(rgba.subarray(y * widthPx * 4, y * widthPx * 4 + width * 4), y * width * 4);
  }
  return { widthPx: width, heightPx: heightPx & ~1, rgba: out };
}
