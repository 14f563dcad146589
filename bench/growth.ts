/**
 * Films of 12, 48 and 120 scenes of five seconds through a composer process: does its CPU grow with the film and with
 * nothing else, and does its memory stay? The composers are warm. `BENCH_HEIGHT` (720), `BENCH_SCENES` (12,48,120), `BENCH_SLOTS` (2).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '../container/ffmpeg/find-ffmpeg.ts';
import { composeInput, FPS } from './compose-input.ts';
import { ComposerRig } from './composer-rig.ts';
import { makeFilm, type RigFilm } from './rig-film.ts';

export interface GrowthRow {
  scenes: number;
  filmS: number;
  pieces: number;
  cpuS: number;
  /** Of one second of film, beside that of the shortest film. */
  cpuPerFilmSecond: number;
  timesShortest: number;
  peakRssMb: number;
  wallS: number;
}

/** A film of `scenes` scenes on a rig, made of the same twelve pictures. */
export async function sceneFilm(
  rig: ComposerRig,
  folder: string,
  options: { scenes: number; seconds: number; height: number },
): Promise<RigFilm> {
  const input = await composeInput(folder, { ...options, ffmpeg: findFfmpeg().path });
  const { widthPx, heightPx, pieces } = input;
  const pictures: RigFilm['pictures'] = {};
  for (const [i, path] of input.pictures.entries()) pictures[`picture_${i}`] = await rig.store(path);
  const voice = { file: await rig.store(input.voice), startSample: 0 };
  const music = { file: await rig.store(input.music), volume: 0.5 };
  return { widthPx, heightPx, fps: FPS, pieces, pictures, lines: [voice], music };
}

const setting = (name: string, usual: string) => process.env[name] ?? usual;

export async function benchGrowth(): Promise<Record<string, GrowthRow>> {
  const height = Number(setting('BENCH_HEIGHT', '720'));
  const rows: Record<string, GrowthRow> = {};
  let shortest: number | null = null;
  for (const scenes of setting('BENCH_SCENES', '12,48,120').split(',').map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-growth-'));
    // A composer of its own each: what one film leaves in memory must not count for the next.
    const rig = await ComposerRig.open({
      folder: join(folder, 'rig'),
      slots: Number(setting('BENCH_SLOTS', '2')),
    });
    try {
      // What a composer pays once, for its modules and compiled loops, is no part of a film's growth.
      await makeFilm(rig, await sceneFilm(rig, folder, { scenes: 2, seconds: 4, height }));
      const film = await sceneFilm(rig, folder, { scenes, seconds: 5 * scenes, height });
      rig.resetPeak();
      const [before, began] = [rig.cost().cpuSeconds, performance.now()];
      const { frames } = await makeFilm(rig, film);
      const { cpuSeconds, peakRssMb } = rig.cost();
      const [cpuS, filmS] = [cpuSeconds - before, frames / FPS];
      shortest ??= cpuS / filmS;
      rows[`${scenes} scenes, ${height}p`] = {
        ...{ scenes, filmS, pieces: film.pieces.length, cpuS: round(cpuS) },
        cpuPerFilmSecond: round(cpuS / filmS),
        timesShortest: round(cpuS / filmS / shortest),
        peakRssMb: Math.round(peakRssMb),
        wallS: round((performance.now() - began) / 1000),
      };
    } finally {
      await rig.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

const round = (value: number) => Number(value.toPrecision(4));
