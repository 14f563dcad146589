import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { PieceOrder, ShotView } from '#domain/composer-order';
import { standInPainter } from '../container/render/stand-in-painter.ts';

export const FPS = 30;
export const DISSOLVE = 15;
const SENTENCES = [
  ['The lighthouse keeper had not spoken', 'to anyone for eleven years.'],
  ['Then the storm came in from the north.'],
  ['She lit the lamp, and somebody out there', 'answered with a smaller light.'],
];

/** The same input for every contender: pictures, moves, captions, one voice and one piece of music. */
export interface ComposeInput {
  widthPx: number;
  heightPx: number;
  frames: number;
  /** Frames of each scene, its transitions included. */
  sceneFrames: number;
  pictures: string[];
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
  const sound = (name: string, source: string) => {
    const path = join(folder, name);
    const args = ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-ac', '1', '-ar', '48000', path];
    const { status, stderr } = spawnSync(ffmpeg, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return path;
  };
  const length = (frames / FPS).toFixed(3);
  return {
    ...{ widthPx, heightPx, frames, sceneFrames, pictures },
    voice: sound('voice.wav', `aevalsrc=0.3*sin(2*PI*180*t)*gt(sin(2*PI*t/3)\\,0):d=${length}`),
    music: sound('music.wav', `aevalsrc=0.2*sin(2*PI*262*t)+0.15*sin(2*PI*330*t):d=${length}`),
    pieces: piecesOf({ widthPx, heightPx }, scenes, sceneFrames),
  };
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
