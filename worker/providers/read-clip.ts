import type { ClipMeta } from './clip-maker.ts';
import { ProviderError } from './provider-error.ts';
import type { Asking } from './vendor-request.ts';

const SIDE_MAX_PX = 4_096;
const DURATION_MAX_MS = 60_000;

interface Box {
  type: string;
  /** Of its content, after the header. */
  start: number;
  end: number;
}

/** Size and length of an MP4 (ISO 14496-12: `mvhd`, the first `tkhd` with a size). Otherwise `garbage`. */
export function readClip(body: Uint8Array, { provider, phase }: Asking): ClipMeta {
  const fault = (detail: string) => new ProviderError('garbage', { provider, phase, detail });
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const top = boxesIn(view, 0, body.byteLength);
  const moov = top?.find(({ type }) => type === 'moov');
  if (top?.[0]?.type !== 'ftyp' || !moov || !top.some(({ type }) => type === 'mdat')) {
    throw fault('not a whole MP4');
  }
  const inside = boxesIn(view, moov.start, moov.end) ?? [];
  const mvhd = inside.find(({ type }) => type === 'mvhd');
  const durationMs = mvhd ? durationOf(view, mvhd) : Number.NaN;
  if (!(durationMs > 0 && durationMs <= DURATION_MAX_MS)) throw fault(`a clip of ${durationMs} ms`);
  for (const trak of inside.filter(({ type }) => type === 'trak')) {
    const tkhd = boxesIn(view, trak.start, trak.end)?.find(({ type }) => type === 'tkhd');
    if (!tkhd || tkhd.end - tkhd.start < 84) continue;
    // The last eight bytes are width and height as 16.16 fixed point.
    const widthPx = view.getUint32(tkhd.end - 8) >>> 16;
    const heightPx = view.getUint32(tkhd.end - 4) >>> 16;
    if (widthPx === 0 || heightPx === 0) continue;
    if (Math.max(widthPx, heightPx) > SIDE_MAX_PX) throw fault(`a clip of ${widthPx}×${heightPx} pixels`);
    return { widthPx, heightPx, durationMs };
  }
  throw fault('an MP4 without a picture');
}

/** The boxes from `start` to `end`, which they must fill; null where they do not. */
function boxesIn(view: DataView, start: number, end: number): Box[] | null {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => view.getUint8(at + i)));
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    } else if (size === 0) size = end - at;
    if (size < header || at + size > end) return null;
    boxes.push({ type, start: at + header, end: at + size });
    at += size;
  }
  return at === end ? boxes : null;
}

function durationOf(view: DataView, { start, end }: Box): number {
  const long = end > start && view.getUint8(start) === 1;
  if (end - start < (long ? 32 : 20)) return Number.NaN;
  const scale = view.getUint32(start + (long ? 20 : 12));
  const duration = long ? Number(view.getBigUint64(start + 24)) : view.getUint32(start + 16);
  return scale === 0 ? Number.NaN : Math.round((duration * 1_000) / scale);
}
