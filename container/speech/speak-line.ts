import { writeFile } from 'node:fs/promises';
import { SAMPLE_RATE, type SpeechMeta, type SpeechOrder, type SpokenWord } from '#domain/composer-order';
import { writeMonoWav } from '../sound/wav.ts';
import { speakByEngine } from './engines/speak-by-engine.ts';
import type { FoundEngine } from './engines/speech-engine.ts';
import { polishVoice } from './polish-voice.ts';
import { type SpeakOptions, type SpokenLine, speakPackaged } from './speak-packaged.ts';
import { type SpeakingToken, speakingText } from './speaking-text.ts';
import { unspokenSeconds } from './unspoken.ts';

export interface LineOptions extends SpeakOptions {
  /** The speech engines of this machine, for orders that name one; absent: none. */
  engines?: readonly FoundEngine[] | undefined;
}

/** How a feeling changes pace and pitch: slightly, or a synthesiser sounds like a caricature. */
const FEELINGS: [RegExp, { stretch: number; pitch: number }][] = [
  [/sad|grie|mourn|melanchol|tear|weary|tired/i, { stretch: 1.1, pitch: 0.96 }],
  [/ang(er|ry)|furi|shout|yell|rage|scream/i, { stretch: 0.95, pitch: 1.07 }],
  [/joy|happ|excit|cheer|laugh|delight|surpris/i, { stretch: 0.95, pitch: 1.06 }],
  [/afraid|fear|panic|urgent|nervous|terrif|hurr/i, { stretch: 0.91, pitch: 1.05 }],
  [/whisper|soft|quiet|tender|gentle|calm|hush/i, { stretch: 1.07, pitch: 0.98 }],
  [/thought|slow|pensive|wonder|dream|solemn/i, { stretch: 1.08, pitch: 1 }],
];
const AS_EVER = { stretch: 1, pitch: 1 };

/**
 * Speaks one line into `outFile`: WAV, 48 kHz, mono, 16 bit. Each token of the text between white
 * space is one word of the answer, verbatim and in order. Text that no English voice can say gives a
 * silence of the length that reading it takes. An order that names a speech engine is spoken by that engine and no
 * other. Throws OrderRefused for a voice or an engine that does not exist.
 */
export async function speakLine(
  order: SpeechOrder,
  outFile: string,
  options: LineOptions = {},
): Promise<SpeechMeta> {
  const tokens = speakingText(order.text);
  const feeling = FEELINGS.find(([pattern]) => pattern.test(order.emotion ?? ''))?.[1] ?? AS_EVER;
  const line = { order, tokens, feeling, outFile };
  const spoken =
    order.engine === undefined
      ? await speakPackaged(line, options)
      : await speakByEngine(line, options.engines ?? [], options.signal);
  if (!spoken) return writeSilence(tokens, outFile);
  const samples = polishVoice(spoken.samples, SAMPLE_RATE);
  options.signal?.throwIfAborted();
  await writeFile(outFile, writeMonoWav({ rate: SAMPLE_RATE, samples }));
  return { samples: samples.length, words: wordsOf(tokens, spoken, samples.length) };
}

/** Gives every token its time; one that says nothing takes the pause up to the next word. */
function wordsOf(
  tokens: readonly SpeakingToken[],
  { times, counts }: Pick<SpokenLine, 'times' | 'counts'>,
  samples: number,
): SpokenWord[] {
  const at = (seconds: number) => Math.min(samples, Math.round(seconds * SAMPLE_RATE));
  const words: SpokenWord[] = [];
  let said = 0;
  let end = 0;
  for (const [i, token] of tokens.entries()) {
    const own = times.slice(said, said + (counts[i] ?? 0));
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
