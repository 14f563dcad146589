import { type Biquad, BiquadFilter } from './biquad.ts';

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
const PEAK_TAPS = 12;
const PEAK_FILTER = peakFilter();

/**
 * Measures integrated loudness and true peak of 48 kHz sound, block after block in flat memory:
 * one number a 100 ms is kept. Source: ITU-R BS.1770-4, EBU R128.
 */
export class LoudnessMeter {
  private readonly channels: { shelf: BiquadFilter; high: BiquadFilter; tail: Float32Array }[];
  private readonly hopPowers: number[] = [];
  private hopSum = 0;
  private hopFill = 0;
  private peak = 0;
  private readonly truePeak: boolean;

  /** `truePeak: false` leaves the peak out, which is most of the work. */
  constructor(channelCount: number, { truePeak = true } = {}) {
    this.truePeak = truePeak;
    this.channels = Array.from({ length: channelCount }, () => ({
      shelf: new BiquadFilter(SHELF),
      high: new BiquadFilter(HIGHPASS),
      tail: new Float32Array(PEAK_TAPS - 1),
    }));
  }

  /** Takes the next samples; one array a channel, all of one length. They are not changed. */
  add(channels: readonly Float32Array[]): void {
    const length = channels[0]!.length;
    const power = new Float64Array(length);
    this.channels.forEach((state, c) => {
      const input = channels[c]!;
      if (this.truePeak) this.peak = Math.max(this.peak, truePeakOf(input, state.tail));
      const weighted = input.slice();
      state.shelf.run(weighted);
      state.high.run(weighted);
      for (let i = 0; i < length; i++) power[i]! += weighted[i]! * weighted[i]!;
    });
    for (let i = 0; i < length; i++) {
      this.hopSum += power[i]!;
      if (++this.hopFill === HOP) {
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

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function lufs(power: number): number {
  return -0.691 + 10 * Math.log10(Math.max(power, 1e-15));
}

/** Highest absolute value of `input` seen at four times its rate. `tail` carries over between blocks. */
function truePeakOf(input: Float32Array, tail: Float32Array): number {
  const joined = new Float32Array(tail.length + input.length);
  joined.set(tail);
  joined.set(input, tail.length);
  let peak = 0;
  for (let i = 0; i < input.length; i++) {
    const direct = Math.abs(input[i]!);
    if (direct > peak) peak = direct;
    for (let phase = 1; phase < PEAK_PHASES; phase++) {
      const filter = PEAK_FILTER[phase]!;
      let sum = 0;
      for (let t = 0; t < PEAK_TAPS; t++) sum += filter[t]! * joined[i + t]!;
      if (sum > peak) peak = sum;
      else if (-sum > peak) peak = -sum;
    }
  }
  tail.set(joined.subarray(joined.length - tail.length));
  return peak;
}

/** A windowed-sinc interpolator, one row a phase. */
function peakFilter(): Float32Array[] {
  return Array.from({ length: PEAK_PHASES }, (_, phase) => {
    const row = Float32Array.from({ length: PEAK_TAPS }, (_, t) => {
      const x = t - (PEAK_TAPS / 2 - 1) - phase / PEAK_PHASES;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      return sinc * Math.cos((Math.PI * x) / (PEAK_TAPS + 1)) ** 2;
    });
    const sum = row.reduce((a, b) => a + b, 0);
    return row.map((v) => v / sum);
  });
}
