import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportOrder } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { sheetFrames, teaserSpan } from './export-args.ts';
import { exportFilm } from './export-film.ts';
import { pictureHeader } from './picture-header.ts';

const ffmpeg = findFfmpeg();
const SIZE = { widthPx: 320, heightPx: 180, fps: 25 } as const;
const FRAMES = 100;
/** Words that a film from elsewhere might hold; no form of it passes them on. */
const SECRET = 'usr_canary4711 sk-canary-0123456789';
let folder: string;
let film: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  film = join(folder, 'film.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=4'];
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=4'];
  const codec = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-ac', '2', '-c:a', 'aac'];
  run(['-y', ...picture, ...tone, ...codec, '-metadata', `comment=${SECRET}`, film]);
  expect((await readFile(film)).includes(SECRET)).toBe(true);
});
afterAll(() => rm(folder, { recursive: true }));

function run(args: string[]): Buffer {
  const done = spawnSync(ffmpeg.path, ['-nostdin', '-v', 'error', ...args], { maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr.toString());
  return done.stdout;
}

const give = (format: ExportOrder['format'], more: Partial<ExportOrder> = {}) =>
  exportFilm({ ...SIZE, film: 'film', frames: FRAMES, format, ...more }, { film }, folder, { ffmpeg });

async function expectNoSecret(path: string): Promise<void> {
  const bytes = await readFile(path);
  for (const secret of [SECRET, folder]) expect(bytes.includes(secret)).toBe(false);
}

/** Streams as ffmpeg itself names them, e.g. `Video: vp9`. */
function streams(path: string): string[] {
  const said = spawnSync(ffmpeg.path, ['-hide_banner', '-i', path], { encoding: 'utf8' }).stderr;
  return [...said.matchAll(/Stream #.*?: ((?:Video|Audio): \w+)/g)].map((match) => match[1]!);
}
const seconds = (path: string) =>
  run(['-i', path, '-f', 's16le', '-ac', '1', '-ar', '8000', '-']).length / 16_000;

test('a film becomes WebM with VP9 and Opus, every frame of it', async () => {
  const shares: number[] = [];
  const order = { ...SIZE, film: 'film', frames: FRAMES, format: 'webm' } as const;
  const onProgress = (share: number) => shares.push(share);
  const { path, type } = await exportFilm(order, { film }, folder, { ffmpeg, onProgress });
  expect(type).toBe('video/webm');
  expect(streams(path)).toEqual(['Video: vp9', 'Audio: opus']);
  await expectNoSecret(path);
  const frames = run(['-i', path, '-map', '0:v', '-f', 'framecrc', '-']).toString().match(/^0,/gm);
  expect(frames?.length).toBe(FRAMES);
  expect(seconds(path)).toBeCloseTo(4, 1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('a teaser is a small silent GIF of the part that was asked for', async () => {
  const { path, meta } = await give('gif', { span: { startFrame: 25, endFrame: 75 } });
  expect(streams(path)).toEqual(['Video: gif']);
  await expectNoSecret(path);
  expect(meta).toMatchObject({ durationMs: 2000 });
  const head = await readFile(path);
  expect([head.readUInt16LE(6), head.readUInt16LE(8)]).toEqual([320, 180]);
});

test('a teaser is never too long, nor outside the film', () => {
  expect(teaserSpan({ fps: 25, frames: 10_000 })).toEqual({ startFrame: 25, endFrame: 175 });
  expect(teaserSpan({ fps: 25, frames: 60 })).toEqual({ startFrame: 0, endFrame: 60 });
  const far = { startFrame: 9000, endFrame: 90_000 };
  expect(teaserSpan({ fps: 25, frames: 100, span: far })).toEqual({ startFrame: 99, endFrame: 100 });
  expect(teaserSpan({ fps: 25, frames: 9e4, span: { startFrame: 0, endFrame: 9e4 } }).endFrame).toBe(375);
});

test('the sound alone is MP3, or the film’s own AAC untouched', async () => {
  const mp3 = await give('mp3');
  expect([mp3.type, streams(mp3.path)]).toEqual(['audio/mpeg', ['Audio: mp3']]);
  expect(seconds(mp3.path)).toBeCloseTo(4, 1);
  const m4a = await give('m4a');
  expect([m4a.type, streams(m4a.path)]).toEqual(['audio/mp4', ['Audio: aac']]);
  for (const { path } of [mp3, m4a]) await expectNoSecret(path);
  const sound = (path: string) => run(['-i', path, '-map', '0:a', '-f', 's16le', '-']);
  expect(sound(m4a.path).equals(sound(film))).toBe(true);
});

test('a contact sheet shows twelve pictures, or those that were asked for', async () => {
  expect(sheetFrames({ frames: 120 })).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105, 115]);
  expect(sheetFrames({ frames: 3 })).toEqual([0, 1, 2]);
  expect(sheetFrames({ frames: 10, sheetFrames: [4, 99] })).toEqual([4, 9]);
  const { path, type } = await give('sheet', {
    title: 'The lamp </b> %{pts} 灯',
    sheetFrames: [0, 30, 60, 90, 99],
  });
  expect(type).toBe('image/jpeg');
  expect(pictureHeader(await readFile(path))).toMatchObject({ type: 'jpeg', widthPx: 16 + 4 * 376 });
});

test('a film that is none is refused', async () => {
  await expect(
    exportFilm({ ...SIZE, film: 'gone', frames: 1, format: 'mp3' }, {}, folder, { ffmpeg }),
  ).rejects.toThrow(/no input gone/);
});
