import type { Phone } from './flite.ts';

/** Seconds in the sound of one spoken word. */
export interface WordTime {
  startS: number;
  endS: number;
}

const VOWEL = /^(aa|ae|ah|ao|aw|ax|ay|eh|er|ey|ih|iy|ow|oy|uh|uw)/;
const GAP_COST = 1;

/**
 * When each word is spoken: aligns the phones the voice made with those the lexicon has for each word
 * (least edit distance, vowels may stand for vowels). Running speech swallows and adds phones, so
 * counting alone drifts. The times are in order, one for each word.
 */
export function wordTimes(phones: readonly Phone[], lexicon: readonly (readonly string[])[]): WordTime[] {
  const spoken = phones.filter((p) => p.phone !== 'pau');
  const expected = lexicon.flatMap((word, index) => word.map((phone) => ({ phone, index })));
  const owner = align(
    spoken.map((p) => p.phone),
    expected.map((e) => e.phone),
  );
  const times: (WordTime | null)[] = lexicon.map(() => null);
  spoken.forEach((phone, i) => {
    const word = expected[owner[i]!]?.index;
    if (word === undefined) return;
    const time = times[word];
    if (time) time.endS = phone.endS;
    else times[word] = { startS: phone.startS, endS: phone.endS };
  });
  return fillGaps(times, spoken[0]?.startS ?? 0);
}

/** A word whose phones were all swallowed stands between its neighbours, with no length. */
function fillGaps(times: readonly (WordTime | null)[], startS: number): WordTime[] {
  let endS = startS;
  return times.map((time) => {
    const filled = time ?? { startS: endS, endS };
    endS = filled.endS;
    return filled;
  });
}

/** For each spoken phone the index of the expected phone that it belongs to, never going back. */
function align(spoken: readonly string[], expected: readonly string[]): number[] {
  const cols = expected.length + 1;
  const cost = new Float64Array((spoken.length + 1) * cols);
  for (let j = 1; j < cols; j++) cost[j] = j * GAP_COST;
  for (let i = 1; i <= spoken.length; i++) {
    cost[i * cols] = i * GAP_COST;
    for (let j = 1; j < cols; j++) {
      cost[i * cols + j] = Math.min(
        cost[(i - 1) * cols + j - 1]! + difference(spoken[i - 1]!, expected[j - 1]!),
        cost[(i - 1) * cols + j]! + GAP_COST,
        cost[i * cols + j - 1]! + GAP_COST,
      );
    }
  }
  const owner = new Array<number>(spoken.length).fill(0);
  let i = spoken.length;
  let j = expected.length;
  while (i > 0) {
    const here = cost[i * cols + j]!;
    const pair =
      j > 0 ? cost[(i - 1) * cols + j - 1]! + difference(spoken[i - 1]!, expected[j - 1]!) : Infinity;
    if (here === pair) {
      owner[--i] = --j;
    } else if (here === cost[(i - 1) * cols + j]! + GAP_COST) {
      owner[--i] = Math.max(0, j - 1);
    } else {
      j--;
    }
  }
  return owner;
}

function difference(a: string, b: string): number {
  if (a === b) return 0;
  return VOWEL.test(a) && VOWEL.test(b) ? 0.4 : 1.2;
}
