/** Boxes of the ISO base media file format (ISO/IEC 14496-12). */
export function box(type: string, ...parts: Uint8Array[]): Buffer {
  const size = 8 + parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([u32(size), Buffer.from(type, 'latin1'), ...parts]);
}

/** A box with version and flags. */
export function fullBox(type: string, version: number, flags: number, ...parts: Uint8Array[]): Buffer {
  return box(type, u32((version << 24) | flags), ...parts);
}

export function u16(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) out.writeUInt16BE(value & 0xffff, i * 2);
  return out;
}

export function u32(...values: number[]): Buffer {
  return u32s(values);
}

/** A table as long as a film: too long for an argument list. */
export function u32s(values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32BE(value >>> 0, i * 4);
  return out;
}

export function u64(...values: number[]): Buffer {
  return u64s(values);
}

export function u64s(values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 8);
  for (const [i, value] of values.entries()) out.writeBigUInt64BE(BigInt(value), i * 8);
  return out;
}

/** Runs of equal neighbours as (count, value) pairs. */
export function runs(values: readonly number[]): [count: number, value: number][] {
  const out: [number, number][] = [];
  for (const value of values) {
    const last = out.at(-1);
    if (last && last[1] === value) last[0]++;
    else out.push([1, value]);
  }
  return out;
}

/** A box found in a buffer: its payload lies from `start` to `end`. */
export interface FoundBox {
  type: string;
  start: number;
  end: number;
}

/** The boxes in bytes [from, to) of a buffer. Throws a RangeError for a size that does not fit. */
export function boxesIn(bytes: Buffer, from: number, to: number): FoundBox[] {
  const found: FoundBox[] = [];
  for (let at = from; at + 8 <= to; ) {
    const short = bytes.readUInt32BE(at);
    const wide = short === 1;
    const size = wide ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    const header = wide ? 16 : 8;
    if (size < header || at + size > to) throw new RangeError(`an MP4 box of ${size} bytes does not fit`);
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at + header, end: at + size });
    at += size;
  }
  return found;
}

/** The first box at a path of types, e.g. `mdia/minf/stbl`; null if there is none. */
export function boxAt(bytes: Buffer, path: string, from = 0, to = bytes.length): FoundBox | null {
  let range = { start: from, end: to };
  let found: FoundBox | null = null;
  for (const type of path.split('/')) {
    found = boxesIn(bytes, range.start, range.end).find((b) => b.type === type) ?? null;
    if (!found) return null;
    range = found;
  }
  return found;
}
