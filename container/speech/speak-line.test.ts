import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SpeechMeta } from '#domain/composer-order';
import { EMBEDDED_VOICES } from '#domain/job-config';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { readMonoWav } from '../sound/wav.ts';
import { speakLine } from './speak-line.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'speech-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function speak(text: string, voice = 'slt', emotion?: string) {
  const path = join(dir, 'line.wav');
  const meta = SpeechMeta.parse(await speakLine({ text, voice, language: 'en', emotion }, path));
  return { meta, sound: readMonoWav(await readFile(path)) };
}

function checkWords(text: string, meta: SpeechMeta): void {
  expect(meta.words.map((word) => word.text)).toEqual(text.split(/\s+/u).filter((t) => t !== ''));
  let end = 0;
  for (const word of meta.words) {
    expect(word.startSample).toBeGreaterThanOrEqual(end);
    expect(word.endSample).toBeGreaterThanOrEqual(word.startSample);
    end = word.endSample;
  }
  expect(end).toBeLessThanOrEqual(meta.samples);
}

test('whatever the line, its words come back verbatim, in order and inside the file', async () => {
  const word = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('the', 'Lamp,', '“burned”', 'don’t', 'Dr.', '1984', 'NASA!', 'well-known'),
    },
    { weight: 2, arbitrary: fc.constantFrom('—', '😀', '世界', '...', '-t', '$5', "'", '<b>') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 9 }), async (words) => {
      const text = words.join(' ');
      const { meta, sound } = await speak(text);
      checkWords(text, meta);
      expect(sound.samples.length).toBe(meta.samples);
      expect(sound.rate).toBe(48_000);
    }),
    { numRuns: 8 },
  );
});

test('a line of 2,000 characters is spoken', async () => {
  const text = 'The keeper climbed the stair and lit the lamp again and '.repeat(40).slice(0, 2000).trim();
  const { meta } = await speak(text, 'rms');
  checkWords(text, meta);
});

/** Every voice says the same sentence, once for all tests. */
type AllSpoken = Record<string, Awaited<ReturnType<typeof speak>>>;
let everyVoice: Promise<AllSpoken> | undefined;
function speakByAll(): Promise<AllSpoken> {
  everyVoice ??= (async () => {
    const spoken: AllSpoken = {};
    for (const voice of EMBEDDED_VOICES)
      spoken[voice] = await speak('The old lighthouse stood alone above the grey sea, and waited.', voice);
    return spoken;
  })();
  return everyVoice;
}

test('every voice is as loud as the others, never clips, and starts and ends within 0.1 s of silence', async () => {
  for (const { sound, meta } of Object.values(await speakByAll())) {
    const meter = new LoudnessMeter(1);
    meter.add([sound.samples]);
    expect(meter.integratedLufs()).toBeCloseTo(-19, 0);
    expect(sound.samples.reduce((high, x) => Math.max(high, Math.abs(x)), 0)).toBeLessThan(0.9);
    const loud = (x: number) => Math.abs(x) > 0.01;
    expect(sound.samples.findIndex(loud)).toBeLessThan(4800);
    expect(sound.samples.length - sound.samples.findLastIndex(loud)).toBeLessThan(4800);
    const perMinute = meta.words.length / (meta.samples / 48_000 / 60);
    expect(perMinute).toBeGreaterThan(120);
    expect(perMinute).toBeLessThan(190);
  }
});

/** The voice's own pitch by autocorrelation, in Hz: the median of its voiced frames. */
function pitchOf(samples: Float32Array): number {
  const size = 2400;
  const pitches: number[] = [];
  for (let from = 0; from + 2 * size < samples.length; from += size) {
    const frame = samples.subarray(from, from + 2 * size);
    let power = 0;
    for (let i = 0; i < size; i++) power += frame[i]! ** 2;
    if (power / size < 1e-3) continue;
    let best = 0;
    let bestLag = 0;
    for (let lag = 110; lag < 700; lag += 2) {
      let sum = 0;
      for (let i = 0; i < size; i += 2) sum += frame[i]! * frame[i + lag]!;
      if (sum > best) [best, bestLag] = [sum, lag];
    }
    if (bestLag > 0 && best > 0.25 * power) pitches.push(48_000 / bestLag);
  }
  return pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
}

test('children speak higher than women, women than men, and the deep man lowest', async () => {
  const pitches: Record<string, number> = {};
  for (const [voice, { sound }] of Object.entries(await speakByAll()))
    pitches[voice] = pitchOf(sound.samples);
  const { kit, mia, slt, vera, tim, leo, rms, bruno } = pitches as Record<string, number>;
  expect(kit! > mia! && mia! > slt! && slt! > vera!).toBe(true);
  expect(tim! > leo! && leo! > rms! && rms! > bruno!).toBe(true);
  expect(vera!).toBeGreaterThan(bruno!);
});

test('word times are where the sound is: "one" after a long pause starts when the voice does', async () => {
  const { meta, sound } = await speak('Stop. One.');
  const one = meta.words[1]!;
  const energy = (from: number, to: number) =>
    sound.samples.subarray(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from);
  expect(energy(meta.words[0]!.endSample + 4800, one.startSample - 2400)).toBeLessThan(1e-5);
  expect(energy(one.startSample, one.endSample)).toBeGreaterThan(1e-4);
});

test('text that no English voice can say is a silence of natural length', async () => {
  const { meta, sound } = await speak('世界和平 😀');
  expect(meta.words.map((word) => word.text)).toEqual(['世界和平', '😀']);
  expect(meta.samples).toBeGreaterThan(48_000);
  expect(sound.samples.every((x) => x === 0)).toBe(true);
});

test('the same line gives the same bytes, a sad one is slower, and an unknown voice is refused', async () => {
  const a = await speak('Nobody came.');
  const b = await speak('Nobody came.');
  const sad = await speak('Nobody came.', 'slt', 'sad');
  expect(b.sound.samples).toEqual(a.sound.samples);
  expect(sad.meta.samples).toBeGreaterThan(a.meta.samples);
  await expect(speak('Hm.', 'alloy')).rejects.toMatchObject({ code: 'voice.unknown' });
  expect(await readdir(dir)).toEqual(['line.wav']);
});
