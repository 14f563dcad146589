import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { hearMusic, MusicBed } from './music-bed.ts';

const RATE = 48_000;
const ffmpegPath = findFfmpeg().path;
const room = { ffmpegPath, signal: undefined };
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bed-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Pink noise as a model's music comes: 32 kHz WAV or MP3, with half a second of silence at either end. */
async function noise(name: string, seconds: number): Promise<string> {
  const path = join(dir, name);
  const pad = 'adelay=500|500,apad=pad_len=16000';
  const source = `anoisesrc=c=pink:r=32000:a=0.4:d=${seconds}:s=7,pan=stereo|c0=c0|c1=c0,${pad}`;
  await runFfmpeg(ffmpegPath, { args: ['-f', 'lavfi', '-i', source, '-ar', '32000', path] });
  return path;
}

async function bedOf(path: string, samples: number, loop: boolean): Promise<Float32Array> {
  const bed = new MusicBed(path, samples, await hearMusic(path, samples, room), { ...room, loop });
  const whole = new Float32Array(samples);
  for (let at = 0; at < samples; at += RATE) {
    const [left] = await bed.read(Math.min(RATE, samples - at));
    whole.set(left, at);
  }
  await bed.close();
  return whole;
}

/** Level of each half second, in dB. */
function levels(sound: Float32Array): number[] {
  const half = RATE / 2;
  return Array.from({ length: Math.floor(sound.length / half) }, (_, k) => {
    const power = sound.subarray(k * half, (k + 1) * half).reduce((sum, x) => sum + x * x, 0) / half;
    return 10 * Math.log10(power + 1e-12);
  });
}

test.each(['loop.wav', 'loop.mp3'])(
  '%s goes on round after round, at one level, to the last sample',
  async (name) => {
    const path = await noise(name, 6);
    const sound = await bedOf(path, 25 * RATE + 123, true);
    const heard = levels(sound);
    expect(heard.length).toBe(50);
    const usual = [...heard].sort((a, b) => a - b)[25]!;
    for (const level of heard) expect(Math.abs(level - usual)).toBeLessThan(2.5);
    expect(sound.every((x) => Math.abs(x) < 2)).toBe(true);
  },
);

test('music that is not to be repeated plays once as it is and is silent afterwards', async () => {
  const path = await noise('once.wav', 3);
  const heard = levels(await bedOf(path, 6 * RATE, false));
  expect(heard[0]).toBeLessThan(-50);
  expect(heard[3]).toBeGreaterThan(-40);
  expect(heard.slice(9).every((level) => level < -100)).toBe(true);
});

test('longer music is cut, and one too short to be music is not repeated', async () => {
  const long = levels(await bedOf(await noise('long.wav', 9), 5 * RATE, true));
  expect(long.every((level) => level > -40)).toBe(true);
  const short = levels(await bedOf(await noise('short.wav', 1), 5 * RATE, true));
  expect(short.filter((level) => level > -40).length).toBeLessThanOrEqual(3);
});
