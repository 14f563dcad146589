import { open } from 'node:fs/promises';
import { nalUnits } from './annex-b.ts';
import { BadInputError } from './bad-input-error.ts';
import { NAL, readSlice, readSps, type SequenceParameters } from './h264-headers.ts';

/** Where the pictures of a piece lie in its file, in decoding order. */
export interface PieceIndex {
  path: string;
  sps: Buffer;
  pps: Buffer;
  parameters: SequenceParameters;
  /** Coded pictures; each has one or more slices. */
  pictures: CodedPicture[];
}

export interface CodedPicture {
  /** Byte ranges of its NAL units, without start codes. */
  units: { offset: number; size: number }[];
  key: boolean;
  /** Place in the order of display, counted from the piece's first picture. */
  shown: number;
}

/**
 * Reads through an Annex B piece once. Throws `BadInputError` if it does not begin with an IDR, changes its
 * parameter sets on the way, or holds something that is no H.264 the studio makes.
 */
export async function indexPiece(path: string): Promise<PieceIndex> {
  const file = await open(path, 'r');
  try {
    let sps: Buffer | null = null;
    let pps: Buffer | null = null;
    let parameters: SequenceParameters | null = null;
    const pictures: (CodedPicture & { order: number })[] = [];
    const clock = new OrderCount();
    for await (const unit of nalUnits(file)) {
      const { type, offset, size, head } = unit;
      if (type === NAL.sps) {
        if (sps && !sps.equals(head)) throw new BadInputError(`${path}: its SPS changes on the way`);
        sps = wholeHead(head, size, path);
        parameters = readSps(sps);
      } else if (type === NAL.pps) {
        if (pps && !pps.equals(head)) throw new BadInputError(`${path}: its PPS changes on the way`);
        pps = wholeHead(head, size, path);
      } else if (type === NAL.slice || type === NAL.idr) {
        if (!parameters || !pps) throw new BadInputError(`${path}: a picture comes before SPS and PPS`);
        const { firstBlock, orderLsb } = readSlice(head, parameters);
        if (firstBlock > 0) {
          pictures.at(-1)?.units.push({ offset, size });
          continue;
        }
        const key = type === NAL.idr;
        if (!key && pictures.length === 0) throw new BadInputError(`${path}: it does not begin with an IDR`);
        const order =
          parameters.orderType === 2 ? pictures.length : clock.next(key, orderLsb, parameters.orderBits);
        pictures.push({ units: [{ offset, size }], key, shown: 0, order });
      } else if (type !== NAL.sei && type !== NAL.delimiter) {
        throw new BadInputError(`${path}: an unexpected NAL unit of type ${type}`);
      }
    }
    if (!sps || !pps || !parameters || pictures.length === 0)
      throw new BadInputError(`${path}: no H.264 picture`);
    rankByOrder(pictures);
    return { path, sps, pps, parameters, pictures };
  } catch (error) {
    if (error instanceof RangeError) throw new BadInputError(`${path}: ${error.message}`);
    throw error;
  } finally {
    await file.close();
  }
}

function wholeHead(head: Buffer, size: number, path: string): Buffer {
  if (head.length < size) throw new BadInputError(`${path}: a parameter set of ${size} bytes`);
  return Buffer.from(head.subarray(0, size));
}

/** Picture order count of type 0 (8.2.1.1), continued across IDRs so that one number orders the whole piece. */
class OrderCount {
  #base = 0;
  #most = 0;
  #msb = 0;
  #lsb = 0;

  next(key: boolean, lsb: number, bits: number): number {
    const span = 2 ** bits;
    if (key) {
      this.#base += this.#most + span;
      [this.#msb, this.#lsb, this.#most] = [0, 0, 0];
    }
    if (lsb < this.#lsb && this.#lsb - lsb >= span / 2) this.#msb += span;
    else if (lsb > this.#lsb && lsb - this.#lsb > span / 2) this.#msb -= span;
    // Pictures that none refers to do not move the reference point, but then lie within half a span of it anyway.
    this.#lsb = lsb;
    const order = this.#msb + lsb;
    this.#most = Math.max(this.#most, order);
    return this.#base + order;
  }
}

function rankByOrder(pictures: (CodedPicture & { order: number })[]): void {
  const shown = pictures.map((_, i) => i).sort((a, b) => pictures[a]!.order - pictures[b]!.order);
  for (const [rank, index] of shown.entries()) pictures[index]!.shown = rank;
}
