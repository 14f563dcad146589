import type { ReverbProcessor, ReverbProcessorSnapshot } from 'spessasynth_core';
import { SAMPLE_RATE } from '#domain/composer-order';

/** A delay line of a whole number of samples in a ring, whose length is a power of two. */
interface Line {
  ring: Float32Array;
  mask: number;
  /** From where is read to where is written. */
  ahead: number;
}

function lineOf(seconds: number): Line {
  const length = Math.round(seconds * SAMPLE_RATE);
  const size = 2 ** Math.ceil(Math.log2(length));
  return { ring: new Float32Array(size), mask: size - 1, ahead: length - 1 };
}

const at = (seconds: number) => Math.round(seconds * SAMPLE_RATE);

/** The synthesiser's own "Hall 2", as it is set when nobody changes it. */
const SOFTEN = 0.7;
const DIFFUSE_IN = [0.75, 0.625] as const;
const DIFFUSE = [0.67, 0.69] as const;
const DECAY = 0.45307086614173225;
const KEEP = 1 - 0.1;
const GAIN = 0.1855072463768116;
const SWAY_STEP = 0.5 / SAMPLE_RATE;
const SWAY = (0.7 * SAMPLE_RATE) / 1000;

/**
 * A hall for the score: J. Dattorro, "Effect Design, Part 1" (JAES 45, 1997), with the constants of the synthesiser's
 * own reverb and, to the bit, its sound. That one reaches for every delay through nested arrays, which was half of what
 * a score cost. What a score would set of it has no effect: a film has one hall.
 */
export class Hall implements ReverbProcessor {
  level = 64;
  preLowpass = 0;
  character = 4;
  time = 64;
  delayFeedback = 0;
  preDelayTime = 0;
  readonly #in = [0.004771345, 0.003595309, 0.012734787, 0.009307483].map(lineOf);
  readonly #left = [0.022579886, 0.149625349, 0.060481839, 0.1249958].map(lineOf);
  readonly #right = [0.030509727, 0.141695508, 0.089244313, 0.106280031].map(lineOf);
  #clock = 0;
  #sway = 0;
  #soft = 0;
  #dampLeft = 0;
  #dampRight = 0;

