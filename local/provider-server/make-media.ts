import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { findFfmpeg } from '../../container/ffmpeg/find-ffmpeg.ts';
import { runFfmpeg } from '../../container/ffmpeg/run-ffmpeg.ts';
import { drawPicture } from './draw-picture.ts';

const FPS = 24;

/** What was made last, by what it was made of: the same is asked for again and again. */
function remember<Made>(most: number) {
  const made = new Map<string, Promise<Made>>();
  return (key: string, make: () => Promise<Made>): Promise<Made> => {
    const known = made.get(key) ?? make();
    made.delete(key);
    made.set(key, known);
    const [oldest] = made.keys();
    if (made.size > most && oldest !== undefined) made.delete(oldest);
    return known;
  };
}

const clips = remember<Buffer>(8);
const tunes = remember<Buffer>(8);

/** A landscape that slides by, as silent MP4 (H.264, faststart); another text is another clip. */
export function drawClip(text: string, widthPx: number, heightPx: number, seconds: number): Promise<Buffer> {
  const key = JSON.stringify([text, widthPx, heightPx, seconds]);
  return clips(key, () => encodeClip(text, widthPx, heightPx, seconds));
}

async function encodeClip(text: string, widthPx: number, heightPx: number, seconds: number): Promise<Buffer> {
  const [width, height] = [even(widthPx), even(heightPx)];
  const picture = await loadImage(Buffer.from(await drawPicture(text, width * 2, height)));
  const frames = seconds * FPS;
  const canvas = createCanvas(width, height);
  const paint = canvas.getContext('2d');
  const folder = await mkdtemp(join(tmpdir(), 'vendor-clip-'));
  const file = join(folder, 'clip.mp4');
  try {
    await runFfmpeg(findFfmpeg().path, {
      args: [
        ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-r', String(FPS)],
        ...['-i', 'pipe:0', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
        ...['-movflags', '+faststart', file],
      ],
      async feed(stdin) {
        for (let frame = 0; frame < frames; frame++) {
          paint.drawImage(picture, (-width * frame) / frames, 0);
          const { data } = paint.getImageData(0, 0, width, height);
          if (!stdin.write(Buffer.from(data))) await new Promise((resolve) => stdin.once('drain', resolve));
        }
      },
    });
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const even = (px: number) => Math.max(16, 2 * Math.round(px / 2));

/** A slow chord as 16 bit samples, its notes by the text. */
export function composeTune(text: string, lengthMs: number, rate: number, channels: 1 | 2): Buffer {
  const bytes = createHash('sha256').update(text).digest();
  const notes = [0, 1, 2].map((i) => 110 * 2 ** ((bytes[i]! % 24) / 12));
  const samples = Math.round((lengthMs * rate) / 1_000);
  const pcm = Buffer.alloc(samples * channels * 2);
  for (let i = 0; i < samples; i++) {
    const seconds = i / rate;
    const swell = 0.5 + 0.5 * Math.sin(seconds * 0.8);
    const level = notes.reduce((sum, hertz) => sum + Math.sin(2 * Math.PI * hertz * seconds), 0) / 3;
    for (let c = 0; c < channels; c++)
      pcm.writeInt16LE(Math.round(9_000 * swell * level), (i * channels + c) * 2);
  }
  return pcm;
}

/** A tune as MP3, stereo, 48 kHz, 192 kbit/s. */
export function recordTune(text: string, lengthMs: number): Promise<Buffer> {
  return tunes(`${lengthMs} ${text}`, () => encodeMp3(composeTune(text, lengthMs, 48_000, 2)));
}

async function encodeMp3(pcm: Buffer): Promise<Buffer> {
  const parts: Buffer[] = [];
  await runFfmpeg(findFfmpeg().path, {
    args: [
      ...['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0'],
      ...['-c:a', 'libmp3lame', '-b:a', '192k', '-f', 'mp3', 'pipe:1'],
    ],
    async feed(stdin) {
      if (!stdin.write(pcm)) await new Promise((resolve) => stdin.once('drain', resolve));
    },
    drain: (chunk) => void parts.push(chunk),
  });
  return Buffer.concat(parts);
}
