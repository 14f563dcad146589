/**
 * A film of an hour through a composer process: how much memory it takes at once, and how far sound and picture are
 * apart at the end. Twelve scenes repeat, so that each different piece is rendered once, as the studio would; every
 * byte of the hour is mixed, joined and read back. `BENCH_DISTINCT=1` renders all of them.
 * `BENCH_MINUTES` (60), `BENCH_HEIGHT` (720), `BENCH_SLOTS` (2).
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameToSample, type PieceOrder } from '#domain/composer-order';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { composeInput, FPS } from './compose-input.ts';
import { ComposerRig, type Stored } from './composer-rig.ts';
import { makeFilm, type RigFilm } from './rig-film.ts';

const ffmpeg = findFfmpeg().path;
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);
/** Scenes that are laid out; from the second on, twelve of them and the dissolves between are a round. */
const SCENES = 26;
const ROUND = 24;
/** The last thing in the film: a cut to another picture and a tone that begins with it. */
const SIGNAL_FRAMES = 60;

export async function benchLong(): Promise<Record<string, object>> {
  const [minutes, height] = [setting('BENCH_MINUTES', 60), setting('BENCH_HEIGHT', 720)];
  const distinct = process.env.BENCH_DISTINCT === '1';
  const folder = await mkdtemp(join(tmpdir(), 'bench-long-'));
  const rig = await ComposerRig.open({ folder: join(folder, 'rig'), slots: setting('BENCH_SLOTS', 2) });
  try {
    const began = performance.now();
    const film = await longFilm(rig, folder, { minutes, height, distinct });
    rig.resetPeak();
    const result = await makeFilm(rig, film);
    const { cpuSeconds, peakRssMb } = rig.cost();
    const path = rig.pathOf(result.film.key);
    const signalFrame = result.frames - SIGNAL_FRAMES;
    const apart = soundAgainstPicture(path, signalFrame);
    const row = {
      filmMinutes: Number((result.frames / FPS / 60).toFixed(2)),
      ...{ pieces: film.pieces.length, rendered: result.differentPieces },
      megabytes: Math.round((await stat(path)).size / 1e6),
      peakRssMb: Math.round(peakRssMb),
      soundLateMs: Number(apart.toFixed(1)),
      cpuS: Math.round(cpuSeconds),
      ...Object.fromEntries(Object.entries(result.seconds).map(([name, s]) => [`${name}S`, Math.round(s)])),
      wallS: Math.round((performance.now() - began) / 1000),
    };
    return { [`${minutes} minutes, ${height}p${distinct ? ', every piece rendered' : ''}`]: row };
  } finally {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function longFilm(
  rig: ComposerRig,
  folder: string,
  { minutes, height, distinct }: { minutes: number; height: number; distinct: boolean },
): Promise<RigFilm> {
  const input = await composeInput(folder, { scenes: SCENES, seconds: 5 * SCENES, height, ffmpeg });
  const { widthPx, heightPx } = input;
  const stored = await Promise.all(input.pictures.map((path) => rig.store(path)));
  // The thirteenth picture is the first again: named alike, equal pieces are one order.
  const alike = (view: PieceOrder['from']): PieceOrder['from'] =>
    view.source.kind === 'image'
      ? {
          ...view,
          source: { ...view.source, input: `picture_${Number(view.source.input.split('_')[1]) % 12}` },
        }
      : view;
  const named = input.pieces.map((piece) => ({
    ...piece,
    from: alike(piece.from),
    ...(piece.to ? { to: alike(piece.to) } : {}),
  }));
  const round = named.slice(2, 2 + ROUND);
  const framesOf = (pieces: PieceOrder[]) => pieces.reduce((sum, piece) => sum + piece.frames, 0);
  const opening = named.slice(0, 2);
  // The body after a round is followed by no dissolve here: the signal cuts in.
  const closing = named[2]!;
  const signal = {
    ...{ widthPx, heightPx, fps: FPS as 30, frames: SIGNAL_FRAMES, captions: [] },
    captionStyle: 'plain' as const,
    from: { ...alike(input.pieces[6]!.from), shotFrames: SIGNAL_FRAMES, firstFrame: 0 },
  };
  const wanted = minutes * 60 * FPS - framesOf(opening) - closing.frames - SIGNAL_FRAMES;
  const rounds = Math.max(1, Math.ceil(wanted / framesOf(round)));
  const numbered = (piece: PieceOrder, n: number): PieceOrder => ({
    ...piece,
    captions: piece.captions.map((c) => ({ ...c, rows: [`${n}`, ...c.rows.slice(1)] })),
    // A dissolve holds no caption that could tell it from the others; a longer shot moves a little less.
    from: { ...piece.from, shotFrames: piece.from.shotFrames + n },
  });
  const pieces = [
    ...opening,
    ...Array.from({ length: rounds }, (_, n) => (distinct ? round.map((p) => numbered(p, n)) : round)).flat(),
    closing,
    signal,
  ];
  const frames = framesOf(pieces);
  const line = await sound(rig, folder, 'line.wav', 'aevalsrc=0.3*sin(2*PI*180*t):d=2');
  const tone = await sound(rig, folder, 'tone.wav', 'aevalsrc=0.5*sin(2*PI*900*t):d=1.5');
  const music = `aevalsrc=0.2*sin(2*PI*262*t)+0.15*sin(2*PI*330*t):d=${(frames / FPS).toFixed(3)}`;
  const last = frames - SIGNAL_FRAMES;
  const lines: RigFilm['lines'] = [];
  for (let at = FPS; at < last - 3 * FPS; at += 5 * FPS) {
    lines.push({ file: line, startSample: frameToSample(at, FPS) });
  }
  lines.push({ file: tone, startSample: frameToSample(last, FPS) });
  return {
    ...{ widthPx, heightPx, fps: FPS, pieces, lines },
    pictures: Object.fromEntries(stored.slice(0, 12).map((file, i) => [`picture_${i}`, file])),
    music: { file: await sound(rig, folder, 'music.flac', music), volume: 0.1 },
  };
}

async function sound(rig: ComposerRig, folder: string, name: string, source: string): Promise<Stored> {
  const path = join(folder, name);
  const args = ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-ac', '1', '-ar', '48000', path];
  const { status, stderr } = spawnSync(ffmpeg, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return rig.store(path);
}

/**
 * How much later than its picture the signal sounds, in ms, both as a player would have them: each stream is decoded
 * by itself and read by its own clock, edit lists applied.
 */
function soundAgainstPicture(film: string, signalFrame: number): number {
  const from = signalFrame / FPS - 4;
  const read = (args: string[]) =>
    spawnSync(ffmpeg, ['-nostdin', '-hide_banner', '-copyts', '-ss', `${from}`, '-i', film, ...args], {
      maxBuffer: 1 << 28,
    });
  const shown = read(['-map', '0:v', '-vf', 'scale=32:18,showinfo', '-f', 'null', '-']).stderr.toString();
  const frames = [...shown.matchAll(/pts_time:([\d.]+).*?mean:\[(\d+)/g)].map(([, at, mean]) => ({
    at: Number(at),
    mean: Number(mean),
  }));
  const cut = largestStep(frames.map(({ mean }) => mean));
  if (Math.abs(frames[cut]!.at - signalFrame / FPS) > 0.5 / FPS)
    throw new Error(`the picture changes at ${frames[cut]!.at} s, it should at ${signalFrame / FPS} s`);
  const heard = read(['-map', '0:a', '-af', 'ashowinfo', '-ac', '1', '-f', 's16le', 'pipe:1']);
  const firstAt = Number(/pts_time:([\d.]+)/.exec(heard.stderr.toString())?.[1]);
  const samples = new Int16Array(heard.stdout.buffer, heard.stdout.byteOffset, heard.stdout.length >> 1);
  // The tone is the only thing there that swings as fast: its first steep slope is its beginning.
  let steepest = 0;
  for (let i = 2; i < samples.length; i++)
    steepest = Math.max(steepest, Math.abs(samples[i]! - samples[i - 1]!));
  const onset = samples.findIndex((value, i) => i > 0 && Math.abs(value - samples[i - 1]!) > steepest / 2);
  return (firstAt + onset / 48_000 - frames[cut]!.at) * 1000;
}

/** The index at which a row of numbers steps most. */
function largestStep(row: number[]): number {
  const steps = row.map((value, i) => (i === 0 ? 0 : Math.abs(value - row[i - 1]!)));
  return steps.indexOf(Math.max(...steps));
}
