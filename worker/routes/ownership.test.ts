import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { requiredScope } from '../api-keys/required-scope.ts';
import { issueAccessToken } from '../auth/access-token.ts';
import { connectDatabase } from '../db/connect.ts';
import { users } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call, signUp } from '../testing/api.ts';
import {
  type Estate,
  makeEstate,
  type Operation,
  pathIn,
  readOperations,
  validBodies,
} from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

/** What may be asked without an access token; everything else must want one. */
const PUBLIC = [
  'GET /api/health',
  'GET /api/ready',
  'POST /api/v1/auth/register',
  'POST /api/v1/auth/guest',
  'POST /api/v1/auth/forgot-password',
  'POST /api/v1/auth/reset-password',
  'POST /api/v1/auth/verify-email',
  'POST /api/v1/auth/login',
  'POST /api/v1/auth/refresh',
  'POST /api/v1/auth/logout',
  // By a one-use ticket, which its own test tries.
  'GET /api/v1/jobs/{jobId}/events',
];
/** For the composer, by order tokens, which their own test tries. */
const isInternal = ({ path }: Operation) => path.startsWith('/internal/');

let operations: Operation[];
let ada: Estate;
let eve: Estate;
const settings = readSettings(testEnv);

beforeAll(async () => {
  [operations, ada, eve] = await Promise.all([
    readOperations(),
    makeEstate('ada', { ownKey: true }),
    makeEstate('eve', { ownKey: true }),
  ]);
});

const secured = () => operations.filter((operation) => operation.secured && !isInternal(operation));

/** Ids are chance, and chance spells any name of three letters now and then. */
const withoutIds = (text: string) => text.replace(/\b[a-z]{3,4}_[0-9a-z]{20}\b/g, '');

/** Every id of an estate but those of shots, which are alike in every storyboard. */
const idsOf = (estate: Estate): string[] =>
  Object.entries(estate).flatMap(([name, id]) =>
    name.endsWith('Id') && name !== 'shotId' && typeof id === 'string' ? [id] : [],
  );

const isOfAccount = ({ name }: Operation) => name === 'DELETE /api/v1/me';

/** What no API key may do, whatever its scopes. */
const isForSignedIn = ({ method, path }: Operation) => requiredScope(method, path) === 'sign-in';

function ask(operation: Operation, estate: Estate, token: string | undefined, ids: Estate = estate) {
  const body = operation.hasBody ? validBodies(ids)[operation.name] : undefined;
  return call(operation.method, pathIn(operation, ids), { token, body, headers: { 'if-match': '*' } });
}

