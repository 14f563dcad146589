/** A picture's type and size, read from its first bytes without decoding it. */
export interface PictureHeader {
  type: 'png' | 'jpeg' | 'webp';
  widthPx: number;
  heightPx: number;
}

/**
 * Reads the header of a PNG, JPEG or WebP file. `bytes` is the file or enough of its start (a JPEG's size may come
 * after large metadata). Null if it is none of these or is cut off before its size.
 */
export function pictureHeader(bytes: Uint8Array): PictureHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ascii = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));
  if (bytes.length >= 24 && ascii(1, 3) === 'PNG' && ascii(12, 4) === 'IHDR') {
    return { type: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  }
  if (bytes.length >= 30 && ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP')
    return webpHeader(view, ascii(12, 4));
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return jpegHeader(view);
  return null;
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpHeader(view: DataView, chunk: string): PictureHeader | null {
  const size = (widthPx: number, heightPx: number): PictureHeader => ({ type: 'webp', widthPx, heightPx });
  const u24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return size(u24(24) + 1, u24(27) + 1);
  if (chunk === 'VP8 ') return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
}

/** ITU-T T.81, B.1.1.3: segments up to the first start of frame. */
function jpegHeader(view: DataView): PictureHeader | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (startsFrame)
      return { type: 'jpeg', widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
