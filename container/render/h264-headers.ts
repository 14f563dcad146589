/** What of a sequence parameter set decides how slices are read (ITU-T H.264, 7.3.2.1.1). */
export interface SequenceParameters {
  profile: number;
  constraints: number;
  level: number;
  frameNumBits: number;
  /** Picture order count type: 0 carries its low bits, 2 is decoding order. */
  orderType: 0 | 2;
  orderBits: number;
  widthPx: number;
  heightPx: number;
}

export const NAL = { slice: 1, idr: 5, sei: 6, sps: 7, pps: 8, delimiter: 9 } as const;

/** Reads bits of a NAL unit, most significant first, skipping emulation prevention bytes. */
export class NalBits {
  readonly #bytes: number[] = [];
  #at = 0;

  constructor(unit: Uint8Array) {
    let zeros = 0;
    for (const byte of unit) {
      if (zeros >= 2 && byte === 3) {
        zeros = 0;
        continue;
      }
      zeros = byte === 0 ? zeros + 1 : 0;
      this.#bytes.push(byte);
    }
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const byte = this.#bytes[this.#at >> 3];
      if (byte === undefined) throw new RangeError('the H.264 header ends early');
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1);
      this.#at++;
    }
    return value;
  }

  /** Unsigned Exp-Golomb. */
  ue(): number {
    let zeros = 0;
    while (this.bits(1) === 0) if (++zeros > 32) throw new RangeError('the H.264 header is broken');
    return 2 ** zeros - 1 + this.bits(zeros);
  }
}

const HIGH_PROFILES = [100, 110, 122, 244];

/** Reads a sequence parameter set. Throws a RangeError for what the studio's encoder never makes. */
export function readSps(unit: Uint8Array): SequenceParameters {
  const bits = new NalBits(unit);
  bits.bits(8);
  const [profile, constraints, level] = [bits.bits(8), bits.bits(8), bits.bits(8)];
  bits.ue();
  if (HIGH_PROFILES.includes(profile)) {
    const chroma = bits.ue();
    bits.ue();
    bits.ue();
    bits.bits(1);
    if (chroma !== 1 || bits.bits(1) === 1)
      throw new RangeError('only 4:2:0 without scaling lists is joined');
  }
  const frameNumBits = bits.ue() + 4;
  const orderType = bits.ue();
  if (orderType !== 0 && orderType !== 2) throw new RangeError(`picture order count type ${orderType}`);
  const orderBits = orderType === 0 ? bits.ue() + 4 : 0;
  bits.ue();
  bits.bits(1);
  const [columns, rows] = [bits.ue() + 1, bits.ue() + 1];
  if (bits.bits(1) === 0) throw new RangeError('interlaced pictures are not joined');
  bits.bits(1);
  let [widthPx, heightPx] = [columns * 16, rows * 16];
  if (bits.bits(1) === 1) {
    const [left, right, top, bottom] = [bits.ue(), bits.ue(), bits.ue(), bits.ue()];
    widthPx -= 2 * (left + right);
    heightPx -= 2 * (top + bottom);
  }
  return { profile, constraints, level, frameNumBits, orderType, orderBits, widthPx, heightPx };
}

/** First macroblock and low bits of the picture order count of a slice (7.3.3); `orderLsb` is 0 for type 2. */
export function readSlice(
  unit: Uint8Array,
  sps: SequenceParameters,
): { firstBlock: number; orderLsb: number } {
  const bits = new NalBits(unit.subarray(0, 32));
  const type = bits.bits(8) & 31;
  const firstBlock = bits.ue();
  bits.ue();
  bits.ue();
  bits.bits(sps.frameNumBits);
  if (type === NAL.idr) bits.ue();
  return { firstBlock, orderLsb: sps.orderType === 0 ? bits.bits(sps.orderBits) : 0 };
}
