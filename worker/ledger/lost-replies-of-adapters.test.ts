import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CheckpointName } from '../checkpoint.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { testEnv } from '../testing/test-env.ts';
import {
  type Agreement,
  type BuyingBench,
  compare,
  openBuyingBench,
  purchaseOf,
  type Story,
  wordsOf,
} from './buying-bench.ts';
import { SAMPLE_REQUESTS, type SampleMaker } from './sample-requests.ts';

const soak = (testEnv as { SOAK?: string }).SOAK === '1';
/** Of each adapter; the usual run asks each for one, so that all are seen to speak with the ledger. */
const PURCHASES = soak ? 1_000 : 1;
/** Of each adapter, between two looks at the books. */
const WAVE = 10;
/** Few enough for a database of one session, whose clients give up a queue that is too long. */
const LANES = 6;
const LONG_MS = soak ? 3 * 3_600_000 : 60_000;
/** Longer than a call needs on a busy machine, and short for one that hangs. */
const CALL_MS = soak ? 1_500 : 2_000;
/** Whose lost answers are found again: by a list of tasks, or by a history of calls. */
const FOUND_AGAIN: ReadonlySet<SampleMaker> = new Set([
  'replicate',
  'replicate:clip',
  'replicate:music',
  'elevenlabs',
]);
const MAKERS = Object.keys(SAMPLE_REQUESTS) as SampleMaker[];

/** After the vendor has taken the work, and charged it or will; `half-stored`: our own half of the answer is lost. */
const TROUBLES = ['fine', 'cut', 'status', 'hang', 'garbage', 'truncate', 'half-stored'] as const;
type Trouble = (typeof TROUBLES)[number];

let bench: BuyingBench;
let random: () => number;
beforeEach(async () => {
  bench = await openBuyingBench({ providerTimeoutMs: CALL_MS });
  random = createRandom(newSeed('lost replies of adapters'));
});
afterEach(() => bench.close());

function ruleOf(story: Story, trouble: Trouble): unknown[] {
  const shared = { body: wordsOf(story.purchase), times: 1 };
  switch (trouble) {
    case 'fine':
    case 'half-stored':
      return [];
    case 'truncate':
      return [{ ...shared, fault: { do: 'truncate' } }];
    case 'status':
      return [{ ...shared, fault: { do: 'status', status: 500, when: 'after' } }];
    default:
      return [{ ...shared, fault: { do: trouble, when: 'after' } }];
  }
}

interface Bought {
  maker: SampleMaker;
  story: Story;
  trouble: Trouble;
}

/** Buys all, a few at once, each with its own trouble. Makers take turns: each takes two calls at once, or more. */
async function buyAll(stories: readonly Bought[]): Promise<void> {
  await bench.script(stories.flatMap(({ story, trouble }) => ruleOf(story, trouble)));
  const waiting = [...stories];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await bench.buy(next.story);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function storyOf(maker: SampleMaker): Bought {
  const purchase = purchaseOf(bench, maker);
  const trouble = TROUBLES[Math.floor(random() * TROUBLES.length)] as Trouble;
  const place: CheckpointName = `buy-${purchase.request.kind}:half-stored`;
  return { maker, story: { purchase, ...(trouble === 'half-stored' ? { crashAt: place } : {}) }, trouble };
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
const dollars = (micros: number) => `$${(micros / 1_000_000).toFixed(6)}`;

/** The books of both sides on what was bought of one maker, as figures and in words. */
function sumUp(maker: SampleMaker, agreements: readonly Agreement[]) {
  const attempts = agreements.flatMap((one) => one.attempts);
  const books = {
    chargedMicros: total(agreements.map((one) => one.chargedMicros)),
    ledgerMicros: total(attempts.map((row) => row.costMicros)),
    uncertain: attempts.filter(({ status }) => status === 'uncertain').length,
    paidTwice: agreements.filter(({ calls }) => calls > 1).length,
    unrecordedMicros: total(agreements.map((one) => one.unrecordedMicros)),
    inventedMicros: total(agreements.map((one) => one.inventedMicros)),
  };
  const charges = total(agreements.map(({ calls }) => calls));
  const said =
    `${maker.padEnd(17)} ${agreements.length} purchases, ${charges} charged ${dollars(books.chargedMicros)}, ` +
    `ledger ${dollars(books.ledgerMicros)}, ${books.uncertain} uncertain, ${books.paidTwice} paid twice, ` +
    `${books.unrecordedMicros} unrecorded micro-dollars`;
  return { ...books, said };
}

async function lookAtBooks(stories: readonly Bought[]): Promise<void> {
  const purchases = stories.map(({ story }) => story.purchase);
  const { agreements, faults } = await compare(bench, purchases);
  const ofMakers = MAKERS.map((maker) => ({
    maker,
    books: sumUp(
      maker,
      agreements.filter((_, i) => stories[i]?.maker === maker),
    ),
  }));
  console.log(ofMakers.map(({ books }) => books.said).join('\n'));
  for (const { maker, books } of ofMakers) {
    expect(books).toMatchObject({ unrecordedMicros: 0, inventedMicros: 0 });
    expect(books.ledgerMicros).toBeGreaterThanOrEqual(books.chargedMicros);
    if (!FOUND_AGAIN.has(maker)) continue;
    expect(books).toMatchObject({ uncertain: 0, paidTwice: 0, ledgerMicros: books.chargedMicros });
  }
  expect(faults).toEqual([]);
  for (const [i, { calls, attempts }] of agreements.entries()) {
    const { trouble, maker } = stories[i] as Bought;
    const made = attempts.filter(({ status, error }) => status === 'settled' && error === null);
    expect(made, `${maker} ${trouble}`).toHaveLength(1);
    expect(calls, `${maker} ${trouble}`).toBeLessThanOrEqual(FOUND_AGAIN.has(maker) ? 1 : 2);
  }
}

it(
  'a lost answer of any adapter is found again, or counts as spent and is made once more: nothing is unrecorded',
  async () => {
    const stories: Bought[] = [];
    while (stories.length < MAKERS.length * PURCHASES) {
      const left = PURCHASES - stories.length / MAKERS.length;
      const each = Math.min(WAVE, left);
      const wave = Array.from({ length: each }, () => MAKERS.map(storyOf)).flat();
      await buyAll(wave);
      stories.push(...wave);
      await lookAtBooks(stories);
    }
  },
  LONG_MS,
);
