/** A seeded source of numbers: the same seed and salt give the same sequence everywhere. */
export interface Random {
  /** Next number in [0, 1). */
  next(): number;
  /** Next number in [min, max). */
  range(min: number, max: number): number;
  /** Next whole number in [min, max]. */
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  chance(p: number): boolean;
}

/** FNV-1a over UTF-16 units: a 32-bit hash that names a place's private sequence. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Mulberry32 (Tommy Ettinger, public domain), salted by a name so that parts do not disturb each other. */
export function seededRandom(seed: number, salt = ''): Random {
  let state = (seed ^ hashText(salt)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    range: (min, max) => min + next() * (max - min),
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return items[Math.floor(next() * items.length)]!;
    },
    chance: (p) => next() < p,
  };
}
