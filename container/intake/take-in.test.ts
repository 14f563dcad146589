import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SpeechMeta } from '#domain/composer-order';
import { findFfmpeg } from '../ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { takeIn } from './take-in.ts';

let folder: string;
let ffmpegPath: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
  ffmpegPath = (await findFfmpeg()).path;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SECRET = 'taken at 52.5200 N 13.4050 E';
const take = (media: 'picture' | 'voice' | 'music', type: string, source: string) =>
  takeIn({ media, file: 'file', type }, { file: source }, folder, {
    ffmpegPath,
    signal: new AbortController().signal,
  });
const place = (name: string) => join(folder, name);

async function tone(name: string, args: string[]): Promise<string> {
  const source = [
    '-y',
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440:sample_rate=44100:duration=1.5',
  ];
  await runFfmpeg(ffmpegPath, { args: [...source, '-metadata', `comment=${SECRET}`, ...args, place(name)] });
  return place(name);
}

describe('what a user brings along', () => {
  it('is painted anew: its picture, at most 2560 px a side, and nothing that was hidden in it', async () => {
    const canvas = createCanvas(3_000, 1_500);
    const ctx = canvas.getContext('2d');
    ctx.fillStyle = '#c03020';
    ctx.fillRect(0, 0, 3_000, 1_500);
    const jpeg = Buffer.concat([await canvas.encode('jpeg'), Buffer.from(`<script>${SECRET}</script>`)]);
    canvas.width = 1;
    await writeFile(place('photo.jpg'), jpeg);
    const { files, meta } = await take('picture', 'image/jpeg', place('photo.jpg'));
    expect(meta).toEqual({ widthPx: 2_560, heightPx: 1_280 });
    expect(files).toMatchObject([{ role: 'picture', type: 'image/png' }]);
    const png = await readFile(files[0]!.path);
    expect(png.includes(SECRET)).toBe(false);
    const seen = await loadImage(png);
    expect([seen.width, seen.height]).toEqual([2_560, 1_280]);
  });

  it('is heard anew: voices as 48 kHz mono with their length, music as stereo, without their tags', async () => {
    const voice = await take('voice', 'audio/mpeg', await tone('line.mp3', []));
    const { samples } = SpeechMeta.parse(voice.meta);
    expect(samples / 48_000).toBeCloseTo(1.5, 0);
    const wav = await readFile(voice.files[0]!.path);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.length]).toEqual([1, 48_000, 44 + 2 * samples]);
    const music = await take('music', 'audio/wav', await tone('score.wav', []));
    expect(music.files).toMatchObject([{ role: 'music', type: 'audio/flac' }]);
    expect(music.meta.samples).toBe(72_000);
    for (const { path } of [...voice.files, ...music.files])
      expect((await readFile(path)).includes(SECRET)).toBe(false);
  });

  it('that cannot be decoded to its end is refused, and no list of other files is followed', async () => {
    const whole = await readFile(await tone('whole.flac', []));
    await writeFile(place('cut.png'), Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'));
    await writeFile(place('noise.mp3'), Buffer.alloc(5_000, 0x41));
    await writeFile(place('broken.flac'), Buffer.concat([whole.subarray(0, 200), Buffer.alloc(4_000, 0x55)]));
    await writeFile(place('list.m3u8'), `#EXTM3U\n#EXTINF:1,\nfile://${place('whole.flac')}\n`);
    for (const [media, type, name] of [
      ['picture', 'image/png', 'cut.png'],
      ['voice', 'audio/mpeg', 'noise.mp3'],
      ['music', 'audio/flac', 'broken.flac'],
      ['music', 'audio/mpeg', 'list.m3u8'],
      ['voice', 'audio/strange', 'noise.mp3'],
    ] as const) {
      await expect(take(media, type, place(name)), name).rejects.toMatchObject({ retryable: false });
    }
  });
});
