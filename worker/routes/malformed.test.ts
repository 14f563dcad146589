import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../http/read-body.ts';
import { call } from '../testing/api.ts';
import { breakBody, NO_JSON, ODD_IDS } from '../testing/break-value.ts';
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

const BROKEN_BODIES = testEnv.SOAK === '1' ? 10_000 : 320;
/** Far fewer than the database lets wait. */
const AT_ONCE = 4;
const seed = newSeed('malformed input');

let operations: Operation[];
let estate: Estate;

beforeAll(async () => {
  operations = (await readOperations()).filter(({ path }) => !path.startsWith('/internal/'));
  estate = await makeEstate('owner', { ownKey: true });
});

const withBody = () => operations.filter((operation) => operation.hasBody);

type Answer = Awaited<ReturnType<typeof call>>;

/** Holds for every refusal: a documented 4xx in the one shape of errors. */
function expectProblem(answer: Answer, about: string, operation?: Operation): void {
  expect(answer.status, `${about}: ${answer.text}`).toBeGreaterThanOrEqual(400);
  expect(answer.status, `${about}: ${answer.text}`).toBeLessThan(500);
  expect(answer.headers.get('content-type'), about).toBe('application/problem+json');
  expect(answer.json, about).toMatchObject({
    status: answer.status,
    type: `urn:problem:${answer.json.code}`,
  });
  expect(answer.json.requestId, about).toBe(answer.headers.get('x-request-id'));
  if (operation)
    expect(operation.statuses, `${about} answered ${answer.status}`).toContain(String(answer.status));
}

