import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SpeechMeta, type SpeechOrder } from '#domain/composer-order';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { SPEECH_ENGINES, SpeechEngine } from '#domain/speech-engine';
import { LoudnessMeter } from '../../sound/loudness-meter.ts';
import { readMonoWav } from '../../sound/wav.ts';
import { type EngineMood, installFakeEngine, installFakeModel } from '../../testing/fake-engines.ts';
import { speakLine } from '../speak-line.ts';
import { castVoice } from './cast-voice.ts';
import { findEngines } from './find-engines.ts';
import { presentEngine } from './present-engine.ts';
import { runEngine } from './run-engine.ts';
import type { EngineName, FoundEngine } from './speech-engine.ts';

let room: string;
let programs: string;
let line: string;
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'engines-'));
  programs = join(room, 'programs');
  line = await mkdtemp(join(room, 'line-'));
});
afterEach(() => rm(room, { recursive: true, force: true }));

async function foundEngine(name: EngineName, mood: EngineMood = 'well'): Promise<FoundEngine> {
  await installFakeEngine(name, programs, mood);
  const models = join(room, 'models');
  if (name === 'piper') {
    await installFakeModel(models, 'en_US-amy-medium');
    await installFakeModel(models, 'en_US-ryan-high');
  }
  const [engine] = await findEngines({ PATH: programs, PIPER_VOICES: models });
  if (!engine) throw new Error(`${name} was not found`);
  return engine;
}

const orderFor = (engine: Pick<FoundEngine, 'name' | 'version'>, more: Partial<SpeechOrder> = {}) => ({
  text: '[[Dr.]] Brown: <17>!',
  voice: 'rms',
  language: 'en',
  engine: `${engine.name}@${engine.version}`,
  ...more,
});
const calledWith = async ({ path }: FoundEngine) => JSON.parse(await readFile(`${path}.json`, 'utf8'));

test.each(SPEECH_ENGINES)(
  '%s is found, speaks a line by its own command line, and leaves nothing behind',
  async (name) => {
    const engine = await foundEngine(name);
    expect(SpeechEngine.parse(presentEngine(engine))).toMatchObject({ name });
    const outFile = join(line, 'line.wav');
    const order = orderFor(engine);
    const meta = SpeechMeta.parse(await speakLine(order, outFile, { engines: [engine] }));
    const { samples, rate } = readMonoWav(await readFile(outFile));
    expect([rate, samples.length]).toEqual([48_000, meta.samples]);
    const meter = new LoudnessMeter(1);
    meter.add([samples]);
    expect(meter.integratedLufs()).toBeCloseTo(-19, 0);
    expect(meta.words.map(({ text }) => text)).toEqual(order.text.split(' '));
    const starts = meta.words.map(({ startSample }) => startSample);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(meta.words.at(-1)!.endSample).toBeGreaterThan(0.8 * meta.samples);
    const { text, cwd } = await calledWith(engine);
    const said = text.replace(/^<pitch[^>]*><speed[^>]*>|<.speed><.pitch>$/g, '').trim();
    expect(said).toBe('doctor brown, seventeen!');
    expect(cwd).toBe(line);
    expect(await readdir(line)).toEqual(['line.wav']);
  },
);

test('another language is spoken by a voice of that language, in its own words', async () => {
  const engine = await foundEngine('espeak-ng');
  const outFile = join(line, 'line.wav');
  const text = 'Er zählte 17 – «Möwen».';
  const meta = await speakLine(orderFor(engine, { text, language: 'de-DE' }), outFile, { engines: [engine] });
  expect(meta.words.map((word) => word.text)).toEqual(text.split(' '));
  const told = await calledWith(engine);
  expect(told.given['-v']).toMatch(/^de\+m/);
  expect(told.text).toBe('Er zählte 17 «Möwen».');
  const chinese = orderFor(engine, { text: '世界 和平。', language: 'de' });
  expect((await speakLine(chinese, outFile, { engines: [engine] })).words).toHaveLength(2);
  await expect(
    speakLine(orderFor(engine, { language: 'fr' }), outFile, { engines: [engine] }),
  ).rejects.toMatchObject({ code: 'engine.language' });
});

test('every part of the cast has a voice of its own, and only the engine’s own voices beside', async () => {
  for (const name of SPEECH_ENGINES) {
    const engine = await foundEngine(name);
    const parts = EMBEDDED_VOICES.map((voice) => {
      const { voice: own, pitch, formant } = castVoice(engine, voice, 'en');
      return `${own.id} ${pitch.toFixed(2)} ${formant.toFixed(2)}`;
    });
    expect(new Set(parts).size, name).toBe(EMBEDDED_VOICES.length);
    expect(castVoice(engine, engine.voices[0]!.id, 'en').voice).toBe(engine.voices[0]);
    expect(() => castVoice(engine, 'alloy', 'en')).toThrow(/has no voice "alloy"/);
    await rm(programs, { recursive: true });
  }
});

