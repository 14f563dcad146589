import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#domain/content-key';
import { outputKeys } from '#domain/object-keys';
import { findBreaches } from './find-breaches.ts';
import type { CostRow, Snapshot, TransitionRow } from './snapshot.ts';

const JOB = 'job_a';
const USER = 'usr_a';
const PERIOD = '2026-11';

const move = (
  from: TransitionRow['from_state'],
  to: TransitionRow['to_state'],
  at_ms: number,
): TransitionRow => ({
  job_id: JOB,
  from_state: from,
  to_state: to,
  actor: from === null ? 'user' : 'system',
  at_ms,
});

const cost = (change: Partial<CostRow>): CostRow => ({
  id: 'cst_1',
  user_id: USER,
  job_id: JOB,
  step_key: `${JOB}/picture:sht_1`,
  attempt: 1,
  service: 'replicate',
  model: 'flux',
  held: 0,
  cost: 40,
  budget_period: PERIOD,
  status: 'settled',
  in_vain: false,
  task_id: 'task1',
  provider_request_id: 'task1',
  asset_key: 'key1',
  text_hash: sha256Hex('a lake'),
  created_ms: 1_000,
  settled_ms: 2_000,
  ...change,
});

const charge = (change: Partial<Snapshot['charges'][number]>): Snapshot['charges'][number] => ({
  n: 1,
  at: '2026-11-22T12:00:00.000Z',
  vendor: 'replicate',
  what: 'prediction',
  model: 'flux',
  micros: 40,
  requestHash: '',
  textHash: sha256Hex('a lake'),
  taskId: 'task1',
  ...change,
});

/** A run in which all went well: one film, one bought picture. */
function goodRun(): Snapshot {
  const keys = outputKeys(JOB);
  const usual = ['pending', 'queued', 'moderating', 'processing', 'completed'] as const;
  return {
    known: [{ id: JOB, userId: USER }],
    jobs: [
      {
        id: JOB,
        user_id: USER,
        status: 'completed',
        actual_cost: 40,
        quoted_micros: 100,
        reserved_micros: 0,
        budget_period: PERIOD,
        retry_count: 0,
        error_code: null,
      },
    ],
    history: usual.map((to, i) => move(usual[i - 1] ?? null, to, i)),
    apiHistory: new Map([[JOB, usual]]),
    apiStatus: new Map([[JOB, 'completed']]),
    outputs: new Map([
      [JOB, { bytes: 500, heightPx: 480, served: { status: 206, bytes: 500, isMp4: true } }],
    ]),
    unsent: [],
    assets: [
      { key: 'key1', kind: 'picture', object_key: 'assets/picture/key1.png', bytes: 9, state: 'ready' },
    ],
    objects: new Map([
      ['assets/picture/key1.png', 9],
      ...[keys.film, keys.srt, keys.vtt, keys.poster, keys.receipt].map((key): [string, number] => [
        key,
        500,
      ]),
    ]),
    costs: [cost({})],
    budgets: [{ user_id: USER, period: PERIOD, limit: 1_000, reserved: 0, spent: 40 }],
    charges: [charge({})],
  };
}

const rulesOf = (spoil: (run: Snapshot) => void): string[] => {
  const run = goodRun();
  spoil(run);
  return [...new Set(findBreaches(run).map(({ rule }) => rule))];
};

