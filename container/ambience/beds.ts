import { type AmbienceKind, SAMPLE_RATE } from '#domain/composer-order';
import { BiquadFilter, type BiquadShape, biquad } from '../sound/biquad.ts';
import { Noise, Swell } from './noise.ts';

/** One side of a bed, block after block. `at`: the block's first sample since the bed began. */
export interface BedVoice {
  read(block: Float32Array, at: number): void;
}

/** How often what swells is looked at, in samples: far finer than anybody hears it change. */
const STEP = 240;
const S = SAMPLE_RATE;

const filters = (...shapes: BiquadShape[]) =>
  shapes.map((shape) => new BiquadFilter(biquad(shape, SAMPLE_RATE)));
const lowpass = (hz: number, q = 0.7): BiquadShape => ({ kind: 'lowpass', hz, q });
const highpass = (hz: number, q = 0.7): BiquadShape => ({ kind: 'highpass', hz, q });
const peak = (hz: number, gainDb: number, q: number): BiquadShape => ({ kind: 'peak', hz, gainDb, q });

/** Noise through filters, louder and softer as `shape` says. */
class Coloured implements BedVoice {
  private readonly noise: Noise;
  private readonly filters: BiquadFilter[];
  private readonly gain: number;
  private readonly shape: ((at: number) => number) | null;
  private scratch = new Float32Array(0);

  constructor(noise: Noise, gain: number, shapes: BiquadShape[], shape?: (at: number) => number) {
    this.noise = noise;
    this.gain = gain;
    this.filters = filters(...shapes);
    this.shape = shape ?? null;
  }

  read(block: Float32Array, at: number): void {
    if (this.scratch.length !== block.length) this.scratch = new Float32Array(block.length);
    const { scratch } = this;
    this.noise.fill(scratch);
    for (const filter of this.filters) filter.run(scratch);
    for (let from = 0; from < block.length; from += STEP) {
      const gain = this.gain * (this.shape?.(at + from) ?? 1);
      const next = this.gain * (this.shape?.(at + from + STEP) ?? 1);
      const end = Math.min(block.length, from + STEP);
      for (let i = from; i < end; i++)
        block[i]! += scratch[i]! * (gain + ((next - gain) * (i - from)) / STEP);
    }
  }
}

/** Short sounds strewn over a bed: each `draw`n into a buffer that runs on over the blocks. */
class Strewn implements BedVoice {
  private readonly noise: Noise;
  private readonly everyS: readonly [number, number];
  private readonly draw: (noise: Noise) => Float32Array;
  private next: number;
  private open: { from: number; samples: Float32Array }[] = [];

  constructor(noise: Noise, everyS: readonly [number, number], draw: (noise: Noise) => Float32Array) {
    this.noise = noise;
    this.everyS = everyS;
    this.draw = draw;
    this.next = this.wait();
  }

  private wait(): number {
    const [least, most] = this.everyS;
    return Math.round((least + (most - least) * this.noise.share()) * S);
  }

  read(block: Float32Array, at: number): void {
    while (this.next < at + block.length) {
      this.open.push({ from: this.next, samples: this.draw(this.noise) });
      this.next += Math.max(1, this.wait());
    }
    for (const { from, samples } of this.open) {
      const begin = Math.max(0, from - at);
      const end = Math.min(block.length, from + samples.length - at);
      for (let i = begin; i < end; i++) block[i]! += samples[at + i - from]!;
    }
    this.open = this.open.filter(({ from, samples }) => from + samples.length > at + block.length);
  }
}

/** Steady tones with a slow beat. */
class Drone implements BedVoice {
  private readonly tones: readonly { hz: number; gain: number }[];

  constructor(tones: readonly { hz: number; gain: number }[]) {
    this.tones = tones;
  }

  read(block: Float32Array, at: number): void {
    for (const { hz, gain } of this.tones) {
      const w = (2 * Math.PI * hz) / S;
      for (let i = 0; i < block.length; i++) block[i]! += gain * Math.sin(w * (at + i));
    }
  }
}

/** Notes of a bird: short whistles that glide, each with its own ramp. */
function chirps(noise: Noise): Float32Array {
  const notes = 2 + Math.floor(noise.share() * 5);
  const base = 2400 + 2200 * noise.share();
  const gain = 0.02 + 0.05 * noise.share();
  const each = Math.round(S * (0.07 + 0.07 * noise.share()));
  const out = new Float32Array(notes * each);
  let phase = 0;
  for (let n = 0; n < notes; n++) {
    const from = base * (0.9 + 0.25 * noise.share());
    const to = from * (0.8 + 0.5 * noise.share());
    const length = Math.round(each * 0.72);
    for (let i = 0; i < length; i++) {
      const t = i / length;
      phase += (2 * Math.PI * (from + (to - from) * t)) / S;
      out[n * each + i] = gain * Math.sin(phase) * Math.sin(Math.PI * t) ** 1.5;
    }
  }
  return out;
}

/** One cricket's song: some pulses of one high tone. */
function cricket(hz: number, gain: number): (noise: Noise) => Float32Array {
  return (noise) => {
    const pulses = 3 + Math.floor(noise.share() * 2);
    const each = Math.round(S * 0.052);
    const out = new Float32Array(pulses * each);
    for (let n = 0; n < pulses; n++) {
      const length = Math.round(each * 0.62);
      for (let i = 0; i < length; i++) {
        out[n * each + i] = gain * Math.sin((2 * Math.PI * hz * i) / S) * Math.sin((Math.PI * i) / length);
      }
    }
    return out;
  };
}