test('an engine that is gone, another, or of another version is named, and no other one speaks instead', async () => {
  const engine = await foundEngine('espeak-ng');
  const outFile = join(line, 'line.wav');
  const speak = (order: SpeechOrder, engines: FoundEngine[]) => speakLine(order, outFile, { engines });
  const missing = { code: 'engine.missing', message: expect.stringContaining('config.providers.voice') };
  await expect(speak(orderFor({ name: 'piper', version: '1' }), [engine])).rejects.toMatchObject(missing);
  await expect(speak(orderFor({ name: 'espeak-ng', version: '1.50' }), [engine])).rejects.toMatchObject({
    code: 'engine.changed',
    message: expect.stringMatching(/eSpeak NG 1\.50; here is 1\.52\.0/),
  });
  await expect(speak({ ...orderFor(engine), engine: 'festival' }, [engine])).rejects.toMatchObject({
    code: 'engine.unknown',
  });
  await rm(engine.path);
  await expect(speak(orderFor(engine), [engine])).rejects.toMatchObject(missing);
  expect(await readdir(line)).toEqual([]);
});

test('settings name programs elsewhere; what is no such engine is refused by name', async () => {
  const path = await installFakeEngine('espeak-ng', join(room, 'elsewhere'));
  const engines = await findEngines({ PATH: programs, ESPEAK_NG_PATH: path });
  expect(engines.map((engine) => [engine.name, engine.path])).toEqual([['espeak-ng', path]]);
  await writeFile(join(room, 'note.txt'), 'no program');
  const wrong = findEngines({ ESPEAK_NG_PATH: join(room, 'note.txt') });
  await expect(wrong).rejects.toThrow(/ESPEAK_NG_PATH=.* is no eSpeak NG/);
  const piper = await installFakeEngine('piper', join(room, 'elsewhere'));
  const mute = findEngines({ PIPER_PATH: piper, PIPER_VOICES: join(room, 'nowhere') });
  await expect(mute).rejects.toThrow(/with a voice in PIPER_VOICES/);
});

test('Piper’s version changes with its models, and a model that cannot be read is no voice', async () => {
  const before = await foundEngine('piper');
  const models = join(room, 'models');
  await writeFile(join(models, 'broken.onnx'), 'weights');
  await writeFile(join(models, 'broken.onnx.json'), '{"audio":');
  const same = await findEngines({ PATH: programs, PIPER_VOICES: models });
  expect(same[0]?.version).toBe(before.version);
  await installFakeModel(join(models, 'more'), 'de_DE-many-low', { num_speakers: 3 });
  const [after] = await findEngines({ PATH: programs, PIPER_VOICES: models });
  expect(after?.version).not.toBe(before.version);
  expect(after?.voices.map(({ id }) => id)).toContain('de_DE-many-low#2');
});

const ON_TIME = { timeMs: 20_000, wavBytes: 4_000_000 };

test.each<[EngineMood, RegExp, Partial<typeof ON_TIME>]>([
  ['fails', /eSpeak NG ended with 1: espeak-ng: the dictionary is broken/, {}],
  ['garbage', /eSpeak NG wrote no usable sound: not a WAV file/, {}],
  ['empty', /eSpeak NG wrote no file/, {}],
  ['hangs', /eSpeak NG took over 300 ms/, { timeMs: 300 }],
  ['floods', /eSpeak NG wrote over 2000000 bytes/, { wavBytes: 2_000_000 }],
])('an engine that goes wrong (%s) is an error that says how', async (mood, message, limits) => {
  const engine = await foundEngine('espeak-ng', mood);
  await expect(runEngine(engine, wishOf(engine), { ...ON_TIME, ...limits })).rejects.toThrow(message);
  expect(await readdir(line)).toEqual([]);
});

test('a line for an engine that does not listen, or says nothing, comes to its end', async () => {
  const deaf = await foundEngine('espeak-ng', 'deaf');
  const long = { ...wishOf(deaf), text: 'word '.repeat(40_000) };
  await expect(runEngine(deaf, long, ON_TIME)).resolves.toMatchObject({ rate: 22_050 });
  const silent = await foundEngine('espeak-ng', 'silent');
  const spoken = speakLine(orderFor(silent), join(line, 'line.wav'), { engines: [silent] });
  await expect(spoken).rejects.toThrow(/eSpeak NG was silent/);
});

test('a cancelled line ends its program at once', async () => {
  const engine = await foundEngine('espeak-ng', 'hangs');
  const stop = new AbortController();
  const running = runEngine(engine, wishOf(engine), ON_TIME, stop.signal);
  while (!(await readdir(programs)).includes('espeak-ng.json')) await wait(10);
  stop.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
});

function wishOf(engine: FoundEngine) {
  const paths = { textPath: join(line, 'line.txt'), wavPath: join(line, 'engine.wav') };
  return { text: 'one two three', voice: engine.voices[0]!, stretch: 1, pitch: 1, ...paths };
}
