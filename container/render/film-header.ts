import type { SequenceParameters } from './h264-headers.ts';
import { box, fullBox, runs, u16, u32, u32s, u64, u64s } from './mp4-boxes.ts';

/** Ticks a second of the picture track: 24, 25 and 30 frames a second all divide it. */
export const PICTURE_TIMESCALE = 90_000;
/** Ticks a second of the film as a whole: the sound's samples. */
const MOVIE_TIMESCALE = 48_000;

/** What the header tells of the picture track; the arrays are in decoding order, one entry a frame. */
export interface PictureTables {
  widthPx: number;
  heightPx: number;
  fps: number;
  sps: Buffer;
  pps: Buffer;
  parameters: SequenceParameters;
  sizes: number[];
  keys: boolean[];
  /** Place in the order of display. */
  shown: number[];
}

export interface SoundTables {
  timescale: number;
  description: Buffer;
  durations: number[];
  sizes: number[];
  primingTicks: number;
  heardTicks: number;
}

/** Where a run of neighbouring samples lies: its first byte in the media data, and how many samples it has. */
export interface Chunk {
  offset: number;
  samples: number;
}

/** `moov` of a film; chunk offsets count from `dataStart`, the first byte of the media data in the file. */
export function filmHeader(
  picture: PictureTables,
  sound: SoundTables,
  chunks: { picture: Chunk[]; sound: Chunk[] },
  dataStart: number,
): Buffer {
  const filmTicks = (picture.sizes.length * MOVIE_TIMESCALE) / picture.fps;
  const soundTicks = Math.round((sound.heardTicks * MOVIE_TIMESCALE) / sound.timescale);
  return box(
    'moov',
    fullBox(
      'mvhd',
      1,
      0,
      u64(0, 0),
      u32(MOVIE_TIMESCALE),
      u64(Math.round(Math.max(filmTicks, soundTicks))),
      u32(0x10000),
      u16(0x100, 0),
      u32(0, 0),
      MATRIX,
      Buffer.alloc(24),
      u32(3),
    ),
    pictureTrack(picture, Math.round(filmTicks), chunks.picture, dataStart),
    soundTrack(sound, soundTicks, chunks.sound, dataStart),
  );
}

/** Bytes that come before `moov`: what kind of file it is. */
export function fileType(): Buffer {
  return box('ftyp', Buffer.from('isom'), u32(0x200), Buffer.from('isomiso2avc1mp41'));
}

/** No rotation, no scaling. */
export const MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

function pictureTrack(picture: PictureTables, filmTicks: number, chunks: Chunk[], dataStart: number): Buffer {
  const { sizes, shown, keys, fps, widthPx, heightPx } = picture;
  const frameTicks = PICTURE_TIMESCALE / fps;
  // Display may lag behind decoding by a frame or two; the edit list starts the film at its first picture.
  const delay = shown.reduce((most, rank, index) => Math.max(most, index - rank), 0);
  const shifts = shown.map((rank, index) => (rank - index + delay) * frameTicks);
  const keyNumbers = keys.flatMap((key, index) => (key ? [index + 1] : []));
  const table = [
    fullBox('stsd', 0, 0, u32(1), avc1(picture)),
    fullBox('stts', 0, 0, u32(1, sizes.length, frameTicks)),
    ...(delay > 0 ? [runTable('ctts', shifts)] : []),
    fullBox('stss', 0, 0, u32(keyNumbers.length), u32s(keyNumbers)),
    ...sampleTables(sizes, chunks, dataStart),
  ];
  return box(
    'trak',
    trackHeader(1, filmTicks, 0, widthPx, heightPx),
    editList(filmTicks, delay * frameTicks),
    box(
      'mdia',
      mediaHeader(PICTURE_TIMESCALE, sizes.length * frameTicks),
      handler('vide', 'picture'),
      box('minf', fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)), DATA_HERE, box('stbl', ...table)),
    ),
  );
}

