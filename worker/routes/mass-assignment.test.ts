import { getTableColumns, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { eq } from 'drizzle-orm/sql';
import { beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../db/connect.ts';
import * as schema from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
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

type Json = Record<string, unknown>;
const seed = newSeed('mass assignment');

/** What users fill as they like; it is kept as it is and read by nobody. */
const FREE = new Set(['POST /api/v1/projects settings']);
/** Names by which other studios have been tricked, beside every column that there is. */
const KNOWN_TRICKS = [
  'costMicros',
  'actualCost',
  'isAdmin',
  'admin',
  'permissions',
  '__proto__x',
  'constructor',
];
const COLUMNS = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .flatMap((table) => Object.keys(getTableColumns(table as PgTable)));
/** An answer names at most twenty fields. */
const AT_A_TIME = 18;
const VALUES = ['admin', 0, true, '2000-01-01T00:00:00Z', null, newId('usr')];

let estate: Estate;
let operations: Operation[];
/** The names of all fields of each operation's body, wherever in it, by the document. */
let known: Map<string, Set<string>>;

beforeAll(async () => {
  estate = await makeEstate('ada', { ownKey: true });
  const { db, close } = connectDatabase(readSettings(testEnv));
  await db.update(schema.users).set({ role: 'admin' }).where(eq(schema.users.id, estate.userId));
  await close();
  const all = [...(await readOperations()), ...(await readOperations('admins'))];
  operations = all.filter(({ hasBody, path }) => hasBody && !path.startsWith('/internal/'));
  const document = (await call('GET', '/api/openapi.json')).json;
  known = new Map(
    operations.map(({ name, method, path }) => {
      const body = document.paths[path][method.toLowerCase()].requestBody;
      return [name, fieldNames(body.content['application/json'].schema, document.components.schemas)];
    }),
  );
});

function fieldNames(part: unknown, components: Json, seen = new Set<unknown>()): Set<string> {
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    const { $ref, properties, ...rest } = value as { $ref?: string; properties?: Json };
    if ($ref) walk(components[$ref.split('/').at(-1) ?? '']);
    for (const [name, property] of Object.entries(properties ?? {})) {
      names.add(name);
      walk(property);
    }
    for (const child of Object.values(rest)) walk(child);
  };
  walk(part);
  return names;
}

/** The body of an operation; of those for admins as well. */
function bodyOf({ name }: Operation): Json | undefined {
  if (name === 'POST /api/v1/admin/moderation/{decisionId}/reviews') return { verdict: 'allow', note: 'x' };
  return validBodies(estate)[name];
}

/** Every object in a body, by its path; of the elements of a list the first. */
function objectsIn(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return objectsIn(value[0], [...path, '0']);
  return [path, ...Object.entries(value).flatMap(([key, child]) => objectsIn(child, [...path, key]))];
}

function withFields(body: unknown, [key, ...rest]: readonly string[], fields: Json): unknown {
  if (key === undefined) return { ...(body as Json), ...fields };
  const copy = (Array.isArray(body) ? [...body] : { ...(body as Json) }) as Json;
  copy[key] = withFields(copy[key], rest, fields);
  return copy;
}

interface Try {
  operation: Operation;
  path: string[];
  names: string[];
}

/** Every column at the body itself; inside of it, a handful drawn by chance, or in long runs all of them. */
function listTries(): Try[] {
  const random = createRandom(seed);
  return operations.flatMap((operation) => {
    const names = [...new Set([...COLUMNS, ...KNOWN_TRICKS])].filter(
      (n) => !known.get(operation.name)?.has(n),
    );
    const paths = objectsIn(bodyOf(operation)).filter((path) => !FREE.has(`${operation.name} ${path[0]}`));
    return paths.flatMap((path) => {
      const all = Array.from({ length: Math.ceil(names.length / AT_A_TIME) }, (_, i) =>
        names.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
      );
      const some =
        path.length === 0 || testEnv.SOAK === '1' ? all : [all[Math.floor(random() * all.length)] ?? []];
      return some.map((batch) => ({ operation, path, names: batch }));
    });
  });
}

/** All that is kept of the account; its log without the lines that tell of this looking. */
async function readAll(): Promise<Json> {
  const {
    exportedAt: _,
    log,
    ...rest
  } = (await call('GET', '/api/v1/me/export', { token: estate.token })).json;
  return { ...rest, log: log.filter(({ action }: { action: string }) => action !== 'account.exported') };
}

describe('a field that is not the client’s to set', () => {
  it('is tried at every operation that takes a body', () => {
    expect(COLUMNS).toEqual(expect.arrayContaining(['userId', 'role', 'status', 'spentMicros', 'createdAt']));
    expect(operations.length).toBeGreaterThan(25);
    expect(operations.filter((operation) => !bodyOf(operation)).map(({ name }) => name)).toEqual([]);
  });

  it('is refused by its name wherever it stands, and nothing is stored', { timeout: 600_000 }, async () => {
    const before = await readAll();
    const tries = listTries();
    await sideBySide(tries.length, 4, async (i) => {
      const { operation, path, names } = tries[i] as Try;
      const fields = Object.fromEntries(names.map((name, n) => [name, VALUES[(i + n) % VALUES.length]]));
      const body = withFields(bodyOf(operation), path, fields);
      const where = operation.path.includes('{decisionId}')
        ? operation.path.replace('{decisionId}', newId('mod'))
        : pathIn(operation, estate);
      const headers = { 'if-match': '*' };
      const answer = await call(operation.method, where, { token: estate.token, body, headers });
      const about = `seed ${seed}: ${operation.name} at ${path.join('.')}: ${answer.text.slice(0, 300)}`;
      expect([answer.status, answer.json?.code], about).toEqual([400, 'request.invalid']);
      const named = answer.json.errors.map((error: { path: string }) => error.path);
      expect(named, about).toEqual(expect.arrayContaining(names.map((name) => [...path, name].join('.'))));
    });
    expect(await readAll()).toEqual(before);
  });
});
