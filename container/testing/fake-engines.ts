import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineName } from '../speech/engines/speech-engine.ts';

/** How a fake engine is: it speaks, or goes wrong in one way. */
export type EngineMood = 'well' | 'fails' | 'garbage' | 'silent' | 'empty' | 'hangs' | 'floods' | 'deaf';

const PROGRAMS: Readonly<Record<EngineName, string>> = {
  'espeak-ng': 'espeak-ng',
  pico: 'pico2wave',
  piper: 'piper',
  say: 'say',
};

/**
 * Puts a program into `folder` that has an engine's own command line, refuses what the real one refuses, and writes a
 * WAV of one hum a word, as long as the word. What it was called with lies beside it as `NAME.json`. Answers its path.
 */
export async function installFakeEngine(
  name: EngineName,
  folder: string,
  mood: EngineMood = 'well',
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, PROGRAMS[name]);
  const told = JSON.stringify(`${path}.json`);
  const source = `#!${process.execPath}\nconst NAME=${JSON.stringify(name)}, MOOD=${JSON.stringify(mood)}, TOLD=${told};\n${PROGRAM}`;
  await writeFile(path, source, { mode: 0o755 });
  return path;
}

/** A model of Piper, as far as anybody looks into it without speaking. */
export async function installFakeModel(folder: string, name: string, facts: object = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.onnx`), `the weights of ${name}`);
  const language = { code: name.split('-')[0] };
  await writeFile(join(folder, `${name}.onnx.json`), JSON.stringify({ language, num_speakers: 1, ...facts }));
}

/** Runs as CommonJS: a program without an ending has no type. */
const PROGRAM = String.raw`
const fs = require('node:fs');
const args = process.argv.slice(2);
const refuse = (why) => { process.stderr.write(NAME + ': ' + why + '\n'); process.exit(1); };
const VALUES = {
  'espeak-ng': ['-b', '-v', '-s', '-p', '-w'],
  pico: ['-l', '-w'],
  piper: ['--model', '--speaker', '--length_scale', '--sentence_silence', '--noise_scale', '--noise_w', '--output_file'],
  say: ['-v', '-r', '-f', '-o', '--file-format', '--data-format'],
}[NAME];
const FLAGS = { 'espeak-ng': ['--stdin'], pico: [], piper: [], say: [] }[NAME];
if (NAME === 'espeak-ng' && args[0] === '--version') {
  console.log('eSpeak NG text-to-speech: 1.52.0  Data at: /usr/share/espeak-ng-data'); process.exit(0);
}
if (NAME === 'espeak-ng' && args[0] === '--voices') {
  console.log('Pty Language       Age/Gender VoiceName          File                 Other Languages');
  for (const [tag, title] of [['de', 'German'], ['en-gb', 'English_(Great_Britain)'], ['en-us', 'English_(America)']])
    console.log(' 5  ' + tag.padEnd(15) + ' --/M      ' + title.padEnd(18) + ' gmw/' + tag.padEnd(16));
  process.exit(0);
}
if (NAME === 'piper' && args[0] === '--version') { console.log('1.2.0'); process.exit(0); }
if (NAME === 'say' && args[0] === '-v' && args[1] === '?') {
  console.log('Alex                en_US    # Most people recognize me by my voice.');
  console.log('Bad News            en_US    # The light you see.');
  console.log('Anna                de_DE    # Hallo! Ich heiße Anna.');
  process.exit(0);
}
const given = {};
const words = [];
for (let i = 0; i < args.length; i++) {
  const [key, own] = args[i].split(/=(.*)/s);
  if (FLAGS.includes(args[i])) given[key] = true;
  else if (VALUES.includes(key)) given[key] = own ?? args[++i];
  else if (args[i].startsWith('-')) refuse('unknown option ' + args[i]);
  else words.push(args[i]);
}
const out = given['-w'] ?? given['--output_file'] ?? given['-o'];
if (out === undefined) refuse('no file to write');
if (NAME === 'piper' && !fs.existsSync(given['--model'])) refuse('Unable to find voice');
if (NAME === 'pico' && words.length !== 1) refuse('wants one text');
if (NAME !== 'pico' && words.length > 0) refuse('text as an argument');
const text = NAME === 'pico' ? words[0] : NAME === 'say' ? fs.readFileSync(given['-f'], 'utf8')
  : MOOD === 'deaf' ? '' : fs.readFileSync(0, 'utf8');
fs.writeFileSync(TOLD, JSON.stringify({ given, text, cwd: process.cwd() }));
const RATE = { 'espeak-ng': 22050, pico: 16000, piper: 22050, say: 22050 }[NAME];
const hum = () => {
  const said = text.replace(/<[^>]*>/g, '').split(/\s+/).filter(Boolean);
  const parts = said.map((word) => Math.round(RATE * (0.1 + 0.06 * word.length)));
  const samples = new Int16Array(parts.reduce((a, b) => a + b, RATE >> 1));
  let at = RATE >> 2;
  for (const length of parts) {
    const voiced = length - Math.round(RATE * 0.04);
    for (let i = 0; i < voiced; i++) {
      const t = i / RATE;
      let x = 0;
      for (let k = 1; k <= 12; k++) x += Math.sin(2 * Math.PI * 140 * k * t) / k;
      samples[at + i] = 6000 * x * Math.sin((Math.PI * i) / voiced);
    }
    at += length;
  }
  return samples;
};
const wav = (samples) => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0); head.writeUInt32LE(36 + samples.length * 2, 4); head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16); head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28); head.writeUInt16LE(2, 32); head.writeUInt16LE(16, 34);
  head.write('data', 36); head.writeUInt32LE(samples.length * 2, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
};
switch (MOOD) {
  case 'fails': refuse('the dictionary is broken'); break;
  case 'garbage': fs.writeFileSync(out, 'no sound at all'); break;
  case 'silent': fs.writeFileSync(out, wav(new Int16Array(RATE))); break;
  case 'empty': break;
  case 'hangs': process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); break;
  case 'floods': { const file = fs.openSync(out, 'w'); const block = Buffer.alloc(1 << 20);
    setInterval(() => { fs.writeSync(file, block); }, 5); break; }
  default: fs.writeFileSync(out, wav(hum()));
}
`;
