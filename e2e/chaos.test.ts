import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatReport } from '../local/chaos/chaos-report.ts';
import { openWorld } from '../local/chaos/chaos-world.ts';
import { listenForCheckpoints } from '../local/chaos/checkpoint-listener.ts';
import { openMatrix } from '../local/chaos/run-matrix.ts';
import { runRandom } from '../local/chaos/run-random.ts';

/** A short sample; `npm run soak` has the long runs. CHAOS_SEED repeats one. */
const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const log = (line: string) => console.log(line);
/** Seconds on an idle machine; one that is busy with everything else takes many times as long. */
const TIMEOUT_MS = 900_000;
let folder: string;

beforeEach(async () => {
  log(`CHAOS_SEED=${seed}`);
  folder = await mkdtemp(join(tmpdir(), 'studio-chaos-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

it(
  'ends every job once and pays for everything once while its parts are killed at random',
  async () => {
    const world = await openWorld({ folder });
    try {
      const killEvery = [4_000, 8_000] as const;
      const report = await runRandom(world, { jobs: 3, seed, paidShare: 0.7, faults: 1, killEvery, log });
      log(formatReport(report));
      expect(report.breaches).toEqual([]);
      expect(report.jobs).toBe(3);
    } finally {
      await world.close();
    }
  },
  TIMEOUT_MS,
);

it(
  'does so too when it dies at named places',
  async () => {
    const matrix = openMatrix({
      seed,
      rounds: 1,
      paidShare: 0.7,
      places: ['job:after-commit', 'buy-picture:after-reply', 'piece:after-commit', 'publish:before-ack'],
      blows: ['worker', 'crash'],
      maxMinutes: 1,
      log,
    });
    const listener = await listenForCheckpoints(matrix.pass);
    const world = await openWorld({ folder, checkpointUrl: listener.url });
    try {
      const report = await matrix.run(world);
      log(formatReport(report));
      expect(report.breaches).toEqual([]);
      expect(report.jobs).toBeGreaterThan(0);
      expect(Object.keys(report.kills)).not.toEqual([]);
    } finally {
      await world.close();
      await listener.close();
    }
  },
  TIMEOUT_MS,
);
