import { writeFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { captionFont } from './caption-fonts.ts';

const COLUMNS = 4;
/** Long side of a cell's picture, and the space around it, in px. */
const CELL_PX = 360;
const GAP_PX = 16;
const TIME_PX = 18;
const TITLE_PX = 30;
const PAPER = '#16181d';
const INK = '#e8eaee';
const FAINT_INK = '#9aa0ab';

/** Paints a contact sheet (JPEG): the pictures in rows of four, each over its time, below the title if there is one. */
export async function paintSheet(
  order: { widthPx: number; heightPx: number; fps: number; title?: string | undefined },
  cells: readonly { file: string; frame: number }[],
  path: string,
): Promise<void> {
  const scale = CELL_PX / Math.max(order.widthPx, order.heightPx);
  const [w, h] = [Math.round(order.widthPx * scale), Math.round(order.heightPx * scale)];
  const columns = Math.min(COLUMNS, cells.length);
  const rows = Math.ceil(cells.length / columns);
  const top = order.title ? TITLE_PX * 2 : GAP_PX;
  const [stepX, stepY] = [w + GAP_PX, h + TIME_PX * 1.5 + GAP_PX];
  const canvas = createCanvas(GAP_PX + columns * stepX, Math.round(top + rows * stepY));
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = PAPER;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  if (order.title) {
    ctx.fillStyle = INK;
    ctx.font = captionFont(TITLE_PX, order.title);
    ctx.fillText(order.title, GAP_PX, TITLE_PX * 1.35, canvas.width - 2 * GAP_PX);
  }
  for (const [i, { file, frame }] of cells.entries()) {
    const [x, y] = [GAP_PX + (i % columns) * stepX, top + Math.floor(i / columns) * stepY];
    ctx.imageSmoothingQuality = 'medium';
    ctx.drawImage(await loadImage(file), x, y, w, h);
    const time = timecode(frame / order.fps);
    ctx.fillStyle = FAINT_INK;
    ctx.font = captionFont(TIME_PX, time);
    ctx.fillText(time, x, y + h + TIME_PX * 1.15);
  }
  await writeFile(path, canvas.toBuffer('image/jpeg', 88));
  // Skia's pixels lie outside the heap, where nothing hurries their collection.
  canvas.width = 1;
  canvas.height = 1;
}

/** 0:07, 12:30 or 1:02:03. */
function timecode(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
