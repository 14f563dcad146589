import { type FileHandle, open } from 'node:fs/promises';
import { NAL, readSlice, readSps, type SequenceParameters } from './h264-headers.ts';
import { boxAt, boxesIn, type FoundBox } from './mp4-boxes.ts';
import { expanded, readMoov, type TrackTables, tracksOf, trackTables } from './mp4-tables.ts';

/** What a film's own tables and the headers of its coded pictures tell, without decoding one. */
export interface PictureIndex {
  widthPx: number;
  heightPx: number;
  frames: number;
  /** Pictures that are shown at another time than n/fps. */
  misplaced: number;
  /** Places of the keyframes in the order of display, ascending; none is shown before one that comes earlier. */
  keys: number[];
  /** Coded bytes of each picture, in the order of display. */
  sizes: number[];
}

/** A fixed part of a visual sample entry, before its boxes (ISO/IEC 14496-12, 12.1.3). */
const ENTRY_BYTES = 78;

/**
 * Reads every coded picture of a film: its place in the file, its NAL units and slice headers, its time. Throws a
 * RangeError if the film is no H.264 in MP4, is cut off, or holds a picture that is not whole.
 */
export async function readPictures(path: string, fps: number): Promise<PictureIndex> {
  const file = await open(path, 'r');
  try {
    const moov = await readMoov(file);
    const track = tracksOf(moov, 'vide')[0];
    if (!track) throw new RangeError('the film has no picture');
    const tables = trackTables(moov, track);
    const parameters = parametersOf(moov, tables.stsd);
    const keys = await readSamples(file, tables, parameters);
    const times = shownTimes(moov, track, tables);
    const inOrder = [...times].sort((a, b) => a - b);
    const rank = new Map(inOrder.map((time, n) => [time, n]));
    const off = (time: number, n: number) => Math.abs(time - (n * tables.timescale) / fps) >= 1;
    const { widthPx, heightPx } = parameters;
    return {
      ...{ widthPx, heightPx, frames: times.length, misplaced: inOrder.filter(off).length },
      keys: keys.map((sample) => rank.get(times[sample]!)!),
      sizes: inShownOrder(tables.sizes, times, rank),
    };
  } finally {
    await file.close();
  }
}

function inShownOrder(sizes: number[], times: number[], rank: Map<number, number>): number[] {
  const out: number[] = Array.from({ length: sizes.length }, () => 0);
  for (const [i, size] of sizes.entries()) out[rank.get(times[i]!)!] = size;
  return out;
}

function parametersOf(moov: Buffer, stsd: FoundBox): SequenceParameters {
  const entry = boxesIn(moov, stsd.start + 8, stsd.end)[0];
  const avcc = entry?.type === 'avc1' && boxAt(moov, 'avcC', entry.start + ENTRY_BYTES, entry.end);
  if (!avcc || (moov[avcc.start + 4]! & 3) !== 3 || (moov[avcc.start + 5]! & 31) !== 1)
    throw new RangeError('the picture is no H.264 of one sequence');
  const length = moov.readUInt16BE(avcc.start + 6);
  return readSps(moov.subarray(avcc.start + 8, avcc.start + 8 + length));
}

function shownTimes(moov: Buffer, track: FoundBox, { durations, edit }: TrackTables): number[] {
  const ctts = boxAt(moov, 'mdia/minf/stbl/ctts', track.start, track.end);
  const later = ctts && expanded(moov, ctts, durations.length);
  let ticks = -(edit?.mediaTime ?? 0);
  return durations.map((duration, i) => {
    const shown = ticks + (later?.[i] ?? 0);
    ticks += duration;
    return shown;
  });
}

/** The samples that are keyframes, in decoding order. */
async function readSamples(
  file: FileHandle,
  { sizes, offsets }: TrackTables,
  parameters: SequenceParameters,
): Promise<number[]> {
  const { size: fileBytes } = await file.stat();
  const keys: number[] = [];
  let bytes = Buffer.alloc(1 << 18);
  for (const [i, size] of sizes.entries()) {
    if (offsets[i]! + size > fileBytes) throw new RangeError(`the film is cut off at coded picture ${i}`);
    if (size > bytes.length) bytes = Buffer.alloc(size * 2);
    await file.read(bytes, 0, size, offsets[i]!);
    if (isKey(bytes.subarray(0, size), parameters, i)) keys.push(i);
  }
  if (keys[0] !== 0) throw new RangeError('the film does not begin with a keyframe');
  return keys;
}

function isKey(sample: Buffer, parameters: SequenceParameters, index: number): boolean {
  let types = 0;
  let pictures = 0;
  let at = 0;
  while (at + 4 < sample.length) {
    const size = sample.readUInt32BE(at);
    const unit = sample.subarray(at + 4, at + 4 + size);
    if (size === 0 || unit.length < size || unit[0]! >= 128) break;
    const type = unit[0]! & 31;
    if (type === NAL.slice || type === NAL.idr) {
      types |= 1 << type;
      if (readSlice(unit, parameters).firstBlock === 0) pictures++;
    }
    at += 4 + size;
  }
  if (at !== sample.length || pictures !== 1) throw new RangeError(`coded picture ${index} is not whole`);
  return types === 1 << NAL.idr;
}
