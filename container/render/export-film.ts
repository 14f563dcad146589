import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportOrder } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { EXPORT_TYPES, exportArgs, sheetFrames, teaserSpan } from './export-args.ts';
import { posterArgs } from './join-args.ts';
import { paintSheet } from './paint-sheet.ts';

export interface ExportOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * Turns a finished film into another format, in `outDir`. Throws `BadInputError` for a missing input, `FfmpegError`
 * where the film cannot be read, the signal's reason when aborted.
 */
export async function exportFilm(
  order: ExportOrder,
  inputs: Record<string, string>,
  outDir: string,
  options: ExportOptions,
): Promise<{ path: string; type: string; meta: Record<string, unknown> }> {
  const film = inputs[order.film];
  if (!film) throw new BadInputError(`the order has no input ${order.film}`);
  const { format, fps, frames } = order;
  const span = format === 'gif' ? teaserSpan(order) : { startFrame: 0, endFrame: frames };
  const seconds = (span.endFrame - span.startFrame) / fps;
  const path = join(outDir, `export.${format === 'sheet' ? 'jpg' : format}`);
  if (format === 'sheet') await sheet(order, film, outDir, path, options);
  else {
    await runFfmpeg(options.ffmpeg.path, {
      args: exportArgs({ ...order, format }, film, path),
      signal: options.signal,
      drain: (chunk) => {
        const told = [...chunk.toString().matchAll(/out_time_ms=(\d+)/g)].at(-1)?.[1];
        if (told) options.onProgress?.(Math.min(Number(told) / 1e6 / seconds, 1));
      },
    });
  }
  options.onProgress?.(1);
  return { path, type: EXPORT_TYPES[format], meta: { format, durationMs: Math.round(seconds * 1000) } };
}

/** Seeking to each frame by itself costs the same in a film of any length. */
async function sheet(
  order: ExportOrder,
  film: string,
  outDir: string,
  path: string,
  { ffmpeg, signal, onProgress }: ExportOptions,
): Promise<void> {
  const folder = join(outDir, 'sheet');
  await mkdir(folder, { recursive: true });
  const wanted = sheetFrames(order);
  const cells: { file: string; frame: number }[] = [];
  for (const [i, frame] of wanted.entries()) {
    const file = join(folder, `${i}.jpg`);
    await runFfmpeg(ffmpeg.path, { args: posterArgs(film, frame, order.fps, file), signal });
    cells.push({ file, frame });
    onProgress?.((0.9 * (i + 1)) / wanted.length);
  }
  await paintSheet(order, cells, path);
}
