import type { EMBEDDED_VOICES } from '#domain/job-config';
import { OrderRefused } from '../../orders/order-refused.ts';
import { ENGINE_KINDS } from './find-engines.ts';
import type { EngineVoice, FoundEngine } from './speech-engine.ts';

type CastName = (typeof EMBEDDED_VOICES)[number];

/** Who the studio's voices are, whichever engine plays them: factors on a grown person's of that sex. */
interface Part {
  sex: 'f' | 'm';
  /** Which of an engine's voices of that sex. */
  turn: number;
  pitch: number;
  /** Above 1 a shorter throat. */
  formant: number;
  stretch: number;
}

const CAST: Readonly<Record<CastName, Part>> = {
  slt: { sex: 'f', turn: 0, pitch: 1, formant: 1, stretch: 1 },
  mia: { sex: 'f', turn: 1, pitch: 1.1, formant: 1.06, stretch: 0.98 },
  vera: { sex: 'f', turn: 2, pitch: 0.86, formant: 0.94, stretch: 1.06 },
  kit: { sex: 'f', turn: 1, pitch: 1.28, formant: 1.19, stretch: 1 },
  rms: { sex: 'm', turn: 0, pitch: 1, formant: 1, stretch: 1 },
  awb: { sex: 'm', turn: 1, pitch: 1.06, formant: 1.03, stretch: 1 },
  leo: { sex: 'm', turn: 2, pitch: 1.18, formant: 1.08, stretch: 0.97 },
  bruno: { sex: 'm', turn: 0, pitch: 0.84, formant: 0.89, stretch: 1.04 },
  otto: { sex: 'm', turn: 1, pitch: 0.9, formant: 0.93, stretch: 1.12 },
  tim: { sex: 'm', turn: 2, pitch: 1.6, formant: 1.25, stretch: 1 },
};

/** A man's part played by a woman's voice, and the other way round: throats and pitches lie so far apart. */
const OTHER_SEX = { pitch: 0.6, formant: 0.85 };

/** A voice of an engine and how it is changed to play a part. */
export interface CastVoice {
  voice: EngineVoice;
  pitch: number;
  formant: number;
  stretch: number;
}

/**
 * Who speaks for `name` in `language`: one of the studio's cast, played by the engine's voices of that language, or
 * one of the engine's own voices as it is. Throws OrderRefused where the engine has no such voice or language.
 */
export function castVoice(engine: FoundEngine, name: string, language: string): CastVoice {
  const part = Object.hasOwn(CAST, name) ? CAST[name as CastName] : null;
  const { title, pitched } = ENGINE_KINDS[engine.name];
  if (!part) {
    const own = engine.voices.find(({ id }) => id === name);
    if (own) return { voice: own, pitch: 1, formant: 1, stretch: 1 };
    throw new OrderRefused('voice.unknown', `${title} has no voice "${name}" here.`);
  }
  const speaking = voicesFor(engine.voices, language);
  if (speaking.length === 0) {
    const wish = `config.providers.voice asks for ${title}, which has no voice for the language "${language}" here.`;
    throw new OrderRefused('engine.language', `${wish} Choose "embedded", or install such a voice.`);
  }
  const own = speaking.filter(({ sex }) => sex === part.sex);
  const open = speaking.filter(({ sex }) => sex === null);
  const choice = own.length > 0 ? own : open.length > 0 ? open : speaking;
  const voice = choice[part.turn % choice.length]!;
  const known = voice.sex ?? 'f';
  const across = known === part.sex ? 1 : part.sex === 'm' ? OTHER_SEX : inverse(OTHER_SEX);
  const pitch = part.pitch * (across === 1 ? 1 : across.pitch);
  const formant = part.formant * (across === 1 ? 1 : across.formant);
  const { stretch } = part;
  // Played faster or slower, pitch and throat change as one: what lies between the two is the least wrong.
  return pitched ? { voice, pitch, formant, stretch } : together(voice, Math.sqrt(pitch * formant), stretch);
}

const inverse = ({ pitch, formant }: typeof OTHER_SEX) => ({ pitch: 1 / pitch, formant: 1 / formant });
const together = (voice: EngineVoice, factor: number, stretch: number) => ({
  ...{ voice, stretch, pitch: factor },
  formant: factor,
});

/** Voices of the very language tag, else of the language: "en" is spoken by "en-us" before other kinds. */
function voicesFor(voices: readonly EngineVoice[], language: string): EngineVoice[] {
  const tag = language.toLowerCase();
  const base = tag.split('-')[0] ?? tag;
  const usual = USUAL[base];
  const order = [tag, ...(usual === undefined ? [] : [usual]), base];
  for (const wanted of order) {
    const exact = voices.filter((voice) => voice.language === wanted);
    if (exact.length > 0) return exact;
  }
  return voices.filter((voice) => voice.language.split('-')[0] === base);
}

/** The kind of a language that is meant where only the language is named. */
const USUAL: Readonly<Record<string, string>> = { en: 'en-us', fr: 'fr-fr', pt: 'pt-br', es: 'es', de: 'de' };
