import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_RATE } from '#domain/composer-order';
import { readMonoWav } from '../sound/wav.ts';
import { alignWords } from './align-words.ts';
import { speakLine } from './speak-line.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'align-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function speak(voice: string) {
  const text = 'When the boat came back, nobody waited for it; 17 gulls did.';
  const path = join(dir, `${voice}.wav`);
  const { words } = await speakLine({ text, voice, language: 'en' }, path);
  const times = words.map(({ startSample, endSample }) => ({
    startS: startSample / SAMPLE_RATE,
    endS: endSample / SAMPLE_RATE,
  }));
  return { sound: readMonoWav(await readFile(path)), times };
}

test('the words of a man’s voice are found by a woman’s: half within 25 ms, all within 150 ms', async () => {
  const [man, woman] = [await speak('rms'), await speak('slt')];
  const found = alignWords(man.sound, woman);
  const errors = found.map(({ startS }, i) => Math.abs(startS - man.times[i]!.startS)).sort((a, b) => a - b);
  expect(errors).toHaveLength(man.times.length);
  expect(errors[errors.length >> 1]).toBeLessThan(0.025);
  expect(errors.at(-1)).toBeLessThan(0.15);
});

test('sounds that have nothing in common still give times in order and inside', () => {
  const noise = (seconds: number) => {
    let seed = 1;
    const samples = Float32Array.from({ length: seconds * 16_000 }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 2 ** 31 - 1;
    });
    return { samples, rate: 16_000 };
  };
  const times = [0, 0.4, 0.9, 2.9].map((startS) => ({ startS, endS: startS + 0.1 }));
  for (const sound of [noise(0.02), noise(1), { samples: new Float32Array(80_000), rate: 16_000 }]) {
    const found = alignWords(sound, { sound: noise(3), times });
    const flat = found.flatMap(({ startS, endS }) => [startS, endS]);
    expect(flat).toEqual([...flat].sort((a, b) => a - b));
    expect(Math.max(...flat)).toBeLessThanOrEqual(sound.samples.length / sound.rate);
  }
  const nothing = { samples: new Float32Array(0), rate: 16_000 };
  expect(alignWords(nothing, { sound: noise(3), times })).toHaveLength(4);
});
