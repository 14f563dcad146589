import { readFile, stat } from 'node:fs/promises';
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import type { PictureFit } from '#domain/job-config';
import { BadInputError } from './bad-input-error.ts';
import type { Pixels } from './layer-planes.ts';
import { pictureHeader } from './picture-header.ts';
import { bestWindow } from './picture-interest.ts';

/** An 8K picture; what is larger is taken for a media bomb. */
export const MAX_PICTURE_PIXELS = 7680 * 4320;
const MAX_PICTURE_BYTES = 64 * 1024 * 1024;
/** Long side of what a crop is chosen by, and of what becomes a blurred backdrop, in px. */
const THUMBNAIL_PX = 128;
const BACKDROP_PX = 64;
const BLUR_PX = 4;
/** A backdrop is so much darker than its picture, so that the eye stays on the picture. */
const BACKDROP_LIGHT = 0.55;
/** Larger pictures go through Skia's mip levels before our kernel: its memory and its longest filter have limits. */
const MOST_LOADED_PIXELS = 3840 * 2160;
const MOST_SHRINKING = 12;
/** Both shapes are called equal when so little would be cropped. */
const SAME_SHAPE = 0.01;

interface Size {
  widthPx: number;
  heightPx: number;
}

/** A rectangle in px, of the picture or of the frame. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture as a shot shows it. */
export interface FittedPicture {
  /** The part that is shown, opaque, at its own resolution as far as that is within reason. */
  pixels: Pixels;
  /** What it is to be shown at: the window's size times the zoom; even. */
  wanted: Size;
  /** The part of the frame that it fills, even; null: all of it. */
  window: Rect | null;
  /** A small blurred picture of the frame's shape for what the window leaves; null: black. */
  backdrop: Pixels | null;
}

/** The largest rectangle of the frame's shape in a picture, at the place where there is most to see. */
export function coverCrop(
  picture: Size,
  frame: Size,
  placeOf: (axis: 'x' | 'y', share: number) => number,
): Rect {
  const scale = Math.min(picture.widthPx / frame.widthPx, picture.heightPx / frame.heightPx);
  const [width, height] = [frame.widthPx * scale, frame.heightPx * scale];
  const [across, down] = [width / picture.widthPx, height / picture.heightPx];
  return {
    x: across < 1 - 1e-6 ? placeOf('x', across) * picture.widthPx : 0,
    y: down < 1 - 1e-6 ? placeOf('y', down) * picture.heightPx : 0,
    width,
    height,
  };
}

/** The largest window of the picture's shape in the middle of the frame, on even places; null if it is the frame. */
export function containWindow(picture: Size, frame: Size): Rect | null {
  const scale = Math.min(frame.widthPx / picture.widthPx, frame.heightPx / picture.heightPx);
  const even = (n: number, most: number) => Math.min(Math.max(2 * Math.round(n / 2), 64), most);
  const width = even(picture.widthPx * scale, frame.widthPx);
  const height = even(picture.heightPx * scale, frame.heightPx);
  const left = (frame.widthPx - width) * (frame.heightPx - height);
  if (1 - (width * height) / (frame.widthPx * frame.heightPx) < SAME_SHAPE && left === 0) return null;
  const middle = (room: number) => 2 * Math.round(room / 4);
  return { x: middle(frame.widthPx - width), y: middle(frame.heightPx - height), width, height };
}

/**
 * Decodes a PNG, JPEG or WebP file and fits it to the frame: `crop` fills it, `blur` and `letterbox` show the picture
 * whole in a window. `zoom` is the most that the camera will magnify. Throws `BadInputError` if it is no such picture
 * or has too many pixels or bytes.
 */
export async function loadPicture(
  path: string,
  frame: Size,
  zoom: number,
  fit: PictureFit = 'crop',
): Promise<FittedPicture> {
  const image = await decodePicture(path);
  const picture = { widthPx: image.width, heightPx: image.height };
  const window = fit === 'crop' ? null : containWindow(picture, frame);
  const shown = window ? { widthPx: window.width, heightPx: window.height } : frame;
  const crop = coverCrop(picture, shown, (axis, share) => bestWindow(thumbnailOf(image), axis, share));
  const even = (n: number) => 2 * Math.max(Math.round(n / 2), 16);
  // No sample is invented for the sake of an even side.
  const whole = (n: number) => 2 * Math.max(Math.floor(n / 2), 16);
  const wanted = { widthPx: even(shown.widthPx * zoom), heightPx: even(shown.heightPx * zoom) };
  const surplus = Math.min(
    1,
    Math.sqrt(MOST_LOADED_PIXELS / (crop.width * crop.height)),
    (MOST_SHRINKING * wanted.widthPx) / crop.width,
  );
  return {
    pixels: drawn(image, crop, {
      widthPx: whole(crop.width * surplus),
      heightPx: whole(crop.height * surplus),
    }),
    wanted,
    window,
    backdrop: window && fit === 'blur' ? backdropOf(image, frame) : null,
  };
}

