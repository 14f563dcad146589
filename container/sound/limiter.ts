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

  /** Limits the next samples; gives out as many as are certain, the first `lookahead` come later. */
  run(channels: readonly Float32Array[]): Float32Array[] {
    const length = channels[0]!.length;
    this.inputs += length;
    const skip = Math.min(length, this.lookahead - this.skipped);
    this.skipped += skip;
    const out = channels.map(() => new Float32Array(length - skip));
    for (let i = 0; i < length; i++) this.step(channels, i, out, i - skip);
    return out;
  }

  /** The samples still inside. The limiter is at its end after this. */
  flush(): Float32Array[] {
    const silence = this.delay.map(() => new Float32Array(this.lookahead));
    const rest = Math.min(this.inputs, this.lookahead);
    const out = this.run(silence);
    return out.map((c) => c.subarray(c.length - rest));
  }

  private step(channels: readonly Float32Array[], i: number, out: Float32Array[], o: number): void {
    const { delay, needs, at, lookahead } = this;
    let peak = 0;
    for (const channel of channels) peak = Math.max(peak, Math.abs(channel[i]!));
    const need = peak > this.ceiling ? this.ceiling / peak : 1;
    const leaving = needs[at]!;
    needs[at] = need;
    if (need < 1) {
      // Every sample waiting is lowered along a straight ramp that reaches `need` at the peak.
      for (let back = 1; back < lookahead; back++) {
        const ramp = need + ((1 - need) * back) / lookahead;
        const slot = (at - back + lookahead) % lookahead;
        if (needs[slot]! <= ramp) break;
        needs[slot] = ramp;
      }
    }
    const risen = 1 - (1 - this.gain) * this.release;
    this.gain = Math.min(risen, leaving);
    channels.forEach((channel, c) => {
      if (o >= 0) out[c]![o] = delay[c]![at]! * this.gain;
      delay[c]![at] = channel[i]!;
    });
    this.at = (at + 1) % lookahead;
  }
}
