import type { SoundMeta } from './music-maker.ts';
import { ProviderError } from './provider-error.ts';
import type { Asking } from './vendor-request.ts';

/** Kilobits a second and hertz of MPEG-1 and MPEG-2 layer III (ISO 11172-3, ISO 13818-3). */
const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const RATES = [44_100, 48_000, 32_000] as const;

/** Length and shape of an MP3, counted frame by frame. Anything else is `garbage`. */
export function readMp3(body: Uint8Array, { provider, phase }: Asking): SoundMeta {
  let at = afterId3(body);
  let samples = 0;
  let rate = 0;
  let channels = 0;
  while (at + 4 <= body.length) {
    const frame = frameAt(body, at);
    if (!frame) break;
    samples += frame.samples;
    rate ||= frame.rate;
    channels ||= frame.channels;
    at += frame.bytes;
  }
  const durationMs = rate === 0 ? 0 : Math.round((samples * 1_000) / rate);
  // What is not frames may be a tag at the end; a sound that is mostly something else is none.
  if (durationMs === 0 || body.length - at > 64 * 1024) {
    throw new ProviderError('garbage', { provider, phase, detail: 'not an MP3' });
  }
  return { durationMs, rate, channels };
}

/** ID3v2: «ID3», version, flags, and a size of four times seven bits. */
function afterId3(body: Uint8Array): number {
  const is = body[0] === 0x49 && body[1] === 0x44 && body[2] === 0x33;
  if (!is) return 0;
  return 10 + [6, 7, 8, 9].reduce((size, i) => size * 128 + ((body[i] ?? 0) & 0x7f), 0);
}

function frameAt(body: Uint8Array, at: number) {
  const [a = 0, b = 0, c = 0, d = 0] = body.subarray(at, at + 4);
  if (a !== 0xff || (b & 0xe0) !== 0xe0 || ((b >> 1) & 3) !== 1) return null;
  const version = (b >> 3) & 3;
  const kbps = BITRATES[version === 3 ? 1 : 2][c >> 4];
  const base = RATES[(c >> 2) & 3];
  if (version === 1 || !kbps || !base) return null;
  const rate = version === 3 ? base : version === 2 ? base / 2 : base / 4;
  const samples = version === 3 ? 1_152 : 576;
  const bytes = Math.floor((samples * kbps * 125) / rate) + ((c >> 1) & 1);
  return { samples, rate, channels: d >> 6 === 3 ? 1 : 2, bytes };
}

/** Length and shape of a WAV of PCM samples. Anything else is `garbage`. */
export function readWav(body: Uint8Array, { provider, phase }: Asking): SoundMeta {
  const fault = () => new ProviderError('garbage', { provider, phase, detail: 'not a WAV' });
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const word = (at: number) => String.fromCharCode(...body.subarray(at, at + 4));
  if (body.byteLength < 44 || word(0) !== 'RIFF' || word(8) !== 'WAVE') throw fault();
  let format: { rate: number; channels: number; frameBytes: number } | null = null;
  for (let at = 12; at + 8 <= body.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (word(at) === 'fmt ' && size >= 16 && start + 16 <= body.byteLength) {
      const channels = view.getUint16(start + 2, true);
      const rate = view.getUint32(start + 4, true);
      format = { channels, rate, frameBytes: view.getUint16(start + 12, true) };
    }
    if (word(at) === 'data' && format && format.rate > 0 && format.frameBytes > 0) {
      // Writers to a pipe leave the largest size there.
      const bytes = Math.min(size, body.byteLength - start);
      const durationMs = Math.round((Math.floor(bytes / format.frameBytes) * 1_000) / format.rate);
      if (durationMs === 0) throw fault();
      return { durationMs, rate: format.rate, channels: format.channels };
    }
    at = start + size + (size % 2);
  }
  throw fault();
}
