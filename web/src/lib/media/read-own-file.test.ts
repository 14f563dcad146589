import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { UPLOAD_BYTES_MAX } from '#domain/own-media';
import { readOwnFile } from './read-own-file.ts';

/** As much of a PNG as tells its size. */
function png(widthPx: number, heightPx: number): Buffer {
  const bytes = Buffer.alloc(57);
  bytes.write('\u0089PNG\r\n\u001a\n', 0, 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  bytes.write('IEND', 49, 'latin1');
  return bytes;
}
const WAV = Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1');
const blob = (bytes: Buffer) => new Blob([new Uint8Array(bytes)], { type: 'text/html' });

it('announces what a file is by its own bytes, whatever its name says', async () => {
  const bytes = png(640, 480);
  expect(await readOwnFile(blob(bytes), 'picture')).toEqual({
    kind: 'picture',
    type: 'image/png',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(await readOwnFile(blob(WAV), 'music')).toMatchObject({ kind: 'music', type: 'audio/wav' });
});

it.each([
  [Buffer.alloc(0), 'picture', /is empty/],
  [Buffer.alloc(UPLOAD_BYTES_MAX + 1), 'picture', /has 16\.8 MB; 16\.8 MB are taken at most/],
  [Buffer.from('<svg/>'), 'picture', /SVG/],
  [Buffer.from('MZ not a picture'), 'picture', /none of them/],
  [png(40, 480), 'picture', /40 × 480 pixels\. Each side needs at least 64/],
  [png(9000, 9000), 'picture', /more than 8K/],
  [png(640, 480).subarray(0, 40), 'picture', /ends too early/],
  [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'picture', /ends too early/],
  [WAV, 'picture', /^This is a sound/],
  [png(640, 480), 'voice', /^This is a picture/],
] as const)('says in words what cannot be taken, before anything is sent: %#', async (bytes, kind, words) => {
  await expect(readOwnFile(blob(bytes), kind)).rejects.toThrow(words);
});

it('says it when a file cannot be read any more', async () => {
  const gone = blob(WAV);
  gone.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotReadableError'));
  await expect(readOwnFile(gone, 'voice')).rejects.toThrow(/may have been moved/);
});
