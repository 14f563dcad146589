import type { ImageMeta } from './image-maker.ts';
import { ProviderError } from './provider-error.ts';
import type { Asking } from './vendor-request.ts';

const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** More than any model makes; a header that claims more is a bomb or broken. */
const SIDE_MAX_PX = 4_096;

/** The size that a PNG's header tells (ISO 15948, IHDR). Anything but a whole PNG is `garbage`. */
export function readPngSize(body: Uint8Array, { provider, phase }: Asking): ImageMeta {
  const fault = (detail: string) => new ProviderError('garbage', { provider, phase, detail });
  if (body.byteLength < 45 || PNG_MAGIC.some((byte, i) => body[i] !== byte)) throw fault('not a PNG');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  // The last chunk is IEND: four bytes of length, its name, its checksum.
  if (view.getUint32(body.byteLength - 8) !== 0x49454e44) throw fault('a PNG without its end');
  const widthPx = view.getUint32(16);
  const heightPx = view.getUint32(20);
  if (widthPx < 1 || heightPx < 1 || widthPx > SIDE_MAX_PX || heightPx > SIDE_MAX_PX) {
    throw fault(`a picture of ${widthPx}×${heightPx} pixels`);
  }
  return { widthPx, heightPx };
}
