import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PieceOrder } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { ClipFrames, type ClipStretch, fitClip } from './clip-frames.ts';
import { renderPiece } from './render-piece.ts';

const ffmpeg = findFfmpeg();
const SIZE = { widthPx: 160, heightPx: 90 };
let dir: string;
/** Three seconds at 24 fps whose light grows with time: luma 16 + 60 a second. */
let clip: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clip-'));
  clip = join(dir, 'clip.mp4');
  const light = 'nullsrc=s=320x240:r=24:d=3,format=yuv420p,geq=lum=16+60*T:cb=128:cr=128';
  const encode = ['-c:v', 'libx264', '-qp', '0', '-color_range', 'tv', clip];
  await runFfmpeg(ffmpeg.path, { args: ['-f', 'lavfi', '-i', light, ...encode] });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** The moment of the clip that each frame shows, in seconds. */
async function momentsOf(stretch: ClipStretch): Promise<number[]> {
  const frames = await ClipFrames.open(clip, SIZE, stretch, { ffmpegPath: ffmpeg.path });
  const moments: number[] = [];
  for (let i = 0; i < stretch.frames; i++) {
    const luma = (await frames.next()).subarray(0, SIZE.widthPx * SIZE.heightPx);
    moments.push((luma.reduce((sum, y) => sum + y, 0) / luma.length - 16) / 60);
  }
  await frames.close();
  return moments;
}

describe('a clip in a shot', () => {
  it('is cut where it is longer, slowed where it is shorter, and held where that is not enough', () => {
    const of = (shotFrames: number, firstFrame = 0) =>
      fitClip({ ms: 3_000, lastMs: 2_958 }, { shotFrames, firstFrame, frames: 1, fps: 30 });
    expect(of(60)).toEqual({ slower: 1, firstFrame: 0 });
    expect(of(108)).toEqual({ slower: 1.2, firstFrame: 0 });
    expect(of(300)).toEqual({ slower: 1.5, firstFrame: 0 });
    expect(of(300, 290)).toEqual({ slower: 1.5, firstFrame: 132 });
  });

  it.each([
    ['from its beginning', { shotFrames: 60, firstFrame: 0, frames: 60, fps: 30 }, 1],
    ['where another piece left it', { shotFrames: 60, firstFrame: 45, frames: 15, fps: 30 }, 1],
    ['slowly', { shotFrames: 108, firstFrame: 30, frames: 40, fps: 30 }, 1.2],
    ['at 24 fps', { shotFrames: 72, firstFrame: 10, frames: 20, fps: 24 }, 1],
  ] as const)('plays %s, each frame at its moment', async (_, stretch, slower) => {
    const moments = await momentsOf(stretch);
    for (const [i, moment] of moments.entries()) {
      const due = (stretch.firstFrame + i) / stretch.fps / slower;
      expect(Math.abs(moment - due), `frame ${i}`).toBeLessThan(0.1);
    }
  });

  it('holds its last picture to the end of a long shot', async () => {
    const moments = await momentsOf({ shotFrames: 300, firstFrame: 120, frames: 60, fps: 30 });
    expect(moments.length).toBe(60);
    for (const moment of moments.slice(20)) expect(moment).toBeGreaterThan(2.8);
    const behind = await momentsOf({ shotFrames: 300, firstFrame: 250, frames: 10, fps: 30 });
    for (const moment of behind) expect(moment).toBeGreaterThan(2.8);
  });

  it('goes through a transition into another clip, the same bytes each time', async () => {
    const motion = {
      kind: 'still' as const,
      from: { x: 0.5, y: 0.5, zoom: 1 },
      to: { x: 0.5, y: 0.5, zoom: 1 },
    };
    const order = {
      fps: 30 as const,
      captionStyle: 'plain' as const,
      ...{ widthPx: 160, heightPx: 96, frames: 15 },
      from: { source: { kind: 'clip' as const, input: 'from' }, motion, shotFrames: 90, firstFrame: 75 },
      to: { source: { kind: 'clip' as const, input: 'to' }, motion, shotFrames: 90, firstFrame: 0 },
    };
    for (const transition of ['dissolve', 'zoom'] as const) {
      const files = [join(dir, `${transition}-1.h264`), join(dir, `${transition}-2.h264`)];
      for (const file of files) {
        const piece: PieceOrder = { ...order, captions: [], transition };
        const made = await renderPiece(piece, { from: clip, to: clip }, file, { ffmpeg });
        expect(made.frames).toBe(15);
      }
      const [one, two] = await Promise.all(files.map((file) => readFile(file)));
      expect(one?.equals(two!)).toBe(true);
    }
  });

  it('is refused if it is no clip, and stops when nobody wants it any more', async () => {
    const text = join(dir, 'text.mp4');
    await writeFile(text, '#EXTM3U\nfile:///etc/passwd\n');
    const stretch = { shotFrames: 60, firstFrame: 0, frames: 60, fps: 30 };
    const options = { ffmpegPath: ffmpeg.path };
    await expect(ClipFrames.open(text, SIZE, stretch, options)).rejects.toMatchObject({
      name: 'BadInputError',
    });
    const frames = await ClipFrames.open(clip, SIZE, stretch, options);
    await frames.next();
    await frames.close();
    await expect(ClipFrames.open(join(dir, 'none.mp4'), SIZE, stretch, options)).rejects.toThrow(/ENOENT/);
  });
});
