import { expect, test } from 'vitest';
import type { PieceOrder } from '#domain/composer-order';
import { PieceFrames } from './render-piece.ts';
import { standInPainter } from './stand-in-painter.ts';
import { fadeLight, slideOffset, transitionShare, wipeWeights } from './transitions.ts';

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
