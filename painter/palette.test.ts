import { describe, expect, it } from 'vitest';
import { lumaOf } from './colour.ts';
import { MOODS, type PaintSpec, SEASONS, TIMES_OF_DAY, WEATHERS } from './paint-spec.ts';
import { indoorPalette, paletteFor } from './palette.ts';
import { seededRandom } from './random.ts';

const spec = (over: Partial<PaintSpec> = {}): PaintSpec => ({
  seed: 1,
  place: 'field',
  time: 'day',
  weather: 'clear',
  season: 'summer',
  mood: 'neutral',
  framing: 'wide',
  people: [],
  props: [],
  focus: null,
  ...over,
});

describe('paletteFor', () => {
  it('has light for every hour, weather, season and mood', () => {
    for (const time of TIMES_OF_DAY) {
      for (const weather of WEATHERS) {
        for (const season of SEASONS) {
          for (const mood of MOODS) {
            const p = paletteFor(spec({ time, weather, season, mood }));
            for (const one of [p, indoorPalette(p)]) {
              for (const v of one.ambient) {
                expect(v).toBeGreaterThan(0.15);
                expect(v).toBeLessThan(1.3);
              }
              expect(one.lamp).toBeGreaterThanOrEqual(0);
              expect(one.lamp).toBeLessThanOrEqual(1);
            }
          }
        }
      }
    }
  });

  it('darkens at night and under storms, lights lamps, shows stars only after sunset', () => {
    const day = paletteFor(spec());
    const night = paletteFor(spec({ time: 'night' }));
    expect(lumaOf(night.sky.middle)).toBeLessThan(lumaOf(day.sky.middle) / 2);
    expect(night.lamp).toBe(1);
    expect(day.lamp).toBe(0);
    expect(day.stars).toBe(0);
    expect(night.stars).toBeGreaterThan(0.5);
    expect(lumaOf(paletteFor(spec({ weather: 'storm' })).sky.top)).toBeLessThan(lumaOf(day.sky.top));
  });
});

describe('seededRandom', () => {
  it('repeats by seed and salt, and keeps to its bounds', () => {
    const a = seededRandom(5, 'x');
    const b = seededRandom(5, 'x');
    const c = seededRandom(5, 'y');
    const first = Array.from({ length: 50 }, () => a.int(2, 6));
    expect(Array.from({ length: 50 }, () => b.int(2, 6))).toEqual(first);
    expect(Array.from({ length: 50 }, () => c.int(2, 6))).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([2, 3, 4, 5, 6]));
    expect(() => a.pick([])).toThrow(RangeError);
  });
});
