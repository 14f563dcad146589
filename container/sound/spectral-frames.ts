import type { Mono } from './wav.ts';

/** Frames begin so far apart, in seconds, and are so long. */
export const FRAME_S = 0.01;
const WINDOW_S = 0.032;
/** Bands of equal width to the ear (mel) between these, in Hz: what lies above tells voices apart, not words. */
const BANDS = 24;
const LOWEST_HZ = 120;
const HIGHEST_HZ = 6_500;
/** Under the loudest frame by so much is silence, in dB. */
const FLOOR_DB = 55;

/** Log energies in `BANDS` bands, a frame each 10 ms, each band's mean taken off: what is said rather than who says it. */
export function spectralFrames({ samples, rate }: Mono): Float32Array[] {
  const window = Math.round(WINDOW_S * rate);
  const size = 2 ** Math.ceil(Math.log2(window));
  const hop = FRAME_S * rate;
  const shape = Float64Array.from(
    { length: window },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / window),
  );
  const edges = bandEdges(rate, size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const frames: Float32Array[] = [];
  for (let from = 0; from < samples.length; from = Math.round(frames.length * hop)) {
    re.fill(0);
    im.fill(0);
    for (let i = 0; i < window; i++) re[i] = (samples[from + i] ?? 0) * shape[i]!;
    transform(re, im);
    const bands = new Float32Array(BANDS);
    for (let band = 0; band < BANDS; band++) {
      let power = 1e-12;
      for (let k = edges[band]!; k < edges[band + 1]!; k++) power += re[k]! ** 2 + im[k]! ** 2;
      bands[band] = 10 * Math.log10(power);
    }
    frames.push(bands);
  }
  return levelled(frames);
}

/** Bounds of the bands as bins of a spectrum; each band has a bin at least. */
function bandEdges(rate: number, size: number): number[] {
  const mel = (hz: number) => 2595 * Math.log10(1 + hz / 700);
  const hz = (value: number) => 700 * (10 ** (value / 2595) - 1);
  const top = Math.min(HIGHEST_HZ, rate / 2);
  const edges = Array.from({ length: BANDS + 1 }, (_, i) => {
    const at = mel(LOWEST_HZ) + (i * (mel(top) - mel(LOWEST_HZ))) / BANDS;
    return Math.round((hz(at) * size) / rate);
  });
  for (let i = 1; i < edges.length; i++) edges[i] = Math.max(edges[i]!, edges[i - 1]! + 1);
  return edges;
}

function levelled(frames: Float32Array[]): Float32Array[] {
  let loudest = Number.NEGATIVE_INFINITY;
  for (const frame of frames) for (const db of frame) loudest = Math.max(loudest, db);
  const floor = loudest - FLOOR_DB;
  const mean = new Float64Array(BANDS);
  let voiced = 0;
  for (const frame of frames) {
    const heard = frame.some((db) => db > floor + FLOOR_DB / 3);
    if (heard) voiced++;
    for (let band = 0; band < BANDS; band++) {
      frame[band] = Math.max(floor, frame[band]!);
      if (heard) mean[band]! += frame[band]!;
    }
  }
  for (const frame of frames) {
    for (let band = 0; band < BANDS; band++) frame[band]! -= voiced === 0 ? 0 : mean[band]! / voiced;
  }
  return frames;
}

/** Fast Fourier transform in place, radix 2 (Cooley and Tukey); the length is a power of two. */
function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  for (let length = 2; length <= n; length <<= 1) {
    const angle = (-2 * Math.PI) / length;
    const [stepRe, stepIm] = [Math.cos(angle), Math.sin(angle)];
    for (let start = 0; start < n; start += length) {
      let [turnRe, turnIm] = [1, 0];
      for (let a = start; a < start + length / 2; a++) {
        const b = a + length / 2;
        const bRe = re[b]! * turnRe - im[b]! * turnIm;
        const bIm = re[b]! * turnIm + im[b]! * turnRe;
        re[b] = re[a]! - bRe;
        im[b] = im[a]! - bIm;
        re[a]! += bRe;
        im[a]! += bIm;
        [turnRe, turnIm] = [turnRe * stepRe - turnIm * stepIm, turnRe * stepIm + turnIm * stepRe];
      }
    }
  }
}
