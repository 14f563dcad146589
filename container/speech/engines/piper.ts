import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { z } from 'zod';
import { askProgram, fingerprint } from './ask-program.ts';
import type { EngineKind, EnginePlaces, EngineVoice } from './speech-engine.ts';

/** What a model's `.onnx.json` says of it, as far as it matters here. */
const ModelFacts = z.object({
  language: z.object({ code: z.string().min(2).max(20) }).optional(),
  espeak: z.object({ voice: z.string().min(2).max(20) }).optional(),
  num_speakers: z.int().min(1).default(1),
});
/** Of models with hundreds of speakers so many are offered. */
const MOST_SPEAKERS = 12;
/** Known speakers of the published models; the models themselves do not tell. */
const WOMEN =
  /lessac|amy|kathleen|kristin|ljspeech|jenny|cori|alba|southern_english_female|eva|kerstin|ramona|siwis|paola|mls_female|sharvard_f|daniela/i;
const MEN =
  /ryan|joe|john|bryce|norman|danny|kusal|hfc_male|alan|northern_english_male|aru|thorsten|karlsson|pavoque|gilles|tom|upmc|riccardo|carlfm|davefx|faber|cadu|jeff/i;
/** Silence between sentences, in seconds. */
const SENTENCE_REST_S = 0.3;

/**
 * Piper (https://github.com/OHF-Voice/piper1-gpl, before: rhasspy/piper), with the models in PIPER_VOICES. Without its
 * noise it says the same line the same way twice, as content keys ask.
 */
export const piper: EngineKind = {
  name: 'piper',
  title: 'Piper',
  programs: ['piper', 'piper-tts'],
  setting: 'PIPER_PATH',
  pitched: false,

  async discover(path, places) {
    const models = await findModels(places);
    if (models.length === 0) return null;
    const told = await askProgram(path, ['--version']);
    if (told === null) return null;
    const version = /^v?(\d+\.\d+(?:\.\d+)?)\s*$/m.exec(told)?.[1] ?? '1';
    const files = [path, ...models.flatMap(({ file }) => [file, `${file}.json`])];
    return { version: `${version}-${await fingerprint(files)}`, voices: models.flatMap(speakersOf) };
  },

  command({ text, voice, stretch, wavPath }) {
    const still = ['--noise_scale', '0', '--noise_w', '0'];
    const pace = ['--length_scale', stretch.toFixed(3), '--sentence_silence', `${SENTENCE_REST_S}`];
    const speaker = voice.speaker === undefined ? [] : ['--speaker', `${voice.speaker}`];
    const args = ['--model', voice.file ?? voice.id, ...speaker, ...pace, ...still, '--output_file', wavPath];
    return { args, stdin: `${text}\n` };
  },
};

interface Model {
  file: string;
  name: string;
  language: string;
  speakers: number;
}

/** Every `.onnx` with its `.onnx.json` beside it, by name. */
async function findModels(places: EnginePlaces): Promise<Model[]> {
  const usual = ['/usr/share/piper-voices', join(homedir(), '.local/share/piper-voices')];
  const folders = places.PIPER_VOICES ? places.PIPER_VOICES.split(delimiter) : usual;
  const models: Model[] = [];
  for (const folder of folders.filter((one) => one !== '')) {
    const entries = await readdir(folder, { recursive: true }).catch((error) => {
      if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) return [];
      throw error;
    });
    for (const entry of entries.filter((one) => one.endsWith('.onnx')).sort()) {
      const model = await readModel(join(folder, entry));
      if (model) models.push(model);
    }
  }
  return models.filter(({ name }, i) => models.findIndex((one) => one.name === name) === i);
}

async function readModel(file: string): Promise<Model | null> {
  const text = await readFile(`${file}.json`, 'utf8').catch(() => null);
  if (text === null) return null;
  const facts = ModelFacts.safeParse(readJson(text));
  if (!facts.success) return null;
  const code = facts.data.language?.code ?? facts.data.espeak?.voice;
  if (code === undefined) return null;
  const language = code.replaceAll('_', '-').toLowerCase();
  return { file, name: basename(file, '.onnx'), language, speakers: facts.data.num_speakers };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A broken model is no voice.
    return null;
  }
}

function speakersOf({ file, name, language, speakers }: Model): EngineVoice[] {
  const sex = WOMEN.test(name) ? ('f' as const) : MEN.test(name) ? ('m' as const) : null;
  if (speakers === 1) return [{ id: name, title: name, language, sex, file }];
  return Array.from({ length: Math.min(MOST_SPEAKERS, speakers) }, (_, speaker) => {
    const id = `${name}#${speaker}`;
    return { id, title: id, language, sex: null, file, speaker };
  });
}
