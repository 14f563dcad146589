import { SAMPLE_RATE } from '#domain/composer-order';

/** White noise, −1 to 1: repeatable by its seed and quick (xorshift32), for hours of wind. */
export class Noise {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0 || 0x9e3779b9;
  }

  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return x / 0x80000000;
  }

  /** From 0 up to 1. */
  share(): number {
    return 0.5 + this.next() / 2;
  }

  fill(block: Float32Array): void {
    for (let i = 0; i < block.length; i++) block[i] = this.next();
  }
}

/** A slow wave that never quite repeats: sines whose periods do not divide, 0 to 1. */
export class Swell {
  private readonly parts: readonly { w: number; phase: number }[];

  /** `periodS`: of its longest wave, in seconds. */
  constructor(noise: Noise, periodS: number) {
    this.parts = [1, 1.618, 2.87].map((k) => ({
      w: (2 * Math.PI * k) / (periodS * SAMPLE_RATE),
      phase: noise.share() * 2 * Math.PI,
    }));
  }

  at(sample: number): number {
    let sum = 0;
    for (const { w, phase } of this.parts) sum += Math.sin(w * sample + phase);
    return 0.5 + sum / 6;
  }
}
