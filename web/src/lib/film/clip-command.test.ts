import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CLIP_KINDS, clipCommand } from './clip-command.ts';
import { peaksOf } from './read-peaks.ts';

const ffmpeg: string =
  process.env.FFMPEG_PATH ?? createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;
const dir = mkdtempSync(join(tmpdir(), 'clip-command-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const run = (args: string[]) => spawnSync(ffmpeg, args, { cwd: dir, encoding: 'utf8' });

it.each(CLIP_KINDS)('cuts the range as %s with arguments that ffmpeg takes', (kind) => {
  const film = ['-f', 'lavfi', '-i', 'testsrc=s=320x180:d=3:r=30', '-f', 'lavfi', '-i', 'sine=d=3'];
  expect(run(['-y', ...film, '-pix_fmt', 'yuv420p', 'film.mp4']).status).toBe(0);
  const order = { kind, startMs: 500, endMs: 1500, widthPx: 160 };
  const { args, outPath, type } = clipCommand(order, 'film.mp4');
  const cut = run(args);
  expect(cut.stderr).not.toMatch(/Unrecognized option|Unknown encoder/);
  expect(cut.status).toBe(0);
  expect(statSync(join(dir, outPath)).size).toBeGreaterThan(500);
  expect(type).toMatch(kind === 'm4a' || kind === 'wav' ? /^audio/ : /^(video|image)/);
  const probe = run(['-i', outPath, '-f', 'null', '-']).stderr;
  const [, seconds = ''] = /time=00:00:(\d\d\.\d\d)(?![\s\S]*time=)/.exec(probe) ?? [];
  expect(Math.abs(Number(seconds) - 1)).toBeLessThan(0.15);
});

it('draws a sound by the greatest value of each part', () => {
  const peaks = peaksOf(Float32Array.from([0.1, -0.5, 0, 0.2, 0.3, -0.1]), 3);
  expect([...peaks].map((peak) => Number(peak.toFixed(3)))).toEqual([0.5, 0.2, 0.3]);
  expect(peaksOf(new Float32Array(2), 10)).toHaveLength(2);
});
