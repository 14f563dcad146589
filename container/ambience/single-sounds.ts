import { type AmbienceSound, SAMPLE_RATE } from '#domain/composer-order';
import { BiquadFilter, biquad } from '../sound/biquad.ts';
import { Noise } from './noise.ts';

const S = SAMPLE_RATE;

function thunder(noise: Noise): Float32Array {
  const out = new Float32Array(Math.round(4.6 * S));
  noise.fill(out);
  const far = new BiquadFilter(biquad({ kind: 'lowpass', hz: 160, q: 0.8 }, S));
  const near = new BiquadFilter(biquad({ kind: 'lowpass', hz: 520, q: 0.7 }, S));
  const crack = Float32Array.from(out.subarray(0, Math.round(0.7 * S)));
  near.run(crack);
  far.run(out);
  const rolls = Array.from({ length: 5 }, () => ({
    at: 0.1 + 2.4 * noise.share(),
    gain: 0.4 + noise.share(),
  }));
  for (let i = 0; i < out.length; i++) {
    const t = i / S;
    let level = Math.exp(-t * 1.1);
    for (const { at, gain } of rolls)
      if (t > at) level += gain * Math.exp(-(t - at) * 2.6) * (1 - Math.exp((at - t) * 18));
    out[i]! *= level * 2.6 * Math.min(1, t * 30) * Math.min(1, (4.6 - t) * 1.5);
  }
  for (let i = 0; i < crack.length; i++)
    out[i]! += crack[i]! * 0.5 * Math.exp((-7 * i) / crack.length) * Math.min(1, i / 300);
  return out;
}

/** Partials of a church bell over its hum note, and how long each rings in seconds. */
const PARTIALS = [
  [0.5, 0.5, 4.2],
  [1, 0.7, 3],
  [1.19, 0.45, 2.4],
  [1.5, 0.3, 1.8],
  [2, 0.5, 1.6],
  [2.51, 0.18, 0.9],
  [3.01, 0.12, 0.6],
] as const;

function bell(): Float32Array {
  const strokes = 2;
  const apart = Math.round(1.9 * S);
  const out = new Float32Array(strokes * apart + Math.round(3 * S));
  for (let stroke = 0; stroke < strokes; stroke++) {
    for (const [ratio, gain, ringS] of PARTIALS) {
      const w = (2 * Math.PI * 293 * ratio) / S;
      const end = Math.min(out.length - stroke * apart, Math.round(ringS * 1.6 * S));
      for (let i = 0; i < end; i++) {
        out[stroke * apart + i]! +=
          0.16 * gain * Math.sin(w * i) * Math.exp((-3.4 * i) / (ringS * S)) * Math.min(1, i / 120);
      }
    }
  }
  fadeOut(out);
  return out;
}

function gull(noise: Noise): Float32Array {
  const cries = 2 + Math.floor(noise.share() * 2);
  const each = Math.round(0.44 * S);
  const out = new Float32Array(cries * each);
  let phase = 0;
  for (let n = 0; n < cries; n++) {
    const length = Math.round(each * (0.62 + 0.2 * noise.share()));
    const base = 1150 + 220 * noise.share();
    for (let i = 0; i < length; i++) {
      const t = i / length;
      phase += (2 * Math.PI * base * (1 + 0.5 * Math.sin(Math.PI * t ** 0.6) - 0.18 * t)) / S;
      const voice = Math.sin(phase) + 0.45 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase);
      out[n * each + i] = 0.1 * voice * Math.sin(Math.PI * t) ** 0.8 * (1 - 0.22 * n);
    }
  }
  return out;
}

function owl(noise: Noise): Float32Array {
  const calls = [
    [0, 0.34],
    [0.85, 0.16],
    [1.1, 0.5],
  ] as const;
  const out = new Float32Array(Math.round(1.8 * S));
  const base = 350 + 40 * noise.share();
  for (const [at, lasts] of calls) {
    const from = Math.round(at * S);
    const length = Math.round(lasts * S);
    for (let i = 0; i < length; i++) {
      const t = i / length;
      const w = (2 * Math.PI * base * (1 - 0.04 * t)) / S;
      out[from + i] = 0.16 * (Math.sin(w * i) + 0.12 * Math.sin(2 * w * i)) * Math.sin(Math.PI * t) ** 0.7;
    }
  }
  return out;
}

function fadeOut(samples: Float32Array): void {
  const length = Math.min(samples.length, Math.round(0.4 * S));
  for (let i = 0; i < length; i++) samples[samples.length - 1 - i]! *= i / length;
}

const SOUNDS: Record<AmbienceSound['kind'], (noise: Noise) => Float32Array> = { thunder, bell, gull, owl };

/** One single sound, mono; the same seed gives the same samples. */
export function singleSound(kind: AmbienceSound['kind'], seed: number): Float32Array {
  return SOUNDS[kind](new Noise(seed));
}
