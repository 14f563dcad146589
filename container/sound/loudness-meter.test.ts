import { expect, test } from 'vitest';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { LoudnessMeter } from './loudness-meter.ts';

const RATE = 48_000;

function tone(seconds: number, hz: number, peakDb: number, phase = 0): Float32Array {
  const level = 10 ** (peakDb / 20);
  return Float32Array.from(
    { length: seconds * RATE },
    (_, i) => level * Math.sin((2 * Math.PI * hz * i) / RATE + phase),
  );
}

function measure(channels: Float32Array[], block: number): LoudnessMeter {
  const meter = new LoudnessMeter(channels.length);
  for (let at = 0; at < channels[0]!.length; at += block)
    meter.add(channels.map((c) => c.subarray(at, at + block)));
  return meter;
}

/** EBU Tech 3341, minimum requirements, cases 1 to 3. */
test('a 1 kHz tone in stereo measures its own level, and quiet parts are gated out', () => {
  const left = tone(6, 1000, -23);
  expect(Math.abs(measure([left, left], 1000).integratedLufs()! + 23)).toBeLessThan(0.1);
  const quiet = tone(6, 1000, -33);
  expect(Math.abs(measure([quiet, quiet], 48_000).integratedLufs()! + 33)).toBeLessThan(0.1);
  const both = new Float32Array([...tone(5, 1000, -36), ...tone(20, 1000, -23), ...tone(5, 1000, -36)]);
  expect(Math.abs(measure([both, both], 7777).integratedLufs()! + 23)).toBeLessThan(0.1);
});

/** EBU Tech 3341, case 15 and following: peaks that lie between samples. */
test('a peak between samples is found within 0.4 dB', () => {
  const wave = tone(1, RATE / 4, -6, Math.PI / 4);
  const sampled = 20 * Math.log10(Math.max(...wave));
  expect(sampled).toBeCloseTo(-9.01, 1);
  const peak = measure([wave], 4096).truePeakDbtp()!;
  expect(peak).toBeGreaterThan(-6.4);
  expect(peak).toBeLessThan(-5.8);
});

test('silence has no loudness and no peak', () => {
  const meter = measure([new Float32Array(RATE)], 4800);
  expect(meter.integratedLufs()).toBeNull();
  expect(meter.truePeakDbtp()).toBeNull();
});

test('it agrees with ffmpeg on noise that swells', async () => {
  const samples: number[] = [];
  let seed = 9;
  for (let i = 0; i < 12 * RATE; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    samples.push((seed / 2 ** 31 - 1) * 0.3 * (1 + Math.sin(i / 60_000)));
  }
  const noise = Float32Array.from(samples);
  const meter = measure([noise, noise], 5000);
  const interleaved = new Float32Array(noise.length * 2);
  for (let i = 0; i < noise.length; i++) interleaved[2 * i] = interleaved[2 * i + 1] = noise[i]!;
  let said = '';
  await runFfmpeg(findFfmpeg().path, {
    args: [...'-f f32le -ar 48000 -ac 2 -i pipe:0 -af ebur128=peak=true -f null -'.split(' ')],
    feed: async (stdin) => {
      await new Promise((resolve) => stdin.write(Buffer.from(interleaved.buffer), resolve));
    },
    onStderr: (text) => {
      said += text;
    },
  });
  const theirs = Number(/I:\s+(-?[\d.]+) LUFS(?![\s\S]*I:\s)/.exec(said)?.[1]);
  const theirPeak = Number(/Peak:\s+(-?[\d.]+) dBFS/.exec(said)?.[1]);
  expect(Math.abs(meter.integratedLufs()! - theirs)).toBeLessThan(0.1);
  expect(Math.abs(meter.truePeakDbtp()! - theirPeak)).toBeLessThan(0.4);
});
