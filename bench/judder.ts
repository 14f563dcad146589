import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { PieceOrder } from '#domain/composer-order';
import { PieceFrames } from '../container/render/render-piece.ts';

const SIZE = { widthPx: 1280, heightPx: 720 };
const PICTURE = { width: 1536, height: 864 };
const FRAMES = 60;
const ZOOM = 1.2;

/** How far a soft bar in a steady pan is from the straight line through its places, RMS in px, before encoding. */
export async function judderOfOurs(folder: string): Promise<number> {
  const path = await barPicture(folder);
  const view = (x: number) => ({ x, y: 0.5, zoom: ZOOM });
  const half = 0.5 / ZOOM;
  const order = PieceOrder.parse({
    ...{ ...SIZE, fps: 30, frames: FRAMES, captions: [], captionStyle: 'plain' },
    from: {
      source: { kind: 'image', input: 'bar' },
      motion: { kind: 'drift', from: view(half), to: view(1 - half) },
      ...{ shotFrames: FRAMES, firstFrame: 0 },
    },
  });
  const frames = await PieceFrames.open(order, { bar: path }, {});
  const buffer = Buffer.alloc(frames.frameBytes);
  const places: number[] = [];
  for (let i = 0; i < FRAMES; i++) {
    frames.draw(i, buffer);
    places.push(centroid(buffer, 0));
  }
  await frames.close();
  return offLine(places);
}

/** The same pan by ffmpeg's zoompan. */
export function judderOfZoompan(ffmpeg: string, folder: string): number {
  const filter = `zoompan=z=${ZOOM}:x='(iw-iw/zoom)*on/${FRAMES - 1}':y='(ih-ih/zoom)/2':d=${FRAMES}:s=1280x720:fps=30`;
  const args = ['-nostdin', '-v', 'error', '-i', join(folder, 'bar.png'), '-vf', `${filter},format=gray`];
  const out = spawnSync(ffmpeg, [...args, '-f', 'rawvideo', '-'], { maxBuffer: 1 << 30 });
  if (out.status !== 0) throw new Error(out.stderr.toString());
  const bytes = SIZE.widthPx * SIZE.heightPx;
  const count = Math.floor(out.stdout.length / bytes);
  return offLine(Array.from({ length: count }, (_, i) => centroid(out.stdout, i * bytes)));
}

async function barPicture(folder: string): Promise<string> {
  const canvas = createCanvas(PICTURE.width, PICTURE.height);
  const ctx = canvas.getContext('2d');
  const image = ctx.createImageData(PICTURE.width, PICTURE.height);
  for (let i = 0; i < PICTURE.width * PICTURE.height; i++) {
    const x = (i % PICTURE.width) - PICTURE.width / 2;
    const v = Math.round(40 + 180 * Math.exp(-(x * x) / (2 * 12 * 12)));
    image.data.set([v, v, v, 255], i * 4);
  }
  ctx.putImageData(image, 0, 0);
  const path = join(folder, 'bar.png');
  await writeFile(path, canvas.toBuffer('image/png'));
  return path;
}

/** Middle of what is brighter than the ground, over some rows in the middle of a luma plane. */
function centroid(frame: Buffer, start: number): number {
  let [sum, weight] = [0, 0];
  for (let y = 300; y < 420; y += 10) {
    for (let x = 0; x < SIZE.widthPx; x++) {
      const w = Math.max(frame[start + y * SIZE.widthPx + x]! - 60, 0);
      sum += w * x;
      weight += w;
    }
  }
  return sum / weight;
}

function offLine(places: readonly number[]): number {
  const n = places.length;
  const [mx, my] = [(n - 1) / 2, places.reduce((a, b) => a + b, 0) / n];
  const slope =
    places.reduce((sum, y, x) => sum + (x - mx) * (y - my), 0) /
    places.reduce((sum, _, x) => sum + (x - mx) ** 2, 0);
  return Math.sqrt(places.reduce((sum, y, x) => sum + (y - my - slope * (x - mx)) ** 2, 0) / n);
}
