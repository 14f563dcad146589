import { open } from 'node:fs/promises';
import {
  avc1,
  DATA_HERE,
  handler,
  MATRIX,
  mediaHeader,
  PICTURE_TIMESCALE,
  trackHeader,
} from './film-header.ts';
import { type CodedPicture, indexPiece, type PieceIndex } from './index-piece.ts';
import { box, fullBox, u16, u32, u32s, u64 } from './mp4-boxes.ts';

/** Sample flags of ISO/IEC 14496-12, 8.8.3.1: a picture that depends on no other, and one that does. */
const FLAGS = { key: 0x02000000, other: 0x01010000 } as const;

/**
 * Writes a piece's fragmented twin: the same coded pictures as MP4 for Media Source Extensions, a fragment a closed
 * group, its first picture at time 0 on both clocks, so that a player places it by `timestampOffset` alone. Pictures
 * that are shown before one decoded earlier have negative composition offsets (trun version 1, as in CMAF). Throws
 * `BadInputError` if the piece is no H.264 of the studio.
 */
export async function writeTwin(
  piece: string,
  outFile: string,
  { widthPx, heightPx, fps }: { widthPx: number; heightPx: number; fps: number },
): Promise<{ codecs: string }> {
  const index = await indexPiece(piece);
  const frameTicks = PICTURE_TIMESCALE / fps;
  const [from, out] = [await open(piece, 'r'), await open(outFile, 'w')];
  try {
    await out.appendFile(initSegment({ ...index, widthPx, heightPx }, index.pictures.length * frameTicks));
    let first = 0;
    for (const [number, group] of groups(index.pictures).entries()) {
      const parts: Buffer[] = [];
      for (const { offset, size } of group.flatMap(({ units }) => units)) {
        const bytes = Buffer.alloc(size);
        await from.read(bytes, 0, size, offset);
        parts.push(u32(size), bytes);
      }
      const data = Buffer.concat(parts);
      await out.appendFile(
        Buffer.concat([fragmentHeader(group, first, number + 1, frameTicks), box('mdat', data)]),
      );
      first += group.length;
    }
  } finally {
    await Promise.all([from.close(), out.close()]);
  }
  const { profile, constraints, level } = index.parameters;
  return { codecs: `avc1.${Buffer.from([profile, constraints, level]).toString('hex')}` };
}

/** Pictures in decoding order, cut before every keyframe. */
function groups(pictures: readonly CodedPicture[]): CodedPicture[][] {
  const out: CodedPicture[][] = [];
  for (const picture of pictures) {
    if (picture.key || out.length === 0) out.push([picture]);
    else out.at(-1)!.push(picture);
  }
  return out;
}

function initSegment(
  picture: Pick<PieceIndex, 'sps' | 'pps' | 'parameters'> & { widthPx: number; heightPx: number },
  ticks: number,
): Buffer {
  const none = (type: string) => fullBox(type, 0, 0, u32(0));
  const table = [
    fullBox('stsd', 0, 0, u32(1), avc1(picture)),
    ...[none('stts'), none('stsc'), fullBox('stsz', 0, 0, u32(0, 0)), none('stco')],
  ];
  const movie = [u64(0, 0), u32(PICTURE_TIMESCALE), u64(0), u32(0x10000), u16(0x100, 0), u32(0, 0)];
  const moov = box(
    'moov',
    fullBox('mvhd', 1, 0, ...movie, MATRIX, Buffer.alloc(24), u32(2)),
    box(
      'trak',
      trackHeader(1, 0, 0, picture.widthPx, picture.heightPx),
      box(
        'mdia',
        mediaHeader(PICTURE_TIMESCALE, 0),
        handler('vide', 'picture'),
        box('minf', fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)), DATA_HERE, box('stbl', ...table)),
      ),
    ),
    box('mvex', fullBox('mehd', 1, 0, u64(ticks)), fullBox('trex', 0, 0, u32(1, 1, 0, 0, 0))),
  );
  return Buffer.concat([box('ftyp', Buffer.from('iso6'), u32(0), Buffer.from('iso6avc1mp41')), moov]);
}

/** `moof` of pictures [first, first + group.length) of the piece; its `mdat` follows at once. */
function fragmentHeader(group: CodedPicture[], first: number, number: number, frameTicks: number): Buffer {
  const entries = group.flatMap(({ units, key, shown }, i) => [
    units.reduce((sum, unit) => sum + 4 + unit.size, 0),
    key ? FLAGS.key : FLAGS.other,
    (shown - (first + i)) * frameTicks,
  ]);
  const moof = (dataOffset: number) =>
    box(
      'moof',
      fullBox('mfhd', 0, 0, u32(number)),
      box(
        'traf',
        // Default base is moof, default duration present; then the data offset, and size, flags, composition offset.
        fullBox('tfhd', 0, 0x020008, u32(1, frameTicks)),
        fullBox('tfdt', 1, 0, u64(first * frameTicks)),
        fullBox('trun', 1, 0x000e01, u32(group.length, dataOffset), u32s(entries)),
      ),
    );
  return moof(moof(0).length + 8);
}
