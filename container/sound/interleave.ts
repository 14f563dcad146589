/** Left and right as they stand in a file: sample by sample. `into` holds twice as many. */
export function interleave(left: Float32Array, right: Float32Array, into: Float32Array): void {
  for (let i = 0; i < left.length; i++) {
    into[2 * i] = left[i]!;
    into[2 * i + 1] = right[i]!;
  }
}

/** The other way: fills `left` and `right` from `both`. */
export function deinterleave(both: Float32Array, left: Float32Array, right: Float32Array): void {
  for (let i = 0; i < left.length; i++) {
    left[i] = both[2 * i]!;
    right[i] = both[2 * i + 1]!;
  }
}

/**
 * The array used before where it has the length that is asked for, else a new one. Sound comes in blocks of a second:
 * arrays of their own for each would cost more in garbage collection than all that is done with them.
 */
export function sameOrNew(before: Float32Array | undefined, length: number): Float32Array<ArrayBuffer> {
  return before?.length === length ? (before as Float32Array<ArrayBuffer>) : new Float32Array(length);
}
