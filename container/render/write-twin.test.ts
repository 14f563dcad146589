import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PieceOrder } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { boxesIn } from './mp4-boxes.ts';
import { renderPiece } from './render-piece.ts';
import { standInPainter } from './stand-in-painter.ts';
import { writeTwin } from './write-twin.ts';

const ffmpeg = findFfmpeg();
const FRAMES = 140;
let folder: string;
let order: PieceOrder;
let codecs: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-'));
  const view = (zoom: number) => ({ x: 0.5, y: 0.5, zoom });
  order = {
    ...({
      widthPx: 320,
      heightPx: 180,
      fps: 25,
      frames: FRAMES,
      captions: [],
      captionStyle: 'plain',
    } as const),
    from: {
      source: { kind: 'paint', paint: { seed: 3 } as never },
      motion: { kind: 'push-in', from: view(1), to: view(1.3) },
      ...{ shotFrames: FRAMES, firstFrame: 0 },
    },
  };
  await renderPiece(order, {}, at('piece.h264'), { ffmpeg, painter: standInPainter });
  ({ codecs } = await writeTwin(at('piece.h264'), at('twin.mp4'), order));
});
afterAll(() => rm(folder, { recursive: true }));

/** Presentation time in frames and checksum of every decoded picture. */
function pictures(args: string[], filter: string[] = []): [time: number, crc: string][] {
  const all = ['-nostdin', '-v', 'error', ...args, '-map', '0:v', ...filter, '-f', 'framecrc', '-'];
  const { stdout, stderr, status } = spawnSync(ffmpeg.path, all, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('0,'))
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .map((cells) => [Number(cells[2]), cells[5]!]);
}

test('a twin shows the piece’s pictures, each once, from time 0 at n/fps', () => {
  const twin = pictures(['-i', at('twin.mp4')]);
  const piece = pictures(['-f', 'h264', '-r', '25', '-i', at('piece.h264')], ['-vf', 'setpts=N/25/TB']);
  expect(twin.length).toBe(FRAMES);
  expect(twin.map(([time]) => time)).toEqual(twin.map((_, i) => i));
  expect(twin.map(([, crc]) => crc)).toEqual(piece.map(([, crc]) => crc));
});

test('it is an init segment, then a fragment for each closed group', async () => {
  const bytes = await readFile(at('twin.mp4'));
  const types = boxesIn(bytes, 0, bytes.length).map(({ type }) => type);
  expect(types).toEqual(['ftyp', 'moov', 'moof', 'mdat', 'moof', 'mdat']);
  expect(codecs).toBe('avc1.64001f');
});

test('each fragment plays alone behind the init segment, and twins follow one another', async () => {
  const bytes = await readFile(at('twin.mp4'));
  const boxes = boxesIn(bytes, 0, bytes.length);
  const init = bytes.subarray(0, boxes[1]!.end);
  await writeFile(at('second.mp4'), Buffer.concat([init, bytes.subarray(boxes[3]!.end)]));
  const all = pictures(['-i', at('twin.mp4')]);
  const second = pictures(['-copyts', '-i', at('second.mp4')]);
  expect(second.map(([, crc]) => crc)).toEqual(all.slice(75).map(([, crc]) => crc));
});
