import { sameOrNew } from './interleave.ts';

/**
 * Holds peaks under a ceiling by looking ahead: gain falls before a peak and comes back slowly after
 * it, so nothing is clipped and nothing pumps. Works block after block; the output lags behind by
 * `lookahead` samples, which `flush` gives out at the end.
 */
export class Limiter {
  private readonly ceiling: number;
  private readonly lookahead: number;
  private readonly release: number;
  private readonly delay: Float32Array[];
  private readonly needs: Float32Array;
  private given: Float32Array[] = [];
  private at = 0;
  private gain = 1;
  private skipped = 0;
  private inputs = 0;

  /** `ceiling` is linear; `rate` in Hz. */
  constructor(channelCount: number, ceiling: number, rate: number) {
    this.ceiling = ceiling;
    this.lookahead = Math.round(rate * 0.004);
    this.release = Math.exp(-1 / (rate * 0.12));
    this.delay = Array.from({ length: channelCount }, () => new Float32Array(this.lookahead));
    this.needs = new Float32Array(this.lookahead).fill(1);
  }

  /**
   * Limits the next samples; gives out as many as are certain, good until the next call. The first `lookahead` come
   * later.
   */
  run(channels: readonly Float32Array[]): Float32Array[] {
    const length = channels[0]!.length;
    this.inputs += length;
    const skip = Math.min(length, this.lookahead - this.skipped);
    this.skipped += skip;
    if (this.rests(channels)) return channels.map((channel, c) => this.delayed(channel, c, skip));
    this.given = channels.map((_, c) => sameOrNew(this.given[c], length - skip));
    const out = this.given;
    const gains = this.gainsFor(channels, length);
    for (const [c, channel] of channels.entries()) {
      const delay = this.delay[c]!;
      let at = this.at;
      for (let i = 0; i < length; i++) {
        if (i >= skip) out[c]![i - skip] = delay[at]! * gains[i]!;
        delay[at] = channel[i]!;
        if (++at === this.lookahead) at = 0;
      }
    }
    this.at = (this.at + length) % this.lookahead;
    return out;
  }

  /** The samples still inside. The limiter is at its end after this. */
  flush(): Float32Array[] {
    const silence = this.delay.map(() => new Float32Array(this.lookahead));
    const rest = Math.min(this.inputs, this.lookahead);
    const out = this.run(silence);
    return out.map((c) => c.subarray(c.length - rest));
  }

  /** True where nothing that waits or comes is above the ceiling, and the gain is back at 1. */
  private rests(channels: readonly Float32Array[]): boolean {
    if (this.gain !== 1 || this.at !== 0 || channels[0]!.length < this.lookahead) return false;
    if (this.needs.some((need) => need !== 1)) return false;
    for (const channel of channels)
      for (let i = 0; i < channel.length; i++) if (Math.abs(channel[i]!) > this.ceiling) return false;
    return true;
  }

  /** A channel's samples as they leave without a change, less the first `skip`. */
  private delayed(channel: Float32Array, c: number, skip: number): Float32Array {
    const delay = this.delay[c]!;
    const out = sameOrNew(this.given[c], channel.length - skip);
    this.given[c] = out;
    out.set(delay.subarray(skip));
    out.set(channel.subarray(0, channel.length - delay.length), delay.length - skip);
    delay.set(channel.subarray(channel.length - delay.length));
    return out;
  }

  /** The gain of each sample that leaves while the next `length` samples come in. */
  private gainsFor(channels: readonly Float32Array[], length: number): Float64Array {
    const { needs, lookahead, ceiling, release } = this;
    const gains = new Float64Array(length);
    const peaks = new Float32Array(length);
    for (const channel of channels) {
      for (let i = 0; i < length; i++) {
        const level = Math.abs(channel[i]!);
        if (level > peaks[i]!) peaks[i] = level;
      }
    }
    let { at, gain } = this;
    for (let i = 0; i < length; i++) {
      const peak = peaks[i]!;
      const need = peak > ceiling ? ceiling / peak : 1;
      const leaving = needs[at]!;
      needs[at] = need;
      if (need < 1) this.ramp(at, need);
      const risen = 1 - (1 - gain) * release;
      gain = Math.min(leaving, risen);
      gains[i] = gain;
      if (++at === lookahead) at = 0;
    }
    this.gain = gain;
    return gains;
  }

  /** Every sample waiting is lowered along a straight ramp that reaches `need` at the peak. */
  private ramp(at: number, need: number): void {
    const { needs, lookahead } = this;
    for (let back = 1; back < lookahead; back++) {
      const ramp = need + ((1 - need) * back) / lookahead;
      const slot = (at - back + lookahead) % lookahead;
      if (needs[slot]! <= ramp) break;
      needs[slot] = ramp;
    }
  }
}
