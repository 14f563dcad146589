import { readFile, writeFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { PIECE_TRANSITIONS, type PieceOrder } from '#domain/composer-order';
import { parallax } from './camera.ts';
import { PieceFrames } from './render-piece.ts';
import type { ShotPainter } from './shot-planes.ts';
import { standInPainter } from './stand-in-painter.ts';
import {
  dipLight,
  fadeLight,
  slideOffset,
  transitionShare,
  wipeWeights,
  zoomTimes,
  zoomWeight,
} from './transitions.ts';

const SIZE = { widthPx: 320, heightPx: 180 };
const LUMA = SIZE.widthPx * SIZE.heightPx;

function shot(seed: number) {
  const still = { x: 0.5, y: 0.5, zoom: 1.1 };
  const paint = { seed } as never;
  return {
    source: { kind: 'paint' as const, paint },
    motion: { kind: 'still' as const, from: still, to: still },
    shotFrames: 100,
    firstFrame: 0,
  };
}

async function frameOf(order: Partial<PieceOrder>, index: number): Promise<Buffer> {
  const whole = {
    ...SIZE,
    fps: 30,
    frames: 15,
    from: shot(200),
    captions: [],
    captionStyle: 'plain',
    ...order,
  };
  const frames = await PieceFrames.open(whole as PieceOrder, {}, { painter: standInPainter });
  const out = Buffer.alloc(frames.frameBytes);
  frames.draw(index, out);
  frames.close();
  return out;
}

const first = await frameOf({}, 0);
const second = await frameOf({ from: shot(20) }, 0);
const to = shot(20);

test('a dissolve is in its middle the mean of both pictures, in all planes', async () => {
  const middle = await frameOf({ to, transition: 'dissolve' }, 7);
  for (let i = 0; i < middle.length; i++) {
    expect(Math.abs(middle[i]! - (first[i]! + second[i]!) / 2)).toBeLessThanOrEqual(1);
  }
});

test('a dissolve advances by equal parts and reaches neither end by itself', async () => {
  expect(transitionShare(0, 15)).toBe(1 / 16);
  expect(transitionShare(14, 15)).toBe(15 / 16);
  const early = await frameOf({ to, transition: 'dissolve' }, 0);
  const at = 100 * SIZE.widthPx + 40;
  expect(Math.abs(early[at]! - (first[at]! * 15 + second[at]!) / 16)).toBeLessThanOrEqual(1);
});

test('a slide pushes the first picture out by the same columns that the second has come in', async () => {
  for (const index of [2, 7, 12]) {
    const offset = slideOffset(index, 15, SIZE.widthPx);
    expect(offset % 2).toBe(0);
    const frame = await frameOf({ to, transition: 'slide' }, index);
    for (const row of [0, 90, 179]) {
      for (let x = 0; x < SIZE.widthPx; x++) {
        const from = x + offset < SIZE.widthPx ? first : second;
        const want = from[row * SIZE.widthPx + ((x + offset) % SIZE.widthPx)];
        expect(frame[row * SIZE.widthPx + x]).toBe(want);
      }
    }
    const half = SIZE.widthPx / 2;
    const u = LUMA + 40 * half;
    expect(frame[u]).toBe(offset / 2 < half ? first[u + offset / 2] : second[u]);
  }
  expect(slideOffset(7, 15, 320)).toBe(160);
});

test('a wipe has its soft edge exactly where it is said to be', async () => {
  const weights = wipeWeights(7, 15, SIZE.widthPx);
  // Halfway the edge's middle stands between the two middle columns.
  expect(weights[159]! + weights[160]!).toBe(256);
  expect(weights[140]).toBe(256);
  expect(weights[180]).toBe(0);
  const frame = await frameOf({ to, transition: 'wipe' }, 7);
  for (let x = 0; x < SIZE.widthPx; x++) {
    const at = 50 * SIZE.widthPx + x;
    const want = (first[at]! * (256 - weights[x]!) + second[at]! * weights[x]!) / 256;
    expect(Math.abs(frame[at]! - want)).toBeLessThanOrEqual(1);
  }
});

test('a fade goes through black in its middle frame', async () => {
  const middle = await frameOf({ to, transition: 'fade' }, 7);
  expect(middle.subarray(0, LUMA).every((v) => v === 16)).toBe(true);
  expect(middle.subarray(LUMA).every((v) => v === 128)).toBe(true);
  const late = await frameOf({ to, transition: 'fade' }, 11);
  for (const at of [5, 9999, 40_000])
    expect(Math.abs(late[at]! - (16 + (second[at]! - 16) / 2))).toBeLessThanOrEqual(1);
});

test('a film fades in from its first frame and out to its last', () => {
  expect(fadeLight('fade-in', 0, 30)).toBe(0);
  expect(fadeLight('fade-in', 30, 30)).toBe(1);
  expect(fadeLight('fade-out', -1, 30)).toBe(1);
  expect(fadeLight('fade-out', 29, 30)).toBe(0);
});

test('motion goes on from piece to piece without a jump', async () => {
  const pan = {
    kind: 'pan' as const,
    from: { x: 0.4, y: 0.5, zoom: 1.3 },
    to: { x: 0.6, y: 0.5, zoom: 1.3 },
  };
  const moving = { ...shot(200), motion: pan };
  const inBody = await frameOf({ from: { ...moving, firstFrame: 0 }, frames: 60 }, 50);
  const later = await frameOf({ from: { ...moving, firstFrame: 50 }, frames: 10 }, 0);
  expect(later.equals(inBody)).toBe(true);
});

test('a dip falls smoothly, holds black for a while, and comes up in the second shot', async () => {
  const lights = Array.from({ length: 15 }, (_, i) => dipLight(i, 15));
  expect(lights).toEqual(lights.toReversed());
  const steps = lights.slice(1, 8).map((light, i) => light - lights[i]!);
  expect(steps.every((step) => step <= 0)).toBe(true);
  expect(lights.filter((light) => light === 0).length).toBeGreaterThanOrEqual(3);
  expect(lights[0]).toBeGreaterThan(0.9);
  const end = await frameOf({ to, transition: 'dip' }, 14);
  for (const at of [5, 9999, 40_000])
    expect(Math.abs(end[at]! - (16 + (second[at]! - 16) * lights[14]!))).toBeLessThanOrEqual(1);
});

test('a zoom begins as the first shot, ends as the second, and never goes back', async () => {
  const weights = Array.from({ length: 18 }, (_, i) => zoomWeight(i, 18));
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect([weights[0], weights.at(-1)]).toEqual([0, 256]);
  const times = Array.from({ length: 18 }, (_, i) => zoomTimes(i, 18));
  for (const [i, { first: near, second: far }] of times.slice(1).entries()) {
    expect(near).toBeGreaterThan(times[i]!.first);
    expect(far).toBeGreaterThan(times[i]!.second);
    expect(far).toBeLessThan(1);
  }
  const apart = (a: Buffer, b: Buffer) =>
    a.subarray(0, LUMA).reduce((sum, v, i) => sum + Math.abs(v - b[i]!), 0) / LUMA;
  const [start, end] = await Promise.all(
    [0, 17].map((i) => frameOf({ to, transition: 'zoom', frames: 18 }, i)),
  );
  expect(apart(start!, first)).toBeLessThan(1);
  expect(apart(end!, second)).toBeLessThan(1.5);
});

/** Pictures from numbers alone, so that the goldens stand on every machine: a disc before a chequered slope. */
const arithmeticPainter: ShotPainter = {
  overscan: 1.12,
  paintLayers({ seed }) {
    const [w, h] = [144, 82];
    const sheet = (at: (x: number, y: number) => number[]) => {
      const canvas = createCanvas(w, h);
      const ctx = canvas.getContext('2d');
      const image = ctx.createImageData(w, h);
      for (let i = 0; i < w * h; i++) image.data.set(at(i % w, Math.floor(i / w)), i * 4);
      ctx.putImageData(image, 0, 0);
      return canvas;
    };
    const hue = seed === 1 ? [220, 120, 40] : [40, 140, 230];
    const back = sheet((x, y) => hue.map((v) => (v + x + ((x >> 4) + (y >> 4)) * 24) & 255).concat(255));
    const disc = sheet((x, y) =>
      (x - 48 * seed) ** 2 + (y - 41) ** 2 < 400 ? [250, 240, 20 * seed, 255] : [0, 0, 0, 0],
    );
    return [
      { name: 'sky', depth: 0, opaque: true, canvas: back },
      { name: 'people', depth: 0.65, opaque: false, canvas: disc },
    ];
  },
};

test('every transition is, sample for sample, what the golden frames show', async () => {
  const size = { widthPx: 128, heightPx: 72 };
  const golden = new URL('transitions.golden.png', import.meta.url);
  const [columns, tile] = [5, { width: size.widthPx, height: (size.heightPx * 3) / 2 }];
  const sheet = createCanvas(columns * tile.width, PIECE_TRANSITIONS.length * tile.height);
  const ctx = sheet.getContext('2d');
  for (const [row, transition] of PIECE_TRANSITIONS.entries()) {
    const edge = transition === 'fade-in' || transition === 'fade-out';
    const order = {
      ...{ ...size, fps: 30, frames: 16, captions: [], captionStyle: 'plain', transition },
      from: { ...shot(1), firstFrame: 20 },
      ...(edge ? {} : { to: shot(2) }),
    };
    const frames = await PieceFrames.open(order as PieceOrder, {}, { painter: arithmeticPainter });
    const planes = Buffer.alloc(frames.frameBytes);
    for (let column = 0; column < columns; column++) {
      frames.draw(Math.round((column * 15) / (columns - 1)), planes);
      const image = ctx.createImageData(tile.width, tile.height);
      planes.forEach((value, i) => {
        image.data.set([value, value, value, 255], i * 4);
      });
      ctx.putImageData(image, column * tile.width, row * tile.height);
    }
    frames.close();
  }
  if (process.env.WRITE_GOLDENS) await writeFile(golden, sheet.toBuffer('image/png'));
  const kept = createCanvas(sheet.width, sheet.height);
  kept.getContext('2d').drawImage(await loadImage(await readFile(golden)), 0, 0);
  expect(Buffer.from(sheet.data()).equals(Buffer.from(kept.data()))).toBe(true);
});

test('eight layers part as the camera passes: the nearer, the farther each moves', async () => {
  const [w, h] = [360, 202];
  const stripes: ShotPainter = {
    overscan: 1.12,
    paintLayers: () =>
      Array.from({ length: 9 }, (_, i) => {
        const canvas = createCanvas(w, h);
        const ctx = canvas.getContext('2d');
        ctx.fillStyle = i === 0 ? '#000' : '#fff';
        if (i === 0) ctx.fillRect(0, 0, w, h);
        else ctx.fillRect(w / 2 - 3, 20 + i * 18, 6, 12);
        return { name: 'sky' as const, depth: i === 0 ? 0 : (i - 1) / 7, opaque: i === 0, canvas };
      }),
  };
  const from = {
    ...shot(1),
    motion: { kind: 'drift', from: { x: 0.44, y: 0.5, zoom: 1.2 }, to: { x: 0.56, y: 0.5, zoom: 1.2 } },
  };
  const order = { ...SIZE, fps: 30, frames: 100, from, captions: [], captionStyle: 'plain' };
  const frames = await PieceFrames.open(order as unknown as PieceOrder, {}, { painter: stripes });
  const out = Buffer.alloc(frames.frameBytes);
  /** Middle of each layer's stripe, in px; its row follows from how strongly the layer is zoomed. */
  const places = (index: number) => {
    frames.draw(index, out);
    return Array.from({ length: 8 }, (_, i) => {
      let [sum, weight] = [0, 0];
      const row = Math.round(90 + (26 + (i + 1) * 18 - h / 2) * 1.2 ** parallax(i / 7));
      for (let x = 0; x < SIZE.widthPx; x++) {
        const value = Math.max(out[row * SIZE.widthPx + x]! - 30, 0);
        sum += value * x;
        weight += value;
      }
      return sum / weight;
    });
  };
  const [start, end] = [places(0), places(99)];
  frames.close();
  const moved = start.map((x, i) => x - end[i]!);
  expect(moved.every((way) => way > 4)).toBe(true);
  expect(moved).toEqual([...moved].sort((a, b) => a - b));
  expect(moved.at(-1)! / moved[0]!).toBeGreaterThan(3);
});
