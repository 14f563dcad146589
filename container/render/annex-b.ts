import type { FileHandle } from 'node:fs/promises';

/** A NAL unit inside a file, without its start code. `head` holds its first bytes. */
export interface NalUnit {
  type: number;
  offset: number;
  size: number;
  head: Buffer;
}

const CHUNK_BYTES = 1024 * 1024;
/** Enough for a slice header and for x264's parameter sets. */
const HEAD_BYTES = 256;
const START_CODE = Buffer.from([0, 0, 1]);

/** The NAL units of an H.264 byte stream (ITU-T H.264, annex B) in file order, read in chunks of 1 MiB. */
export async function* nalUnits(file: FileHandle): AsyncGenerator<NalUnit> {
  let window: Buffer = Buffer.alloc(0);
  let windowAt = 0;
  let start = -1;
  let head: Buffer = Buffer.alloc(0);
  let lastNonZero = 0;
  let searched = 0;
  const unit = (): NalUnit => {
    const size = lastNonZero + 1 - start;
    return { type: head[0]! & 31, offset: start, size, head: head.subarray(0, size) };
  };
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, windowAt + window.length);
    if (bytesRead === 0) break;
    window = Buffer.concat([window, chunk.subarray(0, bytesRead)]);
    let from = searched;
    for (;;) {
      const code = window.indexOf(START_CODE, from);
      const end = code < 0 ? window.length - 2 : code;
      if (start >= 0) {
        if (head.length < HEAD_BYTES) head = headFrom(window, windowAt, start, head, end);
        lastNonZero = lastNonZeroIn(window, Math.max(from, start - windowAt), end, windowAt, lastNonZero);
      }
      if (code < 0) break;
      if (start >= 0 && head.length > 0) yield unit();
      from = code + 3;
      start = windowAt + from;
      lastNonZero = start;
      head = Buffer.alloc(0);
    }
    // The last two bytes may begin a start code that the next chunk ends.
    const keep = Math.max(Math.min(from, window.length), window.length - 2, 0);
    windowAt += keep;
    window = Buffer.from(window.subarray(keep));
    searched = 0;
  }
  if (start < 0) return;
  lastNonZero = lastNonZeroIn(window, Math.max(start - windowAt, 0), window.length, windowAt, lastNonZero);
  if (head.length < HEAD_BYTES) head = headFrom(window, windowAt, start, head, window.length);
  if (head.length > 0) yield unit();
}

/** The head grown by what the window holds of it, up to index `end`. */
function headFrom(window: Buffer, windowAt: number, start: number, head: Buffer, end: number): Buffer {
  const from = start + head.length - windowAt;
  const to = Math.min(start + HEAD_BYTES - windowAt, end);
  return to > from && from >= 0 ? Buffer.concat([head, window.subarray(from, to)]) : head;
}

/** Zeros behind a unit belong to the next start code (trailing_zero_8bits), not to the unit. */
function lastNonZeroIn(window: Buffer, from: number, end: number, windowAt: number, last: number): number {
  for (let i = end - 1; i >= Math.max(from, 0); i--) if (window[i] !== 0) return windowAt + i;
  return last;
}
