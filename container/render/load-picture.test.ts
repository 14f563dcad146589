import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PieceOrder } from '#domain/composer-order';
import { containWindow, coverCrop, loadPicture } from './load-picture.ts';
import { pictureHeader } from './picture-header.ts';
import { bestWindow } from './picture-interest.ts';
import { PieceFrames } from './render-piece.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-picture-'));
});
afterAll(() => rm(folder, { recursive: true }));

function picture(widthPx: number, heightPx: number) {
  const canvas = createCanvas(widthPx, heightPx);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#00ff00';
  ctx.fillRect(0, 0, widthPx, heightPx);
  ctx.fillStyle = '#ff0000';
  ctx.fillRect(0, 0, widthPx / 4, heightPx);
  ctx.fillRect((widthPx * 3) / 4, 0, widthPx / 4, heightPx);
  return canvas;
}

async function saved(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

test('reads the size of PNG, JPEG and WebP without decoding', async () => {
  const canvas = picture(301, 203);
  for (const type of ['png', 'jpeg', 'webp'] as const) {
    const bytes = canvas.toBuffer(`image/${type}` as 'image/png');
    expect(pictureHeader(bytes)).toEqual({ type, widthPx: 301, heightPx: 203 });
  }
  const lossless = canvas.toBuffer('image/webp', 100);
  expect(pictureHeader(lossless)).toMatchObject({ widthPx: 301, heightPx: 203 });
});

test('a picture with nothing to see in it is cropped to its middle across, above its middle down', () => {
  const rgba = new Uint8Array(60 * 40 * 4).fill(120);
  expect(bestWindow({ widthPx: 60, heightPx: 40, rgba }, 'x', 0.4)).toBeCloseTo(0.3, 9);
  expect(bestWindow({ widthPx: 60, heightPx: 40, rgba }, 'y', 0.5)).toBeCloseTo(0.2, 9);
});

test('a crop is taken at the picture’s own resolution, sample by sample', async () => {
  const path = await saved('wide.png', picture(800, 400).toBuffer('image/png'));
  const { pixels, wanted, window } = await loadPicture(path, { widthPx: 360, heightPx: 640 }, 1);
  expect([wanted, window]).toEqual([{ widthPx: 360, heightPx: 640 }, null]);
  expect([pixels.widthPx, pixels.heightPx]).toEqual([224, 400]);
  const pure = new Set(new Uint32Array(pixels.rgba.buffer));
  expect([...pure].every((px) => px === 0xff00ff00 || px === 0xff0000ff)).toBe(true);
});

test('a cover crop lies inside the picture and has the frame’s shape', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (widthPx, heightPx) => {
      const crop = coverCrop(
        { widthPx, heightPx },
        { widthPx: 1280, heightPx: 720 },
        (_, share) => 1 - share,
      );
      expect(crop.width / crop.height).toBeCloseTo(1280 / 720, 6);
      expect(crop.x).toBeGreaterThanOrEqual(-1e-6);
      expect(crop.y).toBeGreaterThanOrEqual(-1e-6);
      expect(crop.x + crop.width).toBeLessThanOrEqual(widthPx + 1e-6);
      expect(crop.y + crop.height).toBeLessThanOrEqual(heightPx + 1e-6);
    }),
  );
});

test('refuses bombs, broken files and foreign types for good', async () => {
  const bomb = Buffer.from(picture(16, 16).toBuffer('image/png'));
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const frame = { widthPx: 320, heightPx: 180 };
  const cut = picture(640, 400).toBuffer('image/jpeg').subarray(0, 300);
  const cases: [string, Uint8Array, RegExp][] = [
    ['bomb.png', bomb, /60000×60000/],
    ['text.png', Buffer.from('no picture at all'), /no PNG/],
    ['empty.png', Buffer.alloc(0), /no PNG/],
    ['broken.png', Buffer.concat([bomb.subarray(0, 16), Buffer.from([0, 0, 0, 9, 0, 0, 0, 9])]), /decoded/],
    ['svg.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /no PNG/],
  ];
  for (const [name, bytes, words] of cases) {
    const loading = loadPicture(await saved(name, bytes), frame, 1);
    await expect(loading, name).rejects.toThrow(words);
    await expect(loading, name).rejects.toMatchObject({ retryable: false });
  }
  // A JPEG that breaks off may still show its upper part; it must not end the process.
  await loadPicture(await saved('cut.jpg', cut), frame, 1).catch((error: unknown) => {
    expect(error).toMatchObject({ retryable: false });
  });
});

test('no garbage makes the header reader throw anything but a plain refusal', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('png', 'jpeg', 'webp', ''),
      (tail, type) => {
        const head = {
          png: '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
          jpeg: '\xff\xd8\xff\xe0',
          webp: 'RIFF\0\0\0\0WEBPVP8L',
          '': '',
        };
        const bytes = Buffer.concat([Buffer.from(head[type as keyof typeof head], 'latin1'), tail]);
        expect(() => pictureHeader(bytes)).not.toThrow();
      },
    ),
  );
});

