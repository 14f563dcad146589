import type { Framing } from '../paint-spec.ts';

/** The first wished-for framing that does not make three alike in a row, nor two details. */
export function pickVaried(wishes: readonly Framing[], before: readonly { framing: Framing }[]): Framing {
  const last = before.at(-1)?.framing;
  const earlier = before.at(-2)?.framing;
  for (const framing of wishes) {
    if (framing === last && (framing === 'detail' || framing === 'wide' || framing === earlier)) continue;
    return framing;
  }
  return wishes[0]!;
}
