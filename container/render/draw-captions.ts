import type { PieceCaption, PieceOrder } from '#domain/composer-order';
import { CaptionPainter } from './caption-bitmap.ts';
import { type Frame, framePlanes } from './draw-layers.ts';
import { type LayerPlanes, loadLayer } from './layer-planes.ts';
import type { PlaneMemory } from './plane-memory.ts';

/** The word of a caption that is spoken at a frame of the piece; null between words and in plain style. */
export function spokenWord(caption: PieceCaption, frame: number): { row: number; index: number } | null {
  const word = caption.words.find((w) => w.startFrame <= frame && frame < w.endFrame);
  return word ? { row: word.row, index: word.index } : null;
}

/**
 * Blends captions over frames that come in order. The bitmap is made when a caption (or its spoken word) begins and
 * stays in the loops' memory until the next one, so everything allocated after it must be released before.
 */
export class CaptionDrawer {
  readonly #memory: PlaneMemory;
  readonly #order: Pick<PieceOrder, 'captions' | 'captionStyle' | 'widthPx' | 'heightPx'>;
  readonly #mark: number;
  #painter: { caption: PieceCaption; painter: CaptionPainter } | null = null;
  #shown: { key: string; top: number; planes: LayerPlanes | null } | null = null;

  constructor(
    memory: PlaneMemory,
    order: Pick<PieceOrder, 'captions' | 'captionStyle' | 'widthPx' | 'heightPx'>,
  ) {
    this.#memory = memory;
    this.#order = order;
    this.#mark = memory.mark();
  }

  draw(frame: Frame, index: number): void {
    const at = this.#order.captions.findIndex((c) => c.startFrame <= index && index < c.endFrame);
    const caption = this.#order.captions[at];
    if (!caption) return;
    const spoken = this.#order.captionStyle === 'highlight' ? spokenWord(caption, index) : null;
    const key = `${at}:${spoken ? `${spoken.row}:${spoken.index}` : ''}`;
    if (this.#shown?.key !== key) {
      if (this.#painter?.caption !== caption) {
        const boxed = this.#order.captionStyle === 'boxed';
        this.#painter = {
          caption,
          painter: new CaptionPainter(caption, frame.widthPx, frame.heightPx, boxed),
        };
      }
      const { top, pixels } = this.#painter.painter.paint(spoken);
      this.#memory.release(this.#mark);
      this.#shown = { key, top, planes: loadLayer(this.#memory, pixels, false) };
    }
    if (this.#shown.planes) blendStill(this.#memory, frame, this.#shown.planes, this.#shown.top);
  }
}

/** Lays a layer over the frame, sample on sample, `top` (even) rows down. */
export function blendStill(memory: PlaneMemory, frame: Frame, layer: LayerPlanes, top: number): void {
  const { alpha } = layer;
  if (!alpha) throw new TypeError('only a layer with alpha can be laid over a frame');
  const target = framePlanes(frame);
  for (const name of ['y', 'u', 'v'] as const) {
    const [into, from] = [target[name], layer[name]];
    const shrink = name === 'y' ? 1 : 2;
    const cover = name === 'y' ? alpha.full : alpha.half;
    const at = into.at + ((layer.top + top) / shrink) * into.stride + layer.left / shrink;
    const size = [from.stride, from.width, from.height] as const;
    memory.loops.blendPlane(at, into.stride, from.at, cover.at, ...size);
  }
}
