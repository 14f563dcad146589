import { askProgram } from './ask-program.ts';
import type { EngineKind, EngineVoice } from './speech-engine.ts';

/** Throats that go with every language (espeak-ng-data/voices/!v), the more natural ones. */
const THROATS: readonly { id: string; sex: 'f' | 'm' }[] = [
  { id: 'f2', sex: 'f' },
  { id: 'f3', sex: 'f' },
  { id: 'f5', sex: 'f' },
  { id: 'm3', sex: 'm' },
  { id: 'm1', sex: 'm' },
  { id: 'm7', sex: 'm' },
];
const WORDS_A_MINUTE = 155;
/** `-p` 50 is the voice's own pitch; 0 is about half an octave below it, 99 as much above. */
const PITCH_AT_REST = 50;
const PITCH_STEPS_AN_OCTAVE = 100;

/** eSpeak NG, https://github.com/espeak-ng/espeak-ng/blob/master/src/espeak-ng.1.ronn */
export const espeakNg: EngineKind = {
  name: 'espeak-ng',
  title: 'eSpeak NG',
  programs: ['espeak-ng'],
  setting: 'ESPEAK_NG_PATH',
  pitched: true,

  async discover(path) {
    const version = /eSpeak NG[^:]*:\s*([\w.+~-]{1,24})/.exec(
      (await askProgram(path, ['--version'])) ?? '',
    )?.[1];
    const languages = readVoices((await askProgram(path, ['--voices'])) ?? '');
    if (version === undefined || languages.length === 0) return null;
    const voices = languages.flatMap(({ language, title }) =>
      THROATS.map(({ id, sex }): EngineVoice => ({ id: `${language}+${id}`, title, language, sex })),
    );
    return { version, voices };
  },

  command({ text, voice, stretch, pitch, wavPath }) {
    const speed = Math.round(Math.min(450, Math.max(80, WORDS_A_MINUTE / stretch)));
    const steps = Math.round(PITCH_AT_REST + PITCH_STEPS_AN_OCTAVE * Math.log2(pitch));
    const settings = ['-v', voice.id, '-s', `${speed}`, '-p', `${Math.min(99, Math.max(0, steps))}`];
    return { args: ['--stdin', '-b', '1', ...settings, '-w', wavPath], stdin: text };
  },
};

/** Reads ` 5  de              --/M      German             gmw/de`: the tag and the name, best variant first. */
function readVoices(printed: string): { language: string; title: string }[] {
  return printed.split(/\r?\n/).flatMap((line) => {
    const [, language, title] = /^\s*\d+\s+([A-Za-z][\w-]*)\s+\S+\s+(\S+)\s+\S+/.exec(line) ?? [];
    return language && title ? [{ language: language.toLowerCase(), title: title.replaceAll('_', ' ') }] : [];
  });
}
