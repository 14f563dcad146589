import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writePng } from './write-png.ts';

it('writes pictures that a decoder reads back to the pixel', async () => {
  const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
  await fc.assert(
    fc.asyncProperty(sizes, fc.infiniteStream(fc.nat({ max: 255 })), async ([width, height], bytes) => {
      const rgba = new Uint8Array(width * height * 4).map((_, i) =>
        i % 4 === 3 ? 255 : bytes.next().value!,
      );
      const image = await loadImage(await writePng(rgba, width, height));
      const canvas = createCanvas(width, height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      expect([...context.getImageData(0, 0, width, height).data]).toEqual([...rgba]);
    }),
    { numRuns: 30 },
  );
});

it('refuses bytes that are no such picture', async () => {
  await expect(writePng(new Uint8Array(12), 2, 2)).rejects.toThrow('12 bytes are no picture of 2 × 2');
});
