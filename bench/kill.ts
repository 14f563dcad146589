/**
 * One film whose composer is killed (SIGKILL) at every tenth of its pieces, then in its mix, join and check: what was
 * delivered stays, what was under way is rendered again, and the film comes out as without a blow.
 * `BENCH_HEIGHT` (480), `BENCH_SCENES` (12), `BENCH_SLOTS` (2).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ComposerRig } from './composer-rig.ts';
import { sceneFilm } from './growth.ts';
import { makeFilm, picturesOf } from './rig-film.ts';

export interface KillRow {
  at: string;
  piecesDelivered: number | null;
  /** Pieces that had been begun and were not delivered. */
  piecesLost: number | null;
  lostPerWorker: number | null;
  sameFilm: boolean | null;
  note?: string;
}

export interface KillOptions {
  height: number;
  scenes: number;
  slots: number;
  /** Shares of the pieces at which a blow falls. */
  at: readonly number[];
  /** Steps after the pieces in which one more blow falls each. */
  steps: readonly ('join' | 'check')[];
}

const setting = (name: string, usual: number) => Number(process.env[name] ?? usual);

export async function benchKill(): Promise<Record<string, KillRow>> {
  const tenths = Array.from({ length: 9 }, (_, i) => (i + 1) / 10);
  const rows = await killAt({
    ...{ height: setting('BENCH_HEIGHT', 480), scenes: setting('BENCH_SCENES', 12) },
    ...{ slots: setting('BENCH_SLOTS', 2), at: tenths, steps: ['join', 'check'] },
  });
  return Object.fromEntries(rows.map((row) => [row.at, row]));
}

/** Makes a film without a blow and the same with blows; throws if they differ. */
export async function killAt(options: KillOptions): Promise<KillRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-kill-'));
  const open = (name: string) => ComposerRig.open({ folder: join(folder, name), slots: options.slots });
  const shape = { scenes: options.scenes, seconds: 5 * options.scenes, height: options.height };
  try {
    const calm = await open('calm');
    const want = await sceneFilm(calm, folder, shape).then((film) => makeFilm(calm, film));
    const calmCost = calm.cost().cpuSeconds;
    await calm.close();

    const rig = await open('struck');
    const film = await sceneFilm(rig, folder, shape);
    const rows: KillRow[] = [];
    const made = makeFilm(rig, film);
    const keys = film.pieces.map((order) => rig.keyOf({ kind: 'piece', order }, picturesOf(film, order)));
    const delivered = () => keys.filter((key) => rig.isMade(key)).length;
    const strike = async (at: string) => {
      const lost = await rig.begunPieces();
      const piecesDelivered = delivered();
      await rig.killComposer();
      await rig.startComposer();
      const lostPerWorker = lost / options.slots;
      rows.push({ at, piecesDelivered, piecesLost: lost, lostPerWorker, sameFilm: null });
      process.stderr.write(`killed at ${at}: ${lost} begun pieces lost\n`);
    };
    let failed: unknown;
    made.catch((error: unknown) => {
      failed = error;
    });
    const until = async (there: () => boolean) => {
      while (!there()) {
        if (failed) throw failed;
        await sleep(50);
      }
    };
    for (const share of options.at) {
      await until(() => delivered() >= share * film.pieces.length);
      await strike(`${Math.round(100 * share)} % of the pieces`);
    }
    for (const step of options.steps) {
      await until(() => rig.given[step] !== undefined);
      await strike(`in the ${step}`);
    }
    const got = await made;
    const sameFilm = got.film.sha256 === want.film.sha256;
    const again = (rig.given.piece ?? 0) - film.pieces.length;
    rows.push({
      ...{ at: 'the whole film', piecesDelivered: film.pieces.length, sameFilm },
      piecesLost: rows.reduce((sum, row) => sum + row.piecesLost!, 0),
      lostPerWorker: null,
      note: `${again} orders given again, ${rig.cost().cpuSeconds.toFixed(1)} CPU-s beside ${calmCost.toFixed(1)} without a blow`,
    });
    await rig.close();
    if (!sameFilm) throw new Error(`the films differ: ${want.film.sha256} and ${got.film.sha256}`);
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
