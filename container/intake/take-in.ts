import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { IntakeOrder } from '#domain/composer-order';
import { FfmpegError, runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import type { WorkDone } from '../orders/do-order.ts';
import { BadInputError } from '../render/bad-input-error.ts';
import { decodePicture } from '../render/load-picture.ts';

/** No film shows more, and what vendors are shown must fit into a request. */
const MOST_SIDE_PX = 2_560;
const MOST_BYTES = 12 * 1024 * 1024;
/** A line is spoken in two minutes at most, and no score is longer than a quarter of an hour. */
const MOST_SECONDS = { voice: 120, music: 900 } as const;
const RATE = 48_000;
const WAV_HEADER_BYTES = 44;

/** ffmpeg's name of the one format that a file may be: lists of other files are never followed. */
const DEMUXERS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
  'audio/mp4': 'mov',
};

interface Room {
  ffmpegPath: string;
  signal: AbortSignal;
}

/** Does an intake order with local files. Throws `BadInputError` for what cannot be decoded to its end. */
export async function takeIn(
  { media, file, type }: IntakeOrder,
  inputs: Readonly<Record<string, string>>,
  made: string,
  room: Room,
): Promise<WorkDone> {
  const source = inputs[file];
  if (source === undefined) throw new Error(`there is no input ${file}`);
  if (media === 'picture') {
    const path = join(made, 'picture.png');
    return { files: [{ role: 'picture', path, type: 'image/png' }], meta: await repaint(source, path) };
  }
  if (media === 'voice') {
    const path = join(made, 'speech.wav');
    const wav = ['-ac', '1', '-c:a', 'pcm_s16le', '-bitexact', '-f', 'wav', path];
    await decodeSound(source, type, MOST_SECONDS.voice, wav, room);
    const samples = Math.floor(((await stat(path)).size - WAV_HEADER_BYTES) / 2);
    if (samples < 1) throw new BadInputError('there is no sound in it');
    return { files: [{ role: 'speech', path, type: 'audio/wav' }], meta: { samples, words: [] } };
  }
  const path = join(made, 'music.flac');
  const flac = ['-ac', '2', '-sample_fmt', 's16', '-c:a', 'flac', '-bitexact', '-f', 'flac', path];
  const samples = await decodeSound(source, type, MOST_SECONDS.music, flac, room);
  return { files: [{ role: 'music', path, type: 'audio/flac' }], meta: { samples } };
}

/** What is seen and nothing else: no metadata, no second picture, no bytes behind the end. */
async function repaint(source: string, path: string): Promise<{ widthPx: number; heightPx: number }> {
  const image = await decodePicture(source);
  for (let scale = Math.min(1, MOST_SIDE_PX / Math.max(image.width, image.height)); ; scale *= 0.8) {
    const size = { widthPx: Math.round(image.width * scale), heightPx: Math.round(image.height * scale) };
    const canvas = createCanvas(size.widthPx, size.heightPx);
    const ctx = canvas.getContext('2d');
    ctx.fillStyle = '#fff';
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.imageSmoothingQuality = scale < 0.67 ? 'medium' : 'high';
    ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await canvas.encode('png');
    // Skia's pixels lie outside the heap, where nothing hurries their collection.
    canvas.width = 1;
    canvas.height = 1;
    if (png.byteLength > MOST_BYTES) continue;
    await writeFile(path, png);
    return size;
  }
}

/** Decodes all of a sound and writes it as `out` says. Returns its length in samples at 48 kHz, by what was written. */
async function decodeSound(
  source: string,
  type: string,
  seconds: number,
  out: readonly string[],
  { ffmpegPath, signal }: Room,
): Promise<number> {
  const demuxer = DEMUXERS[type];
  if (demuxer === undefined) throw new BadInputError(`${type} is no sound`);
  const input = ['-y', '-v', 'error', '-xerror', '-f', demuxer, '-i', source];
  const sound = ['-map', '0:a:0', '-vn', '-map_metadata', '-1', '-t', String(seconds), '-ar', String(RATE)];
  let samples = 0;
  try {
    await runFfmpeg(ffmpegPath, { args: [...input, ...sound, ...out], signal });
    const count = [
      '-v',
      'error',
      '-i',
      out.at(-1) as string,
      '-f',
      's16le',
      '-ac',
      '1',
      '-ar',
      String(RATE),
      '-',
    ];
    await runFfmpeg(ffmpegPath, {
      args: count,
      signal,
      drain: (chunk) => {
        samples += chunk.length / 2;
      },
    });
  } catch (error) {
    if (!(error instanceof FfmpegError) || error.exitCode === null || /No space left/.test(error.stderrTail))
      throw error;
    throw new BadInputError('the sound cannot be decoded to its end');
  }
  if (samples < 1) throw new BadInputError('there is no sound in it');
  return Math.floor(samples);
}
