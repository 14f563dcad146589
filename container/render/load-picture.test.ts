import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coverCrop, loadPicture } from './load-picture.ts';
import { pictureHeader } from './picture-header.ts';

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

test('a wide picture in a tall frame keeps its middle', async () => {
  const path = await saved('wide.png', picture(800, 400).toBuffer('image/png'));
  const { widthPx, heightPx, rgba } = await loadPicture(path, { widthPx: 360, heightPx: 640 }, 1);
  expect([widthPx, heightPx]).toEqual([360, 640]);
  for (const x of [10, 180, 350])
    expect([...rgba.subarray((320 * 360 + x) * 4, (320 * 360 + x) * 4 + 3)]).toEqual([0, 255, 0]);
});

test('a cover crop lies inside the picture and has the frame’s shape', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (widthPx, heightPx) => {
      const crop = coverCrop({ widthPx, heightPx }, { widthPx: 1280, heightPx: 720 });
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
