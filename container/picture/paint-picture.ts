import { writeFile } from 'node:fs/promises';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PictureOrder } from '#domain/composer-order';
import { type Canvas2D, type MakeCanvas, release } from '#painter/canvas';
import { paintFlat } from '#painter/paint-shot';
import { writePng } from './write-png.ts';

/**
 * Paints a shot's flat picture into `outFile` (PNG). The same order gives the same pixels. Blocks its
 * thread while it paints.
 */
export async function paintPicture(
  order: PictureOrder,
  outFile: string,
  signal?: AbortSignal,
): Promise<void> {
  const makeCanvas = ((widthPx, heightPx) => createCanvas(widthPx, heightPx)) as MakeCanvas;
  const size = { widthPx: order.widthPx, heightPx: order.heightPx };
  const flat = paintFlat(order.paint, size, makeCanvas) as unknown as Canvas;
  try {
    signal?.throwIfAborted();
    await writeFile(outFile, await writePng(flat.data(), size.widthPx, size.heightPx));
  } finally {
    release(flat as unknown as Canvas2D);
  }
}
