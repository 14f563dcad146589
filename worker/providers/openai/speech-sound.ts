/** OpenAI's `pcm`: 24 kHz, mono, 16 bit little endian, no header (text-to-speech guide). */
export const OPENAI_PCM_RATE = 24_000;
const RATE = 2 * OPENAI_PCM_RATE;
const HEADER_BYTES = 44;

/** Samples on each side of a new one, Hamming-windowed: flat to 10 kHz, images above 14 kHz 58 dB down. */
const SIDE_TAPS = 16;
const TAPS = Float64Array.from({ length: SIDE_TAPS }, (_, i) => {
  const x = i + 0.5;
  const window = 0.54 + 0.46 * Math.cos((Math.PI * x) / (SIDE_TAPS + 0.5));
  return (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
});
const GAIN = 1 / (2 * TAPS.reduce((sum, tap) => sum + tap, 0));

/**
 * 24 kHz samples as a WAV of 48 kHz mono 16 bit, the composer's own format. Every old sample stays as it is;
 * between each two stands one of a half-band filter, so nothing is heard that was not there.
 */
export function wavOf48k(pcm: Uint8Array): { body: Uint8Array<ArrayBuffer>; samples: number } {
  const count = pcm.byteLength >> 1;
  const view = new DataView(pcm.buffer, pcm.byteOffset, count * 2);
  const source = new Int16Array(count);
  for (let i = 0; i < count; i++) source[i] = view.getInt16(i * 2, true);
  const samples = count * 2;
  const body = new Uint8Array(HEADER_BYTES + samples * 2);
  writeHeader(new DataView(body.buffer), samples * 2);
  const out = new DataView(body.buffer, HEADER_BYTES);
  for (let i = 0; i < count; i++) {
    out.setInt16(i * 4, source[i] as number, true);
    let sum = 0;
    for (let k = 0; k < SIDE_TAPS; k++) {
      sum += (TAPS[k] as number) * ((source[i - k] ?? 0) + (source[i + 1 + k] ?? 0));
    }
    out.setInt16(i * 4 + 2, Math.max(-32_768, Math.min(32_767, Math.round(sum * GAIN))), true);
  }
  return { body, samples };
}

function writeHeader(view: DataView, dataBytes: number): void {
  const text = (at: number, word: string) => {
    for (let i = 0; i < 4; i++) view.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
}
