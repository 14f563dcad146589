/**
 * Raises the rate of `input` by the whole factor `factor` with a linear-phase windowed sinc
 * (Kaiser β 9, 32 neighbours a side), about −90 dB of images. Output sample i·factor is input i.
 */
export function upsample(input: Float32Array, factor: number): Float32Array {
  const half = 32;
  const beta = 9;
  const output = new Float32Array(input.length * factor);
  // A little under the old Nyquist, so that the transition ends where images begin.
  const cutoff = 0.96;
  for (let phase = 0; phase < factor; phase++) {
    const taps = new Float64Array(2 * half);
    let sum = 0;
    for (let t = 0; t < 2 * half; t++) {
      const x = t - half + 1 - phase / factor;
      const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
      taps[t] = sinc * kaiser(x / half, beta);
      sum += taps[t]!;
    }
    const inner = Math.max(half, input.length - half);
    for (let i = 0; i < input.length; i++) {
      const first = i - half + 1;
      const y = i >= half && i < inner ? product(taps, input, first) : clippedProduct(taps, input, first);
      output[i * factor + phase] = y / sum;
    }
  }
  return output;
}

/** Far from the ends no tap lies outside; four sums at once keep the processor busy. */
function product(taps: Float64Array, input: Float32Array, first: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let t = 0; t < taps.length; t += 4) {
    a += taps[t]! * input[first + t]!;
    b += taps[t + 1]! * input[first + t + 1]!;
    c += taps[t + 2]! * input[first + t + 2]!;
    d += taps[t + 3]! * input[first + t + 3]!;
  }
  return a + b + (c + d);
}

function clippedProduct(taps: Float64Array, input: Float32Array, first: number): number {
  let y = 0;
  const to = Math.min(taps.length, input.length - first);
  for (let t = Math.max(0, -first); t < to; t++) y += taps[t]! * input[first + t]!;
  return y;
}

function kaiser(x: number, beta: number): number {
  return Math.abs(x) >= 1 ? 0 : bessel0(beta * Math.sqrt(1 - x * x)) / bessel0(beta);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 40; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