/** A plain sky over a meadow with one person in it: `at` is the face's middle, as shares of the picture. */
function portrait(widthPx: number, heightPx: number, at: { x: number; y: number }) {
  const canvas = createCanvas(widthPx, heightPx);
  const ctx = canvas.getContext('2d');
  ctx.fillStyle = '#9ec8e8';
  ctx.fillRect(0, 0, widthPx, heightPx);
  ctx.fillStyle = '#5f8f4a';
  ctx.fillRect(0, heightPx * 0.6, widthPx, heightPx);
  const [x, y, r] = [at.x * widthPx, at.y * heightPx, heightPx * 0.09];
  ctx.fillStyle = '#2a3c66';
  ctx.fillRect(x - r * 1.3, y + r, r * 2.6, heightPx);
  ctx.fillStyle = '#d9a27c';
  ctx.beginPath();
  ctx.ellipse(x, y, r, r * 1.2, 0, 0, 2 * Math.PI);
  ctx.fill();
  return canvas;
}

test.each([0.15, 0.5, 0.82])('a tall crop of a wide picture keeps the person at %f', async (x) => {
  const path = await saved(`at-${x}.png`, portrait(1200, 800, { x, y: 0.35 }).toBuffer('image/png'));
  const { pixels } = await loadPicture(path, { widthPx: 360, heightPx: 640 }, 1);
  const skin = skinBox(pixels);
  // The whole face is in the picture, and clear of its edges.
  expect(skin.width).toBeGreaterThan(2 * 0.09 * 800 - 4);
  expect(skin.left).toBeGreaterThan(4);
  expect(skin.left + skin.width).toBeLessThan(pixels.widthPx - 4);
});

test('a wide crop of a tall picture keeps a face near its upper edge', async () => {
  const path = await saved('top.png', portrait(800, 1200, { x: 0.5, y: 0.16 }).toBuffer('image/png'));
  const { pixels } = await loadPicture(path, { widthPx: 640, heightPx: 360 }, 1);
  expect(skinBox(pixels).height).toBeGreaterThan(2 * 0.09 * 1200 * 1.2 - 6);
});

function skinBox({ widthPx, heightPx, rgba }: { widthPx: number; heightPx: number; rgba: Uint8Array }) {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < widthPx * heightPx; i++) {
    if (Math.abs(rgba[i * 4]! - 0xd9) > 9 || Math.abs(rgba[i * 4 + 2]! - 0x7c) > 9) continue;
    xs.push(i % widthPx);
    ys.push(Math.floor(i / widthPx));
  }
  const span = (v: number[]) => v.reduce(([a, b], n) => [Math.min(a!, n), Math.max(b!, n)], [1e9, 0]);
  const [left, right] = span(xs) as [number, number];
  const [top, bottom] = span(ys) as [number, number];
  return { left, width: right - left + 1, height: bottom - top + 1 };
}

test('a window has the picture’s shape, lies even in the middle, and is none for the frame’s own shape', () => {
  const frame = { widthPx: 1280, heightPx: 720 };
  expect(containWindow({ widthPx: 1920, heightPx: 1080 }, frame)).toBeNull();
  expect(containWindow({ widthPx: 1080, heightPx: 1080 }, frame)).toEqual({
    ...{ x: 280, y: 0 },
    ...{ width: 720, height: 720 },
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (widthPx, heightPx) => {
      const window = containWindow({ widthPx, heightPx }, frame);
      if (!window) return;
      for (const side of Object.values(window)) expect(side % 2).toBe(0);
      expect(window.x + window.width).toBeLessThanOrEqual(1280);
      expect(window.y + window.height).toBeLessThanOrEqual(720);
      expect(window.width === 1280 || window.height === 720).toBe(true);
    }),
  );
});

const FRAME = { widthPx: 320, heightPx: 180 };
async function drawn(path: string, source: object, motion: object = {}, index = 0): Promise<Uint8Array> {
  const still = { x: 0.5, y: 0.5, zoom: 1 };
  const order = PieceOrder.parse({
    ...{ ...FRAME, fps: 30, frames: 30, captions: [], captionStyle: 'plain' },
    from: {
      source: { kind: 'image', input: 'pic', ...source },
      motion: { kind: 'still', from: still, to: still, ...motion },
      ...{ shotFrames: 30, firstFrame: 0 },
    },
  });
  const frames = await PieceFrames.open(order, { pic: path }, {});
  const out = new Uint8Array(frames.frameBytes);
  frames.draw(index, out);
  frames.close();
  return out;
}

