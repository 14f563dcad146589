import { SAMPLE_RATE, type SpokenWord } from './composer-order.ts';

/** Voices draw breath before the first word and fade after the last; milliseconds. */
const BREATH_MS = 80;
const FADE_MS = 160;
/** A word takes as long as its letters and a little more; a pause as long as so many letters. */
const WORD_LETTERS = 1.5;
const PHRASE_LETTERS = 4;
const SENTENCE_LETTERS = 7;

/**
 * When each word of a line is probably spoken, for voices that do not tell: the line's length shared out by the
 * words' letters, with pauses where the punctuation has them. Samples from the line's own start, in order.
 */
export function guessWords(text: string, samples: number): SpokenWord[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const weights = words.map((word, i) => {
    const letters = word.replace(/[^\p{L}\p{N}]/gu, '').length + WORD_LETTERS;
    const isLast = i === words.length - 1;
    return { letters, pause: isLast ? 0 : pauseAfter(word) };
  });
  const total = weights.reduce((sum, { letters, pause }) => sum + letters + pause, 0);
  const lead = Math.min(msToSamples(BREATH_MS), samples / 8);
  const span = samples - lead - Math.min(msToSamples(FADE_MS), samples / 8);
  let at = 0;
  return words.map((word, i) => {
    const { letters, pause } = weights[i] ?? { letters: 0, pause: 0 };
    const start = lead + (span * at) / total;
    const end = lead + (span * (at + letters)) / total;
    at += letters + pause;
    return { text: word, startSample: Math.round(start), endSample: Math.round(end) };
  });
}

const msToSamples = (ms: number) => (ms * SAMPLE_RATE) / 1000;

function pauseAfter(word: string): number {
  if (/[.!?…。！？]["'”’»)\]]*$/u.test(word)) return SENTENCE_LETTERS;
  return /[,;:—–、，]["'”’»)\]]*$/u.test(word) ? PHRASE_LETTERS : 0;
}