/** Decodes a PNG, JPEG or WebP file whole. Throws `BadInputError`. */
export async function decodePicture(path: string): Promise<Image> {
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
  return loadImage(bytes).catch((error: unknown) => {
    throw new BadInputError(
      `the picture cannot be decoded: ${error instanceof Error ? error.message : error}`,
    );
  });
}

/** The picture's part `from` at the size `to`, on black where the picture is clear. */
function drawn(image: Image, from: Rect, to: Size): Pixels {
  const canvas = createCanvas(to.widthPx, to.heightPx);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#000';
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  // At its own resolution it is copied sample by sample: the source begins on a whole one then.
  const own =
    Math.abs(from.width / to.widthPx - 1) < 0.05 && to.widthPx <= image.width && to.heightPx <= image.height;
  const at = own
    ? {
        x: Math.min(Math.round(from.x), image.width - to.widthPx),
        y: Math.min(Math.round(from.y), image.height - to.heightPx),
        width: to.widthPx,
        height: to.heightPx,
      }
    : from;
  ctx.imageSmoothingEnabled = !own;
  // Skia's cubic for 'high' does not average when it shrinks much; its mip levels for 'medium' do.
  ctx.imageSmoothingQuality = at.width > canvas.width * 1.5 ? 'medium' : 'high';
  ctx.drawImage(image, at.x, at.y, at.width, at.height, 0, 0, canvas.width, canvas.height);
  const pixels = { ...to, rgba: Uint8Array.from(canvas.data()) };
  // Skia's pixels lie outside the heap, where nothing hurries their collection.
  canvas.width = 1;
  canvas.height = 1;
  return pixels;
}

function thumbnailOf(image: Image): Pixels {
  const scale = THUMBNAIL_PX / Math.max(image.width, image.height);
  const side = (n: number) => Math.max(Math.round(n * scale), 2);
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return drawn(image, whole, { widthPx: side(image.width), heightPx: side(image.height) });
}

/** The picture's middle, blurred and darkened, some sixty pixels wide: the resampler makes it smooth and large. */
function backdropOf(image: Image, frame: Size): Pixels {
  const scale = BACKDROP_PX / Math.max(frame.widthPx, frame.heightPx);
  const side = (n: number) => 2 * Math.max(Math.round((n * scale) / 2), 16);
  const size = { widthPx: side(frame.widthPx), heightPx: side(frame.heightPx) };
  const middle = coverCrop(
    { widthPx: image.width, heightPx: image.height },
    frame,
    (_, share) => (1 - share) / 2,
  );
  const small = drawn(image, middle, size);
  // Three box blurs come close to a Gaussian one.
  for (let pass = 0; pass < 3; pass++) {
    blurLines(small.rgba, size.widthPx, size.heightPx, 4, size.widthPx * 4);
    blurLines(small.rgba, size.heightPx, size.widthPx, size.widthPx * 4, 4);
  }
  for (let i = 0; i < small.rgba.length; i++) {
    if (i % 4 < 3) small.rgba[i] = Math.round(small.rgba[i]! * BACKDROP_LIGHT);
  }
  return small;
}

/** A box blur along `lines` lines of `length` pixels; edges repeat. */
function blurLines(rgba: Uint8Array, length: number, lines: number, step: number, lineStep: number): void {
  const line = new Float32Array(length);
  for (let l = 0; l < lines; l++) {
    for (let channel = 0; channel < 3; channel++) {
      const start = l * lineStep + channel;
      for (let i = 0; i < length; i++) line[i] = rgba[start + i * step]!;
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -BLUR_PX; k <= BLUR_PX; k++) sum += line[Math.min(Math.max(i + k, 0), length - 1)]!;
        rgba[start + i * step] = Math.round(sum / (2 * BLUR_PX + 1));
      }
    }
  }
}