test('letterbox shows the whole picture on black, and no move brings black into its window', async () => {
  const path = await saved('square.png', portrait(400, 400, { x: 0.5, y: 0.4 }).toBuffer('image/png'));
  const pan = { kind: 'handheld', from: { x: 0.2, y: 0.9, zoom: 1 }, to: { x: 0.9, y: 0.1, zoom: 1.2 } };
  for (const index of [0, 14, 29]) {
    const luma = (await drawn(path, { fit: 'letterbox' }, pan, index)).subarray(0, 320 * 180);
    for (const y of [0, 90, 179]) {
      expect([luma[y * 320 + 69], luma[y * 320 + 250]]).toEqual([16, 16]);
      expect(Math.min(...luma.subarray(y * 320 + 70, y * 320 + 250))).toBeGreaterThan(30);
    }
  }
});

test('blur-fill shows the same window over a smooth, darker picture of itself', async () => {
  const path = await saved('square2.png', portrait(400, 400, { x: 0.5, y: 0.4 }).toBuffer('image/png'));
  const [boxed, filled] = [await drawn(path, { fit: 'letterbox' }), await drawn(path, { fit: 'blur' })];
  let [changed, steepest] = [0, 0];
  for (let y = 0; y < 180; y++) {
    for (let x = 1; x < 320; x++) {
      const [was, is] = [boxed[y * 320 + x]!, filled[y * 320 + x]!];
      if (x >= 70 && x < 250) changed += Number(is !== was);
      else if (x < 69) steepest = Math.max(steepest, Math.abs(is - filled[y * 320 + x - 1]!));
    }
  }
  expect(changed).toBe(0);
  expect(steepest).toBeLessThan(5);
  expect(filled[90 * 320 + 20]).toBeGreaterThan(40);
  expect(filled[90 * 320 + 20]).toBeLessThan(110);
});

test('a picture that is shrunk keeps what the frame can hold and does not alias what it cannot', async () => {
  // Rings from the middle outwards, as fine as `least` source px a wave at the frame's upper edge.
  const rings = async (least: number) => {
    const [w, h] = [1536, 864];
    const canvas = createCanvas(w, h);
    const ctx = canvas.getContext('2d');
    const image = ctx.createImageData(w, h);
    const k = (2 * Math.PI) / least / (h / 2) / 2;
    for (let i = 0; i < w * h; i++) {
      const [x, y] = [(i % w) + 0.5 - w / 2, Math.floor(i / w) + 0.5 - h / 2];
      const v = Math.round(127.5 + 100 * Math.cos(k * (x * x + y * y)));
      image.data.set([v, v, v, 255], i * 4);
    }
    ctx.putImageData(image, 0, 0);
    return { k, path: await saved(`rings-${least}.png`, canvas.toBuffer('image/png')) };
  };
  const scale = 1536 / 320;
  const error = async (least: number, radius: number) => {
    const { k, path } = await rings(least);
    const out = await drawn(path, { fit: 'crop' });
    let worst = 0;
    let [sum, count] = [0, 0];
    for (let dy = -3; dy <= 3; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const [x, y] = [dx * scale, dy * scale];
        const want = 16 + (219 / 255) * (127.5 + 100 * Math.cos(k * (x * x + y * y)));
        const got =
          (out[(89 + dy) * 320 + 159 + dx]! + out[(90 + dy) * 320 + 159 + dx]!) / 4 +
          (out[(89 + dy) * 320 + 160 + dx]! + out[(90 + dy) * 320 + 160 + dx]!) / 4;
        worst = Math.max(worst, Math.abs(got - want));
        sum += (got - want) ** 2;
        count++;
      }
    }
    return { worst, rms: Math.sqrt(sum / count) };
  };
  // Waves of 40 source px and more are 8 px in the frame: they must come out all but untouched.
  expect((await error(40, 60)).rms).toBeLessThan(4);
  // Waves of 4 source px are beyond the frame: grey, not moiré.
  const { path } = await rings(4);
  const out = await drawn(path, { fit: 'crop' });
  const rim: number[] = [];
  for (let y = 60; y < 120; y++) for (let x = 0; x < 24; x++) rim.push(out[y * 320 + x]!);
  const mean = rim.reduce((a, b) => a + b, 0) / rim.length;
  const spread = Math.sqrt(rim.reduce((a, b) => a + (b - mean) ** 2, 0) / rim.length);
  // They swing by 70 in the picture.
  expect(spread).toBeLessThan(8);
});
