/**
 * Our film beside the raw encoder and what else can be had here, on the same input in one run. The floor is the same
 * frames as raw yuv into one x264, and the film's own sound into one AAC encoder: at the usual setting and at ours, by
 * the same ffmpeg. What of our film goes where is told part by part. Figures compare within one run only. `BENCH_SECONDS`,
 * `BENCH_SCENES` and `BENCH_HEIGHT` (720, 1080; usually both) change the film.
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
import { composeParts, type FilmParts, type PartCost } from './compose-parts.ts';
import { judderOfOurs, judderOfZoompan } from './judder.ts';
import { measureProcess, type ProcessCost } from './measure-process.ts';
import { runPeers } from './peers.ts';

interface Row extends Partial<ProcessCost> {
  timesFloor?: number;
  timesOurFloor?: number;
  shareOfFilm?: string;
  firstPieceS?: number;
  megabytes?: number;
  ssim?: number | null;
  lufs?: number | null;
  judderPx?: number;
  note?: string;
}
type Rows = Record<string, Row>;

const ffmpeg = findFfmpeg();
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);

/** The benchmark's rows: a minute at 720p with everything beside it, and a shorter film at 1080p. */
export async function benchCompose(): Promise<Rows> {
  const asked = process.env.BENCH_HEIGHT;
  const rows: Rows = {};
  if (asked !== '1080') Object.assign(rows, await benchFilm(Number(asked ?? 720), 60.5, true));
  if (asked === undefined || asked === '1080') Object.assign(rows, await benchFilm(1080, 30, false));
  return rounded(rows);
}

