import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ffmpegCandidates, findFfmpeg } from './find-ffmpeg.ts';
import { FfmpegError, runFfmpeg, writeChunk } from './run-ffmpeg.ts';

const ffmpeg = findFfmpeg();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('FFMPEG_PATH goes first, then the PATH, then the package', () => {
  const found = ffmpegCandidates({ FFMPEG_PATH: '/a/ffmpeg', PATH: '/b:/c' }, 'linux');
  expect(found.slice(0, 3)).toEqual(['/a/ffmpeg', '/b/ffmpeg', '/c/ffmpeg']);
  expect(found.at(-1)).toMatch(/ffmpeg-installer/);
});

test('a set FFMPEG_PATH that does not work is an error, not a reason to take another', () => {
  expect(() => findFfmpeg({ FFMPEG_PATH: join(folder, 'absent') })).toThrow(/FFMPEG_PATH/);
});

test('feeds stdin, drains stdout, and meets the end of both', async () => {
  const raw = Buffer.alloc(16 * 16 * 1.5 * 40, 99);
  const seen: Buffer[] = [];
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '16x16', '-i', 'pipe:0'];
  await runFfmpeg(ffmpeg.path, {
    args: [...input, '-f', 'rawvideo', 'pipe:1'],
    feed: (stdin) => writeChunk(stdin, raw),
    drain: (chunk) => void seen.push(chunk),
  });
  expect(Buffer.concat(seen).equals(raw)).toBe(true);
});

test('an error carries the end of stderr', async () => {
  const failed = runFfmpeg(ffmpeg.path, { args: ['-i', join(folder, 'absent.mp4'), '-f', 'null', '-'] });
  await expect(failed).rejects.toThrow(/No such file/);
  await expect(failed).rejects.toBeInstanceOf(FfmpegError);
});

test('reads neither network nor playlists that name it', async () => {
  const failed = runFfmpeg(ffmpeg.path, { args: ['-i', 'http://127.0.0.1:9/a.mp4', '-f', 'null', '-'] });
  await expect(failed).rejects.toThrow(/whitelist/i);
});

test('aborting ends a run that would last for hours', async () => {
  const stop = new AbortController();
  const endless = ['-f', 'lavfi', '-i', 'testsrc=size=640x360:rate=30', '-f', 'null', '-'];
  const run = runFfmpeg(ffmpeg.path, { args: endless, signal: stop.signal, onStderr: () => stop.abort() });
  await expect(run).rejects.toThrow(/abort/i);
});

test('aborting ends a feed that waits for the encoder', async () => {
  const stop = new AbortController();
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '640x360', '-i', 'pipe:0', '-f', 'null', '-'];
  const frame = Buffer.alloc(640 * 360 * 1.5);
  let fed = 0;
  const run = runFfmpeg(ffmpeg.path, {
    args: input,
    signal: stop.signal,
    feed: async (stdin) => {
      for (;;) {
        await writeChunk(stdin, frame);
        if (++fed === 20) stop.abort();
      }
    },
  });
  await expect(run).rejects.toThrow(/abort/i);
});

test('the watchdog ends a run that stands still', async () => {
  const input = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '16x16', '-i', 'pipe:0', '-f', 'null', '-'];
  const run = runFfmpeg(ffmpeg.path, { args: input, stallMs: 200, feed: () => new Promise(() => {}) });
  await expect(run).rejects.toMatchObject({ stalled: true });
});
