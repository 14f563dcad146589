import { dirname } from 'node:path';
import { SAMPLE_RATE, type SpeechOrder } from '#domain/composer-order';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { OrderRefused } from '../orders/order-refused.ts';
import { changeSpeed } from '../sound/change-speed.ts';
import { upsample } from '../sound/upsample.ts';
import { breathe, joined } from './breathe.ts';
import { type FliteOptions, phonesOfWords, synthesise } from './flite.ts';
import type { Rest, SpeakingToken } from './speaking-text.ts';
import { VOICES } from './voices.ts';
import { type WordTime, wordTimes } from './word-times.ts';

export interface SpeakOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** A line as it is to be spoken, whoever speaks it. */
export interface LineToSpeak {
  order: SpeechOrder;
  tokens: readonly SpeakingToken[];
  /** How the line's feeling changes pace and pitch. */
  feeling: { stretch: number; pitch: number };
  /** Files may be made beside it. */
  outFile: string;
}

/** A line as it was spoken, before it is polished: 48 kHz, and one time a said word. */
export interface SpokenLine {
  samples: Float32Array;
  times: WordTime[];
  /** How many of them belong to each token of the line. */
  counts: number[];
}

/** Silence before the first and after the last phone, in seconds. */
const EDGE_S = 0.05;
/** Silence between sentences spoken one by one, edges included, in seconds. */
const REST_S: Record<Rest, number> = { '': 0.06, ',': 0.2, '.': 0.42, '!': 0.42, '?': 0.46 };
/** A comma is held this much longer than flite does. */
const BREATH_S = 0.11;
/** flite's memory grows with the text, so it never gets more words than this at once. */
const MOST_WORDS = 40;

/** The packaged voices: flite, sentence by sentence; null: there is nothing to say. */
export async function speakPackaged(
  { order, tokens, feeling, outFile }: LineToSpeak,
  { signal, onProgress }: SpeakOptions,
): Promise<SpokenLine | null> {
  if (!(EMBEDDED_VOICES as readonly string[]).includes(order.voice)) {
    throw new OrderRefused('voice.unknown', `There is no embedded voice "${order.voice}".`);
  }
  const sentences = sentencesOf(tokens);
  if (sentences.length === 0) return null;
  const { base, formant, stretch, pitch } = VOICES[order.voice as keyof typeof VOICES];
  // A throat is made longer or shorter by playing slower or faster what was spoken as much faster or slower.
  const options: FliteOptions = {
    voice: base,
    stretch: stretch * formant * feeling.stretch,
    pitch: (pitch / formant) * feeling.pitch,
  };
  const line: Float32Array[] = [];
  const times: WordTime[] = [];
  let atS = 0;
  // Asked for once a line: starting flite costs as much as half a second of speech.
  const asked = sentences.flat().map(({ word }) => word);
  await phonesOfWords(asked, dirname(outFile));
  for (const [i, sentence] of sentences.entries()) {
    signal?.throwIfAborted();
    const spoken = await speakSentence(sentence, options, formant, dirname(outFile));
    for (const time of spoken.times) times.push({ startS: atS + time.startS, endS: atS + time.endS });
    const last = i === sentences.length - 1;
    const rest = last ? 0 : Math.round((REST_S[sentence.at(-1)!.rest] - 2 * EDGE_S) * SAMPLE_RATE);
    line.push(rest < 0 ? spoken.samples.subarray(0, spoken.samples.length + rest) : spoken.samples);
    if (rest > 0) line.push(new Float32Array(rest));
    atS += (spoken.samples.length + rest) / SAMPLE_RATE;
    onProgress?.((0.9 * (i + 1)) / sentences.length);
  }
  return { samples: joined(line), times, counts: tokens.map(({ said }) => said.length) };
}

interface SentenceWord {
  word: string;
  rest: Rest;
}

/** The words that are said, in runs that flite takes at once: sentences, long ones parted. */
function sentencesOf(tokens: readonly SpeakingToken[]): SentenceWord[][] {
  const sentences: SentenceWord[][] = [];
  let open: SentenceWord[] = [];
  for (const said of tokens.flatMap((token) => token.said)) {
    open.push(said);
    const ended = said.rest === '.' || said.rest === '?' || said.rest === '!';
    const long = open.length >= MOST_WORDS || (said.rest === ',' && open.length >= MOST_WORDS / 2);
    if (ended || long) {
      sentences.push(open);
      open = [];
    }
  }
  if (open.length > 0) sentences.push(open);
  return sentences;
}

async function speakSentence(
  sentence: readonly SentenceWord[],
  options: FliteOptions,
  formant: number,
  folder: string,
): Promise<{ samples: Float32Array; times: WordTime[] }> {
  const text = sentence.map(({ word, rest }) => word + rest).join(' ');
  const words = sentence.map(({ word }) => word);
  const spoken = await synthesise(text, options, folder);
  const { sound, phones } = breathe(spoken.sound, spoken.phones, BREATH_S * options.stretch);
  const lexicon = await phonesOfWords(words, folder);
  const times = wordTimes(phones, lexicon);
  const voiced = phones.filter((p) => p.phone !== 'pau');
  const endOfSound = sound.samples.length / sound.rate;
  const fromS = Math.max(0, (voiced[0]?.startS ?? 0) - EDGE_S);
  const toS = Math.min(endOfSound, (voiced.at(-1)?.endS ?? endOfSound) + EDGE_S);
  const cut = sound.samples.slice(Math.round(fromS * sound.rate), Math.round(toS * sound.rate));
  const samples = changeSpeed(upsample(cut, SAMPLE_RATE / sound.rate), formant);
  fadeEdges(samples);
  const shift = (t: number) => Math.min(Math.max(0, (t - fromS) / formant), samples.length / SAMPLE_RATE);
  return { samples, times: times.map((t) => ({ startS: shift(t.startS), endS: shift(t.endS) })) };
}

/** 12 ms ramps: a cut sentence starts and ends without a click. */
export function fadeEdges(samples: Float32Array): void {
  const ramp = Math.min(576, Math.floor(samples.length / 2));
  for (let i = 0; i < ramp; i++) {
    samples[i]! *= i / ramp;
    samples[samples.length - 1 - i]! *= i / ramp;
  }
}
