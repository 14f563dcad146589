/**
 * Our film beside the raw encoder and what else can be had here, on the same input in one run. The floor is the same
 * frames as raw yuv into one x264, at the usual setting and at ours, with one AAC. `BENCH_SECONDS`, `BENCH_SCENES`
 * and `BENCH_HEIGHT` change the film; figures compare within one run only.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { writeChunk } from '../container/ffmpeg/run-ffmpeg.ts';
import { encoderArgs } from '../container/render/encoder-args.ts';
import { PieceFrames } from '../container/render/render-piece.ts';
import { type ComposeInput, composeInput, DISSOLVE, FPS } from './compose-input.ts';
import { judderOfOurs, judderOfZoompan } from './judder.ts';
import { measureProcess, type ProcessCost } from './measure-process.ts';

interface Row extends Partial<ProcessCost> {
  timesFloor?: number;
  megabytes?: number;
  ssim?: number | null;
  lufs?: number | null;
  judderPx?: number;
  note?: string;
}

const ffmpeg = findFfmpeg();
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);

/** The benchmark's rows by contender. */
export async function benchCompose(): Promise<Record<string, Row>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-compose-'));
  try {
    const scenes = setting('BENCH_SCENES', 12);
    const input = await composeInput(folder, {
      ...{ scenes, seconds: setting('BENCH_SECONDS', 2.5 * scenes), height: setting('BENCH_HEIGHT', 720) },
      ffmpeg: ffmpeg.path,
    });
    const floor = await encodeRaw(input, usualArgs(input, join(folder, 'floor.mp4')));
    const tuned = await encodeRaw(input, encoderArgs({ ...input, fps: FPS }, join(folder, 'tuned.h264')));
    const over = (cost: ProcessCost, under = floor): Row => ({
      cpuSeconds: cost.cpuSeconds,
      wallSeconds: cost.wallSeconds,
      peakRssMb: cost.peakRssMb,
      timesFloor: cost.cpuSeconds / under.cpuSeconds,
    });
    const film = join(folder, 'ours.mp4');
    const ours = await compose(input, input.pieces, folder, film);
    const middle = input.pieces.findIndex((piece) => piece.transition) + 2;
    const changed = await compose(
      input,
      input.pieces.slice(middle - 1, middle + 2),
      folder,
      join(folder, 'changed.mp4'),
    );
    const zoompan = join(folder, 'zoompan.mp4');
    const graph = await measureProcess(ffmpeg.path, zoompanArgs(input, zoompan));
    const rows: Record<string, Row> = {
      'raw x264 (veryfast, CRF 20)': {
        ...over(floor),
        ...(await fileFacts(join(folder, 'floor.mp4'), input)),
      },
      'raw x264 at our setting': { ...over(tuned), ...(await fileFacts(join(folder, 'tuned.h264'), input)) },
      'ours, whole film': {
        ...over(ours),
        ...(await fileFacts(film, input)),
        judderPx: await judderOfOurs(folder),
      },
      'ours over the floor at our setting': { timesFloor: ours.cpuSeconds / tuned.cpuSeconds },
      'ours, one scene changed': {
        cpuSeconds: changed.cpuSeconds,
        wallSeconds: changed.wallSeconds,
        note: `${((100 * changed.cpuSeconds) / ours.cpuSeconds).toFixed(1)} % of the whole film, start included`,
      },
      'ffmpeg zoompan + overlay': {
        ...over(graph),
        ...(await fileFacts(zoompan, null)),
        judderPx: judderOfZoompan(ffmpeg.path, folder),
        note: 'no captions',
      },
    };
    for (const [name, command] of [
      ['editly', 'editly'],
      ['melt', 'melt'],
    ] as const)
      if (spawnSync(command, ['--version']).error) rows[name] = { note: 'not installed here' };
    return rounded(rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All frames of the film through one encoder; the drawing is not part of the figures. */
function encodeRaw(input: ComposeInput, args: string[]): ReturnType<typeof measureProcess> {
  return measureProcess(ffmpeg.path, ['-nostdin', ...args], async (stdin) => {
    await drawAll(input, (frame) => writeChunk(stdin, frame));
  });
}

async function drawAll(input: ComposeInput, write: (frame: Buffer) => Promise<void>): Promise<void> {
  const paths = Object.fromEntries(input.pictures.map((path, i) => [`picture_${i}`, path]));
  for (const order of input.pieces) {
    const frames = await PieceFrames.open(order, paths, {});
    const buffer = Buffer.alloc(frames.frameBytes);
    for (let i = 0; i < frames.count; i++) {
      frames.draw(i, buffer);
      await write(buffer);
    }
    frames.close();
  }
}

function usualArgs({ widthPx, heightPx, voice }: ComposeInput, out: string): string[] {
  return [
    ...[
      '-v',
      'error',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-s',
      `${widthPx}x${heightPx}`,
      '-r',
      `${FPS}`,
    ],
    ...[
      '-i',
      'pipe:0',
      '-i',
      voice,
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '20',
      '-c:a',
      'aac',
      '-y',
      out,
    ],
  ];
}

async function compose(
  input: ComposeInput,
  pieces: ComposeInput['pieces'],
  folder: string,
  out: string,
): Promise<ProcessCost> {
  const { widthPx, heightPx, pictures, voice, music } = input;
  const whole = pieces.length === input.pieces.length;
  const cut = {
    ...{ widthPx, heightPx, fps: FPS },
    pictures: Object.fromEntries(pictures.map((path, i) => [`picture_${i}`, path])),
    pieces: pieces.map(({ widthPx: _w, heightPx: _h, fps: _f, ...piece }) => piece),
    ...(whole ? { speech: [{ file: voice, startMs: 0 }], music: { file: music } } : {}),
  };
  const file = join(folder, 'cut.json');
  await writeFile(file, JSON.stringify(cut));
  const script = fileURLToPath(new URL('../container/compose.ts', import.meta.url));
  return measureProcess(process.execPath, [script, file, out]);
}

/** The graph that people write: every picture zoompanned, faded and laid over the one before, music ducked. */
function zoompanArgs(input: ComposeInput, out: string): string[] {
  const { pictures, sceneFrames: d, widthPx, heightPx, voice, music, frames } = input;
  const step = d - DISSOLVE;
  const clips = pictures.map((_, i) => {
    const x = `(iw-iw/zoom)*(${i % 2 ? '0.2+0.6*on' : '0.8-0.6*on'}/${d})`;
    const zoom = `zoompan=z='1.15+0.1*on/${d}':x='${x}':y='(ih-ih/zoom)/2':d=${d}:s=${widthPx}x${heightPx}:fps=${FPS}`;
    const fade = i > 0 ? `,format=yuva420p,fade=in:0:${DISSOLVE}:alpha=1` : '';
    return `[${i}:v]${zoom}${fade},setpts=PTS+${(i * step) / FPS}/TB[c${i}]`;
  });
  // A ground of the film's whole length: an overlay ends with what lies under it.
  const ground = `color=black:s=${widthPx}x${heightPx}:r=${FPS}:d=${(frames / FPS).toFixed(4)}[o0]`;
  const overlays = pictures.map((_, i) => `[o${i}][c${i}]overlay=eof_action=pass[o${i + 1}]`);
  const last = `[o${pictures.length}]`;
  const [v, m] = [pictures.length, pictures.length + 1];
  const sound = `[${v}:a]asplit[v1][v2];[${m}:a][v1]sidechaincompress=threshold=0.03:ratio=8[m1];[v2][m1]amix,loudnorm=I=-14:TP=-1[a]`;
  return [
    ...['-nostdin', '-v', 'error', ...pictures.flatMap((path) => ['-i', path]), '-i', voice, '-i', music],
    ...['-filter_complex', [ground, ...clips, ...overlays, sound].join(';'), '-map', last, '-map', '[a]'],
    ...[
      '-frames:v',
      `${frames}`,
      '-pix_fmt',
      'yuv420p',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '20',
    ],
    ...['-c:a', 'aac', '-y', out],
  ];
}

/** Size, SSIM against the frames before encoding (null: they are not ours), and loudness. */
async function fileFacts(path: string, input: ComposeInput | null): Promise<Row> {
  const said = (args: string[]) =>
    spawnSync(ffmpeg.path, ['-nostdin', '-hide_banner', ...args], { encoding: 'utf8' }).stderr;
  const measured = said(['-i', path, '-vn', '-af', 'ebur128', '-f', 'null', '-']);
  const loud = [...measured.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  let ssim: number | null = null;
  if (input) {
    const { widthPx, heightPx } = input;
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${widthPx}x${heightPx}`, '-r', `${FPS}`];
    const numbered = `[0:v]settb=1/${FPS},setpts=N[a];[1:v]settb=1/${FPS},setpts=N[b];[a][b]ssim`;
    const args = ['-hide_banner', '-i', path, ...raw, '-i', 'pipe:0', '-lavfi', numbered, '-f', 'null', '-'];
    const { stderr } = await measureProcess(ffmpeg.path, args, async (stdin) => {
      await drawAll(input, (frame) => writeChunk(stdin, frame));
    });
    ssim = Number(/SSIM.*All:([\d.]+)/.exec(stderr)?.[1] ?? Number.NaN);
  }
  return { megabytes: (await stat(path)).size / 1e6, ssim, lufs: loud === undefined ? null : Number(loud) };
}

function rounded(rows: Record<string, Row>): Record<string, Row> {
  const round = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, round(value)])) as Row,
    ]),
  );
}
