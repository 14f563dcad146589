import { fingerprint } from './ask-program.ts';
import type { EngineKind } from './speech-engine.ts';

/** The languages of SVOX Pico; each has one voice, a woman's. */
const LANGUAGES: Readonly<Record<string, string>> = {
  'en-US': 'American English',
  'en-GB': 'British English',
  'de-DE': 'German',
  'es-ES': 'Spanish',
  'fr-FR': 'French',
  'it-IT': 'Italian',
};

/** SVOX Pico by `pico2wave` (Debian's libttspico-utils), which takes its text as an argument only. */
export const pico: EngineKind = {
  name: 'pico',
  title: 'SVOX Pico',
  programs: ['pico2wave'],
  setting: 'PICO2WAVE_PATH',
  pitched: true,

  // It tells no version, so the program itself stands for it.
  async discover(path) {
    const voices = Object.entries(LANGUAGES).map(([id, title]) => ({
      ...{ id, title, sex: 'f' as const },
      language: id.toLowerCase(),
    }));
    return { version: await fingerprint([path]), voices };
  },

  command({ text, voice, stretch, pitch, wavPath }) {
    const level = (factor: number) => `${Math.round(100 * Math.min(2, Math.max(0.5, factor)))}`;
    const spoken = `<pitch level="${level(pitch)}"><speed level="${level(1 / stretch)}">${text}</speed></pitch>`;
    return { args: ['-l', voice.id, '-w', wavPath, spoken] };
  },
};
