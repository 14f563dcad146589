import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MixMeta, type MixOrder } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { composeMusic } from '../music/compose-music.ts';
import { SoundReader } from '../sound/sound-reader.ts';
import { writeMonoWav } from '../sound/wav.ts';
import { speakLine } from '../speech/speak-line.ts';
import { DuckCurve } from './duck-curve.ts';
import { mixSound } from './mix-sound.ts';

const RATE = 48_000;
const ffmpegPath = findFfmpeg().path;
let dir: string;
let inputs: Record<string, string>;
/** The plain order, mixed once for all tests that only look at it. */
let plain: Awaited<ReturnType<typeof mixSound>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mix-'));
  inputs = { line: join(dir, 'line.wav'), score: join(dir, 'score.flac'), text: join(dir, 'text.txt') };
  await speakLine(
    { text: 'The lamp burns tonight, and the sea is calm.', voice: 'rms', language: 'en' },
    inputs.line!,
  );
  const sections = [{ startSample: 0, mood: 'calm' as const }];
  await composeMusic({ genre: 'piano', tempo: 90, seed: 3, samples: 6 * RATE, sections }, inputs.score!, {
    ffmpegPath,
  });
  await writeFile(inputs.text!, '#EXTM3U\nfile:///etc/passwd\n');
  plain = await mixSound(order(), inputs, await mkdtemp(join(dir, 'plain-')), { ffmpegPath });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const order = (change: Partial<MixOrder> = {}): MixOrder => ({
  samples: 7 * RATE + 77,
  speech: [{ input: 'line', startSample: 3 * RATE + 11 }],
  music: { input: 'score', volume: 0.5 },
  loudnessLufs: -14,
  truePeakDbtp: -1,
  ...change,
});

const mix = (asked: MixOrder) => mixSound(asked, inputs, dir, { ffmpegPath });

async function decode(path: string): Promise<Float32Array> {
  const reader = await SoundReader.open(path, { ffmpegPath, channels: 1, maxSeconds: 100 });
  try {
    return (await reader.read(100 * RATE))[0]!;
  } finally {
    await reader.close();
  }
}

/** What ffmpeg's own meter says, which shares nothing with ours. */
async function heard(path: string): Promise<{ lufs: number; peak: number }> {
  let said = '';
  const args = ['-i', path, '-af', 'ebur128=peak=true', '-f', 'null', '-'];
  await runFfmpeg(ffmpegPath, { args, onStderr: (text) => (said += text) });
  const summary = said.slice(said.lastIndexOf('Summary:'));
  return {
    lufs: Number(/I:\s+(-?[\d.]+) LUFS/.exec(summary)?.[1]),
    peak: Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(summary)?.[1]),
  };
}

test('speech and music meet the target on the encoded file, by ffmpeg’s meter too', async () => {
  for (const loudnessLufs of [-14, -16, -23]) {
    const made = loudnessLufs === -14 ? plain : await mix(order({ loudnessLufs }));
    const meta = MixMeta.parse(made.meta);
    const { lufs, peak } = await heard(made.mix);
    expect(Math.abs(lufs - loudnessLufs)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(meta.integratedLufs! - lufs)).toBeLessThan(0.15);
    expect(peak).toBeLessThanOrEqual(-1);
    expect(meta.truePeakDbtp!).toBeLessThanOrEqual(-1);
  }
});

test('a drum of high peaks over little else is brought to the target as well', async () => {
  const samples = new Float32Array(4 * RATE);
  for (let i = 0; i < samples.length; i++) {
    const beat = i % (RATE / 2);
    samples[i] = 0.9 * Math.exp(-beat / 30) * Math.sin(beat / 9) + 0.001 * Math.sin(i / 30);
  }
  const drum = join(dir, 'drum.wav');
  await writeFile(drum, writeMonoWav({ rate: RATE, samples }));
  const made = await mixSound(
    order({ samples: samples.length, speech: [], music: { input: 'drum', volume: 1 }, stems: false }),
    { drum },
    await mkdtemp(join(dir, 'drum-')),
    { ffmpegPath },
  );
  const { lufs, peak } = await heard(made.mix);
  expect(Math.abs(lufs - -14)).toBeLessThanOrEqual(0.5);
  expect(peak).toBeLessThanOrEqual(-1);
});

test('the mix is as long as the film, and the line stands on its sample', async () => {
  const made = plain;
  const encoded = await decode(made.mix);
  // A decoder may give out the padding of the last AAC frame; the edit list says where the film ends.
  expect(Math.abs(encoded.length - made.meta.samples)).toBeLessThan(1024);
  const narration = await decode(made.narration!);
  expect(narration.length).toBe(made.meta.samples);
  const line = await decode(inputs.line!);
  expect(bestLag(narration, line, 3 * RATE + 11)).toBe(0);
  expect(Math.abs(bestLag(encoded, line, 3 * RATE + 11))).toBeLessThanOrEqual(1);
});

