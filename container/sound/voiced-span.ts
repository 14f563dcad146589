import type { Mono } from './wav.ts';

const FRAME_S = 0.01;
/** Under the loud parts by so much, in dB, is silence. */
const QUIET_DB = 36;

/** From the first to the last sound of a voice, in seconds; null: it is all silence. */
export function voicedSpan({ samples, rate }: Mono): { startS: number; endS: number } | null {
  const size = Math.max(1, Math.round(rate * FRAME_S));
  const powers: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    let sum = 0;
    const to = Math.min(samples.length, from + size);
    for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!;
    powers.push(sum / (to - from));
  }
  const loud = [...powers].sort((a, b) => a - b)[Math.floor(powers.length * 0.95)] ?? 0;
  const isHeard = (power: number) => power > loud * 10 ** (-QUIET_DB / 10);
  const first = powers.findIndex(isHeard);
  if (first < 0) return null;
  return { startS: (first * size) / rate, endS: ((powers.findLastIndex(isHeard) + 1) * size) / rate };
}
