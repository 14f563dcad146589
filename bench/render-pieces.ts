/**
 * Times an animatic of twelve painted shots with dissolves and captions, piece by piece as the composer makes it, and
 * the floor under it: the same frames through one plain x264 (veryfast, CRF 20).
 * Usage: node bench/render-pieces.ts [--seconds 60] [--height 720] [--keep folder] [--no-floor]
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PieceCaption, PieceOrder, ShotView } from '#domain/composer-order';
import type { Motion } from '#domain/film-plan';
import type { PaintSpec } from '#domain/paint-spec';
import { type Ffmpeg, findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { writeChunk } from '../container/ffmpeg/run-ffmpeg.ts';
import { joinFilm } from '../container/render/join-film.ts';
import { PieceFrames, renderPiece } from '../container/render/render-piece.ts';

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    height: { type: 'string', default: '720' },
    aspect: { type: 'string', default: '16:9' },
    style: { type: 'string', default: 'plain' },
    keep: { type: 'string' },
    'no-floor': { type: 'boolean', default: false },
  },
});

const FPS = 30;
const DISSOLVE = 15;
const short = Number(flags.height);
const [w, h] = flags.aspect.split(':').map(Number) as [number, number];
const even = (n: number) => 2 * Math.round(n / 2);
const size =
  w >= h
    ? { widthPx: even((short * w) / h), heightPx: short }
    : { widthPx: short, heightPx: even((short * h) / w) };

const LOOK: PaintSpec['people'][number]['look'] = {
  ...{
    presentation: 'feminine',
    age: 'adult',
    build: 'average',
    skin: '#c68e6a',
    beard: false,
    extras: ['scarf'],
  },
  hair: { style: 'long', colour: '#3a2418' },
  outfit: { kind: 'coat', colour: '#7a2f38', accent: '#e0b050' },
};

type Sketch = Pick<PaintSpec, 'place' | 'time' | 'weather' | 'framing'> & { props?: string[] };
const SKETCHES: Sketch[] = [
  { place: 'coast', time: 'dusk', weather: 'clear', framing: 'wide', props: ['lighthouse', 'boat'] },
  { place: 'coast', time: 'dusk', weather: 'clear', framing: 'medium' },
  { place: 'sea', time: 'night', weather: 'storm', framing: 'wide', props: ['boat'] },
  { place: 'village', time: 'morning', weather: 'snow', framing: 'wide' },
  { place: 'kitchen', time: 'evening', weather: 'clear', framing: 'medium', props: ['lantern'] },
  { place: 'kitchen', time: 'evening', weather: 'clear', framing: 'close' },
  { place: 'forest', time: 'day', weather: 'fog', framing: 'wide' },
  { place: 'market', time: 'day', weather: 'clear', framing: 'wide' },
  { place: 'market', time: 'day', weather: 'clear', framing: 'detail', props: ['lantern'] },
  { place: 'city', time: 'night', weather: 'rain', framing: 'wide' },
  { place: 'mountain', time: 'dawn', weather: 'clear', framing: 'wide' },
  { place: 'planet', time: 'day', weather: 'clear', framing: 'wide' },
];

const view = (x: number, y: number, zoom: number) => ({ x, y, zoom });
const MOTIONS: Motion[] = [
  { kind: 'push-in', from: view(0.5, 0.5, 1), to: view(0.5, 0.48, 1.14) },
  { kind: 'pan', from: view(0.46, 0.5, 1.1), to: view(0.54, 0.5, 1.1) },
  { kind: 'sway', from: view(0.5, 0.5, 1.05), to: view(0.5, 0.5, 1.05) },
  { kind: 'pull-out', from: view(0.52, 0.5, 1.15), to: view(0.5, 0.5, 1) },
  { kind: 'drift', from: view(0.48, 0.5, 1.06), to: view(0.52, 0.5, 1.08) },
];

const SENTENCES = [
  ['The lighthouse keeper had not spoken', 'to anyone for eleven years.'],
  ['Then the storm came in from the north.'],
  ['She lit the lamp, and somebody out there', 'answered with a smaller light.'],
];

function orders(): PieceOrder[] {
  const shotFrames = Math.round(
    (Number(flags.seconds) * FPS + (SKETCHES.length - 1) * DISSOLVE) / SKETCHES.length,
  );
  const shots = SKETCHES.map(
    (sketch, i): Omit<ShotView, 'firstFrame'> => ({
      source: { kind: 'paint', paint: spec(sketch, i) },
      motion: MOTIONS[i % MOTIONS.length]!,
      shotFrames,
    }),
  );
  return shots.flatMap((shot, i) => {
    const before = i > 0 ? DISSOLVE : 0;
    const after = i < shots.length - 1 ? DISSOLVE : 0;
    const frames = shotFrames - before - after;
    const rest = { ...size, fps: FPS as 30, captionStyle: flags.style as 'plain' | 'highlight' };
    const body = { ...rest, frames, from: { ...shot, firstFrame: before }, captions: [caption(i, frames)] };
    const next = shots[i + 1];
    if (!next) return [body];
    const from = { ...shot, firstFrame: shotFrames - DISSOLVE };
    const to = { ...next, firstFrame: 0 };
    return [body, { ...rest, frames: DISSOLVE, from, to, transition: 'dissolve' as const, captions: [] }];
  });
}

function spec({ props = [], ...sketch }: Sketch, seed: number): PaintSpec {
  const person = {
    characterId: 'chr_a',
    look: LOOK,
    expression: 'thoughtful',
    facing: 'left',
    at: 0.4,
  } as const;
  const people = sketch.framing === 'detail' ? [] : [{ ...person, pose: 'standing' as const }];
  return {
    ...sketch,
    seed: seed * 7 + 3,
    season: 'autumn',
    mood: 'wondrous',
    people,
    props,
    focus: props[0] ?? null,
  };
}

function caption(shot: number, frames: number): PieceCaption {
  const rows = SENTENCES[shot % SENTENCES.length]!;
  const [start, end] = [10, frames - 10];
  const places = rows.flatMap((row, r) => row.split(' ').map((_, index) => ({ row: r, index })));
  const each = (end - start) / places.length;
  const words = places.map((place, i) => ({
    ...place,
    startFrame: Math.round(start + i * each),
    endFrame: Math.round(start + (i + 1) * each),
  }));
  return { startFrame: start, endFrame: end, rows, words };
}

/** CPU seconds of this process and of its children that have ended, from the kernel's own books (Linux). */
function cpuSeconds(): { own: number; children: number } {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ').map(Number);
  return { own: (fields[11]! + fields[12]!) / 100, children: (fields[13]! + fields[14]!) / 100 };
}

