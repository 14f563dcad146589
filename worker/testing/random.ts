/** A small seeded generator (mulberry32), so that a run that fails can be had again by its seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The seed of this run: a new one each time; it is printed. */
export function newSeed(what: string): number {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] as number;
  console.log(`${what}: seed ${seed}`);
  return seed;
}
