import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckpointName } from '../checkpoint.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { testEnv } from '../testing/test-env.ts';
import {
  type BuyingBench,
  compare,
  openBuyingBench,
  purchaseOf,
  type Story,
  wordsOf,
} from './buying-bench.ts';
import type { SampleMaker } from './sample-requests.ts';

const soak = (testEnv as { SOAK?: string }).SOAK === '1';
/** Of each of the three kinds of trouble, over all makers. */
const PURCHASES = soak ? 1_000 : 20;
const LONG_MS = soak ? 3_600_000 : 60_000;
/** Twice as many as the ledger lets one user call a model at once, so that some wait for their turn. */
const LANES = 6;
/** Rules of the vendors' script at once. */
const WAVE = 90;

let bench: BuyingBench;
let random: () => number;
beforeEach(async () => {
  bench = await openBuyingBench();
  random = createRandom(newSeed('lost replies'));
});
afterEach(() => bench.close());

const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

/** Each strikes after the vendor has taken the work and charged it, or will. */
const LOSSES = [
  { do: 'cut', when: 'after' },
  { do: 'garbage', when: 'after' },
  { do: 'truncate' },
  { do: 'status', status: 500, when: 'after' },
  { do: 'hang', when: 'after' },
] as const;
type Loss = (typeof LOSSES)[number] | { do: 'delay'; ms: number };

/** Buys all, a few at once; the first call of each meets `lossOf`. Says how the books of both sides agree. */
async function buyAll(stories: readonly Story[], lossOf: () => Loss | null) {
  for (let start = 0; start < stories.length; start += WAVE) {
    const wave = stories.slice(start, start + WAVE);
    const rules = wave.flatMap(({ purchase }) => {
      const fault = lossOf();
      return fault ? [{ body: wordsOf(purchase), fault, times: 1 }] : [];
    });
    await bench.script(rules);
    const waiting = [...wave];
    const lane = async () => {
      for (let story = waiting.shift(); story; story = waiting.shift()) await bench.buy(story);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  const purchases = stories.map(({ purchase }) => purchase);
  const { agreements, faults } = await compare(bench, purchases);
  expect(faults).toEqual([]);
  for (const { unrecordedMicros, inventedMicros } of agreements) {
    expect({ unrecordedMicros, inventedMicros }).toEqual({ unrecordedMicros: 0, inventedMicros: 0 });
  }
  return agreements.map(({ calls, attempts }) => ({ calls, ends: attempts.map((a) => a.status).sort() }));
}

const storiesOf = (makers: readonly SampleMaker[], more: () => Partial<Story> = () => ({})): Story[] =>
  Array.from({ length: Math.ceil(PURCHASES / 2) }, (_, i) => ({
    purchase: purchaseOf(bench, makers[i % makers.length] as SampleMaker),
    ...more(),
  }));
const BLIND = ['openai', 'openai:tts-1'] as const;

describe('a reply that is lost after the charge', () => {
  it(
    'is found again where the vendor can be asked: nothing is paid twice',
    async () => {
      const facts = await buyAll(storiesOf(['replicate', 'elevenlabs']), () => pick(LOSSES));
      expect(facts).toEqual(facts.map(() => ({ calls: 1, ends: ['settled'] })));
    },
    LONG_MS,
  );

  it(
    'counts as spent elsewhere, and one more is made',
    async () => {
      const facts = await buyAll(storiesOf(BLIND), () => pick(LOSSES));
      expect(facts).toEqual(facts.map(() => ({ calls: 2, ends: ['settled', 'uncertain'] })));
    },
    LONG_MS,
  );
});

describe('a buyer', () => {
  const places = (kind: string) =>
    (['before-call', 'after-reply', 'half-stored', 'after-commit', 'before-ack'] as const).map(
      (place): CheckpointName => `buy-${kind}:${place}`,
    );

  it(
    'that is killed at any place pays once, or once more where nobody can tell',
    async () => {
      const stories = storiesOf(['replicate', ...BLIND]).map((story) => ({
        ...story,
        crashAt: pick(places(story.purchase.request.kind)),
      }));
      const facts = await buyAll(stories, () => null);
      for (const [i, { calls, ends }] of facts.entries()) {
        const { crashAt, purchase } = stories[i] as (typeof stories)[number];
        const blind = purchase.request.provider === 'openai';
        // What a call cost is stored before the thing itself: without the thing, it is settled in vain.
        const inVain = blind && crashAt.endsWith('half-stored');
        const unheard = blind && crashAt.endsWith('after-reply');
        expect(calls, crashAt).toBe(inVain || unheard ? 2 : 1);
        const lost = unheard || (blind && crashAt.endsWith('before-call'));
        expect(ends.includes('uncertain'), crashAt).toBe(lost);
        expect(ends.filter((end) => end === 'settled').length, crashAt).toBe(inVain ? 2 : 1);
      }
    },
    LONG_MS,
  );

  it(
    'that is given up and answers after all has its charge settled exactly, beside the second one',
    async () => {
      const facts = await buyAll(
        storiesOf(BLIND, () => ({ slow: true })),
        () => ({ do: 'delay', ms: 400 }),
      );
      for (const { calls, ends } of facts) {
        expect(calls).toBeLessThanOrEqual(2);
        expect(ends).toEqual(Array.from({ length: calls }, () => 'settled'));
      }
    },
    LONG_MS,
  );
});
