import { type FileHandle, open } from 'node:fs/promises';
import { BadInputError } from './bad-input-error.ts';
import { boxAt, boxesIn, type FoundBox } from './mp4-boxes.ts';

/** The one sound track of an MP4 file, as it is copied into the film. */
export interface SoundTrack {
  path: string;
  timescale: number;
  /** The sample description box, unchanged. */
  description: Buffer;
  /** One entry a coded frame: its length in the timescale's ticks, its bytes and where they lie. */
  durations: number[];
  sizes: number[];
  offsets: number[];
  /** Ticks of encoder priming before the first heard sample. */
  primingTicks: number;
  /** Ticks that are heard, from the edit list; without one all after the priming. */
  heardTicks: number;
}

const MOST_HEADER_BYTES = 64 * 1024 * 1024;

/** Reads the sound track's tables. Throws `BadInputError` if the file is no MP4 with exactly one sound track. */
export async function readM4a(path: string): Promise<SoundTrack> {
  const file = await open(path, 'r');
  try {
    const moov = await readMoov(file);
    const tracks = boxesIn(moov, 0, moov.length).filter((b) => b.type === 'trak' && isSound(moov, b));
    if (tracks.length !== 1) throw new BadInputError(`${path}: ${tracks.length} sound tracks`);
    return readTrack(path, moov, tracks[0]!);
  } catch (error) {
    if (error instanceof RangeError) throw new BadInputError(`${path}: ${error.message}`);
    throw error;
  } finally {
    await file.close();
  }
}

async function readMoov(file: FileHandle): Promise<Buffer> {
  const { size: fileSize } = await file.stat();
  const header = Buffer.alloc(16);
  for (let at = 0; at + 8 <= fileSize; ) {
    await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? fileSize - at : short;
    if (size < 8 || at + size > fileSize) throw new RangeError('an MP4 box is larger than its file');
    if (header.toString('latin1', 4, 8) === 'moov') {
      if (size > MOST_HEADER_BYTES) throw new RangeError(`an MP4 header of ${size} bytes`);
      const moov = Buffer.alloc(size - 8);
      await file.read(moov, 0, moov.length, at + 8);
      return moov;
    }
    at += size;
  }
  throw new RangeError('an MP4 file without moov');
}

function isSound(moov: Buffer, track: FoundBox): boolean {
  const handler = boxAt(moov, 'mdia/hdlr', track.start, track.end);
  return handler !== null && moov.toString('latin1', handler.start + 8, handler.start + 12) === 'soun';
}

function readTrack(path: string, moov: Buffer, track: FoundBox): SoundTrack {
  const at = (name: string) => {
    const found = boxAt(moov, name, track.start, track.end);
    if (!found) throw new RangeError(`an MP4 track without ${name}`);
    return found;
  };
  const header = at('mdia/mdhd');
  const timescale = moov.readUInt32BE(header.start + (moov[header.start] === 1 ? 20 : 12));
  const stsd = at('mdia/minf/stbl/stsd');
  const durations = pairs(moov, at('mdia/minf/stbl/stts')).flatMap(([n, v]) => new Array<number>(n).fill(v));
  const sizes = sampleSizes(moov, at('mdia/minf/stbl/stsz'));
  if (sizes.length !== durations.length) throw new RangeError('an MP4 track whose tables differ in length');
  const total = durations.reduce((sum, d) => sum + d, 0);
  const edit = readEdit(moov, track);
  const primingTicks = edit?.mediaTime ?? 0;
  const movieScale = movieTimescale(moov);
  const heardTicks = edit && edit.duration > 0 ? Math.round((edit.duration * timescale) / movieScale) : total;
  return {
    path,
    timescale,
    description: Buffer.from(moov.subarray(stsd.start - 8, stsd.end)),
    durations,
    sizes,
    offsets: sampleOffsets(moov, track, sizes),
    primingTicks,
    heardTicks: Math.min(heardTicks, total - primingTicks),
  };
}

function movieTimescale(moov: Buffer): number {
  const header = boxAt(moov, 'mvhd');
  if (!header) throw new RangeError('an MP4 file without mvhd');
  return moov.readUInt32BE(header.start + (moov[header.start] === 1 ? 20 : 12));
}

function readEdit(moov: Buffer, track: FoundBox): { duration: number; mediaTime: number } | null {
  const list = boxAt(moov, 'edts/elst', track.start, track.end);
  if (!list || moov.readUInt32BE(list.start + 4) === 0) return null;
  if (moov.readUInt32BE(list.start + 4) > 1) throw new RangeError('a sound track with several edits');
  const wide = moov[list.start] === 1;
  const first = list.start + 8;
  return wide
    ? { duration: Number(moov.readBigUInt64BE(first)), mediaTime: Number(moov.readBigInt64BE(first + 8)) }
    : { duration: moov.readUInt32BE(first), mediaTime: moov.readInt32BE(first + 4) };
}

function pairs(moov: Buffer, table: FoundBox): [number, number][] {
  const count = moov.readUInt32BE(table.start + 4);
  return Array.from({ length: count }, (_, i) => {
    const at = table.start + 8 + i * 8;
    return [moov.readUInt32BE(at), moov.readUInt32BE(at + 4)];
  });
}

function sampleSizes(moov: Buffer, table: FoundBox): number[] {
  const [same, count] = [moov.readUInt32BE(table.start + 4), moov.readUInt32BE(table.start + 8)];
  if (count > MOST_HEADER_BYTES / 4) throw new RangeError('too many samples');
  return Array.from({ length: count }, (_, i) => same || moov.readUInt32BE(table.start + 12 + i * 4));
}

function sampleOffsets(moov: Buffer, track: FoundBox, sizes: number[]): number[] {
  const narrow = boxAt(moov, 'mdia/minf/stbl/stco', track.start, track.end);
  const wide = boxAt(moov, 'mdia/minf/stbl/co64', track.start, track.end);
  const toChunk = boxAt(moov, 'mdia/minf/stbl/stsc', track.start, track.end);
  const table = narrow ?? wide;
  if (!table || !toChunk) throw new RangeError('an MP4 track without chunks');
  const chunks = moov.readUInt32BE(table.start + 4);
  const entries = moov.readUInt32BE(toChunk.start + 4);
  const offsets: number[] = [];
  let entry = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const next = toChunk.start + 8 + (entry + 1) * 12;
    if (entry + 1 < entries && moov.readUInt32BE(next) === chunk + 1) entry++;
    const perChunk = moov.readUInt32BE(toChunk.start + 8 + entry * 12 + 4);
    let at = narrow
      ? moov.readUInt32BE(table.start + 8 + chunk * 4)
      : Number(moov.readBigUInt64BE(table.start + 8 + chunk * 8));
    for (let i = 0; i < perChunk && offsets.length < sizes.length; i++) {
      offsets.push(at);
      at += sizes[offsets.length - 1]!;
    }
  }
  if (offsets.length !== sizes.length)
    throw new RangeError('an MP4 track whose chunks do not hold its samples');
  return offsets;
}
