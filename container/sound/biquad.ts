/** A second-order filter section, normalised so that a0 = 1. */
export interface Biquad {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/** Filter shapes of the Audio EQ Cookbook (R. Bristow-Johnson, W3C note). `hz` is corner or centre. */
export type BiquadShape =
  | { kind: 'highpass'; hz: number; q: number }
  | { kind: 'lowpass'; hz: number; q: number }
  | { kind: 'peak'; hz: number; q: number; gainDb: number }
  | { kind: 'lowshelf'; hz: number; gainDb: number }
  | { kind: 'highshelf'; hz: number; gainDb: number };

/** Coefficients of `shape` at `rate` Hz. */
export function biquad(shape: BiquadShape, rate: number): Biquad {
  const w = (2 * Math.PI * shape.hz) / rate;
  const cos = Math.cos(w);
  const sin = Math.sin(w);
  if (shape.kind === 'highpass' || shape.kind === 'lowpass') {
    const alpha = sin / (2 * shape.q);
    const b1 = shape.kind === 'highpass' ? -(1 + cos) : 1 - cos;
    const b0 = Math.abs(b1) / 2;
    return over(1 + alpha, { b0, b1, b2: b0, a1: -2 * cos, a2: 1 - alpha });
  }
  const a = 10 ** (shape.gainDb / 40);
  if (shape.kind === 'peak') {
    const alpha = sin / (2 * shape.q);
    return over(1 + alpha / a, {
      b0: 1 + alpha * a,
      b1: -2 * cos,
      b2: 1 - alpha * a,
      a1: -2 * cos,
      a2: 1 - alpha / a,
    });
  }
  const s = shape.kind === 'lowshelf' ? 1 : -1;
  const k = 2 * Math.sqrt(a) * (sin / 2) * Math.SQRT2;
  return over(a + 1 + s * (a - 1) * cos + k, {
    b0: a * (a + 1 - s * (a - 1) * cos + k),
    b1: s * 2 * a * (a - 1 - s * (a + 1) * cos),
    b2: a * (a + 1 - s * (a - 1) * cos - k),
    a1: s * -2 * (a - 1 + s * (a + 1) * cos),
    a2: a + 1 + s * (a - 1) * cos - k,
  });
}

function over(a0: number, f: Biquad): Biquad {
  return { b0: f.b0 / a0, b1: f.b1 / a0, b2: f.b2 / a0, a1: f.a1 / a0, a2: f.a2 / a0 };
}

/** A filter with memory: runs block after block without a seam. */
export class BiquadFilter {
  private readonly f: Biquad;
  private z1 = 0;
  private z2 = 0;

  constructor(f: Biquad) {
    this.f = f;
  }

  /** Filters `block` in place (transposed direct form II). */
  run(block: Float32Array): void {
    const { b0, b1, b2, a1, a2 } = this.f;
    let { z1, z2 } = this;
    for (let i = 0; i < block.length; i++) {
      const x = block[i]!;
      const y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2;
      z2 = b2 * x - a2 * y;
      block[i] = y;
    }
    this.z1 = z1;
    this.z2 = z2;
  }
}
