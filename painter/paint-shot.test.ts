import { createHash } from 'node:crypto';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { MakeCanvas } from './canvas.ts';
import { isSeen, overscan, paintFlat, paintLayers } from './paint-shot.ts';
import {
  EXPRESSIONS,
  FRAMINGS,
  HAIR_STYLES,
  type Look,
  OUTFITS,
  type PaintedPerson,
  type PaintSpec,
  PLACES,
  POSES,
  WEATHERS,
} from './paint-spec.ts';

const makeCanvas: MakeCanvas = (w, h) => createCanvas(w, h);
const SMALL = { widthPx: 192, heightPx: 108 };

const look: Look = {
  presentation: 'feminine',
  age: 'adult',
  build: 'average',
  skin: '#c98f68',
  hair: { style: 'long', colour: '#3a2420' },
  beard: false,
  outfit: { kind: 'coat', colour: '#2f5f8a', accent: '#e0a84e' },
  extras: ['scarf'],
};
const person = (over: Partial<PaintedPerson> = {}): PaintedPerson => ({
  characterId: 'ada',
  look,
  pose: 'standing',
  expression: 'neutral',
  facing: 'right',
  at: 0.4,
  ...over,
});
const spec = (over: Partial<PaintSpec> = {}): PaintSpec => ({
  seed: 11,
  place: 'field',
  time: 'day',
  weather: 'clear',
  season: 'summer',
  mood: 'neutral',
  framing: 'wide',
  people: [person()],
  props: ['dog'],
  focus: null,
  ...over,
});

const pixelsOf = (canvas: unknown) => (canvas as Canvas).data();
const hashOf = (canvas: unknown) => createHash('sha256').update(pixelsOf(canvas)).digest('hex');