describe('malformed input', () => {
  it(`is refused by name: ${BROKEN_BODIES} bodies with one thing wrong`, async () => {
    const targets = withBody();
    await sideBySide(BROKEN_BODIES, AT_ONCE, async (i) => {
      const random = createRandom(seed + i);
      const operation = targets[i % targets.length] as Operation;
      const broken = breakBody(random, validBodies(estate)[operation.name] as Record<string, unknown>);
      const about = `${operation.name} with ${broken.what} (seed ${seed}, case ${i})`;
      const answer = await call(operation.method, pathIn(operation, estate), {
        token: estate.token,
        body: broken.body,
        headers: { 'if-match': '*' },
      });
      expectProblem(answer, about, operation);
      expect(answer.json.code, about).toBe('request.invalid');
      expect(answer.json.errors.length, about).toBeGreaterThan(0);
      // The field itself, or the nearest one around it that the schema knows.
      const named: string[] = answer.json.errors.map((error: { path: string }) => error.path);
      const near = named.some((path) => broken.path.startsWith(path) || path.startsWith(broken.path));
      expect(near, `${about} named ${named}`).toBe(true);
    });
  });

  it('that is no JSON or no UTF-8 is malformed', async () => {
    for (const operation of withBody()) {
      for (const body of NO_JSON) {
        const about = `${operation.name} with ${String(body)}`;
        const answer = await call(operation.method, pathIn(operation, estate), { token: estate.token, body });
        expectProblem(answer, about, operation);
        expect(answer.json.code, about).toBe('request.malformed');
      }
    }
  });

  it('of other content types, too much of it, or none is refused', async () => {
    for (const operation of withBody()) {
      const send = (body: unknown, headers: Record<string, string> = {}) =>
        call(operation.method, pathIn(operation, estate), { token: estate.token, body, headers });
      for (const type of [
        'text/plain',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
        'application/jsonx',
        '',
      ]) {
        const answer = await send('a=1', { 'content-type': type });
        expectProblem(answer, `${operation.name} as ${type}`, operation);
        expect(answer.status).toBe(415);
      }
      expectProblem(await send(''), `${operation.name} with an empty body`, operation);
    }
    const large = new Uint8Array(MAX_BODY_BYTES + 1).fill(0x20);
    const answer = await call('POST', '/api/v1/projects', { token: estate.token, body: large });
    expectProblem(answer, 'a large body');
    expect(answer.json.code).toBe('request.too_large');
    const lying = await call('POST', '/api/v1/auth/login', {
      body: { email: 'a@example.org', password: 'x'.repeat(1_000_000) },
    });
    expect([lying.status, lying.json.code]).toEqual([400, 'request.invalid']);
  });

  it('in ids is a 4xx', async () => {
    const cases = operations
      .filter(({ path }) => path.includes('{'))
      .flatMap((operation) => ODD_IDS.map((id) => ({ operation, id })));
    await sideBySide(cases.length, AT_ONCE, async (i) => {
      const { operation, id } = cases[i] as (typeof cases)[number];
      const answer = await call(operation.method, operation.path.replaceAll(/\{\w+\}/g, id), {
        token: estate.token,
        body: operation.hasBody ? validBodies(estate)[operation.name] : undefined,
        headers: { 'if-match': '*' },
      });
      expectProblem(answer, `${operation.name} with id ${id.slice(0, 40)}`, operation);
    });
  });

  it('in queries and headers is refused by name', async () => {
    const lists = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
    expect(lists.length).toBeGreaterThanOrEqual(3);
    const cursors = [
      'x',
      '%00',
      'bnVsbA',
      'W10',
      'WzEsMl0',
      'WzFlMzAwLCJhIl0',
      'WzAsIlx1MDAwMCJd',
      '🎬',
      'a'.repeat(201),
    ];
    const limits = ['0', '101', '-1', '1.5', 'NaN', '1e9', 'x', '%00', '0x10000'];
    for (const operation of lists) {
      for (const [name, values] of [
        ['cursor', cursors],
        ['limit', limits],
      ] as const) {
        for (const value of values) {
          const about = `${operation.name}?${name}=${value.slice(0, 20)}`;
          const answer = await call('GET', `${pathIn(operation, estate)}?${name}=${value}`, {
            token: estate.token,
          });
          expectProblem(answer, about, operation);
          expect(answer.json.errors[0].path, about).toBe(name);
        }
      }
    }
    for (const key of ['', 'x'.repeat(256), 'a b', 'é']) {
      const answer = await call('POST', '/api/v1/projects', {
        token: estate.token,
        body: { name: 'x' },
        headers: { 'idempotency-key': key },
      });
      expectProblem(answer, `the key ${key}`);
      expect(answer.json.errors[0].path).toBe('Idempotency-Key');
    }
    const status = await call('GET', '/api/v1/jobs?status=done&projectId=%00', { token: estate.token });
    expectProblem(status, 'unknown status');
  });

  it('by method or address is answered with what there is', async () => {
    for (const operation of operations) {
      const taken = operations.filter(({ path }) => path === operation.path).map(({ method }) => method);
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].filter(
        (m) => !taken.includes(m),
      )) {
        const answer = await call(method, pathIn(operation, estate), { token: estate.token });
        expectProblem(answer, `${method} ${operation.path}`);
        expect([answer.status, answer.json.code], `${method} ${operation.path}`).toEqual([
          405,
          'request.method_not_allowed',
        ]);
        for (const known of taken) expect(answer.headers.get('allow')).toContain(known);
      }
    }
    for (const path of [
      '/api',
      '/api/v1',
      '/api/v1/nothing',
      '/api/v2/projects',
      '/internal/none',
      '/api/v1/projects/',
    ]) {
      expectProblem(await call('GET', path, { token: estate.token }), path);
    }
  });

  it('never keeps good requests out: every valid body is taken', async () => {
    for (const operation of withBody()) {
      const body = validBodies(estate)[operation.name];
      const answer = await call(operation.method, pathIn(operation, estate), {
        token: estate.token,
        body,
        headers: { 'if-match': '*' },
        settings: { MAIL_OUTBOX: 'true' },
      });
      expect(answer.status, `${operation.name}: ${answer.text}`).toBeLessThan(500);
      expect(answer.json?.code, operation.name).not.toBe('request.invalid');
      expect(operation.statuses, operation.name).toContain(String(answer.status));
    }
  });
});
