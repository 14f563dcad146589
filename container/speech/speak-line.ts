import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SAMPLE_RATE, type SpeechMeta, type SpeechOrder, type SpokenWord } from '#domain/composer-order';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { OrderRefused } from '../orders/order-refused.ts';
import { changeSpeed } from '../sound/change-speed.ts';
import { upsample } from '../sound/upsample.ts';
import { writeMonoWav } from '../sound/wav.ts';
import { breathe, joined } from './breathe.ts';
import { type FliteOptions, phonesOfWords, synthesise } from './flite.ts';
import { polishVoice } from './polish-voice.ts';
import { type Rest, type SpeakingToken, speakingText } from './speaking-text.ts';
import { unspokenSeconds } from './unspoken.ts';
import { VOICES } from './voices.ts';
import { type WordTime, wordTimes } from './word-times.ts';

export interface SpeakOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
}

/** Silence before the first and after the last phone, in seconds. */
const EDGE_S = 0.05;
/** Silence between sentences spoken one by one, edges included, in seconds. */
const REST_S: Record<Rest, number> = { '': 0.06, ',': 0.2, '.': 0.42, '!': 0.42, '?': 0.46 };
/** A comma is held this much longer than flite does. */
const BREATH_S = 0.11;
/** flite's memory grows with the text, so it never gets more words than this at once. */
const MOST_WORDS = 40;

/** How a feeling changes pace and pitch: slightly, or a synthesiser sounds like a caricature. */
const FEELINGS: [RegExp, { stretch: number; pitch: number }][] = [
  [/sad|grie|mourn|melanchol|tear|weary|tired/i, { stretch: 1.1, pitch: 0.96 }],
  [/ang(er|ry)|furi|shout|yell|rage|scream/i, { stretch: 0.95, pitch: 1.07 }],
  [/joy|happ|excit|cheer|laugh|delight|surpris/i, { stretch: 0.95, pitch: 1.06 }],
  [/afraid|fear|panic|urgent|nervous|terrif|hurr/i, { stretch: 0.91, pitch: 1.05 }],
  [/whisper|soft|quiet|tender|gentle|calm|hush/i, { stretch: 1.07, pitch: 0.98 }],
  [/thought|slow|pensive|wonder|dream|solemn/i, { stretch: 1.08, pitch: 1 }],
];

/**
 * Speaks one line into `outFile`: WAV, 48 kHz, mono, 16 bit. Each token of the text between white
 * space is one word of the answer, verbatim and in order. Text that no English voice can say gives a
 * silence of the length that reading it takes. Throws OrderRefused for a voice that does not exist.
 */
export async function speakLine(
  order: SpeechOrder,
  outFile: string,
  { signal, onProgress }: SpeakOptions = {},
): Promise<SpeechMeta> {
  if (!(EMBEDDED_VOICES as readonly string[]).includes(order.voice)) {
    throw new OrderRefused('voice.unknown', `There is no embedded voice "${order.voice}".`);
  }
  const tokens = speakingText(order.text);
  const sentences = sentencesOf(tokens);
  if (sentences.length === 0) return writeSilence(tokens, outFile);
  const feeling = FEELINGS.find(([pattern]) => pattern.test(order.emotion ?? ''))?.[1];
  const { base, formant, stretch, pitch } = VOICES[order.voice as keyof typeof VOICES];
  // A throat is made longer or shorter by playing slower or faster what was spoken as much faster or slower.
  const options: FliteOptions = {
    voice: base,
    stretch: stretch * formant * (feeling?.stretch ?? 1),
    pitch: (pitch / formant) * (feeling?.pitch ?? 1),
  };
  const line: Float32Array[] = [];
  const times: WordTime[] = [];
  let atS = 0;
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
  const samples = polishVoice(joined(line), SAMPLE_RATE);
  signal?.throwIfAborted();
  await writeFile(outFile, writeMonoWav({ rate: SAMPLE_RATE, samples }));
  return { samples: samples.length, words: wordsOf(tokens, times, samples.length) };
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
function fadeEdges(samples: Float32Array): void {
  const ramp = Math.min(576, Math.floor(samples.length / 2));
  for (let i = 0; i < ramp; i++) {
    samples[i]! *= i / ramp;
    samples[samples.length - 1 - i]! *= i / ramp;
  }
}

/** Gives every token its time; one that says nothing takes the pause up to the next word. */
function wordsOf(
  tokens: readonly SpeakingToken[],
  times: readonly WordTime[],
  samples: number,
): SpokenWord[] {
  const at = (seconds: number) => Math.min(samples, Math.round(seconds * SAMPLE_RATE));
  const words: SpokenWord[] = [];
  let said = 0;
  let end = 0;
  for (const token of tokens) {
    const own = times.slice(said, said + token.said.length);
    said += own.length;
    const next = times[said];
    const startSample = Math.max(end, own.length > 0 ? at(own[0]!.startS) : end);
    const until = own.length > 0 ? at(own.at(-1)!.endS) : next ? at(next.startS) : samples;
    end = Math.max(startSample, until);
    words.push({ text: token.text, startSample, endSample: end });
  }
  return words;
}

async function writeSilence(tokens: readonly SpeakingToken[], outFile: string): Promise<SpeechMeta> {
  const seconds = tokens.map((token) => unspokenSeconds(token.text));
  const total = Math.max(
    0.3,
    seconds.reduce((a, b) => a + b, 0),
  );
  const samples = Math.round(total * SAMPLE_RATE);
  await writeFile(outFile, writeMonoWav({ rate: SAMPLE_RATE, samples: new Float32Array(samples) }));
  let atS = 0;
  const words = tokens.map((token, i) => {
    const startSample = Math.round(atS * SAMPLE_RATE);
    atS += seconds[i]!;
    return { text: token.text, startSample, endSample: Math.min(samples, Math.round(atS * SAMPLE_RATE)) };
  });
  return { samples, words };
}
