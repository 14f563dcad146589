import { setTimeout as sleep } from 'node:timers/promises';
import { type ChaosReport, type KillRecord, writeReport } from './chaos-report.ts';
import { type ChaosWorld, KILLS, type Kill } from './chaos-world.ts';
import { draftFaults, draftJobs } from './draft-jobs.ts';
import { openDrive } from './drive-jobs.ts';
import { findBreaches } from './find-breaches.ts';
import { SeededDice } from './seeded-dice.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { watchBudgets } from './watch-budgets.ts';

export interface RandomRun {
  jobs: number;
  seed: number;
  /** Share of jobs that buy pictures or voices. */
  paidShare: number;
  /** How much goes wrong at the vendors: 1 is the usual amount, 0 nothing. */
  faults: number;
  /** Milliseconds from when the studio is ready again to the next kill. */
  killEvery: readonly [number, number];
  kills?: readonly Kill[];
  log(line: string): void;
}

const WAIT_SHARE = 0.8;
const USERS = 5;
const AT_ONCE = 8;
const SETTLE_MS = 240_000;
const DRAIN_MS = 150_000;

/** Jobs under kills at random moments; then everything is compared. */
export async function runRandom(world: ChaosWorld, options: RandomRun): Promise<ChaosReport> {
  const { log, seed } = options;
  const beganMs = Date.now();
  const dice = new SeededDice(seed);
  const drafts = draftJobs(dice, { count: options.jobs, users: USERS, paidShare: options.paidShare });
  const drive = await openDrive(world, {
    users: Math.min(USERS, options.jobs),
    atOnce: AT_ONCE,
    deadlineMs: 120_000 + options.jobs * 20_000,
    log,
  });
  if (options.faults > 0) await world.script(draftFaults(options.faults), seed);
  const watch = watchBudgets(world);
  const killer = startKilling(world, new SeededDice(seed + 1), options);
  await drive.run(drafts, 0.9);
  const kills = await killer.stop();
  log('No more kills; waiting for the rest');
  await world.script([], seed);
  await drive.settle(SETTLE_MS);
  await drain(world);
  const { reads, breaches } = await watch.stop();
  const snapshot = await takeSnapshot(world, drive.jobs);
  return writeReport({
    mode: 'random',
    seed,
    beganMs,
    snapshot,
    kills,
    refusals: drive.refusals,
    clients: drive.clients,
    budgetReads: reads,
    breaches: [...killer.breaches, ...breaches, ...findBreaches(snapshot)],
  });
}

/** Waits until nothing is on its way any more: attempts settled, messages sent. What stays is found later. */
export async function drain(world: ChaosWorld): Promise<void> {
  const endMs = Date.now() + DRAIN_MS;
  while (Date.now() < endMs) {
    const [row] = await world.sql<{ open: number }>(`
      SELECT (SELECT count(*) FROM cost_records WHERE status = 'reserved')::int
        + (SELECT count(*) FROM outbox WHERE sent_at IS NULL)::int AS open`);
    if (row?.open === 0) return;
    await sleep(1_000);
  }
}

function startKilling(world: ChaosWorld, dice: SeededDice, options: RandomRun) {
  const kills: KillRecord[] = [];
  const breaches: { rule: string; detail: string }[] = [];
  const stopping = new AbortController();
  const [least, most] = options.killEvery;
  const killing = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(dice.between(least, most), null, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const record: KillRecord = { what: dice.pick(options.kills ?? KILLS), recoveredMs: null };
      kills.push(record);
      await world.kill(record.what as Kill);
      const back = world.ready().then(
        (ms) => {
          record.recoveredMs = kills.at(-1) === record ? ms : null;
        },
        (error: Error) => void breaches.push({ rule: 'studio did not come back', detail: error.message }),
      );
      // Now and then the next kill may come before the studio is back; always would leave it no time to work.
      if (dice.chance(WAIT_SHARE)) await back;
    }
  })();
  return {
    breaches,
    async stop(): Promise<KillRecord[]> {
      stopping.abort();
      await killing;
      await world.ready();
      return kills;
    },
  };
}
