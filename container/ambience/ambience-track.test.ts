import { describe, expect, test } from 'vitest';
import { AMBIENCE_KINDS, type AmbienceBed, SAMPLE_RATE } from '#domain/composer-order';
import { LoudnessMeter } from '../sound/loudness-meter.ts';
import { AmbienceTrack } from './ambience-track.ts';
import { prepareBed } from './bed-recording.ts';

const SECONDS = 14;
const bed = (change: Partial<AmbienceBed> = {}): AmbienceBed => ({
  kind: 'sea',
  startSample: 0,
  endSample: SECONDS * SAMPLE_RATE,
  level: 1,
  muffled: false,
  ...change,
});

const play = (order: Partial<ConstructorParameters<typeof AmbienceTrack>[0]>, seconds = SECONDS) =>
  hear(new AmbienceTrack({ seed: 7, beds: [], sounds: [], ...order }), seconds);

function hear(track: AmbienceTrack, seconds = SECONDS) {
  const meter = new LoudnessMeter(2, { truePeak: false });
  const sides = [0, 1].map(() => new Float32Array(seconds * SAMPLE_RATE));
  for (let s = 0; s < seconds; s++) {
    const block = track.read(s * SAMPLE_RATE, SAMPLE_RATE);
    meter.add(block);
    for (const [side, samples] of block.entries()) sides[side]!.set(samples, s * SAMPLE_RATE);
  }
  return { left: sides[0]!, right: sides[1]!, lufs: meter.integratedLufs() };
}

const peak = (samples: Float32Array) => samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const power = (samples: Float32Array) => samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
/** How much of the power lies high: differences of neighbours weigh it. */
const brightness = (samples: Float32Array) =>
  power(samples.map((x, i) => x - (samples[i - 1] ?? 0))) / power(samples);

describe('a bed', () => {
  test.each(AMBIENCE_KINDS)('of %s is as loud as any other, has two sides and no clicks', (kind) => {
    const { left, right, lufs } = play({ beds: [bed({ kind })] });
    expect(Math.abs(lufs! + 34)).toBeLessThan(3);
    expect(peak(left)).toBeLessThan(0.4);
    let both = 0;
    for (let i = 0; i < left.length; i++) both += left[i]! * right[i]!;
    // The drone of engines is the same from everywhere.
    if (kind !== 'hum') expect(both / left.length / Math.sqrt(power(left) * power(right))).toBeLessThan(0.5);
    expect(Math.abs(left[0]!)).toBeLessThan(0.001);
  });

  test('is heard from half a crossfade before its place to half a one after, and in no film twice alike', () => {
    const span = { startSample: 4 * SAMPLE_RATE, endSample: 8 * SAMPLE_RATE };
    const { left } = play({ beds: [bed(span)] }, 10);
    expect(peak(left.subarray(0, 3.5 * SAMPLE_RATE))).toBe(0);
    expect(peak(left.subarray(8.5 * SAMPLE_RATE))).toBe(0);
    expect(power(left.subarray(5 * SAMPLE_RATE, 7 * SAMPLE_RATE))).toBeGreaterThan(1e-5);
    expect(play({ beds: [bed(span)] }, 10).left).toEqual(left);
    expect(play({ seed: 8, beds: [bed(span)] }, 10).left).not.toEqual(left);
  });

  test('through a wall loses its highs', () => {
    const outside = play({ beds: [bed({ kind: 'rain' })] }, 4).left;
    const inside = play({ beds: [bed({ kind: 'rain', muffled: true })] }, 4).left;
    expect(brightness(inside)).toBeLessThan(0.1 * brightness(outside));
  });
});

describe('a recorded bed', () => {
  /** Loud, with silence around it. */
  const recording = (sound: (t: number, side: number) => number, seconds = 4) => {
    const side = (n: number) =>
      Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) =>
        i < 2_000 || i > seconds * SAMPLE_RATE - 2_000 ? 0 : 0.5 * sound(i, n),
      );
    return prepareBed(side(0), side(1));
  };
  const tone = (i: number, side: number) => Math.sin((i * (440 + side) * 2 * Math.PI) / SAMPLE_RATE);
  const noise = (i: number, side: number) => 2 * ((Math.sin(i * 12.9898 + side) * 43_758.5453) % 1);
  const order = { seed: 7, beds: [bed({ kind: 'rain' })], sounds: [] };

  test('is brought to the loudness of beds and sounds on without a seam for as long as its place', () => {
    const { left, right, lufs } = hear(new AmbienceTrack(order, { rain: recording(noise) }));
    expect(Math.abs(lufs! + 34)).toBeLessThan(1);
    expect(left).not.toEqual(right);
    // Between its own fades no tenth of a second is silent.
    for (let at = SAMPLE_RATE; at < left.length - SAMPLE_RATE; at += SAMPLE_RATE / 10)
      expect(peak(left.subarray(at, at + SAMPLE_RATE / 10))).toBeGreaterThan(0.25 * peak(left));
    const { left: hum } = hear(new AmbienceTrack(order, { rain: recording(tone) }));
    expect(peak(hum.map((x, i) => x - (hum[i - 1] ?? 0)))).toBeLessThan(0.1 * peak(hum));
  });

  test('replaces its own kind only, and silence stays silent', () => {
    const river = { seed: 7, beds: [bed({ kind: 'river' })], sounds: [] };
    expect(hear(new AmbienceTrack(river, { rain: recording(noise) }), 2)).toEqual(
      hear(new AmbienceTrack(river), 2),
    );
    const silence = new Float32Array(SAMPLE_RATE);
    const { left } = hear(new AmbienceTrack(order, { rain: prepareBed(silence, silence) }), 2);
    expect(peak(left)).toBe(0);
  });
});

test('single sounds begin at their sample, ring over blocks and end', () => {
  for (const kind of ['thunder', 'bell', 'gull', 'owl'] as const) {
    const at = SAMPLE_RATE + 17;
    const { left, right } = play({ sounds: [{ kind, startSample: at, level: 1, muffled: false }] }, 10);
    expect([kind, peak(left.subarray(0, at))]).toEqual([kind, 0]);
    expect(peak(left)).toBeGreaterThan(0.01);
    expect(peak(left)).toBeLessThan(0.4);
    expect(peak(right)).toBeGreaterThan(0.01);
    expect([kind, peak(left.subarray(9 * SAMPLE_RATE))]).toEqual([kind, 0]);
  }
});
