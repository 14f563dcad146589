import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { Brush } from '../brush.ts';
import type { PaintSpec } from '../paint-spec.ts';
import { paletteFor } from '../palette.ts';
import { PROP_NAMES, PROPS, propNamed } from './props.ts';

const base: PaintSpec = {
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
};

describe('props', () => {
  it.each(PROP_NAMES)('%s draws itself by day and night, about one unit tall', (name) => {
    for (const time of ['day', 'night'] as const) {
      const canvas = createCanvas(200, 200);
      const b = new Brush(canvas, paletteFor({ ...base, time }));
      b.at(100, 170, 60, () => PROPS[name]!.draw(b));
      const data = canvas.data();
      let solid = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i]! > 60) solid++;
      expect(solid).toBeGreaterThan(60);
    }
  });

  it('knows plurals and other words, and nothing from the prototype', () => {
    expect(propNamed('Dogs')?.name).toBe('dog');
    expect(propNamed('hot air balloon')?.name).toBe('hot-air-balloon');
    expect(propNamed('kitten')?.name).toBe('cat');
    expect(propNamed('butterflies')?.name).toBe('butterfly');
    expect(propNamed('constructor')).toBeNull();
    expect(propNamed('')).toBeNull();
  });
});