/** The same frames into one plain encoder; its CPU alone is the floor. */
async function floor(ffmpeg: Ffmpeg, pieces: PieceOrder[], folder: string): Promise<number> {
  const before = cpuSeconds().children;
  const child = spawn(
    ffmpeg.path,
    [
      ...['-nostdin', '-loglevel', 'error', '-f', 'rawvideo', '-pix_fmt', 'yuv420p'],
      ...['-s', `${size.widthPx}x${size.heightPx}`, '-r', `${FPS}`, '-i', 'pipe:0', '-c:v', 'libx264'],
      ...['-preset', 'veryfast', '-crf', '20', '-y', join(folder, 'floor.mp4')],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  for (const order of pieces) {
    const frames = await PieceFrames.open(order, {}, {});
    for (let i = 0; i < frames.count; i++) {
      const buffer = Buffer.alloc(frames.frameBytes);
      frames.draw(i, buffer);
      await writeChunk(child.stdin, buffer);
    }
    await frames.close();
  }
  child.stdin.end();
  await ended;
  return cpuSeconds().children - before;
}

const ffmpeg = findFfmpeg();
const folder = flags.keep ?? mkdtempSync(join(tmpdir(), 'render-pieces-'));
mkdirSync(folder, { recursive: true });
const pieces = orders();
const frames = pieces.reduce((sum, piece) => sum + piece.frames, 0);
const [start, cpu] = [performance.now(), cpuSeconds()];
let bytes = 0;
let first = 0;
const inputs: Record<string, string> = {};
for (const [i, order] of pieces.entries()) {
  inputs[`p${i}`] = join(folder, `p${i}.h264`);
  bytes += (await renderPiece(order, {}, inputs[`p${i}`]!, { ffmpeg })).bytes;
  first ||= performance.now() - start;
}
const rendered = cpuSeconds();
inputs.mix = join(folder, 'mix.m4a');
const tone = `sine=frequency=220:sample_rate=48000:duration=${frames / FPS}`;
const mixArgs = ['-v', 'error', '-y', '-f', 'lavfi', '-i', tone, '-ac', '2', '-c:a', 'aac', inputs.mix];
spawnSync(ffmpeg.path, mixArgs, { stdio: 'inherit' });
const joinStart = [cpuSeconds(), performance.now()] as const;
await joinFilm(
  {
    ...{ ...size, fps: FPS, frames, mix: 'mix', posterFrame: Math.floor(frames / 2) },
    pieces: pieces.map((piece, i) => ({ input: `p${i}`, frames: piece.frames })),
  },
  inputs,
  folder,
  { ffmpeg },
);
const result = {
  ...size,
  frames,
  pieces: pieces.length,
  wallSeconds: (joinStart[1] - start) / 1000,
  firstPieceMs: first,
  drawCpuSeconds: rendered.own - cpu.own,
  encodeCpuSeconds: rendered.children - cpu.children,
  joinWallMs: performance.now() - joinStart[1],
  joinCpuSeconds: cpuSeconds().own - joinStart[0].own,
  megabytes: bytes / 1e6,
  peakRssMb: process.resourceUsage().maxRSS / 1024,
  floorCpuSeconds: flags['no-floor'] ? null : await floor(ffmpeg, pieces, folder),
};
const whole = result.drawCpuSeconds + result.encodeCpuSeconds;
console.log(
  JSON.stringify(
    { ...result, timesFloor: result.floorCpuSeconds && whole / result.floorCpuSeconds },
    null,
    2,
  ),
);
if (!flags.keep) rmSync(folder, { recursive: true });
