import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type JoinMeta, type JoinOrder, SAMPLE_RATE } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { BadInputError } from './bad-input-error.ts';
import { type Chunk, fileType, filmHeader, type PictureTables } from './film-header.ts';
import { indexPiece, type PieceIndex } from './index-piece.ts';
import { posterArgs } from './join-args.ts';
import { u32, u64 } from './mp4-boxes.ts';
import { readM4a, type SoundTrack } from './read-m4a.ts';

export interface JoinOptions {
  ffmpeg: Ffmpeg;
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/**
 * Joins pieces and sound by stream copy into `film.mp4` (faststart) and takes `poster.jpg` from it, both in `outDir`.
 * Frame n is shown at exactly n/fps seconds. Memory does not grow with the pieces' bytes. Throws `BadInputError` for
 * pieces of unequal SPS or PPS, a wrong number of frames, another size, or sound that is more than a frame longer or shorter.
 */
export async function joinFilm(
  order: JoinOrder,
  inputs: Record<string, string>,
  outDir: string,
  options: JoinOptions,
): Promise<{ film: string; poster: string; meta: JoinMeta }> {
  const { signal, onProgress } = options;
  const pieces: PieceIndex[] = [];
  for (const [i, { input, frames }] of order.pieces.entries()) {
    signal?.throwIfAborted();
    const piece = await indexPiece(pathOf(inputs, input));
    refuseStranger(order, piece, pieces[0] ?? piece, input, frames);
    pieces.push(piece);
    onProgress?.((0.4 * (i + 1)) / order.pieces.length);
  }
  const sound = await readM4a(pathOf(inputs, order.mix));
  refuseUnequalLength(order, pieces, sound);

  const film = join(outDir, 'film.mp4');
  const poster = join(outDir, 'poster.jpg');
  await writeFilm(film, order, pieces, sound, signal, (share) => onProgress?.(0.4 + 0.5 * share));
  const posterFrame = Math.min(order.posterFrame, order.frames - 1);
  await runFfmpeg(options.ffmpeg.path, { args: posterArgs(film, posterFrame, order.fps, poster), signal });
  onProgress?.(1);
  const durationMs = Math.round((order.frames * 1000) / order.fps);
  return { film, poster, meta: { durationMs, widthPx: order.widthPx, heightPx: order.heightPx } };
}

function pathOf(inputs: Record<string, string>, name: string): string {
  const path = inputs[name];
  if (!path) throw new BadInputError(`the order has no input ${name}`);
  return path;
}

function refuseStranger(
  order: JoinOrder,
  piece: PieceIndex,
  first: PieceIndex,
  name: string,
  frames: number,
): void {
  const { widthPx, heightPx } = piece.parameters;
  if (widthPx !== order.widthPx || heightPx !== order.heightPx) {
    throw new BadInputError(`${name} is ${widthPx}×${heightPx}, the film ${order.widthPx}×${order.heightPx}`);
  }
  if (!piece.sps.equals(first.sps)) throw new BadInputError(`${name} has another SPS than the first piece`);
  if (!piece.pps.equals(first.pps)) throw new BadInputError(`${name} has another PPS than the first piece`);
  if (piece.pictures.length !== frames) {
    throw new BadInputError(`${name} has ${piece.pictures.length} frames, the order says ${frames}`);
  }
}

function refuseUnequalLength(order: JoinOrder, pieces: PieceIndex[], sound: SoundTrack): void {
  const frames = pieces.reduce((sum, piece) => sum + piece.pictures.length, 0);
  if (frames !== order.frames)
    throw new BadInputError(`the pieces have ${frames} frames, the film ${order.frames}`);
  const heard = sound.heardTicks / sound.timescale;
  const seen = frames / order.fps;
  // The last AAC frame is padded to 1024 samples, which players cut by the edit list.
  const slack = 1 / order.fps + 1024 / SAMPLE_RATE;
  if (Math.abs(heard - seen) > slack) {
    throw new BadInputError(`the sound lasts ${heard.toFixed(3)} s, the picture ${seen.toFixed(3)} s`);
  }
}

interface PlannedFilm {
  tables: PictureTables;
  picture: (Chunk & { from: number })[];
  sound: (Chunk & { from: number })[];
  bytes: number;
}

/** Seconds of picture, then of sound, that lie together: players read both from one place. */
const INTERLEAVE_SECONDS = 1;

function planFilm(order: JoinOrder, pieces: PieceIndex[], sound: SoundTrack): PlannedFilm {
  const first = pieces[0]!;
  const tables: PictureTables = {
    ...{ widthPx: order.widthPx, heightPx: order.heightPx, fps: order.fps },
    ...{ sps: first.sps, pps: first.pps, parameters: first.parameters, sizes: [], keys: [], shown: [] },
  };
  let before = 0;
  for (const { pictures } of pieces) {
    for (const { units, key, shown } of pictures) {
      tables.sizes.push(units.reduce((sum, unit) => sum + 4 + unit.size, 0));
      tables.keys.push(key);
      tables.shown.push(before + shown);
    }
    before += pictures.length;
  }
  const plan: PlannedFilm = { tables, picture: [], sound: [], bytes: 0 };
  const framesPerChunk = order.fps * INTERLEAVE_SECONDS;
  let heard = 0;
  let ticks = -sound.primingTicks;
  for (let frame = 0; frame < tables.sizes.length; frame += framesPerChunk) {
    const samples = Math.min(framesPerChunk, tables.sizes.length - frame);
    plan.picture.push({ offset: plan.bytes, samples, from: frame });
    for (let i = 0; i < samples; i++) plan.bytes += tables.sizes[frame + i]!;
    const last = frame + samples >= tables.sizes.length;
    const until = ((frame + samples) / order.fps) * sound.timescale;
    const from = heard;
    const offset = plan.bytes;
    while (heard < sound.sizes.length && (last || ticks < until)) {
      ticks += sound.durations[heard]!;
      plan.bytes += sound.sizes[heard]!;
      heard++;
    }
    if (heard > from) plan.sound.push({ offset, samples: heard - from, from });
  }
  return plan;
}

async function writeFilm(
  path: string,
  order: JoinOrder,
  pieces: PieceIndex[],
  sound: SoundTrack,
  signal: AbortSignal | undefined,
  onProgress: (share: number) => void,
): Promise<void> {
  const plan = planFilm(order, pieces, sound);
  const seen = {
    ...sound,
    heardTicks: Math.min(sound.heardTicks, (order.frames * sound.timescale) / order.fps),
  };
  const chunks = { picture: plan.picture, sound: plan.sound };
  const type = fileType();
  const headerBytes = filmHeader(plan.tables, seen, chunks, 0).length;
  // Offsets beyond 4 GiB widen the header's own table: its length is taken with the true start.
  const start = (header: number) => type.length + header + 16;
  const header = filmHeader(plan.tables, seen, chunks, start(headerBytes));
  const settled =
    header.length === headerBytes ? header : filmHeader(plan.tables, seen, chunks, start(header.length));
  const out = await open(path, 'w');
  const reader = new PieceReader(pieces);
  const soundFile = await open(sound.path, 'r');
  try {
    await out.writeFile(Buffer.concat([type, settled, u32(1), Buffer.from('mdat'), u64(plan.bytes + 16)]));
    let nextSound = 0;
    for (const [i, chunk] of plan.picture.entries()) {
      signal?.throwIfAborted();
      await out.appendFile(await reader.read(chunk.from, chunk.samples));
      const piece = plan.sound[nextSound];
      const after = plan.picture[i + 1]?.offset ?? Number.POSITIVE_INFINITY;
      if (piece && piece.offset < after) {
        await out.appendFile(await readSound(soundFile, sound, piece.from, piece.samples));
        nextSound++;
      }
      onProgress((i + 1) / plan.picture.length);
    }
  } finally {
    await Promise.all([out.close(), soundFile.close(), reader.close()]);
  }
}

async function readSound(
  file: FileHandle,
  sound: SoundTrack,
  from: number,
  samples: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let i = from; i < from + samples; i++)
    parts.push(await readRange(file, sound.offsets[i]!, sound.sizes[i]!));
  return Buffer.concat(parts);
}

async function readRange(file: FileHandle, offset: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  const { bytesRead } = await file.read(bytes, 0, size, offset);
  if (bytesRead !== size) throw new BadInputError('a file became shorter while it was read');
  return bytes;
}

/** Reads pictures across pieces, one piece's file open at a time. */
class PieceReader {
  readonly #pieces: PieceIndex[];
  #at = 0;
  #before = 0;
  #file: FileHandle | null = null;

  constructor(pieces: PieceIndex[]) {
    this.#pieces = pieces;
  }

  /** Pictures [from, from + count) of the film, each NAL unit behind its length; calls go forward only. */
  async read(from: number, count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let i = from; i < from + count; i++) {
      while (i - this.#before >= this.#pieces[this.#at]!.pictures.length) await this.#next();
      const piece = this.#pieces[this.#at]!;
      this.#file ??= await open(piece.path, 'r');
      for (const { offset, size } of piece.pictures[i - this.#before]!.units) {
        parts.push(u32(size), await readRange(this.#file, offset, size));
      }
    }
    return Buffer.concat(parts);
  }

  async #next(): Promise<void> {
    await this.close();
    this.#before += this.#pieces[this.#at]!.pictures.length;
    this.#at++;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }
}
