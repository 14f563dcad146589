import { askProgram } from './ask-program.ts';
import type { EngineKind, EngineVoice } from './speech-engine.ts';

/** Of Apple's voices those whose sex their names do not leave open to a program. */
const WOMEN =
  /^(Samantha|Victoria|Allison|Ava|Susan|Zoe|Kate|Serena|Karen|Moira|Tessa|Fiona|Veena|Anna|Petra|Am[eé]lie|Audrey|Aurelie|M[oó]nica|Paulina|Alice|Federica|Luciana|Joana|Catarina)\b/;
const MEN =
  /^(Alex|Fred|Tom|Daniel|Oliver|Lee|Rishi|Aaron|Markus|Yannick|Thomas|Nicolas|Jorge|Juan|Diego|Luca|Felipe)\b/;
const WORDS_A_MINUTE = 165;

/** The speech of macOS, https://keith.github.io/xcode-man-pages/say.1.html */
export const say: EngineKind = {
  name: 'say',
  title: 'macOS speech',
  programs: ['say'],
  setting: 'SAY_PATH',
  pitched: false,

  async discover(path) {
    const voices = readVoices((await askProgram(path, ['-v', '?'])) ?? '');
    const system = /^(\d+(?:\.\d+)*)\s*$/m.exec(
      (await askProgram('sw_vers', ['-productVersion'])) ?? '',
    )?.[1];
    return voices.length === 0 ? null : { version: system ?? '1', voices };
  },

  command({ text, voice, stretch, textPath, wavPath }) {
    const rate = `${Math.round(WORDS_A_MINUTE / stretch)}`;
    const format = ['--file-format=WAVE', '--data-format=LEI16@22050'];
    return { args: ['-v', voice.id, '-r', rate, '-f', textPath, '-o', wavPath, ...format], textFile: text };
  },
};

/** Reads `Daniel              en_GB    # Hello! My name is Daniel.` */
function readVoices(printed: string): EngineVoice[] {
  return printed.split(/\r?\n/).flatMap((line) => {
    const [, id, locale] = /^(\S.*?)\s+([a-z]{2,3}[_-]\w+)\s+#/.exec(line) ?? [];
    if (!id || !locale) return [];
    const sex = WOMEN.test(id) ? ('f' as const) : MEN.test(id) ? ('m' as const) : null;
    return [{ id, title: id, language: locale.replaceAll('_', '-').toLowerCase(), sex }];
  });
}