/** Where `part` fits best into `whole` around `at`, in samples off. */
function bestLag(whole: Float32Array, part: Float32Array, at: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let lag = 0;
  for (let shift = -1200; shift <= 1200; shift++) {
    let sum = 0;
    for (let i = 4800; i < 48_000; i++) sum += part[i]! * whole[at + i + shift]!;
    if (sum > best) [best, lag] = [sum, shift];
  }
  return lag;
}

test('music sinks before the first word and comes back after the last', () => {
  const duck = new DuckCurve([
    { start: 5 * RATE, end: 7 * RATE },
    { start: 8 * RATE, end: 9 * RATE },
  ]);
  const gains = duck.gains(0, 12 * RATE);
  const at = (second: number) => 20 * Math.log10(gains[Math.round(second * RATE)]!);
  expect(at(4)).toBeCloseTo(0, 5);
  expect(at(5)).toBeCloseTo(-11, 1);
  expect(at(7.5)).toBeCloseTo(-11, 1);
  expect(at(11)).toBeCloseTo(0, 5);
  const steps = gains.map((gain, i) => (i === 0 ? 0 : Math.abs(gain - gains[i - 1]!)));
  expect(steps.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(0.001);
  const blocks = new DuckCurve([
    { start: 5 * RATE, end: 7 * RATE },
    { start: 8 * RATE, end: 9 * RATE },
  ]);
  const parts = Array.from({ length: 12 }, (_, i) => [...blocks.gains(i * RATE, RATE)]).flat();
  expect(Float32Array.from(parts)).toEqual(gains);
});

test('a silent film has a silent track and no loudness', async () => {
  const made = await mix(order({ speech: [], music: null, samples: RATE }));
  expect(made.meta).toEqual({ integratedLufs: null, truePeakDbtp: null, samples: RATE });
  expect(made.music).toBeUndefined();
  const sound = await decode(made.mix);
  expect(sound.every((x) => x === 0)).toBe(true);
});

test('speech alone, music alone and a single word in a long silence meet the target', async () => {
  const alone = [
    order({ music: null }),
    order({ speech: [] }),
    order({ music: null, samples: 16 * RATE, speech: [{ input: 'line', startSample: 12 * RATE }] }),
  ];
  for (const asked of alone) {
    const { meta } = await mix(asked);
    expect(Math.abs(meta.integratedLufs! + 14)).toBeLessThanOrEqual(0.5);
    expect(meta.truePeakDbtp!).toBeLessThanOrEqual(-1);
  }
});

test('a playlist in a sound’s place is refused, and nothing is left open', async () => {
  await expect(mix(order({ music: { input: 'text', volume: 1 } }))).rejects.toMatchObject({
    code: 'input.not_sound',
  });
  await expect(mix(order({ speech: [{ input: 'absent', startSample: 0 }] }))).rejects.toMatchObject({
    code: 'input.missing',
  });
  await expect(stat(join(dir, 'premix.f32'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the same order gives the same bytes, and aborting ends it', async () => {
  const first = await readFile(plain.mix);
  const second = await readFile((await mix(order())).mix);
  expect(second.equals(first)).toBe(true);
  const stop = AbortSignal.timeout(150);
  await expect(mixSound(order(), inputs, dir, { ffmpegPath, signal: stop })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('a score is exactly as long as asked', async () => {
  const out = join(dir, 'odd.flac');
  for (const samples of [1, 48_001, 5 * RATE + 13]) {
    const asked = {
      genre: 'jazz',
      tempo: 120,
      seed: 5,
      samples,
      sections: [{ startSample: 0, mood: 'comic' }],
    } as const;
    await composeMusic({ ...asked, sections: [...asked.sections] }, out, { ffmpegPath });
    expect((await decode(out)).length).toBe(samples);
  }
});

test('music ducks as deep and as fast as it is asked to, and each line has its own volume', () => {
  const shape = { db: -20, attackMs: 100, releaseMs: 300 };
  const gains = new DuckCurve([{ start: 2 * RATE, end: 3 * RATE }], shape).gains(0, 5 * RATE);
  const at = (second: number) => 20 * Math.log10(gains[Math.round(second * RATE)]!);
  expect(at(1.89)).toBeCloseTo(0, 5);
  expect(at(1.95)).toBeCloseTo(-10, 1);
  expect(at(2.5)).toBeCloseTo(-20, 3);
  expect(at(3.25 + 0.15)).toBeCloseTo(-10, 1);
  expect(at(3.56)).toBeCloseTo(0, 5);
});

test('an effect sounds beside the voices, and a quieter line is quieter', async () => {
  const speech = [
    { input: 'line', startSample: 0 },
    { input: 'line', startSample: 5 * RATE, volume: 0.25 },
  ];
  const effects = [{ input: 'line', startSample: 9 * RATE, volume: 0.5 }];
  const { mix: path } = await mixSound(
    order({ music: null, speech, effects, samples: 13 * RATE }),
    inputs,
    dir,
    {
      ffmpegPath,
    },
  );
  const sound = await decode(path);
  const level = (second: number) => {
    const part = sound.subarray(second * RATE, (second + 2) * RATE);
    return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) / part.length);
  };
  expect(level(5) - level(0)).toBeCloseTo(-12, 0);
  expect(level(9)).toBeGreaterThan(-60);
});
