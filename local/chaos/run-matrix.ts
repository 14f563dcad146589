import { setTimeout as sleep } from 'node:timers/promises';
import { CRASH } from '../../worker/checkpoint.ts';
import { type ChaosReport, type KillRecord, writeReport } from './chaos-report.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { BLOWS, type Blow, CrashMatrix, PAID_PLACES, USUAL_PLACES } from './crash-matrix.ts';
import { draftJobs } from './draft-jobs.ts';
import { openDrive } from './drive-jobs.ts';
import { findBreaches } from './find-breaches.ts';
import { drain } from './run-random.ts';
import { SeededDice } from './seeded-dice.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { watchBudgets } from './watch-budgets.ts';

export interface MatrixRun {
  seed: number;
  /** How often each pair of a place and a blow is tried. */
  rounds: number;
  paidShare: number;
  /** All unless told; and then no other. */
  places?: readonly string[];
  blows?: readonly Blow[];
  /** No blow is dealt after this; pairs that are left are named in the report. */
  maxMinutes: number;
  log(line: string): void;
}

const USERS = 3;
const AT_ONCE = 4;
/** Jobs asked for at the most, per pair: most pass hundreds of places, and each a pair at most at a time. */
const JOBS_A_PAIR = 2;
const REST_MS = [200, 1_200] as const;
const SETTLE_MS = 240_000;

/**
 * Deals blows at named places. Open it before its world, whose Worker must be told `pass` by a listener; then
 * `run`.
 */
export function openMatrix(options: MatrixRun) {
  const { seed, log } = options;
  const dice = new SeededDice(seed);
  const matrix = new CrashMatrix(dice, {
    rounds: options.rounds,
    places: options.places ?? [...(options.paidShare > 0 ? PAID_PLACES : []), ...USUAL_PLACES],
    blows: options.blows ?? BLOWS,
    anyPlace: options.places === undefined,
  });
  const kills: KillRecord[] = [];
  const breaches: { rule: string; detail: string }[] = [];
  let world: ChaosWorld | null = null;
  let busy = true;
  let endMs = Infinity;

  const strike = async (target: ChaosWorld, place: string): Promise<'go' | typeof CRASH> => {
    const blow = matrix.take(place);
    if (!blow) return 'go';
    busy = true;
    const record: KillRecord = { what: blow, recoveredMs: null };
    kills.push(record);
    log(`${place} × ${blow}`);
    const struck = blow === CRASH ? Promise.resolve() : target.kill(blow);
    void struck
      .then(() => target.ready())
      .then(
        (ms) => {
          record.recoveredMs = ms;
          log(`  ready again after ${ms} ms`);
        },
        (error: Error) =>
          breaches.push({ rule: 'studio did not come back', detail: `${place} × ${blow}: ${error.message}` }),
      )
      .then(() => sleep(dice.between(...REST_MS)))
      .finally(() => {
        busy = false;
      });
    // Whoever passes is held until the blow has fallen; a killed Worker hears nothing any more.
    await struck;
    return blow === CRASH ? CRASH : 'go';
  };

  return {
    pass: async (place: string): Promise<'go' | typeof CRASH> =>
      busy || !world || Date.now() > endMs ? 'go' : strike(world, place),

    async run(target: ChaosWorld): Promise<ChaosReport> {
      const beganMs = Date.now();
      endMs = beganMs + options.maxMinutes * 60_000;
      const drafts = draftJobs(dice, {
        count: matrix.total * JOBS_A_PAIR,
        users: USERS,
        paidShare: options.paidShare,
      }).map((draft) => ({ ...draft, cancelAfterMs: null }));
      const drive = await openDrive(target, {
        users: USERS,
        atOnce: AT_ONCE,
        deadlineMs: options.maxMinutes * 60_000 + SETTLE_MS,
        more: () => matrix.left > 0 && Date.now() < endMs,
        log: (line) => log(`${line}; ${matrix.done.length} of ${matrix.total} blows dealt`),
      });
      const watch = watchBudgets(target);
      world = target;
      busy = false;
      await drive.run(drafts, 0.5);
      world = null;
      await target.ready();
      await drive.settle(SETTLE_MS);
      await drain(target);
      const { reads, breaches: budgets } = await watch.stop();
      const snapshot = await takeSnapshot(target, drive.jobs);
      const untried = matrix.untried();
      if (untried.length > 0) log(`Not tried: ${untried.join(', ')}`);
      return writeReport({
        mode: `matrix, ${matrix.done.length} of ${matrix.total} blows`,
        seed,
        beganMs,
        snapshot,
        kills,
        refusals: drive.refusals,
        clients: drive.clients,
        budgetReads: reads,
        breaches: [...breaches, ...budgets, ...findBreaches(snapshot)],
      });
    },
  };
}
