import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { call } from '../testing/api.ts';
import {
  type Estate,
  makeEstate,
  type Operation,
  pathIn,
  readOperations,
  validBodies,
} from '../testing/estate.ts';
import { createRandom, newSeed } from '../testing/random.ts';
import { sideBySide } from '../testing/side-by-side.ts';
import { testEnv } from '../testing/test-env.ts';

const REQUESTS = testEnv.SOAK === '1' ? 10_000 : 90;
const ROUNDS_AT_ONCE = 3;
const seed = newSeed('well-formed requests');
type Json = Record<string, unknown>;

let operations: Operation[];
let schemas: Map<string, z.ZodType>;

/** Would end the sign-in that the test goes on with. */
const ENDS = /^(DELETE \/api\/v1\/me|DELETE \/api\/v1\/me\/.*|PUT \/api\/v1\/me\/password)$/;
const isTried = ({ name, path }: Operation) =>
  !path.startsWith('/internal/') && !path.endsWith('/events') && !ENDS.test(name);

beforeAll(async () => {
  const { json } = await call('GET', '/api/openapi.json');
  const all = (await readOperations()).filter(isTried);
  // What is deleted is missed by all that come after it.
  const [kept, deleting] = [
    all.filter((o) => o.method !== 'DELETE'),
    all.filter((o) => o.method === 'DELETE'),
  ];
  operations = [...kept, ...deleting.toSorted((a, b) => b.path.length - a.path.length)];
  schemas = readSchemas(json);
});

/** What each operation says that it answers, by `METHOD path status`, as something that can check an answer. */
function readSchemas(document: {
  paths: Record<string, Record<string, { responses: Json }>>;
  components: { schemas: Json };
}) {
  const inDefinitions = (part: unknown) =>
    JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/'));
  const $defs = inDefinitions(document.components.schemas);
  const found = new Map<string, z.ZodType>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      for (const [status, response] of Object.entries(responses)) {
        const content = Object.values(
          (response as { content?: Record<string, { schema?: Json }> }).content ?? {},
        );
        const schema = content[0]?.schema;
        if (!schema) continue;
        const key = `${method.toUpperCase()} ${path} ${status}`;
        found.set(key, z.fromJSONSchema({ ...inDefinitions(schema), $defs }));
      }
    }
  }
  return found;
}

const WORDS = [
  'A storm.',
  'ünïcode 🎬',
  '\u202eright to left',
  "'; DROP TABLE jobs; --",
  '<b>&amp;',
  '{{7*7}}',
  'Ω',
];
/** Other values that are as valid as those of the estate's bodies, by field. */
const OTHERS: Readonly<Record<string, (random: () => number) => unknown>> = {
  name: (random) => WORDS[Math.floor(random() * WORDS.length)],
  title: (random) => (random() < 0.2 ? null : WORDS[Math.floor(random() * WORDS.length)]),
  description: (random) => WORDS[Math.floor(random() * WORDS.length)]?.repeat(1 + Math.floor(random() * 5)),
  script: (random) => `${WORDS[Math.floor(random() * WORDS.length)]} The keeper climbs the stairs.`,
  monthlyLimitMicros: (random) => Math.floor(random() * 1e12),
  jobLimitMicros: (random) => (random() < 0.3 ? null : Math.floor(random() * 1e12)),
  maxCostMicros: (random) => Math.floor(random() * 1e9),
  archived: (random) => random() < 0.5,
  aspect: (random) => ['16:9', '9:16', '1:1', '4:5'][Math.floor(random() * 4)],
  fps: (random) => [24, 25, 30][Math.floor(random() * 3)],
  resolution: (random) => [480, 720, 1080][Math.floor(random() * 3)],
  settings: (random) => ({ [WORDS[Math.floor(random() * WORDS.length)] as string]: [random(), null, 'x'] }),
};

function vary(random: () => number, value: unknown, field = ''): unknown {
  const other = OTHERS[field];
  if (other && random() < 0.7) return other(random);
  if (value === null || typeof value !== 'object' || Array.isArray(value) || field === 'plan') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, vary(random, part, name)]));
}

/** The test run has no composer. */
const NOBODY_HOME = /"code":"composer\.unavailable"/;
const QUERIES = ['', '?limit=1', '?limit=100', '?search=%C3%BC', '?status=failed', '?archived=true', '?x=1'];

/** One good request; answers its status, once that and the body are as the document says. */
async function tryOne(
  operation: Operation,
  estate: Estate,
  random: () => number,
  which: string,
): Promise<number> {
  const body = operation.hasBody ? vary(random, validBodies(estate)[operation.name]) : undefined;
  const query = operation.method === 'GET' ? QUERIES[Math.floor(random() * QUERIES.length)] : '';
  const headers: Record<string, string> = { 'if-match': '*' };
  if (random() < 0.3) headers['idempotency-key'] = crypto.randomUUID();
  const path = pathIn(operation, estate) + query;
  const { status, text, json } = await call(operation.method, path, { token: estate.token, body, headers });
  const about = `${operation.name}${query} (${which}): ${status} ${text.slice(0, 400)}`;
  expect(operation.statuses, about).toContain(String(status));
  expect(status, about).not.toBe(400);
  expect(status < 500 || json.code === 'mail.unavailable' || NOBODY_HOME.test(text), about).toBe(true);
  if (text === '') return status;
  const schema = schemas.get(`${operation.method} ${operation.path} ${status}`);
  const breach = schema?.safeParse(json).error?.issues ?? (schema ? [] : ['no schema']);
  expect(breach, about).toEqual([]);
  return status;
}

describe('well-formed requests', () => {
  it(`are answered as the document says: ${REQUESTS} of every operation in turn`, {
    timeout: 3_600_000,
  }, async () => {
    const answered = new Set<string>();
    const rounds = Math.ceil(REQUESTS / operations.length);
    await sideBySide(rounds, ROUNDS_AT_ONCE, async (round) => {
      const random = createRandom(seed + round);
      // What a round deletes is there again in the next.
      const estate = await makeEstate('fuzzer', { ownKey: true });
      const left = REQUESTS - round * operations.length;
      for (const operation of operations.slice(0, left)) {
        const about = `seed ${seed}, round ${round}`;
        if ((await tryOne(operation, estate, random, about)) < 400) answered.add(operation.name);
      }
    });
    // Most are answered with a success: the requests are what they claim to be.
    expect(answered.size).toBeGreaterThan(operations.length / 2);
  });
});
