/**
 * `npm run chaos -- --jobs 20 --seed 7`: the real studio under kills at random moments. `--matrix --seeds 5`:
 * each named place of a job's course × each blow, five times. `--database postgres` takes a PostgreSQL of this
 * machine. Ends with 1 if any promise was broken.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseKind } from './chaos-database.ts';
import { type ChaosReport, formatReport } from './chaos-report.ts';
import { openWorld } from './chaos-world.ts';
import { listenForCheckpoints } from './checkpoint-listener.ts';
import { openMatrix } from './run-matrix.ts';
import { runRandom } from './run-random.ts';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '20' },
    seed: { type: 'string' },
    matrix: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '240' },
    every: { type: 'string', default: '5-10' },
    paid: { type: 'string', default: '0.5' },
    faults: { type: 'string', default: '1' },
    database: { type: 'string', default: 'embedded' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
if (values.database !== 'embedded' && values.database !== 'postgres') {
  throw new Error('--database is embedded or postgres');
}
const database: DatabaseKind = values.database;
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const paidShare = Number(values.paid);
const folder = await mkdtemp(join(tmpdir(), 'studio-chaos-'));
const began = Date.now();
const log = (line: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
log(`seed ${seed}, everything in ${folder}`);

// Ending by `exit` ends the studio and its parts as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const report = await (values.matrix ? runMatrix() : runKills());
console.log(`\n${formatReport(report)}\n`);
console.log(JSON.stringify(report));
if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
const clean = report.breaches.length === 0;
if (clean && !values.keep)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
else console.log(`The data stays in ${folder}`);
process.exit(clean ? 0 : 1);

async function runKills(): Promise<ChaosReport> {
  const world = await openWorld({ folder, database });
  try {
    const jobs = Number(values.jobs);
    const faults = Number(values.faults);
    const every = values.every.split('-').map((seconds) => Number(seconds) * 1_000) as [number, number];
    return await runRandom(world, { jobs, seed, paidShare, faults, killEvery: every, log });
  } finally {
    await world.close();
  }
}

async function runMatrix(): Promise<ChaosReport> {
  const rounds = Number(values.seeds);
  const matrix = openMatrix({ seed, rounds, paidShare, maxMinutes: Number(values.minutes), log });
  const listener = await listenForCheckpoints(matrix.pass);
  const world = await openWorld({ folder, database, checkpointUrl: listener.url });
  try {
    return await matrix.run(world);
  } finally {
    await world.close();
    await listener.close();
  }
}
