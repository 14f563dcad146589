import { readFile, stat } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { BadInputError } from './bad-input-error.ts';
import type { Pixels } from './layer-planes.ts';
import { pictureHeader } from './picture-header.ts';

/** An 8K picture; what is larger is taken for a media bomb. */
export const MAX_PICTURE_PIXELS = 7680 * 4320;
const MAX_PICTURE_BYTES = 64 * 1024 * 1024;

/** The part of a picture that fills a frame's shape: the middle across, a little above the middle down. */
export function coverCrop(
  picture: { widthPx: number; heightPx: number },
  frame: { widthPx: number; heightPx: number },
): { x: number; y: number; width: number; height: number } {
  const scale = Math.min(picture.widthPx / frame.widthPx, picture.heightPx / frame.heightPx);
  const [width, height] = [frame.widthPx * scale, frame.heightPx * scale];
  // Faces and horizons sit above the middle: what must go goes from below.
  return { x: (picture.widthPx - width) / 2, y: (picture.heightPx - height) * 0.4, width, height };
}

/**
 * Decodes a PNG, JPEG or WebP file and crops it to the frame's shape, at the size at which `zoom` shows one picture
 * sample a pixel. Throws `BadInputError` if it is no such picture or has too many pixels or bytes.
 */
export async function loadPicture(
  path: string,
  frame: { widthPx: number; heightPx: number },
  zoom: number,
): Promise<Pixels> {
  const { size } = await stat(path);
  if (size > MAX_PICTURE_BYTES)
    throw new BadInputError(`the picture has ${size} bytes, at most ${MAX_PICTURE_BYTES}`);
  const bytes = await readFile(path);
  const header = pictureHeader(bytes);
  if (!header) throw new BadInputError('the picture is no PNG, JPEG or WebP');
  const { widthPx, heightPx } = header;
  if (widthPx * heightPx > MAX_PICTURE_PIXELS || widthPx * heightPx === 0) {
    throw new BadInputError(
      `the picture has ${widthPx}×${heightPx} px, at most ${MAX_PICTURE_PIXELS} in all`,
    );
  }
  const image = await loadImage(bytes).catch((error: unknown) => {
    throw new BadInputError(
      `the picture cannot be decoded: ${error instanceof Error ? error.message : error}`,
    );
  });
  const crop = coverCrop({ widthPx: image.width, heightPx: image.height }, frame);
  const even = (n: number) => 2 * Math.max(Math.round(n / 2), 16);
  const canvas = createCanvas(even(frame.widthPx * zoom), even(frame.heightPx * zoom));
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#000';
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.imageSmoothingEnabled = true;
  // Skia's cubic for 'high' does not average when it shrinks much; its mip levels for 'medium' do.
  ctx.imageSmoothingQuality = crop.width > canvas.width * 1.5 ? 'medium' : 'high';
  ctx.drawImage(image, crop.x, crop.y, crop.width, crop.height, 0, 0, canvas.width, canvas.height);
  const pixels = { widthPx: canvas.width, heightPx: canvas.height, rgba: Uint8Array.from(canvas.data()) };
  // Skia's pixels lie outside the heap, where nothing hurries their collection.
  canvas.width = 1;
  canvas.height = 1;
  return pixels;
}