function soundTrack(sound: SoundTables, soundTicks: number, chunks: Chunk[], dataStart: number): Buffer {
  const total = sound.durations.reduce((sum, d) => sum + d, 0);
  const table = [
    sound.description,
    runTable('stts', sound.durations),
    ...sampleTables(sound.sizes, chunks, dataStart),
  ];
  return box(
    'trak',
    trackHeader(2, soundTicks, 0x100, 0, 0),
    editList(soundTicks, sound.primingTicks),
    box(
      'mdia',
      mediaHeader(sound.timescale, total),
      handler('soun', 'sound'),
      box('minf', fullBox('smhd', 0, 0, u16(0, 0)), DATA_HERE, box('stbl', ...table)),
    ),
  );
}

/** `ticks` of the movie's timescale. */
export function trackHeader(
  id: number,
  ticks: number,
  volume: number,
  widthPx: number,
  heightPx: number,
): Buffer {
  const times = [u64(0, 0), u32(id, 0), u64(ticks)];
  return fullBox(
    'tkhd',
    1,
    3,
    ...times,
    u32(0, 0),
    u16(0, 0, volume, 0),
    MATRIX,
    u32(widthPx * 65536, heightPx * 65536),
  );
}

function editList(ticks: number, mediaTime: number): Buffer {
  return box('edts', fullBox('elst', 1, 0, u32(1), u64(ticks, mediaTime), u16(1, 0)));
}

/** Language "und" in the packed form of 8.4.2. */
export function mediaHeader(timescale: number, ticks: number): Buffer {
  return fullBox('mdhd', 1, 0, u64(0, 0), u32(timescale), u64(ticks), u16(0x55c4, 0));
}

/** `kind` is `vide` or `soun`. */
export function handler(kind: string, name: string): Buffer {
  return fullBox('hdlr', 0, 0, u32(0), Buffer.from(kind), u32(0, 0, 0), Buffer.from(`${name}\0`));
}

/** Samples lie in this file. */
export const DATA_HERE = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));

function sampleTables(sizes: number[], chunks: Chunk[], dataStart: number): Buffer[] {
  const firsts: number[] = [];
  let last = -1;
  for (const [i, { samples }] of chunks.entries()) {
    if (samples !== last) firsts.push(i + 1, samples, 1);
    last = samples;
  }
  const offsets = chunks.map((chunk) => dataStart + chunk.offset);
  const wide = offsets.some((offset) => offset > 0xffffffff);
  return [
    fullBox('stsc', 0, 0, u32(firsts.length / 3), u32s(firsts)),
    fullBox('stsz', 0, 0, u32(0, sizes.length), u32s(sizes)),
    wide
      ? fullBox('co64', 0, 0, u32(offsets.length), u64s(offsets))
      : fullBox('stco', 0, 0, u32(offsets.length), u32s(offsets)),
  ];
}

function runTable(type: string, values: number[]): Buffer {
  const entries = runs(values);
  return fullBox(type, 0, 0, u32(entries.length), u32s(entries.flat()));
}

/** Sample entry of the picture track (ISO/IEC 14496-15, 5.4.2), with square pixels and the studio's colours. */
export function avc1({
  widthPx,
  heightPx,
  sps,
  pps,
  parameters,
}: Pick<PictureTables, 'widthPx' | 'heightPx' | 'sps' | 'pps' | 'parameters'>): Buffer {
  const { profile, constraints, level } = parameters;
  const name = Buffer.alloc(32);
  const config = Buffer.concat([
    Buffer.from([1, profile, constraints, level, 0xff, 0xe1]),
    ...[u16(sps.length), sps, Buffer.from([1]), u16(pps.length), pps],
    // 4:2:0, eight bits, no extension sets.
    ...(profile >= 100 ? [Buffer.from([0xfd, 0xf8, 0xf8, 0])] : []),
  ]);
  return box(
    'avc1',
    ...[Buffer.alloc(6), u16(1), Buffer.alloc(16), u16(widthPx, heightPx), u32(0x480000, 0x480000, 0)],
    ...[u16(1), name, u16(24, 0xffff), box('avcC', config)],
    box('colr', Buffer.from('nclx'), u16(1, 1, 1), Buffer.from([0])),
    box('pasp', u32(1, 1)),
  );
}