async function benchFilm(height: number, usualSeconds: number, withPeers: boolean): Promise<Rows> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-compose-'));
  try {
    const scenes = setting('BENCH_SCENES', 12);
    const seconds = setting('BENCH_SECONDS', usualSeconds);
    const input = await composeInput(folder, { scenes, seconds, height, ffmpeg: ffmpeg.path });
    const parts = await composeParts(input, join(folder, 'parts'), ffmpeg);
    const aac = await measureProcess(
      ffmpeg.path,
      aacArgs(await plainSound(input, folder), join(folder, 'aac.m4a')),
    );
    const tuned = await encodeRaw(input, encoderArgs({ ...input, fps: FPS }, join(folder, 'tuned.h264')));
    const floor = withPeers ? await encodeRaw(input, usualArgs(input, join(folder, 'floor.mp4'))) : null;
    const ourFloor = tuned.cpuSeconds + aac.cpuSeconds;
    const over = (cost: ProcessCost): Row => ({
      ...{ cpuSeconds: cost.cpuSeconds, wallSeconds: cost.wallSeconds, peakRssMb: cost.peakRssMb },
      ...(floor ? { timesFloor: cost.cpuSeconds / (floor.cpuSeconds + aac.cpuSeconds) } : {}),
      timesOurFloor: cost.cpuSeconds / ourFloor,
    });
    const withSound = (cost: ProcessCost) => ({ ...cost, cpuSeconds: cost.cpuSeconds + aac.cpuSeconds });
    const film = join(folder, 'ours.mp4');
    // The very first start compiles all code and keeps it: it is not the one that counts.
    await compose(trailerOf(input), folder, join(folder, 'first.mp4'));
    const { firstPieceS, ...ours } = await compose(input, folder, film);
    const rows: Rows = {
      ...(floor && {
        'floor: x264 veryfast CRF 20 + AAC': {
          ...over(withSound(floor)),
          ...(await fileFacts(join(folder, 'floor.mp4'), input)),
        },
      }),
      'floor: x264 at our setting + AAC': {
        ...over(withSound(tuned)),
        ...(await fileFacts(join(folder, 'tuned.h264'), input)),
      },
      'ours, whole film': {
        ...{
          ...over(ours),
          firstPieceS,
          ...(await fileFacts(film, input)),
          judderPx: await judderOfOurs(folder),
        },
        note: `${input.pieces.length} pieces, 2 workers; memory is the sum of all processes`,
      },
      ...changedRows(parts),
      ...partRows(parts, ours.cpuSeconds, tuned.cpuSeconds, ourFloor),
      ...(withPeers && (await peerRows(input, folder, over))),
    };
    return Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${height}p ${name}`, row]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const sum = ({ own, children }: PartCost) => own + children;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A composer that runs already makes a film again in which one scene of all is another. */
function changedRows({ changedPieces, changedFilm, mix, ...parts }: FilmParts): Rows {
  const whole = [parts.load, parts.draw, parts.pieces, parts.twins, mix, parts.join, parts.check]
    .map(sum)
    .reduce((a, b) => a + b);
  const row = (cost: number, note: string): Row => ({
    ...{ cpuSeconds: cost, shareOfFilm: percent(cost / whole), note },
  });
  return {
    'ours, one scene changed: its pieces': row(sum(changedPieces), 'a body, two transitions and their twins'),
    'ours, one scene changed: the film': row(sum(changedFilm), 'the same, joined and checked anew'),
    'ours, one line changed: the film': row(sum(changedFilm) + sum(mix), 'the same, and the mix anew'),
  };
}

/** Where the CPU of the whole film goes. Children are ffmpeg, all else is our own code. */
function partRows(parts: FilmParts, whole: number, oneEncoder: number, floor: number): Rows {
  const row = (cpuSeconds: number, note?: string): Row => ({
    ...{ cpuSeconds, shareOfFilm: percent(cpuSeconds / whole), timesOurFloor: cpuSeconds / floor },
    ...(note === undefined ? {} : { note }),
  });
  const { load, draw, pieces, twins, mix, stems, join: joining, check } = parts;
  const told = [load, draw, pieces, twins, mix, joining, check].map(sum).reduce((a, b) => a + b);
  return {
    '  CPU: pictures read, fitted': row(sum(load)),
    '  CPU: frames drawn': row(sum(draw), 'with transitions and captions'),
    '  CPU: frames sent': row(pieces.own, 'through a pipe, with the start of each encoder'),
    '  CPU: x264 as one': row(oneEncoder, 'the floor itself'),
    '  CPU: x264 in pieces, on top': row(
      pieces.children - oneEncoder,
      'more keyframes, shorter look-ahead, starts',
    ),
    '  CPU: twins': row(sum(twins)),
    '  CPU: mix, our own': row(mix.own, 'placing, ducking, limiting, measuring twice'),
    '  CPU: mix, ffmpeg': row(mix.children, 'AAC encoded once and decoded, music decoded twice'),
    '  CPU: join, poster': row(sum(joining)),
    '  CPU: check, our own': row(check.own),
    '  CPU: check, ffmpeg': row(check.children, 'keyframes and all sound decoded'),
    '  CPU: the rest': row(whole - told, 'process, threads, code compiled, orders; and what runs differ by'),
    '  not in the film: MP3 stems': row(sum(stems), 'made for jobs, which offer them'),
  };
}

async function peerRows(
  input: ComposeInput,
  folder: string,
  over: (cost: ProcessCost) => Row,
): Promise<Rows> {
  const zoompan = join(folder, 'zoompan.mp4');
  const graph = await measureProcess(ffmpeg.path, zoompanArgs(input, zoompan));
  const rows: Rows = {
    'ffmpeg zoompan + overlay': {
      ...{ ...over(graph), ...(await fileFacts(zoompan, null)) },
      judderPx: judderOfZoompan(ffmpeg.path, folder),
      note: 'no captions',
    },
  };
  for (const [name, peer] of Object.entries(await runPeers(input, folder))) {
    const { note } = peer;
    rows[name] =
      'cost' in peer ? { ...over(peer.cost), ...(await fileFacts(peer.file, null)), note } : { note };
  }
  return rows;
}

/** The film's sound as anybody would mix it, for the floor's AAC encoder. */
async function plainSound({ voice, music }: ComposeInput, folder: string): Promise<string> {
  const path = join(folder, 'plain.wav');
  const args = [
    '-v',
    'error',
    '-i',
    voice,
    '-i',
    music,
    '-filter_complex',
    'amix',
    '-ac',
    '2',
    '-ar',
    '48000',
    path,
  ];
  await measureProcess(ffmpeg.path, ['-nostdin', ...args]);
  return path;
}

/** As the composer encodes its mix. */
function aacArgs(sound: string, out: string): string[] {
  return [
    '-nostdin',
    '-v',
    'error',
    '-i',
    sound,
    '-c:a',
    'aac',
    '-aac_coder',
    'fast',
    '-b:a',
    '192k',
    '-y',
    out,
  ];
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
    await frames.close();
  }
}

function usualArgs({ widthPx, heightPx }: ComposeInput, out: string): string[] {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${widthPx}x${heightPx}`, '-r', `${FPS}`];
  return [
    '-v',
    'error',
    ...raw,
    '-i',
    'pipe:0',
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '20',
    '-y',
    out,
  ];
}

/** Some silent frames of the film. */
function trailerOf(input: ComposeInput): ComposeInput {
  return { ...input, lines: [], pieces: [{ ...input.pieces[0]!, frames: 20, captions: [] }] };
}

/** The film by the composer's own command, its start included. */
async function compose(
  input: ComposeInput,
  folder: string,
  out: string,
): Promise<ProcessCost & { firstPieceS: number }> {
  const { widthPx, heightPx, pictures, lines, music } = input;
  const cut = {
    ...{ widthPx, heightPx, fps: FPS },
    pictures: Object.fromEntries(pictures.map((path, i) => [`picture_${i}`, path])),
    pieces: input.pieces.map(({ widthPx: _w, heightPx: _h, fps: _f, ...piece }) => piece),
    ...(lines.length > 0 ? { speech: lines, music: { file: music } } : {}),
  };
  const file = join(folder, 'cut.json');
  await writeFile(file, JSON.stringify(cut));
  const script = fileURLToPath(new URL('../container/compose.ts', import.meta.url));
  let firstPieceS = 0;
  const cost = await measureProcess(process.execPath, [script, file, out], undefined, (text, seconds) => {
    if (text.includes('made piece')) firstPieceS ||= seconds;
  });
  return { ...cost, firstPieceS };
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
