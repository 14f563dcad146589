import { dirname, join } from 'node:path';
import { SAMPLE_RATE } from '#domain/composer-order';
import { guessWords } from '#domain/guess-words';
import { SPEECH_ENGINES } from '#domain/speech-engine';
import { OrderRefused } from '../../orders/order-refused.ts';
import { changeSpeed } from '../../sound/change-speed.ts';
import { upsample } from '../../sound/upsample.ts';
import { voicedSpan } from '../../sound/voiced-span.ts';
import type { Mono } from '../../sound/wav.ts';
import { alignWords } from '../align-words.ts';
import { fadeEdges, type LineToSpeak, type SpokenLine, speakPackaged } from '../speak-packaged.ts';
import type { SpeakingToken } from '../speaking-text.ts';
import { castVoice } from './cast-voice.ts';
import { ENGINE_KINDS } from './find-engines.ts';
import { engineMissing, limitsOf, runEngine } from './run-engine.ts';
import type { EngineName, FoundEngine } from './speech-engine.ts';

/** Silence kept before the first and after the last sound, in seconds. */
const EDGE_S = 0.05;
const PLAIN = { stretch: 1, pitch: 1 };

/**
 * Speaks a line by the engine that its order names; null: there is nothing to say in it. No engine tells when it says
 * which word, so a packaged voice says the line beside it, whose words are known. Throws OrderRefused where this
 * machine has no such engine, or the engine no such voice.
 */
export async function speakByEngine(
  line: LineToSpeak,
  engines: readonly FoundEngine[],
  signal?: AbortSignal,
): Promise<SpokenLine | null> {
  const { order, tokens, feeling, outFile } = line;
  const engine = engineOf(order.engine ?? '', engines);
  const part = castVoice(engine, order.voice, order.language);
  const text = textFor(order.language, tokens);
  if (text === '') return null;
  const folder = dirname(outFile);
  const wish = {
    text,
    voice: part.voice,
    stretch: part.stretch * part.formant * feeling.stretch,
    pitch: ENGINE_KINDS[engine.name].pitched ? (part.pitch / part.formant) * feeling.pitch : 1,
    textPath: join(folder, 'line.txt'),
    wavPath: join(folder, 'engine.wav'),
  };
  const sound = await runEngine(engine, wish, limitsOf(tokens.length), signal);
  const samples = trimmed(atStudioRate(sound, part.formant));
  if (!samples) throw new Error(`The speech engine ${ENGINE_KINDS[engine.name].title} was silent.`);
  const voice = part.voice.sex === 'm' ? 'rms' : 'slt';
  const known = await speakPackaged({ ...line, order: { ...order, voice }, feeling: PLAIN }, { signal });
  if (!known) return { samples, ...guessed(order.text, samples.length) };
  const times = alignWords(
    { samples, rate: SAMPLE_RATE },
    { sound: { samples: known.samples, rate: SAMPLE_RATE }, times: known.times },
  );
  return { samples, times, counts: known.counts };
}

function engineOf(wish: string, engines: readonly FoundEngine[]): FoundEngine {
  const at = wish.indexOf('@');
  const name = at < 0 ? wish : wish.slice(0, at);
  const version = at < 0 ? null : wish.slice(at + 1);
  const known = (SPEECH_ENGINES as readonly string[]).includes(name);
  if (!known) throw new OrderRefused('engine.unknown', `There is no speech engine "${name}".`);
  const { title } = ENGINE_KINDS[name as EngineName];
  const engine = engines.find((one) => one.name === name);
  if (!engine) throw engineMissing(title, version);
  if (version !== null && version !== engine.version) {
    const wished = `config.providers.voice asks for the speech engine ${title} ${version}; here is ${engine.version}.`;
    throw new OrderRefused('engine.changed', `${wished} Start the film again to make it with this one.`);
  }
  return engine;
}

/**
 * English is read as the packaged voices read it: numbers and abbreviations in words, rests where they are. Another
 * language is the engine's own to read. Nothing that an engine could take for a command or markup is left.
 */
function textFor(language: string, tokens: readonly SpeakingToken[]): string {
  const english = /^en\b/i.test(language);
  const say = english
    ? tokens.flatMap(({ said }) => said.map(({ word, rest }) => word + rest))
    : tokens.map(({ text }) => plainWord(text)).filter((word) => word !== '');
  return say.join(' ');
}

function plainWord(text: string): string {
  const plain = text.replace(/[^\p{L}\p{M}\p{N}\p{Sc}.,;:!?…'’"«»„“”‚‘%/–—-]/gu, '').replace(/^[-/]+/, '');
  return /[\p{L}\p{N}]/u.test(plain) ? plain : '';
}

/** For what no packaged voice can say: a time for each token, by its letters. */
function guessed(text: string, samples: number): Pick<SpokenLine, 'times' | 'counts'> {
  const words = guessWords(text, samples);
  const times = words.map(({ startSample, endSample }) => ({
    startS: startSample / SAMPLE_RATE,
    endS: endSample / SAMPLE_RATE,
  }));
  return { times, counts: words.map(() => 1) };
}

/** The sound at 48 kHz, played `formant` times as fast. Three times its own rate is what the cubic wants at least. */
function atStudioRate({ samples, rate }: Mono, formant: number): Float32Array {
  const times = Math.max(3, Math.ceil(SAMPLE_RATE / rate));
  return changeSpeed(upsample(samples, times), (formant * rate * times) / SAMPLE_RATE);
}

/** Without the silence around it, faded at its ends; null: it is nothing but silence. */
function trimmed(samples: Float32Array): Float32Array | null {
  const span = voicedSpan({ samples, rate: SAMPLE_RATE });
  if (!span) return null;
  const from = Math.max(0, Math.round((span.startS - EDGE_S) * SAMPLE_RATE));
  const cut = samples.slice(from, Math.round((span.endS + EDGE_S) * SAMPLE_RATE));
  fadeEdges(cut);
  return cut;
}