describe('the comparison at the end of a chaos run', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(findBreaches(goodRun())).toEqual([]);
  });

  it.each<[string, (run: Snapshot) => void]>([
    ['job lost', (run) => run.known.push({ id: 'job_b', userId: USER })],
    ['job nobody asked for', (run) => run.known.pop()],
    [
      'job not ended',
      (run) => {
        run.jobs[0]!.status = 'processing';
      },
    ],
    ['illegal transition', (run) => run.history.push(move('completed', 'failed', 9))],
    ['illegal transition', (run) => run.history.splice(2, 1)],
    ['history and status differ', (run) => run.history.pop()],
    ['ended other than once', (run) => run.history.push(move('processing', 'completed', 9))],
    [
      'retries miscounted',
      (run) => {
        run.jobs[0]!.retry_count = 1;
      },
    ],
    [
      'API tells another history',
      (run) => {
        run.apiHistory = new Map();
      },
    ],
    [
      'API tells another status',
      (run) => {
        run.apiStatus = new Map();
      },
    ],
    ['film incomplete', (run) => (run.objects as Map<string, number>).delete(outputKeys(JOB).poster)],
    [
      'film not served',
      (run) => {
        run.outputs = new Map();
      },
    ],
    [
      'film is not what was told',
      (run) => (run.objects as Map<string, number>).set(outputKeys(JOB).film, 499),
    ],
    [
      'film of another size',
      (run) => {
        run.outputs.get(JOB)!.heightPx = 360;
      },
    ],
    [
      'actual cost is not the ledger’s',
      (run) => {
        run.jobs[0]!.actual_cost = 39;
      },
    ],
    [
      'cost more than quoted',
      (run) => {
        run.jobs[0]!.quoted_micros = 39;
      },
    ],
    [
      'reservation kept',
      (run) => {
        run.jobs[0]!.reserved_micros = 1;
      },
    ],
    ['outbox not sent', (run) => run.unsent.push({ id: 'out_1', age_ms: 61_000 })],
    ['attempt left open', (run) => run.costs.push(cost({ id: 'cst_2', status: 'reserved', task_id: null }))],
    [
      'asset without its object',
      (run) => {
        run.assets[0]!.bytes = 8;
      },
    ],
    [
      'spent is not the ledger’s',
      (run) => {
        run.budgets[0]!.spent = 41;
      },
    ],
    [
      'reserved does not add up',
      (run) => {
        run.budgets[0]!.reserved = 1;
      },
    ],
    [
      'reserved at the end',
      (run) => {
        run.budgets[0]!.reserved = 1;
      },
    ],
    [
      'over the limit',
      (run) => {
        run.budgets[0]!.limit = 39;
      },
    ],
    ['cost without a budget', (run) => run.budgets.pop()],
    [
      'another amount than charged',
      (run) => {
        run.charges[0]!.micros = 41;
      },
    ],
    [
      'charged but released',
      (run) => {
        run.costs[0]!.status = 'released';
      },
    ],
    ['settled but never charged', (run) => run.charges.pop()],
    ['charge without a record', (run) => run.charges.push(charge({ n: 2, taskId: 'task2' }))],
    ['one charge in two rows', (run) => run.costs.push(cost({ id: 'cst_2', attempt: 2 }))],
    ['two charges in one row', (run) => run.charges.push(charge({ n: 2 }))],
    [
      'paid again',
      (run) => run.costs.push(cost({ id: 'cst_2', attempt: 2, created_ms: 2_001, settled_ms: 3_000 })),
    ],
  ])('finds: %s', (rule, spoil) => {
    expect(rulesOf(spoil)).toContain(rule);
  });

  describe('of a charge whose answer was lost', () => {
    const lost = (uncertain: Partial<CostRow>) => (run: Snapshot) => {
      const spent = 40 + (uncertain.cost ?? 40);
      const none = { task_id: null, provider_request_id: null };
      run.costs.push(cost({ id: 'cst_2', attempt: 2, status: 'uncertain', ...none, ...uncertain }));
      run.charges.push(charge({ n: 2, taskId: 'task2' }));
      Object.assign(run.jobs[0]!, { actual_cost: spent });
      Object.assign(run.budgets[0]!, { spent });
    };

    it('accepts an uncertain attempt that asked for the same', () => {
      expect(rulesOf(lost({ cost: 50 }))).toEqual([]);
    });

    it('accepts no attempt that is held at less, or asked for something else', () => {
      expect(rulesOf(lost({ cost: 39 }))).toEqual(['uncertain at less than charged']);
      expect(rulesOf(lost({ text_hash: sha256Hex('a sea') }))).toEqual(['charge without a record']);
    });
  });
});
