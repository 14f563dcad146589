import type { Biquad } from './biquad.ts';

/** K-weighting at 48 kHz: ITU-R BS.1770-4, tables 1 and 2. */
const SHELF: Biquad = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const HIGHPASS: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** A gating block is 400 ms and starts every 100 ms: four hops of 4,800 samples. */
const HOP = 4800;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

/** Samples between two inputs are estimated at four times the rate: BS.1770-4, annex 2. */
const PEAK_PHASES = 4;
const PEAK_TAPS = 20;
/** No interpolated sample is further above its neighbours: the sum of a filter's absolute taps. */
const PEAK_GAIN = 2.6;
const PEAK_CHUNK = 32;
const PEAK_FILTER = peakFilter();

/**
 * Measures integrated loudness and true peak of 48 kHz sound, block after block in flat memory:
 * one number a 100 ms is kept. Source: ITU-R BS.1770-4, EBU R128.
 */
export class LoudnessMeter {
  private readonly channels: { weighting: Float64Array; tail: Float32Array }[];
  private readonly hopPowers: number[] = [];
  private hopSum = 0;
  private hopFill = 0;
  private peak = 0;
  private readonly truePeak: boolean;

  /** `truePeak: false` leaves the peak out, which is most of the work. */
  constructor(channelCount: number, { truePeak = true } = {}) {
    this.truePeak = truePeak;
    this.channels = Array.from({ length: channelCount }, () => ({
      weighting: new Float64Array(4),
      tail: new Float32Array(PEAK_TAPS - 1),
    }));
  }

  /** Takes the next samples; one array a channel, all of one length. They are not changed. */
  add(channels: readonly Float32Array[]): void {
    const length = channels[0]!.length;
    if (this.truePeak) {
      for (const [c, state] of this.channels.entries())
        this.peak = truePeakOf(channels[c]!, state.tail, this.peak);
    }
    for (let at = 0; at < length; ) {
      const count = Math.min(length - at, HOP - this.hopFill);
      for (const [c, state] of this.channels.entries())
        this.hopSum += weightedEnergy(channels[c]!, at, at + count, state);
      at += count;
      this.hopFill += count;
      if (this.hopFill === HOP) {
        this.hopPowers.push(this.hopSum / HOP);
        this.hopSum = 0;
        this.hopFill = 0;
      }
    }
  }

  /** Integrated loudness in LUFS; null if nothing is louder than the absolute gate. */
  integratedLufs(): number | null {
    const blocks: number[] = [];
    for (let i = 0; i + 4 <= this.hopPowers.length; i++) {
      const p = this.hopPowers;
      blocks.push((p[i]! + p[i + 1]! + p[i + 2]! + p[i + 3]!) / 4);
    }
    // Sound shorter than one gating block is measured as it is, or a short line had no loudness.
    if (blocks.length === 0) {
      const samples = this.hopPowers.length * HOP + this.hopFill;
      const sum = this.hopPowers.reduce((a, b) => a + b * HOP, this.hopSum);
      if (samples > 0) blocks.push(sum / samples);
    }
    const loud = blocks.filter((p) => lufs(p) > ABSOLUTE_GATE_LUFS);
    if (loud.length === 0) return null;
    const gate = lufs(mean(loud)) + RELATIVE_GATE_LU;
    const kept = loud.filter((p) => lufs(p) > gate);
    return lufs(mean(kept.length > 0 ? kept : loud));
  }

  /** True peak in dBTP; null for digital silence, or if it is left out. */
  truePeakDbtp(): number | null {
    return this.peak > 0 ? 20 * Math.log10(this.peak) : null;
  }
}

/**
 * Sum of squares of samples [from, to) behind the K-weighting. Both filters run in one loop over numbers of their own
 * (transposed direct form II): this is where measuring spends its time.
 */
function weightedEnergy(
  input: Float32Array,
  from: number,
  to: number,
  { weighting }: { weighting: Float64Array },
): number {
  let [s1, s2, h1, h2] = weighting as unknown as [number, number, number, number];
  let sum = 0;
  for (let i = from; i < to; i++) {
    const x = input[i]!;
    const shelved = SHELF.b0 * x + s1;
    s1 = SHELF.b1 * x - SHELF.a1 * shelved + s2;
    s2 = SHELF.b2 * x - SHELF.a2 * shelved;
    const y = shelved + h1;
    h1 = -2 * shelved - HIGHPASS.a1 * y + h2;
    h2 = shelved - HIGHPASS.a2 * y;
    sum += y * y;
  }
  weighting.set([s1, s2, h1, h2]);
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(Math.max(power, 1e-15));
}

/**
 * Highest absolute value of `input` seen at four times its rate, if it is above `peak`; else `peak`.
 * `tail` carries over between blocks. Stretches too quiet to hold a new peak are passed over.
 */
function truePeakOf(input: Float32Array, tail: Float32Array, before: number): number {
  const joined = new Float32Array(tail.length + input.length);
  joined.set(tail);
  joined.set(input, tail.length);
  let peak = before;
  for (let from = 0; from < input.length; from += PEAK_CHUNK) {
    const to = Math.min(input.length, from + PEAK_CHUNK);
    const loudest = highest(joined, from, to + PEAK_TAPS - 1);
    if (loudest > peak) peak = highest(joined, from + tail.length, to + tail.length, peak);
    if (loudest * PEAK_GAIN <= peak) continue;
    for (let phase = 1; phase < PEAK_PHASES; phase++)
      peak = interpolatedPeak(joined, from, to, PEAK_FILTER[phase]!, peak);
  }
  tail.set(joined.subarray(joined.length - tail.length));
  return peak;
}

function highest(samples: Float32Array, from: number, to: number, floor = 0): number {
  let high = floor;
  for (let i = from; i < to; i++) {
    const level = Math.abs(samples[i]!);
    if (level > high) high = level;
  }
  return high;
}

function interpolatedPeak(
  samples: Float32Array,
  from: number,
  to: number,
  filter: Float32Array,
  floor: number,
): number {
  let high = floor;
  for (let i = from; i < to; i++) {
    let sum = 0;
    for (let t = 0; t < PEAK_TAPS; t++) sum += filter[t]! * samples[i + t]!;
    if (sum > high) high = sum;
    else if (-sum > high) high = -sum;
  }
  return high;
}

/** A windowed-sinc interpolator, one row a phase. */
function peakFilter(): Float32Array[] {
  return Array.from({ length: PEAK_PHASES }, (_, phase) => {
    const row = Float32Array.from({ length: PEAK_TAPS }, (_, t) => {
      const x = t - (PEAK_TAPS / 2 - 1) - phase / PEAK_PHASES;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      return sinc * Math.cos((Math.PI * x) / (PEAK_TAPS + 1));
    });
    const sum = row.reduce((a, b) => a + b, 0);
    return row.map((v) => v / sum);
  });
}
