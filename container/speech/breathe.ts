import type { Mono } from '../sound/wav.ts';
import type { Phone } from './flite.ts';

/** Fade on both sides of inserted silence, in seconds: the pause is quiet, but not digitally so. */
const FADE_S = 0.004;

/**
 * Lengthens the pauses inside a spoken sentence by `extraS` seconds each: flite hurries over commas.
 * The phones after a pause move with their sound.
 */
export function breathe(
  sound: Mono,
  phones: readonly Phone[],
  extraS: number,
): { sound: Mono; phones: Phone[] } {
  const voiced = (phone: Phone) => phone.phone !== 'pau';
  const first = phones.findIndex(voiced);
  const last = phones.findLastIndex(voiced);
  const extra = Math.round(extraS * sound.rate);
  const parts: Float32Array[] = [];
  const moved: Phone[] = [];
  let from = 0;
  let shiftS = 0;
  phones.forEach((phone, i) => {
    const startS = phone.startS + shiftS;
    if (!voiced(phone) && i > first && i < last) {
      const cut = Math.round(((phone.startS + phone.endS) / 2) * sound.rate);
      parts.push(faded(sound, from, cut, parts.length > 0, true), new Float32Array(extra));
      from = cut;
      shiftS += extra / sound.rate;
    }
    moved.push({ ...phone, startS, endS: phone.endS + shiftS });
  });
  parts.push(faded(sound, from, sound.samples.length, parts.length > 0, false));
  return { sound: { rate: sound.rate, samples: joined(parts) }, phones: moved };
}

function faded(
  { samples, rate }: Mono,
  from: number,
  to: number,
  start: boolean,
  end: boolean,
): Float32Array {
  const part = samples.slice(from, to);
  const ramp = Math.min(part.length, Math.round(FADE_S * rate));
  for (let i = 0; i < ramp; i++) {
    if (start) part[i]! *= i / ramp;
    if (end) part[part.length - 1 - i]! *= i / ramp;
  }
  return part;
}

/** The parts one after another. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