/** Noise that dies away, as of a drop, a spark or a wheel on a joint. */
function burst(lengthS: number, gain: (noise: Noise) => number, ...shapes: BiquadShape[]) {
  return (noise: Noise): Float32Array => {
    const out = new Float32Array(Math.round(lengthS * S));
    noise.fill(out);
    for (const filter of filters(...shapes)) filter.run(out);
    const loud = gain(noise);
    for (let i = 0; i < out.length; i++) out[i]! *= loud * Math.exp((-6 * i) / out.length);
    return out;
  };
}

/** A car that goes by: a wave of noise that comes and goes. */
function passing(noise: Noise): Float32Array {
  const out = new Float32Array(Math.round((2.4 + 2 * noise.share()) * S));
  noise.fill(out);
  for (const filter of filters(lowpass(700), highpass(120))) filter.run(out);
  const gain = 0.25 + 0.25 * noise.share();
  for (let i = 0; i < out.length; i++) out[i]! *= gain * Math.sin((Math.PI * i) / out.length) ** 2.5;
  return out;
}

/** Both wheels of a bogie over a joint. */
function joint(noise: Noise): Float32Array {
  const knock = burst(0.16, () => 2.4, lowpass(900), highpass(160));
  const out = new Float32Array(Math.round(0.36 * S));
  for (const offset of [0, 0.15]) {
    const hit = knock(noise);
    const from = Math.round(offset * S);
    for (let i = 0; i < hit.length; i++) out[from + i]! += hit[i]!;
  }
  return out;
}

/** Talk of many, in which no word is heard: a few throats that swell in the time of syllables. */
function murmur(noise: Noise): BedVoice[] {
  return [
    [320, 0.9],
    [520, 0.8],
    [880, 0.5],
    [1500, 0.28],
  ].map(([hz, gain]) => {
    const syllables = new Swell(noise, 1.1 + noise.share());
    const phrases = new Swell(noise, 5 + 4 * noise.share());
    const shape = (at: number) => (0.25 + 0.75 * syllables.at(at) ** 2) * (0.4 + 0.6 * phrases.at(at));
    return new Coloured(
      noise,
      gain! * 0.9,
      [lowpass(hz! * 1.5), highpass(hz! * 0.7), peak(hz!, 9, 2)],
      shape,
    );
  });
}

function surf(noise: Noise): BedVoice[] {
  const waves = new Swell(noise, 9.5);
  return [
    new Coloured(noise, 2.4, [lowpass(420), lowpass(900)], (at) => 0.3 + 0.7 * waves.at(at) ** 2),
    // The foam hisses when the wave has broken.
    new Coloured(noise, 0.5, [highpass(1100), lowpass(6500)], (at) => waves.at(at - 0.9 * S) ** 4),
  ];
}

const VOICES: Record<AmbienceKind, (noise: Noise) => BedVoice[]> = {
  sea: surf,
  river: (noise) => {
    const ripple = new Swell(noise, 0.9);
    return [
      new Coloured(
        noise,
        0.8,
        [highpass(350), lowpass(2600), peak(900, 5, 1)],
        (at) => 0.6 + 0.4 * ripple.at(at),
      ),
    ];
  },
  wind: (noise) => {
    const gusts = new Swell(noise, 11);
    const howl = new Swell(noise, 7);
    return [
      new Coloured(noise, 2.2, [lowpass(320), highpass(60)], (at) => 0.25 + 0.75 * gusts.at(at) ** 2),
      new Coloured(noise, 0.7, [peak(620, 14, 5), lowpass(1100), highpass(300)], (at) => howl.at(at) ** 4),
    ];
  },
  rain: (noise) => [
    new Coloured(noise, 0.34, [highpass(900), lowpass(9000)]),
    new Strewn(
      noise,
      [0.004, 0.05],
      burst(0.012, (n) => 0.1 + 0.3 * n.share() ** 3, highpass(2200)),
    ),
  ],
  crowd: murmur,
  city: (noise) => [
    new Coloured(noise, 3.2, [lowpass(150), lowpass(260), highpass(35)]),
    new Coloured(noise, 0.16, [lowpass(1400), highpass(300)]),
    new Strewn(noise, [3.5, 9], passing),
  ],
  forest: (noise) => {
    const leaves = new Swell(noise, 6);
    return [
      new Coloured(noise, 0.16, [highpass(1500), lowpass(7000)], (at) => 0.2 + 0.8 * leaves.at(at) ** 2),
      new Strewn(noise, [0.8, 3.6], chirps),
    ];
  },
  night: (noise) => [
    new Strewn(noise, [0.5, 0.9], cricket(4150 + 500 * noise.share(), 0.07)),
    new Strewn(noise, [0.6, 1.7], cricket(4900 + 400 * noise.share(), 0.03)),
    new Coloured(noise, 0.5, [lowpass(300), highpass(60)]),
  ],
  hum: (noise) => [
    new Drone([
      { hz: 55, gain: 0.3 },
      { hz: 55.4, gain: 0.2 },
      { hz: 110.3, gain: 0.1 },
      { hz: 166, gain: 0.04 },
    ]),
    new Coloured(noise, 0.8, [lowpass(280)]),
  ],
  rails: (noise) => [
    new Coloured(noise, 2.2, [lowpass(190), highpass(40)]),
    new Strewn(noise, [1.02, 1.06], joint),
  ],
  fire: (noise) => [
    new Coloured(noise, 0.7, [lowpass(300), highpass(50)]),
    new Strewn(
      noise,
      [0.03, 0.4],
      burst(0.02, (n) => 0.15 + 0.85 * n.share() ** 4, highpass(1200)),
    ),
  ],
};

/** The voices of one side of a bed; two sides of one seed are two views of one place. */
export function voicesOf(kind: AmbienceKind, seed: number): BedVoice[] {
  return VOICES[kind](new Noise(seed));
}