/** How far the brightness of a picture swings: 0 for one flat colour. */
function swing(canvas: unknown): number {
  const data = pixelsOf(canvas);
  let low = 255;
  let high = 0;
  for (let i = 0; i < data.length; i += 4 * 97) {
    const v = (data[i]! + data[i + 1]! + data[i + 2]!) / 3;
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return high - low;
}

function share(canvas: unknown, test: (alpha: number) => boolean): number {
  const data = pixelsOf(canvas);
  let n = 0;
  for (let i = 3; i < data.length; i += 4) if (test(data[i]!)) n++;
  return n / (data.length / 4);
}

describe('paintFlat', () => {
  it('paints the same pixels for the same spec, others for another seed', () => {
    const one = hashOf(paintFlat(spec(), SMALL, makeCanvas));
    expect(hashOf(paintFlat(spec(), SMALL, makeCanvas))).toBe(one);
    expect(hashOf(paintFlat(spec({ seed: 12 }), SMALL, makeCanvas))).not.toBe(one);
  });

  it('paints the frame it is asked for, in every shape', () => {
    for (const [widthPx, heightPx] of [
      [320, 180],
      [180, 320],
      [200, 200],
      [160, 200],
    ] as const) {
      const flat = paintFlat(spec({ framing: 'medium' }), { widthPx, heightPx }, makeCanvas);
      expect([flat.width, flat.height]).toEqual([widthPx, heightPx]);
      expect(share(flat, (a) => a === 255)).toBe(1);
      expect(swing(flat)).toBeGreaterThan(40);
    }
  });

  it.each(PLACES)('%s: every framing shows something, and each something else', (place) => {
    const hashes = FRAMINGS.map((framing) => {
      const flat = paintFlat(spec({ place, framing }), SMALL, makeCanvas);
      expect(swing(flat)).toBeGreaterThan(30);
      return hashOf(flat);
    });
    expect(new Set(hashes).size).toBe(FRAMINGS.length);
  });

  it('tells all places apart', () => {
    const bare = PLACES.map((place) =>
      hashOf(paintFlat(spec({ place, people: [], props: [] }), SMALL, makeCanvas)),
    );
    expect(new Set(bare).size).toBe(PLACES.length);
  });

  it('draws every outfit, hair, pose and expression, each its own', () => {
    const close = (over: Partial<PaintedPerson>, framing: PaintSpec['framing'] = 'close') =>
      hashOf(paintFlat(spec({ framing, props: [], people: [person(over)] }), SMALL, makeCanvas));
    const outfits = OUTFITS.map((kind) =>
      close({ look: { ...look, outfit: { ...look.outfit, kind } } }, 'wide'),
    );
    const hairs = HAIR_STYLES.map((style) => close({ look: { ...look, hair: { ...look.hair, style } } }));
    const poses = POSES.map((pose) => close({ pose }, 'wide'));
    const faces = EXPRESSIONS.map((expression) => close({ expression }));
    for (const set of [outfits, hairs, poses, faces]) expect(new Set(set).size).toBe(set.length);
  });

  it('leaves out props it does not know and takes six people', () => {
    const people = Array.from({ length: 6 }, (_, i) => person({ characterId: `p${i}`, at: i / 5 }));
    const known = hashOf(paintFlat(spec({ people }), SMALL, makeCanvas));
    const more = hashOf(
      paintFlat(spec({ people, props: ['dog', 'gizmotron', '__proto__'] }), SMALL, makeCanvas),
    );
    expect(more).toBe(known);
  });
});

describe('paintLayers', () => {
  it('stacks an opaque sky under clear layers, all overscanned', () => {
    for (const framing of FRAMINGS) {
      for (const place of ['coast', 'kitchen'] as const) {
        const layers = paintLayers(spec({ place, framing }), SMALL, makeCanvas).filter((layer) =>
          isSeen(layer, 0),
        );
        expect(layers.length).toBeGreaterThanOrEqual(3);
        expect(layers.length).toBeLessThanOrEqual(5);
        for (const [i, layer] of layers.entries()) {
          expect(layer.canvas.width).toBe(Math.round(SMALL.widthPx * overscan));
          expect(layer.canvas.height).toBe(Math.round(SMALL.heightPx * overscan));
          expect(layer.opaque).toBe(i === 0);
          if (i === 0) expect(share(layer.canvas, (a) => a === 255)).toBe(1);
          else expect(share(layer.canvas, (a) => a < 250)).toBeGreaterThan(0.02);
          if (i > 0) expect(layer.depth).toBeGreaterThanOrEqual(layers[i - 1]!.depth);
        }
      }
    }
  });

  it('shuts the eyes of who comes close for a moment, and of nobody else', () => {
    const layers = paintLayers(spec({ framing: 'close', people: [person()] }), SMALL, makeCanvas);
    const people = layers.filter(({ name }) => name === 'people');
    expect(people.map(({ blink }) => blink?.shut)).toEqual([false, true]);
    expect(hashOf(people[0]!.canvas)).not.toBe(hashOf(people[1]!.canvas));
    const { atS, everyS, forS } = people[0]!.blink!;
    const seenAt = (seconds: number) => people.map((layer) => isSeen(layer, seconds));
    expect(seenAt(0)).toEqual([true, false]);
    expect(seenAt(atS + forS / 2)).toEqual([false, true]);
    expect(seenAt(atS + forS * 1.5)).toEqual([true, false]);
    expect(seenAt(atS + everyS + forS / 2)).toEqual([false, true]);
    for (const framing of ['wide', 'medium', 'detail'] as const)
      expect(
        paintLayers(spec({ framing, people: [person()] }), SMALL, makeCanvas).some(({ blink }) => blink),
      ).toBe(false);
  });

  it('keeps a person within one layer: every other layer is the same without them', () => {
    const paint = (people: PaintedPerson[]) => paintLayers(spec({ people, props: [] }), SMALL, makeCanvas);
    const some = paint([person()]);
    const none = paint([]);
    expect(some.map((l) => l.name)).toEqual(none.map((l) => l.name));
    const differing = some.filter((layer, i) => hashOf(layer.canvas) !== hashOf(none[i]!.canvas));
    expect(differing.map((l) => l.name)).toEqual(['people']);
  });

  it.each(WEATHERS)('%s: a drifting layer wraps without a seam', (weather) => {
    for (const layer of paintLayers(
      spec({ weather, people: [] }),
      { widthPx: 384, heightPx: 216 },
      makeCanvas,
    )) {
      if (!layer.drift?.tile) continue;
      const { width, height } = layer.canvas;
      const data = pixelsOf(layer.canvas);
      const step = (x0: number, x1: number) => {
        let sum = 0;
        for (let y = 0; y < height; y++)
          sum += Math.abs(data[(y * width + x0) * 4 + 3]! - data[(y * width + x1) * 4 + 3]!);
        return sum / height;
      };
      let worst = 0;
      for (let x = 1; x < width; x++) worst = Math.max(worst, step(x - 1, x));
      expect(step(width - 1, 0)).toBeLessThanOrEqual(worst * 1.25 + 4);
    }
  });
});
