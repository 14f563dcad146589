import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { costRecords, moderationDecisions, providerGates } from '../db/schema.ts';
import { SETTLED } from '../film-job/film-bench.ts';
import { testEnv } from '../testing/test-env.ts';
import { type BuyingBench, openBuyingBench, purchaseOf } from './buying-bench.ts';
import { openPaidBench, PAID_SCRIPT } from './paid-bench.ts';

const CANARY = 'c4n4ry-7f3e1b9d';
const KEYS = { OPENAI_API_KEY: `sk-${CANARY}`, REPLICATE_API_TOKEN: `r8_${CANARY}`, RUNWAY_API_KEY: CANARY };
const said: string[] = [];
let bench: BuyingBench;

beforeEach(async () => {
  said.length = 0;
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')));
  }
  const { providerKeys } = (await import('../env.ts')).readSettings(testEnv);
  bench = await openBuyingBench({ providerKeys: { ...providerKeys, ...KEYS } });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await bench.close();
});

it('keys stand in no error, no log and no row, whatever a vendor says of them', async () => {
  const outcomes = [];
  // The vendors know other keys: each answers 401, and OpenAI repeats a part of what it was given.
  for (const maker of ['openai', 'replicate', 'openai:tts-1'] as const) {
    outcomes.push(await bench.buy({ purchase: purchaseOf(bench, maker) }));
  }
  expect(outcomes.map((outcome) => outcome.type === 'failed' && outcome.error.code)).toEqual([
    'provider.bad_key',
    'provider.bad_key',
    'provider.bad_key',
  ]);
  const rows = [
    await bench.db.select().from(costRecords),
    await bench.db.select().from(moderationDecisions),
    await bench.db.select().from(providerGates),
  ];
  for (const text of [JSON.stringify(outcomes), JSON.stringify(rows), said.join('\n')]) {
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain('c4n4');
  }
});

it('the composer is told no key of ours, and no object of a film holds one', async () => {
  vi.restoreAllMocks();
  const film = await openPaidBench();
  const jobId = await film.createFinal({ image: 'replicate', voice: 'embedded' }, { script: PAID_SCRIPT });
  expect((await film.workUntil(jobId, SETTLED, { alarms: true })).status).toBe('completed');
  const keys = [
    'OPENAI_API_KEY',
    'REPLICATE_API_TOKEN',
    'RUNWAY_API_KEY',
    'COMPOSER_SECRET',
    'S3_SECRET_ACCESS_KEY',
  ];
  const secrets = keys.map((name) => String((testEnv as unknown as Record<string, unknown>)[name]));
  const objects = [...film.bucket.objects.values()].map(({ body }) => new TextDecoder().decode(body));
  const told = [
    JSON.stringify(film.composer.made),
    ...objects,
    JSON.stringify(await film.get(`jobs/${jobId}`)),
  ];
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    for (const text of told) expect(text.includes(secret)).toBe(false);
  }
  await film.close();
});