// Some hundreds of requests a test: a busy machine takes its time.
describe('every operation of the API document', { timeout: 120_000 }, () => {
  it('is public by intent or wants a token, and has a body to be tried with', () => {
    const open = operations.filter((operation) => !operation.secured && !isInternal(operation));
    expect(open.map(({ name }) => name).toSorted()).toEqual(PUBLIC.toSorted());
    const bodies = validBodies(ada);
    const lacking = operations.filter((o) => o.hasBody && !isInternal(o) && !(o.name in bodies));
    expect(lacking.map(({ name }) => name)).toEqual([]);
    for (const operation of secured()) expect(() => pathIn(operation, ada)).not.toThrow();
    expect(secured().length).toBeGreaterThan(15);
  });

  it('refuses whoever is not signed in', async () => {
    const gone = await signUp('gone');
    await call('DELETE', '/api/v1/me', { token: gone.accessToken });
    const revoked = await makeEstate('revoked');
    await call('DELETE', `/api/v1/me/api-keys/${revoked.apiKeyId}`, { token: revoked.token });
    const half = ada.token.length - 10;
    const flipped = ada.token[half] === 'A' ? 'B' : 'A';
    const claims = { userId: ada.userId, familyId: 'fam_unknown' };
    const strangers: Record<string, string | undefined> = {
      none: undefined,
      tampered: `${ada.token.slice(0, half)}${flipped}${ada.token.slice(half + 1)}`,
      expired: await issueAccessToken(settings, claims, new Date(Date.now() - 1801_000)),
      'of no session': await issueAccessToken(settings, claims, new Date()),
      'a refresh token': ada.session.refreshToken,
      'of a deleted user': gone.accessToken,
      'a revoked key': revoked.apiKey,
      'a cut key': ada.apiKey.slice(0, -1),
    };
    for (const operation of secured()) {
      for (const [kind, token] of Object.entries(strangers)) {
        const answer = await ask(operation, ada, token);
        expect(`${operation.name}, token ${kind}: ${answer.status}`).toBe(
          `${operation.name}, token ${kind}: 401`,
        );
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }
    }
  });

  it('of admins says nothing to anybody else, whatever the id and the body', async () => {
    const admins = await readOperations('admins');
    expect(admins.length).toBeGreaterThan(0);
    const guest = (await call('POST', '/api/v1/auth/guest')).json.accessToken;
    const forbidden = { user: eve.token, guest, 'API key': eve.apiKey, nobody: undefined };
    for (const operation of admins) {
      expect(operation.secured, operation.name).toBe(true);
      for (const [who, token] of Object.entries(forbidden)) {
        const path = operation.path.replace(/\{\w+\}/g, newId('mod'));
        const body = operation.hasBody ? { role: 'admin' } : undefined;
        const { status, json } = await call(operation.method, path, { token, body });
        const refusal = token === undefined ? 401 : 403;
        expect([operation.name, who, status], json?.code).toEqual([operation.name, who, refusal]);
      }
    }
  });

  it('answers a foreign id exactly like a missing one', async () => {
    const missing: Estate = {
      ...ada,
      projectId: newId('prj'),
      planId: newId('pln'),
      jobId: newId('job'),
      apiKeyId: newId('key'),
      sessionId: newId('fam'),
      webhookId: newId('whk'),
      providerKeyId: newId('pvk'),
      previewId: newId('prv'),
      uploadId: newId('upl'),
      deliveryId: newId('whd'),
      shotId: 'sht_none',
    };
    const { db, close } = connectDatabase(settings);
    for (const role of ['user', 'admin'] as const) {
      await db.update(users).set({ role }).where(eq(users.id, eve.userId));
      for (const operation of secured().filter(({ path }) => path.includes('{'))) {
        for (const token of [eve.token, eve.apiKey]) {
          const foreign = await ask(operation, eve, token, ada);
          const absent = await ask(operation, eve, token, missing);
          const status = token === eve.apiKey && isForSignedIn(operation) ? 403 : 404;
          expect(`${operation.name}: ${foreign.status}`).toBe(`${operation.name}: ${status}`);
          const { requestId: _, ...problem } = foreign.json;
          expect(absent.json).toMatchObject(problem);
          expect(Object.keys(absent.json)).toEqual(Object.keys(foreign.json));
        }
      }
    }
    await close();
  });

  it('refuses a foreign id in a body like a missing one', async () => {
    const estimate = await call('POST', '/api/v1/estimates', {
      token: eve.token,
      body: { planId: ada.planId },
    });
    expect([estimate.status, estimate.json.code]).toEqual([404, 'plan.not_found']);
    const job = await call('POST', `/api/v1/projects/${eve.projectId}/jobs`, {
      token: eve.token,
      body: { planId: ada.planId },
    });
    expect([job.status, job.json.code]).toEqual([404, 'plan.not_found']);
  });

  it('shows others nothing of one’s own in lists', async () => {
    for (const operation of secured().filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
      const answer = await ask(operation, eve, eve.token);
      const byKey = await ask(operation, eve, eve.apiKey);
      expect(`${operation.name}: ${answer.status}`).toBe(`${operation.name}: 200`);
      expect([operation.name, byKey.status]).toEqual([operation.name, isForSignedIn(operation) ? 403 : 200]);
      expect(withoutIds(byKey.text)).not.toMatch(/ada/);
      expect(withoutIds(answer.text)).not.toMatch(/ada/);
      for (const id of idsOf(ada)) expect(answer.text, operation.name).not.toContain(id);
    }
    const filtered = await call('GET', `/api/v1/jobs?projectId=${ada.projectId}`, { token: eve.token });
    expect(filtered.text).not.toContain(ada.jobId);
  });

  it('leaves others all of theirs, whatever one does to one’s own', async () => {
    const stored = async () => {
      const {
        exportedAt: _,
        log: __,
        ...rest
      } = (await call('GET', '/api/v1/me/export', { token: ada.token })).json;
      const usage = (await call('GET', '/api/v1/usage', { token: ada.token })).json;
      return { ...rest, usage };
    };
    const before = await stored();
    const mallory = await makeEstate('mallory');
    const whole = secured().filter(({ method, path }) => method !== 'GET' && !path.includes('{'));
    expect(whole.map(({ name }) => name)).toEqual(expect.arrayContaining(['DELETE /api/v1/me/sessions']));
    // The account goes last, or nothing could be done to what it has.
    for (const operation of whole.toSorted((a, b) => Number(isOfAccount(a)) - Number(isOfAccount(b)))) {
      const { status } = await ask(operation, mallory, mallory.token);
      expect(operation.statuses, operation.name).toContain(String(status));
    }
    expect(await stored()).toEqual(before);
  });

  it('shows the owner what is theirs, and nothing else', async () => {
    for (const operation of secured().filter(({ method }) => method === 'GET')) {
      const answer = await ask(operation, ada, ada.token);
      expect([200, 409]).toContain(answer.status);
      expect(answer.headers.get('cache-control'), operation.name).toBe('no-store');
      for (const id of idsOf(eve)) expect(answer.text, operation.name).not.toContain(id);
      const byKey = await ask(operation, ada, ada.apiKey);
      expect(byKey.status).toBe(isForSignedIn(operation) ? 403 : answer.status);
    }
  });
});
