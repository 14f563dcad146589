import { createHash } from 'node:crypto';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { Brush } from './brush.ts';
import type { MakeCanvas } from './canvas.ts';
import { planCast } from './cast.ts';
import { paintFlat, paintLayers } from './paint-shot.ts';
import { type Look, type PaintedPerson, type PaintSpec, SPECIES } from './paint-spec.ts';
import { paletteFor } from './palette.ts';
import { OUTSIDE } from './places/place.ts';
import { makeStage } from './stage.ts';

const makeCanvas: MakeCanvas = (w, h) => createCanvas(w, h);
const SIZE = { widthPx: 320, heightPx: 180 };
const look: Look = {
  presentation: 'feminine',
  age: 'adult',
  build: 'average',
  skin: '#d9a47e',
  hair: { style: 'long', colour: '#2b211d' },
  beard: false,
  outfit: { kind: 'dress', colour: '#c0392b', accent: '#2f5d8a' },
  extras: [],
};
const person = (over: Partial<PaintedPerson> = {}): PaintedPerson => ({
  characterId: 'vivian',
  look,
  pose: 'standing',
  expression: 'neutral',
  facing: 'right',
  at: 0.4,
  ...over,
});
const spec = (over: Partial<PaintSpec> = {}): PaintSpec => ({
  seed: 5,
  place: 'street',
  time: 'night',
  weather: 'clear',
  season: 'summer',
  mood: 'tense',
  framing: 'medium',
  people: [person()],
  props: [],
  focus: 'vivian',
  ...over,
});
const paint = (over: Partial<PaintSpec> = {}) => paintFlat(spec(over), SIZE, makeCanvas) as unknown as Canvas;
const hash = (canvas: Canvas) => createHash('sha256').update(canvas.data()).digest('hex');

describe('noir', () => {
  it('prints black, paper and greys, and red where people wear it', () => {
    const data = paint({ style: 'noir' }).data();
    let red = 0;
    let other = 0;
    let black = 0;
    let paper = 0;
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (r > 90 && r > 2 * Math.max(g, b)) red++;
      else if (Math.max(r, g, b) - Math.min(r, g, b) > 60) other++;
      if (r < 40) black++;
      if (g > 200) paper++;
    }
    const pixels = data.length / 4;
    // Only where red meets black are there tones between.
    expect(other / pixels).toBeLessThan(0.01);
    expect(red / pixels).toBeGreaterThan(0.01);
    expect(black / pixels).toBeGreaterThan(0.2);
    expect(paper / pixels).toBeGreaterThan(0.02);
  });

  it('keeps a lit face readable by night and by day', () => {
    for (const time of ['night', 'day', 'dusk'] as const) {
      const data = paint({
        style: 'noir',
        time,
        framing: 'close',
        people: [person({ facing: 'camera' })],
      }).data();
      let paper = 0;
      for (let y = 60; y < 110; y++)
        for (let x = 130; x < 190; x++) if (data[(y * SIZE.widthPx + x) * 4 + 1]! > 150) paper++;
      expect(paper / (50 * 60), time).toBeGreaterThan(0.2);
    }
  });

  it('is the same for the same spec and another picture than the storybook', () => {
    expect(hash(paint({ style: 'noir' }))).toBe(hash(paint({ style: 'noir' })));
    expect(hash(paint({ style: 'noir' }))).not.toBe(hash(paint()));
    expect(hash(paint({ style: 'storybook' }))).toBe(hash(paint()));
  });

  it('stacks the same layers', () => {
    const names = (style: PaintSpec['style']) =>
      paintLayers(spec({ style, framing: 'wide' }), SIZE, makeCanvas).map(({ name }) => name);
    expect(names('noir')).toEqual(names('storybook'));
  });
});

describe('species', () => {
  it('draws every one its own, from each side and with each face', () => {
    const shown = (over: Partial<PaintedPerson>) => hash(paint({ framing: 'close', people: [person(over)] }));
    const all = SPECIES.map((species) => shown({ look: { ...look, species } }));
    expect(new Set([...all, shown({})]).size).toBe(SPECIES.length + 1);
    const fox: Look = { ...look, species: 'fox' };
    const views = (['left', 'camera', 'away'] as const).map((facing) => shown({ look: fox, facing }));
    const faces = (['happy', 'sad', 'surprised'] as const).map((expression) =>
      shown({ look: fox, expression }),
    );
    expect(new Set([...views, ...faces]).size).toBe(6);
  });
});

describe('composition', () => {
  it('shows a place from four stands', () => {
    const stands = [0, 1, 2, 3].map((angle) => hash(paint({ framing: 'wide', people: [], angle })));
    expect(new Set(stands).size).toBe(4);
    expect(hash(paint({ framing: 'wide', people: [] }))).toBe(stands[0]);
  });

  it('lets no window stand free, and opens doors in walls alone', () => {
    const wide = (props: string[], place: PaintSpec['place']) =>
      hash(paint({ framing: 'wide', people: [], place, props, focus: null }));
    expect(wide(['window', 'door'], 'street')).toBe(wide([], 'street'));
    expect(wide(['window'], 'room')).toBe(wide([], 'room'));
    expect(wide(['door'], 'room')).not.toBe(wide([], 'room'));
  });

  it('puts one moon into the sky, whatever the script names', () => {
    const field = (props: string[]) =>
      hash(paint({ framing: 'wide', people: [], place: 'field', props, focus: null }));
    expect(field(['moon'])).toBe(field([]));
  });

  it('brings who embrace within reach of each other, face to face', () => {
    const palette = paletteFor(spec());
    const stage = (pose: PaintedPerson['pose']) =>
      makeStage(
        new Brush(createCanvas(8, 8), palette),
        spec({
          people: [
            person({ at: 0.1, pose }),
            person({ characterId: 'jack', at: 0.9, facing: 'right', pose }),
          ],
        }),
        OUTSIDE,
        SIZE,
        palette,
      );
    const gap = (pose: PaintedPerson['pose']) => {
      const [one, two] = planCast(stage(pose), [], 100).people;
      return { px: two!.x - one!.x, faces: [one!.person.facing, two!.person.facing] };
    };
    expect(gap('embracing').px).toBeLessThan(40);
    expect(gap('embracing').faces).toEqual(['right', 'left']);
    expect(gap('standing').px).toBeGreaterThan(150);
  });
});
