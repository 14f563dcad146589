import { SAMPLE_RATE, type SpokenWord } from '#domain/composer-order';

/** When each character of a text is spoken, in seconds from the sound's start; arrays of one length. */
export interface Alignment {
  characters: readonly string[];
  character_start_times_seconds: readonly number[];
  character_end_times_seconds: readonly number[];
}

/**
 * The words of a text with their times, between 0 and `samples`, in order and without overlap. Null if the
 * alignment is of another text or its arrays differ in length: no times are better than wrong ones.
 */
export function spokenWords(text: string, alignment: Alignment, samples: number): SpokenWord[] | null {
  const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = alignment;
  if (starts.length !== characters.length || ends.length !== characters.length) return null;
  if (characters.join('') !== text) return null;
  const startAt: number[] = [];
  const endAt: number[] = [];
  // A character may be two UTF-16 units long.
  characters.forEach((character, i) => {
    for (let unit = 0; unit < character.length; unit++) {
      startAt.push(starts[i] as number);
      endAt.push(ends[i] as number);
    }
  });
  const toSample = (seconds: number, least: number) =>
    Math.min(samples, Math.max(least, Math.round(seconds * SAMPLE_RATE)));
  let last = 0;
  return [...text.matchAll(/\S+/g)].map((match) => {
    const [word] = match;
    const from = match.index;
    const startSample = toSample(startAt[from] ?? 0, last);
    const endSample = toSample(endAt[from + word.length - 1] ?? 0, startSample);
    last = endSample;
    return { text: word, startSample, endSample };
  });
}
