import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { frameToSample, type PieceOrder, SAMPLE_RATE, type ShotView } from '#domain/composer-order';
import { composeMusic } from '../container/music/compose-music.ts';
import { standInPainter } from '../container/render/stand-in-painter.ts';
import { readMonoWav, writeMonoWav } from '../container/sound/wav.ts';
import { speakLine } from '../container/speech/speak-line.ts';

export const FPS = 30;
export const DISSOLVE = 15;
const SENTENCES = [
  ['The lighthouse keeper had not spoken', 'to anyone for eleven years.'],
  ['Then the storm came in from the north.'],
  ['She lit the lamp, and somebody out there', 'answered with a smaller light.'],
];

/** The same input for every contender: pictures, moves, captions, spoken lines and one piece of music. */
export interface ComposeInput {
  widthPx: number;
  heightPx: number;
  frames: number;
  /** Frames of each scene, its transitions included. */
  sceneFrames: number;
  pictures: string[];
  lines: { file: string; startMs: number }[];
  /** All lines as one sound of the film's length, for those who place none. */
  voice: string;
  music: string;
  pieces: PieceOrder[];
}

/** Makes the input in `folder`; pictures of 1536×864 px with edges and grain, as picture models give them. */
export async function composeInput(
  folder: string,
  options: { scenes: number; seconds: number; height: number; ffmpeg: string },
): Promise<ComposeInput> {
  const { scenes, seconds, height, ffmpeg } = options;
  const [widthPx, heightPx] = [2 * Math.round((height * 16) / 18), height];
  const sceneFrames = Math.round((seconds * FPS + (scenes - 1) * DISSOLVE) / scenes);
  const pictures: string[] = [];
  for (let i = 0; i < scenes; i++) {
    const path = join(folder, `picture-${i}.png`);
    // Twelve pictures serve a film of any length: what is measured is the film, not the painting.
    await writeFile(path, pictureOf(i % 12));
    pictures.push(path);
  }
  const frames = scenes * sceneFrames - (scenes - 1) * DISSOLVE;
  const samples = frameToSample(frames, FPS);
  const lines = await spokenLines(folder, scenes, sceneFrames);
  const [voice, music] = [join(folder, 'voice.wav'), join(folder, 'music.flac')];
  await writeFile(voice, await oneVoice(lines, samples));
  const sections = [{ startSample: 0, mood: 'calm' as const }];
  await composeMusic({ genre: 'piano', tempo: 90, seed: 3, samples, sections }, music, {
    ffmpegPath: ffmpeg,
  });
  return {
    ...{ widthPx, heightPx, frames, sceneFrames, pictures, lines, voice, music },
    pieces: piecesOf({ widthPx, heightPx }, scenes, sceneFrames),
  };
}

/** Each scene's sentence by the studio's own narrator, said when the scene stands. */
async function spokenLines(
  folder: string,
  scenes: number,
  sceneFrames: number,
): Promise<ComposeInput['lines']> {
  const files = await Promise.all(
    SENTENCES.map(async (rows, i) => {
      const file = join(folder, `line-${i}.wav`);
      await speakLine({ text: rows.join(' '), voice: 'slt', language: 'en' }, file);
      return file;
    }),
  );
  return Array.from({ length: scenes }, (_, i) => ({
    file: files[i % files.length]!,
    startMs: Math.round(((i * (sceneFrames - DISSOLVE) + DISSOLVE) * 1000) / FPS),
  }));
}

async function oneVoice(lines: ComposeInput['lines'], samples: number): Promise<Uint8Array> {
  const all = new Float32Array(samples);
  for (const { file, startMs } of lines) {
    const line = readMonoWav(await readFile(file)).samples;
    const start = Math.round((startMs / 1000) * SAMPLE_RATE);
    for (let i = 0; i < line.length && start + i < samples; i++) all[start + i]! += line[i]!;
  }
  return writeMonoWav({ rate: SAMPLE_RATE, samples: all });
}

function pictureOf(seed: number): Buffer {
  const size = { widthPx: 1536, heightPx: 864 };
  const canvas = createCanvas(size.widthPx, size.heightPx);
  const ctx = canvas.getContext('2d');
  for (const sheet of standInPainter.paintLayers({ seed: seed * 37 } as never, size, createCanvas))
    ctx.drawImage(sheet.canvas as never, 0, 0, size.widthPx, size.heightPx);
  const image = ctx.getImageData(0, 0, size.widthPx, size.heightPx);
  let noise = seed + 1;
  for (let i = 0; i < image.data.length; i += 4) {
    noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
    for (let c = 0; c < 3; c++) image.data[i + c] = image.data[i + c]! + (noise >>> 29) - 3;
  }
  ctx.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}

function piecesOf(
  size: { widthPx: number; heightPx: number },
  scenes: number,
  sceneFrames: number,
): PieceOrder[] {
  const shots = Array.from({ length: scenes }, (_, i): Omit<ShotView, 'firstFrame'> => {
    const way = i % 2 ? 0.05 : -0.05;
    return {
      source: { kind: 'image', input: `picture_${i}` },
      motion: {
        kind: 'pan',
        from: { x: 0.5 - way, y: 0.5, zoom: 1.15 },
        to: { x: 0.5 + way, y: 0.5, zoom: 1.25 },
      },
      shotFrames: sceneFrames,
    };
  });
  return shots.flatMap((shot, i): PieceOrder[] => {
    const [before, after] = [i > 0 ? DISSOLVE : 0, i < scenes - 1 ? DISSOLVE : 0];
    const frames = sceneFrames - before - after;
    const rest = { ...size, fps: FPS as 30, captionStyle: 'plain' as const };
    const rows = SENTENCES[i % SENTENCES.length]!;
    const captions = [{ startFrame: 5, endFrame: Math.max(frames - 5, 6), rows, words: [] }];
    const body = { ...rest, frames, from: { ...shot, firstFrame: before }, captions };
    const next = shots[i + 1];
    if (!next) return [body];
    const between = {
      ...{ ...rest, frames: DISSOLVE, captions: [], transition: 'dissolve' as const },
      from: { ...shot, firstFrame: sceneFrames - DISSOLVE },
      to: { ...next, firstFrame: 0 },
    };
    return [body, between];
  });
}
