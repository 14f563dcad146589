import { describe, expect, it } from 'vitest';
import { cleanLines, disguisedLines } from './moderation/evasion-corpus.ts';
import { moderateText } from './moderation.ts';

const soak = process.env.SOAK === '1';
const COUNT = soak ? 5_000 : 300;
const SEED = soak ? 1 : Date.now() % 1_000_000;
const THRESHOLD = 0.7;
const verdictOf = (text: string) => moderateText([{ text, where: { kind: 'script', start: 0 } }], THRESHOLD);

describe('the built-in rules', () => {
  it(`catch at least 99 % of ${COUNT} disguised lines, in every category`, () => {
    const lines = disguisedLines(SEED, COUNT);
    const missed = lines.filter(({ text }) => verdictOf(text).allowed);
    const shown = missed
      .slice(0, 15)
      .map(({ category, evasion, text }) => `${category}, ${evasion}: ${text}`);
    for (const [category, some] of Map.groupBy(lines, (line) => line.category)) {
      const through = missed.filter((line) => line.category === category).length;
      // One line in a small sample may go through.
      const most = Math.max(1, some.length / 100);
      expect(through, `seed ${SEED}, ${category}\n${shown.join('\n')}`).toBeLessThanOrEqual(most);
      if (soak) console.log(`${category.padEnd(24)} ${some.length - through} of ${some.length}`);
    }
    expect(missed.length / lines.length, `seed ${SEED}\n${shown.join('\n')}`).toBeLessThanOrEqual(0.01);
  });

  it(`refuse at most 1 % of ${COUNT} clean lines`, () => {
    const lines = cleanLines(SEED, COUNT);
    const refused = lines.filter((text) => !verdictOf(text).allowed);
    if (soak) console.log(`clean: ${refused.length} of ${lines.length} refused`);
    expect(
      refused.length / lines.length,
      `seed ${SEED}\n${refused.slice(0, 15).join('\n')}`,
    ).toBeLessThanOrEqual(0.01);
  });
});
