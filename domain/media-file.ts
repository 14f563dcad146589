/** What an uploaded file is by its own bytes, whatever its name or its sender says. */
export type MediaFile =
  | { kind: 'picture'; type: 'image/png' | 'image/jpeg' | 'image/webp'; widthPx: number; heightPx: number }
  | { kind: 'sound'; type: SoundType };

export const SOUND_TYPES = ['audio/wav', 'audio/mpeg', 'audio/flac', 'audio/ogg', 'audio/mp4'] as const;
export type SoundType = (typeof SOUND_TYPES)[number];

const SIDE_PX = { min: 64, max: 16_384 } as const;
/** An 8K picture: what is larger is taken for a media bomb. */
const MOST_PIXELS = 7680 * 4320;

/** Why a file is not taken, in words for its owner. */
export class BadMedia extends Error {
  override readonly name = 'BadMedia';
}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/**
 * Reads type and size of a whole file by its magic bytes, and sees that it is not cut off; nothing is decoded. Throws
 * `BadMedia`. PNG: W3C PNG 3, 5.2 and 11.2.1. JPEG: ITU-T T.81, B.1. WebP: RFC 9649.
 */
export function readMedia(bytes: Uint8Array): MediaFile {
  const found = readPicture(bytes) ?? readSound(bytes);
  if (!found) throw new BadMedia(saysMarkup(bytes) ? MARKUP : UNKNOWN);
  if (found.kind === 'picture') requireSize(found);
  return found;
}

const UNKNOWN = 'This is no PNG, JPEG or WebP picture and no WAV, MP3, FLAC, Ogg or M4A sound';
const MARKUP = 'Drawings made of text (SVG, HTML) are not taken; save it as PNG or JPEG';
const CUT = 'The file is cut off before its end';

/** A drawing of markup could hold scripts; it begins with `<`, after a mark of its encoding at most. */
function saysMarkup(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*</.test(ascii(bytes, 0, 64));
}

function requireSize({ widthPx, heightPx }: { widthPx: number; heightPx: number }): void {
  const sides = [widthPx, heightPx];
  if (sides.some((px) => px > SIDE_PX.max) || widthPx * heightPx > MOST_PIXELS) {
    throw new BadMedia(`The picture has ${widthPx} × ${heightPx} pixels, more than 8K`);
  }
  if (sides.some((px) => px < SIDE_PX.min)) {
    throw new BadMedia(`The picture has ${widthPx} × ${heightPx} pixels; each side needs ${SIDE_PX.min}`);
  }
}

const PNG = '\u0089PNG\r\n\u001a\n';

function readPicture(bytes: Uint8Array): Extract<MediaFile, { kind: 'picture' }> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (ascii(bytes, 0, 8) === PNG) {
    if (bytes.length < 45 || ascii(bytes, 12, 4) !== 'IHDR' || ascii(bytes, bytes.length - 8, 4) !== 'IEND') {
      throw new BadMedia(CUT);
    }
    return { kind: 'picture', type: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  }
  if (bytes.length > 3 && view.getUint16(0) === 0xffd8 && bytes[2] === 0xff) {
    const size = jpegSize(view);
    if (!size || !endsJpeg(bytes)) throw new BadMedia(CUT);
    return { kind: 'picture', type: 'image/jpeg', ...size };
  }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') {
    if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length) throw new BadMedia(CUT);
    const size = webpSize(view, ascii(bytes, 12, 4));
    return size && { kind: 'picture', type: 'image/webp', ...size };
  }
  return null;
}

interface Size {
  widthPx: number;
  heightPx: number;
}

/** Segments up to the first start of frame. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame) return { widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Cameras leave some bytes behind the end of the image. */
const TAIL_BYTES = 4_096;

function endsJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - TAIL_BYTES); at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function webpSize(view: DataView, chunk: string): Size | null {
  const u24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return { widthPx: u24(24) + 1, heightPx: u24(27) + 1 };
  if (chunk === 'VP8 ') {
    return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >> 14) & 0x3fff) + 1 };
}

/** Brands of MP4 files with sound alone, or at least with sound (ISO/IEC 14496-12, 4.3). */
const M4A_BRANDS = /^(M4A |M4B |mp42|mp41|isom|iso2|dash)/;

function readSound(bytes: Uint8Array): Extract<MediaFile, { kind: 'sound' }> | null {
  const sound = (type: SoundType) => ({ kind: 'sound', type }) as const;
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WAVE') return sound('audio/wav');
  if (ascii(bytes, 0, 4) === 'fLaC') return sound('audio/flac');
  if (ascii(bytes, 0, 4) === 'OggS') return sound('audio/ogg');
  if (ascii(bytes, 4, 4) === 'ftyp' && M4A_BRANDS.test(ascii(bytes, 8, 4))) return sound('audio/mp4');
  if (ascii(bytes, 0, 3) === 'ID3' || isMpegFrame(bytes)) return sound('audio/mpeg');
  return null;
}

/** A frame of layer III with a bit rate and a sampling rate that there are (ISO/IEC 11172-3, 2.4.1.3). */
function isMpegFrame(bytes: Uint8Array): boolean {
  const [sync = 0, layer = 0, rates = 0] = bytes;
  const isLayerThree = (layer & 0xe0) === 0xe0 && (layer & 0x06) === 0x02 && (layer & 0x18) !== 0x08;
  return sync === 0xff && isLayerThree && rates >> 4 !== 0x0f && rates >> 4 !== 0 && (rates & 0x0c) !== 0x0c;
}
