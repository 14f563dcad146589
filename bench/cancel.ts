/**
 * Orders of every kind that takes long are stopped at moments spread over their whole time, seeded. Each time: how
 * long until the composer says that nothing of it runs, and whether an ffmpeg or a folder is left.
 * `BENCH_HEIGHT` (720), `BENCH_MOMENTS` (12 a kind), `BENCH_SEED` (1).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderWork } from '#domain/composer-order';
import { SeededDice } from '../local/chaos/seeded-dice.ts';
import { ComposerRig, type Stored } from './composer-rig.ts';
import { sceneFilm } from './growth.ts';
import { makeFilm, makeMix, makePieces, storedOf } from './rig-film.ts';

const MOST_MS = 2000;
const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);

export async function benchCancel(): Promise<Record<string, object>> {
  const [height, moments] = [setting('BENCH_HEIGHT', 720), setting('BENCH_MOMENTS', 12)];
  const dice = new SeededDice(setting('BENCH_SEED', 1));
  const folder = await mkdtemp(join(tmpdir(), 'bench-cancel-'));
  const rig = await ComposerRig.open({ folder: join(folder, 'rig'), slots: 2 });
  try {
    const film = await sceneFilm(rig, folder, { scenes: 8, seconds: 60, height });
    const { frames, film: stored } = await makeFilm(rig, film);
    const { widthPx, heightPx, fps } = film;
    const size = { widthPx, heightPx, fps, frames };
    const orders = await ordersOf();
    const rows: Record<string, object> = {};
    let unclean = false;
    for (const [name, { work, inputs }] of Object.entries(orders)) {
      const began = performance.now();
      await rig.attempt(work, inputs, `0${name.length}${'0'.repeat(38)}`);
      const wholeMs = performance.now() - began;
      const waits: number[] = [];
      let [late, left] = [0, 0];
      for (let i = 0; i < moments; i++) {
        const { promise: accepted, resolve } = Promise.withResolvers<string>();
        const ended = rig.attempt(work, inputs, `1${`${i}`.padStart(39, '0')}`, resolve);
        const id = await accepted;
        const won = await Promise.race([ended, sleep(((i + dice.next()) / moments) * wholeMs, null)]);
        if (won !== null) {
          late++;
          continue;
        }
        const asked = performance.now();
        await rig.stop(id);
        waits.push(performance.now() - asked);
        left += childrenOf(rig.pid).length + (await foldersIn(rig.dataDir)).length;
        await ended;
      }
      rows[name] = {
        ...{ takesMs: Math.round(wholeMs), stopped: waits.length, endedBefore: late },
        ...{ longestMs: Math.round(Math.max(...waits)), leftOver: left },
      };
      unclean ||= Math.max(...waits) > MOST_MS || left > 0;
    }
    if (unclean) throw new Error(`not every order was stopped cleanly: ${JSON.stringify(rows, null, 1)}`);
    return rows;

    async function ordersOf(): Promise<Record<string, { work: OrderWork; inputs: Record<string, Stored> }>> {
      const long = film.pieces.find((piece) => !piece.transition)!;
      const pieces = await makePieces(rig, film);
      const samples = Math.round((frames * 48_000) / fps);
      const mix = await makeMix(rig, film, samples);
      const input = (i: number) => `piece_${i}`;
      const exported = (format: 'webm' | 'gif' | 'mp3') => ({
        work: { kind: 'export' as const, order: { ...size, film: 'film', format } },
        inputs: { film: stored },
      });
      return {
        piece: {
          work: { kind: 'piece', order: { ...long, frames: 900, from: { ...long.from, shotFrames: 900 } } },
          inputs: { picture_0: film.pictures.picture_0! },
        },
        mix: {
          work: {
            kind: 'mix',
            order: {
              ...{
                samples,
                speech: [{ input: 'voice', startSample: 0 }],
                loudnessLufs: -14,
                truePeakDbtp: -1,
              },
              music: { input: 'music', volume: 0.5 },
            },
          },
          inputs: { voice: film.lines[0]!.file, music: film.music!.file },
        },
        join: {
          work: {
            kind: 'join',
            order: {
              ...{ ...size, mix: 'mix', posterFrame: 30 },
              pieces: film.pieces.map((piece, i) => ({ input: input(i), frames: piece.frames })),
            },
          },
          inputs: {
            ...Object.fromEntries(pieces.map((piece, i) => [input(i), storedOf(piece)])),
            mix: storedOf(mix),
          },
        },
        check: {
          work: { kind: 'check', order: { ...size, film: 'film', loudnessLufs: -14 } },
          inputs: { film: stored },
        },
        'export webm': exported('webm'),
        'export gif': exported('gif'),
        'export mp3': exported('mp3'),
      };
    }
  } finally {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Running children of a process; a zombie runs no more. */
function childrenOf(pid: number): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === pid && !/^State:\s+Z/m.test(status);
    } catch (error) {
      if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return false;
    }
  });
}

/** Private folders of orders that a composer still holds. */
async function foldersIn(dataDir: string): Promise<string[]> {
  const runs = await readdir(dataDir);
  return (await Promise.all(runs.map((run) => readdir(join(dataDir, run))))).flat();
}
