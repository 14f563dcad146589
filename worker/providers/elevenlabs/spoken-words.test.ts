import { describe, expect, it } from 'vitest';
import { spokenWords } from './spoken-words.ts';

const alignmentOf = (text: string, perCharacter = 0.1) => {
  const characters = [...text];
  return {
    characters,
    character_start_times_seconds: characters.map((_, i) => i * perCharacter),
    character_end_times_seconds: characters.map((_, i) => (i + 1) * perCharacter),
  };
};

describe('spokenWords', () => {
  it('gives each word as the line has it, from its first character to its last', () => {
    const text = '“Come  back,” she said.';
    const words = spokenWords(text, alignmentOf(text), 48_000 * 10);
    expect(words?.map((word) => word.text)).toEqual(['“Come', 'back,”', 'she', 'said.']);
    expect(words?.[0]).toEqual({ text: '“Come', startSample: 0, endSample: 24_000 });
    expect(words?.[1]).toMatchObject({ startSample: 33_600, endSample: 62_400 });
  });

  it('counts characters beyond the basic plane once', () => {
    const text = '🌊🌊 waves';
    const words = spokenWords(text, alignmentOf(text), 480_000);
    expect(words?.map(({ startSample }) => startSample)).toEqual([0, 14_400]);
  });

  it('stays within the sound and in order, whatever the times are', () => {
    const text = 'one two three';
    const wild = { ...alignmentOf(text), character_start_times_seconds: [...text].map((_, i) => 9 - i) };
    const words = spokenWords(text, wild, 48_000) ?? [];
    let last = 0;
    for (const { startSample, endSample } of words) {
      expect(startSample).toBeGreaterThanOrEqual(last);
      expect(endSample).toBeGreaterThanOrEqual(startSample);
      expect(endSample).toBeLessThanOrEqual(48_000);
      last = endSample;
    }
    expect(words).toHaveLength(3);
  });

  it('takes no times for another text’s, nor half of them', () => {
    expect(spokenWords('one two', alignmentOf('one twO'), 48_000)).toBeNull();
    const half = { ...alignmentOf('one two'), character_end_times_seconds: [1] };
    expect(spokenWords('one two', half, 48_000)).toBeNull();
    expect(spokenWords('  ', alignmentOf('  '), 48_000)).toEqual([]);
  });
});