  process(input: Float32Array, left: Float32Array, right: Float32Array, start: number, count: number): void {
    const [i0, i1, i2, i3] = this.#in as [Line, Line, Line, Line];
    const [l0, l1, l2, l3] = this.#left as [Line, Line, Line, Line];
    const [r0, r1, r2, r3] = this.#right as [Line, Line, Line, Line];
    const [d0, d1, d2, d3] = [i0.ring, i1.ring, i2.ring, i3.ring];
    const [d4, d5, d6, d7] = [l0.ring, l1.ring, l2.ring, l3.ring];
    const [d8, d9, d10, d11] = [r0.ring, r1.ring, r2.ring, r3.ring];
    const [m0, m1, m2, m3] = [i0.mask, i1.mask, i2.mask, i3.mask];
    const [m4, m5, m6, m7] = [l0.mask, l1.mask, l2.mask, l3.mask];
    const [m8, m9, m10, m11] = [r0.mask, r1.mask, r2.mask, r3.mask];
    const [fi, si] = DIFFUSE_IN;
    const [ft, st] = DIFFUSE;
    let n = this.#clock;
    let sway = this.#sway;
    let soft = this.#soft;
    let dampLeft = this.#dampLeft;
    let dampRight = this.#dampRight;
    const [a0, a1, a2, a3] = [i0.ahead, i1.ahead, i2.ahead, i3.ahead];
    const [a4, a5, a6, a7] = [l0.ahead, l1.ahead, l2.ahead, l3.ahead];
    const [a8, a9, a10, a11] = [r0.ahead, r1.ahead, r2.ahead, r3.ahead];
    for (let i = 0; i < count; i++, n++) {
      soft += SOFTEN * (input[i]! - soft);
      const o0 = d0[n & m0]!;
      const o1 = d1[n & m1]!;
      const o2 = d2[n & m2]!;
      const o3 = d3[n & m3]!;
      let pre = soft - fi * o0;
      d0[(n + a0) & m0] = pre;
      pre = fi * (pre - o1) + o0;
      d1[(n + a1) & m1] = pre;
      pre = fi * pre + o1 - si * o2;
      d2[(n + a2) & m2] = pre;
      pre = si * (pre - o3) + o2;
      d3[(n + a3) & m3] = pre;
      const split = si * pre + o3;
      const swayed = between(d4, m4, n, SWAY * (1 + Math.cos(sway * 6.28)));
      let into = split + DECAY * d11[n & m11]! + ft * swayed;
      d4[(n + a4) & m4] = into;
      const o5 = d5[n & m5]!;
      d5[(n + a5) & m5] = swayed - ft * into;
      dampLeft += KEEP * (o5 - dampLeft);
      const o6 = d6[n & m6]!;
      into = DECAY * dampLeft - st * o6;
      d6[(n + a6) & m6] = into;
      const o7 = d7[n & m7]!;
      d7[(n + a7) & m7] = o6 + st * into;
      const swayedToo = between(d8, m8, n, SWAY * (1 + Math.sin(sway * 6.2847)));
      into = split + DECAY * o7 + ft * swayedToo;
      d8[(n + a8) & m8] = into;
      const o9 = d9[n & m9]!;
      d9[(n + a9) & m9] = swayedToo - ft * into;
      dampRight += KEEP * (o9 - dampRight);
      const o10 = d10[n & m10]!;
      into = DECAY * dampRight - st * o10;
      d10[(n + a10) & m10] = into;
      d11[(n + a11) & m11] = o10 + st * into;
      const o = start + i;
      left[o]! +=
        GAIN *
        (d9[(n + TAP.l0) & m9]! +
          d9[(n + TAP.l1) & m9]! -
          d10[(n + TAP.l2) & m10]! +
          d11[(n + TAP.l3) & m11]! -
          d5[(n + TAP.l4) & m5]! -
          d6[(n + TAP.l5) & m6]! -
          d7[(n + TAP.l6) & m7]!);
      right[o]! +=
        GAIN *
        (d5[(n + TAP.r0) & m5]! +
          d5[(n + TAP.r1) & m5]! -
          d6[(n + TAP.r2) & m6]! +
          d7[(n + TAP.r3) & m7]! -
          d9[(n + TAP.r4) & m9]! -
          d10[(n + TAP.r5) & m10]! -
          d11[(n + TAP.r6) & m11]!);
      sway += SWAY_STEP;
    }
    // A ring never asks for more than its own bits, and these stay exact for years.
    this.#clock = n & 0x3fffffff;
    this.#sway = sway;
    this.#soft = soft;
    this.#dampLeft = dampLeft;
    this.#dampRight = dampRight;
  }

  getSnapshot(): ReverbProcessorSnapshot {
    const { level, preLowpass, character, time, delayFeedback, preDelayTime } = this;
    return { level, preLowpass, character, time, delayFeedback, preDelayTime };
  }
}

/** Where the two ears listen. */
const TAP = {
  ...{ l0: at(0.008937872), l1: at(0.099929438), l2: at(0.064278754), l3: at(0.067067639) },
  ...{ l4: at(0.066866033), l5: at(0.006283391), l6: at(0.035818689) },
  ...{ r0: at(0.011861161), r1: at(0.121870905), r2: at(0.041262054), r3: at(0.08981553) },
  ...{ r4: at(0.070931756), r5: at(0.011256342), r6: at(0.004065724) },
};

/** A ring `shift` samples after `from`, cubic between samples. */
function between(ring: Float32Array, mask: number, from: number, shift: number): number {
  const whole = Math.trunc(shift);
  const t = shift - whole;
  const k = whole + from - 1;
  const w = ring[k & mask]!;
  const x = ring[(k + 1) & mask]!;
  const y = ring[(k + 2) & mask]!;
  const z = ring[(k + 3) & mask]!;
  const a = (3 * (x - y) - w + z) / 2;
  const b = 2 * y + w - (5 * x + z) / 2;
  return ((a * t + b) * t + (y - w) / 2) * t + x;
}
