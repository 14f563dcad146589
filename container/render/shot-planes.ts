import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setImmediate as settled } from 'node:timers/promises';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { ShotView } from '#domain/composer-order';
import type { PictureFit } from '#domain/job-config';
import type { PaintSpec } from '#domain/paint-spec';
import type { MakeCanvas } from '#painter/canvas';
import type { FrameSize, PaintedLayer } from '#painter/paint-shot';
import { studioVersion } from '../studio-version.ts';
import { BadInputError } from './bad-input-error.ts';
import { allocateFrame, drawLayers, type Frame, filterFor, framePlanes } from './draw-layers.ts';
import { type LayerPlanes, loadLayer, type Pixels } from './layer-planes.ts';
import { loadPicture, type Rect } from './load-picture.ts';
import type { PlaneMemory } from './plane-memory.ts';
import { ShotStore } from './shot-store.ts';

/** The painter as the renderer uses it; `overscan`: how much larger than the frame layers are, on each axis. */
export interface ShotPainter {
  overscan: number;
  paintLayers(spec: PaintSpec, size: FrameSize, makeCanvas: MakeCanvas): PaintedLayer[];
}

/** A shot ready to be drawn at any frame: its layers from far to near, inside a `PlaneMemory`. */
export interface ShotPlanes {
  layers: {
    planes: LayerPlanes;
    depth: number;
    drift: PaintedLayer['drift'] | null;
    blink?: NonNullable<PaintedLayer['blink']>;
  }[];
  overscan: number;
  /** The part of the frame that the shot moves in, and what stands still around it (null: black); null: all of it. */
  window?: { place: Rect; backdrop: Frame | null } | null;
}

/** A painter's picture is made at most so much larger than the frame for the sake of a push-in. */
const MOST_PAINT_SCALE = 1.25;
/** Generated pictures rarely hold more detail than this. */
const MOST_PICTURE_SCALE = 2;

/** The largest zoom that a motion comes to. */
export function largestZoom(view: Pick<ShotView, 'motion'>): number {
  return Math.max(view.motion.from.zoom, view.motion.to.zoom);
}

/** Paints or decodes what a shot shows and loads it into `memory`; without a `painter` the studio's own paints. */
export async function loadShot(
  memory: PlaneMemory,
  view: ShotView,
  size: FrameSize,
  inputs: Record<string, string>,
  painter?: ShotPainter,
): Promise<ShotPlanes> {
  if (view.source.kind === 'image') {
    const path = inputs[view.source.input];
    if (!path) throw new BadInputError(`the order has no input ${view.source.input}`);
    const scale = Math.min(largestZoom(view), MOST_PICTURE_SCALE);
    const { fit } = view.source;
    store ??= ShotStore.ofProcess();
    const picture = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    const frame = { widthPx: size.widthPx, heightPx: size.heightPx };
    return store.loadOr(memory, { picture, frame, scale, fit: fit ?? 'crop', code }, () =>
      pictureShot(memory, path, frame, scale, fit),
    );
  }
  if (view.source.kind === 'clip') throw new BadInputError('a clip is played, not painted');
  const even = (n: number) => 2 * Math.round(n / 2);
  const scale = Math.min(largestZoom(view), MOST_PAINT_SCALE);
  const paintSize = { widthPx: even(size.widthPx * scale), heightPx: even(size.heightPx * scale) };
  const { paint } = view.source;
  if (painter) return paintShot(memory, paint, paintSize, painter);
  // Films of bought pictures need no painter, so its code is loaded by those who paint.
  const { studioPainter } = await import('./studio-painter.ts');
  store ??= ShotStore.ofProcess();
  return store.loadOr(memory, { paint, paintSize, code }, () =>
    paintShot(memory, paint, paintSize, studioPainter),
  );
}

/** One store a process; its painter is always the studio's own. */
let store: ShotStore | undefined;
/** A store may outlive its process where process ids come again, as in containers: other code has other shots. */
const code = studioVersion('');

async function pictureShot(
  memory: PlaneMemory,
  path: string,
  size: FrameSize,
  scale: number,
  fit: PictureFit | undefined,
): Promise<ShotPlanes> {
  const { pixels, wanted, window, backdrop } = await loadPicture(path, size, scale, fit);
  const planes = sizedLayer(memory, pixels, wanted);
  return {
    layers: [{ planes, depth: MIDDLE_DEPTH, drift: null }],
    overscan: 1,
    window: window && { place: window, backdrop: backdrop && spread(memory, backdrop, size) },
  };
}

const WHOLE = {
  ...{ sight: { x: 0.5, y: 0.5, width: 1 }, overscan: 1 },
  ...{ shift: { x: 0, y: 0 }, tile: false },
};

/**
 * An opaque picture as planes. What is larger than `wanted` is shrunk once, by the kernel that draws the frames: every
 * frame is then as cheap as it can be, and no other filter has touched the picture.
 */
function sizedLayer(memory: PlaneMemory, pixels: Pixels, wanted: FrameSize): LayerPlanes {
  const step = Math.max(pixels.widthPx / wanted.widthPx, pixels.heightPx / wanted.heightPx);
  if (filterFor(step).taps === 4) return loadLayer(memory, pixels, true)!;
  const frame = spread(memory, pixels, wanted);
  return { ...wanted, left: 0, top: 0, ...framePlanes(frame), alpha: null };
}

/** Opaque pixels drawn once over a whole frame of the size. */
function spread(memory: PlaneMemory, pixels: Pixels, size: FrameSize): Frame {
  const frame = allocateFrame(memory, size.widthPx, size.heightPx);
  const mark = memory.mark();
  drawLayers(memory, frame, [{ planes: loadLayer(memory, pixels, true)!, ...WHOLE }]);
  memory.release(mark);
  return frame;
}

async function paintShot(
  memory: PlaneMemory,
  paint: PaintSpec,
  size: FrameSize,
  painter: ShotPainter,
): Promise<ShotPlanes> {
  const layers: ShotPlanes['layers'] = [];
  for (const sheet of painter.paintLayers(paint, size, createCanvas)) {
    const canvas = sheet.canvas as Canvas;
    const pixels = { widthPx: canvas.width, heightPx: canvas.height, rgba: canvas.data() };
    const planes = loadLayer(memory, evenSided(pixels), sheet.opaque, sheet.drift?.tile);
    const { depth, drift = null, blink } = sheet;
    if (planes) layers.push({ planes, depth, drift, ...(blink ? { blink } : {}) });
    // Skia's pixels lie outside the heap: nothing hurries their collection, so they are given back here, and
    // finalizers of what was collected get their turn.
    canvas.width = 1;
    canvas.height = 1;
    await settled();
  }
  return { layers, overscan: painter.overscan };
}

/** A flat picture moves just as its motion says. */
const MIDDLE_DEPTH = 0.65;

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
