/** What an animatic promises, measured: reading, painting, first picture, first piece, the film, and its CPU. */
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { createCanvas } from '@napi-rs/canvas';
import { JobConfig } from '#domain/job-config';
import { planFilm } from '#domain/script/plan-film';
import type { Canvas2D, MakeCanvas } from '#painter/canvas';
import { paintFlat } from '#painter/paint-shot';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { encoderArgs } from '../container/render/encoder-args.ts';
import type { AnimaticRun } from './animatic.ts';
import { measureProcess } from './measure-process.ts';

/** A figure beside its target; both in the unit that the row's name tells. */
export interface TargetRow {
  figure: number;
  target: number;
  met: string;
}

const row = (figure: number, target: number): TargetRow => ({
  figure: Math.round(figure * 100) / 100,
  target,
  met: figure <= target ? 'yes' : 'NO',
});

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** A page of print. */
const PAGE_WORDS = 300;
const READINGS = 15;

/** Rows for what needs no studio: reading a page, painting a shot of 720 lines in both styles. */
export async function partTargets(scriptFile: string): Promise<Record<string, TargetRow>> {
  const script = await readFile(scriptFile, 'utf8');
  const config = JobConfig.parse({});
  const pages = script.split(/\s+/).length / PAGE_WORDS;
  planFilm(script, config);
  const readings: number[] = [];
  for (let i = 0; i < READINGS; i++) {
    const began = process.cpuUsage();
    planFilm(script, config);
    readings.push(cpuMsSince(began) / pages);
  }
  const rows: Record<string, TargetRow> = { 'reader, ms of CPU a page, median': row(median(readings), 50) };
  const makeCanvas = ((width, height) => createCanvas(width, height)) as MakeCanvas;
  for (const style of ['storybook', 'noir'] as const) {
    const shots = planFilm(script, { ...config, style }).scenes.flatMap((scene) => scene.shots);
    const times: number[] = [];
    for (const shot of shots) {
      const began = process.cpuUsage();
      const picture = paintFlat(shot.paint!, { widthPx: 1280, heightPx: 720 }, makeCanvas);
      // Skia draws when it is read.
      picture.getContext('2d')!.getImageData(0, 0, 1, 1);
      times.push(cpuMsSince(began));
      release(picture);
    }
    rows[`painting, ms of CPU a shot of 720 lines, median, ${style}`] = row(median(times), 400);
  }
  return rows;
}

/** Both work on one thread, so their CPU is what they take on a machine that does nothing else. */
function cpuMsSince(began: NodeJS.CpuUsage): number {
  return process.cpuUsage(began).user / 1000;
}

function release(canvas: Canvas2D) {
  canvas.width = 1;
  canvas.height = 1;
}

/** Rows for a film of a minute through the whole studio; `load` names what else the machine did meanwhile. */
export function filmTargets(cold: AnimaticRun, repeated: AnimaticRun): Record<string, TargetRow> {
  const per60 = 60 / cold.filmS;
  return {
    [`film of ${cold.filmS.toFixed(0)} s, seconds for 60 s, cold`]: row(cold.completedS * per60, 45),
    'the same again, seconds': row(repeated.completedS, 3),
    'first picture, seconds': row(cold.firstPictureS, 2),
    'first piece to watch, seconds': row(cold.firstPieceS, 5),
  };
}

/** CPU of one x264 at our setting for a film's frames, decoding taken off: the floor for all that makes it. */
export async function encoderFloor(
  film: string,
  size: { widthPx: number; heightPx: number; fps: number },
): Promise<number> {
  const { path } = findFfmpeg();
  const decode = ['-nostdin', '-loglevel', 'error', '-i', film, '-an', '-f', 'null', '-'];
  const encoder = encoderArgs(size, '/dev/null');
  const encode = ['-nostdin', '-loglevel', 'error', '-i', film, ...encoder.slice(encoder.indexOf('-an'))];
  const read = await measureProcess(path, decode);
  const both = await measureProcess(path, encode);
  return both.cpuSeconds - read.cpuSeconds;
}

/** CPU seconds over the encoder's floor for the same film. */
export interface CpuShares {
  /** Worker, database, bucket and composer: a film from nothing. */
  studio: number;
  /** The composer's part of that: pictures, voices, music, pieces, mix, join, check. */
  composer: number;
  /** The composer, for a film whose sound is there: pictures, pieces, join, check. */
  filming: number;
}

/** Rows for CPU; the target is for filming painted layers. */
export function cpuTargets({ studio, composer, filming }: CpuShares): Record<string, object> {
  const over = (figure: number) => ({ figure: Math.round(figure * 100) / 100 });
  return {
    'CPU of filming painted layers, join and check, times the encoder’s floor': row(filming, 2),
    'CPU of the composer for a film from nothing, times the floor': over(composer),
    'CPU of the whole studio for a film from nothing, times the floor': over(studio),
  };
}

/** How busy the machine is: processes that ran or waited in the last minute. */
export function load(): string {
  return loadavg()[0]!.toFixed(1);
}
