import type { PaintSpec } from '#domain/paint-spec';
import type { MakeCanvas } from '#painter/canvas';
import { paintFlat } from '#painter/paint-shot';

/** A wish to see a picture. */
export interface PaintOrder {
  id: number;
  spec: PaintSpec;
  widthPx: number;
  heightPx: number;
}
export type PaintAnswer = { id: number; bitmap: ImageBitmap } | { id: number; error: string };

/**
 * A picture of many layers keeps a graphics processor busy for seconds, and where there is none the browser's
 * stand-in for it: all pages then wait, also for what they load. Painted here, it costs this thread, and ends with it.
 */
const makeCanvas = ((widthPx: number, heightPx: number) => {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  // The context that the painter asks for later is this one.
  canvas.getContext('2d', { willReadFrequently: true });
  return canvas;
}) as unknown as MakeCanvas;

self.addEventListener('message', ({ data }: MessageEvent<PaintOrder>) => {
  const { id, spec, widthPx, heightPx } = data;
  try {
    const canvas = paintFlat(spec, { widthPx, heightPx }, makeCanvas) as unknown as OffscreenCanvas;
    const bitmap = canvas.transferToImageBitmap();
    self.postMessage({ id, bitmap } satisfies PaintAnswer, { transfer: [bitmap] });
  } catch (thrown) {
    self.postMessage({ id, error: String(thrown) } satisfies PaintAnswer);
  }
});
