import { BiquadFilter, type BiquadShape, biquad } from '../sound/biquad.ts';
import { Limiter } from '../sound/limiter.ts';
import { LoudnessMeter } from '../sound/loudness-meter.ts';

/** Loudness of every line by itself, in LUFS, so that no speaker is louder than another. */
const LINE_LUFS = -19;
const CEILING = 10 ** (-1.5 / 20);

/** Takes rumble and boxiness off a 16 kHz synthesiser and softens its buzz. */
const TONE: BiquadShape[] = [
  { kind: 'highpass', hz: 75, q: Math.SQRT1_2 },
  { kind: 'peak', hz: 320, q: 0.9, gainDb: -2 },
  { kind: 'peak', hz: 2600, q: 0.8, gainDb: 1.5 },
  { kind: 'highshelf', hz: 5200, gainDb: -2.5 },
];

/** Early reflections of a small furnished room: delay in ms, level in dB. Dry speech sounds pasted on. */
const ROOM: [number, number][] = [
  [7.1, -24],
  [11.9, -25],
  [17.3, -27],
  [23.9, -29],
  [31.7, -31],
];

/**
 * Makes a synthesised line pleasant to hear: tone, gentle 2:1 compression, a trace of a room, equal
 * loudness, peaks under −1.5 dBFS. Length and timing stay as they are. `rate` in Hz must be 48000.
 */
export function polishVoice(input: Float32Array, rate: number): Float32Array {
  const tone = input.slice();
  for (const shape of TONE) new BiquadFilter(biquad(shape, rate)).run(tone);
  compress(tone, rate);
  const wet = addRoom(tone, rate);
  const meter = new LoudnessMeter(1, { truePeak: false });
  meter.add([wet]);
  const loudness = meter.integratedLufs();
  if (loudness === null) return wet;
  const gain = 10 ** ((LINE_LUFS - loudness) / 20);
  for (let i = 0; i < wet.length; i++) wet[i]! *= gain;
  const limiter = new Limiter(1, CEILING, rate);
  const out = new Float32Array(wet.length);
  const head = limiter.run([wet])[0]!;
  const { length } = head;
  out.set(head);
  out.set(limiter.flush()[0]!, length);
  return out;
}

/** 2:1 above 12 dB under the line's own level, with a slow release so that breaths do not pump. */
function compress(samples: Float32Array, rate: number): void {
  let sum = 0;
  for (const x of samples) sum += x * x;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  if (rms === 0) return;
  const threshold = rms * 10 ** (-6 / 20);
  const attack = Math.exp(-1 / (rate * 0.006));
  const release = Math.exp(-1 / (rate * 0.12));
  let envelope = 0;
  for (let i = 0; i < samples.length; i++) {
    const level = Math.abs(samples[i]!);
    const k = level > envelope ? attack : release;
    envelope = level + k * (envelope - level);
    if (envelope > threshold) samples[i]! *= Math.sqrt(threshold / envelope);
  }
}

function addRoom(dry: Float32Array, rate: number): Float32Array {
  const dull = dry.slice();
  new BiquadFilter(biquad({ kind: 'lowpass', hz: 3500, q: Math.SQRT1_2 }, rate)).run(dull);
  const out = dry.slice();
  for (const [ms, db] of ROOM) {
    const delay = Math.round((ms / 1000) * rate);
    const gain = 10 ** (db / 20);
    for (let i = delay; i < out.length; i++) out[i]! += gain * dull[i - delay]!;
  }
  return out;
}
