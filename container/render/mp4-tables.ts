import type { FileHandle } from 'node:fs/promises';
import { boxAt, boxesIn, type FoundBox } from './mp4-boxes.ts';

const MOST_HEADER_BYTES = 64 * 1024 * 1024;

/** The payload of a file's `moov`. Throws a RangeError if the file has none or a box does not fit. */
export async function readMoov(file: FileHandle): Promise<Buffer> {
  const { size: fileSize } = await file.stat();
  const header = Buffer.alloc(16);
  for (let at = 0; at + 8 <= fileSize; ) {
    await file.read(header, 0, 16, at);
    const short = header.readUInt32BE(0);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? fileSize - at : short;
    const isMoov = header.toString('latin1', 4, 8) === 'moov';
    // A film that was cut off still has its header in front: what is missing is told by its tables.
    if (size < 8 || (isMoov && at + size > fileSize))
      throw new RangeError('an MP4 box is larger than its file');
    if (isMoov) {
      if (size > MOST_HEADER_BYTES) throw new RangeError(`an MP4 header of ${size} bytes`);
      const moov = Buffer.alloc(size - 8);
      await file.read(moov, 0, moov.length, at + 8);
      return moov;
    }
    at += size;
  }
  throw new RangeError('an MP4 file without moov');
}

/** The tracks of one kind: `soun` or `vide`. */
export function tracksOf(moov: Buffer, handler: 'soun' | 'vide'): FoundBox[] {
  return boxesIn(moov, 0, moov.length).filter((box) => {
    if (box.type !== 'trak') return false;
    const hdlr = boxAt(moov, 'mdia/hdlr', box.start, box.end);
    return hdlr !== null && moov.toString('latin1', hdlr.start + 8, hdlr.start + 12) === handler;
  });
}

/** A track's tables, one entry a sample in decoding order. */
export interface TrackTables {
  timescale: number;
  /** The sample description box. */
  stsd: FoundBox;
  /** In ticks of the timescale. */
  durations: number[];
  sizes: number[];
  offsets: number[];
  edit: { duration: number; mediaTime: number } | null;
}

/** Throws a RangeError for tables that are missing or contradict each other. */
export function trackTables(moov: Buffer, track: FoundBox): TrackTables {
  const at = (name: string) => {
    const found = boxAt(moov, name, track.start, track.end);
    if (!found) throw new RangeError(`an MP4 track without ${name}`);
    return found;
  };
  const header = at('mdia/mdhd');
  const timescale = moov.readUInt32BE(header.start + (moov[header.start] === 1 ? 20 : 12));
  const sizes = sampleSizes(moov, at('mdia/minf/stbl/stsz'));
  const durations = expanded(moov, at('mdia/minf/stbl/stts'), sizes.length);
  const offsets = sampleOffsets(moov, track, sizes);
  const edit = readEdit(moov, track);
  return { timescale, stsd: at('mdia/minf/stbl/stsd'), durations, sizes, offsets, edit };
}

/** Ticks a second of the whole file, in which edit lists count. */
export function movieTimescale(moov: Buffer): number {
  const header = boxAt(moov, 'mvhd');
  if (!header) throw new RangeError('an MP4 file without mvhd');
  return moov.readUInt32BE(header.start + (moov[header.start] === 1 ? 20 : 12));
}

/** A table of (count, value) runs, one entry a sample. */
export function expanded(moov: Buffer, table: FoundBox, samples: number): number[] {
  const values: number[] = [];
  const runs = moov.readUInt32BE(table.start + 4);
  for (let run = 0; run < runs; run++) {
    const at = table.start + 8 + run * 8;
    const count = moov.readUInt32BE(at);
    if (values.length + count > samples) break;
    const value = moov.readInt32BE(at + 4);
    for (let i = 0; i < count; i++) values.push(value);
  }
  if (values.length !== samples) throw new RangeError('an MP4 track whose tables differ in length');
  return values;
}

function readEdit(moov: Buffer, track: FoundBox): { duration: number; mediaTime: number } | null {
  const list = boxAt(moov, 'edts/elst', track.start, track.end);
  if (!list || moov.readUInt32BE(list.start + 4) === 0) return null;
  if (moov.readUInt32BE(list.start + 4) > 1) throw new RangeError('a track with several edits');
  const wide = moov[list.start] === 1;
  const first = list.start + 8;
  return wide
    ? { duration: Number(moov.readBigUInt64BE(first)), mediaTime: Number(moov.readBigInt64BE(first + 8)) }
    : { duration: moov.readUInt32BE(first), mediaTime: moov.readInt32BE(first + 4) };
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
