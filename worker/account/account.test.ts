import { eq, getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountExport } from '#domain/account';
import { createApiKey } from '../api-keys/create-api-key.ts';
import { revokeApiKey } from '../api-keys/revoke-api-key.ts';
import { changePassword } from '../auth/change-password.ts';
import { endSignIn } from '../auth/sign-ins.ts';
import { createBucket } from '../bucket/bucket.ts';
import { setLimits } from '../budget/set-limits.ts';
import { connectDatabase, type DatabaseConnection } from '../db/connect.ts';
import * as schema from '../db/schema.ts';
import { createDeps } from '../deps.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { call } from '../testing/api.ts';
import { type Estate, makeEstate } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

const settings = readSettings(testEnv);
const bucket = createBucket(settings.s3);
let connection: DatabaseConnection;
beforeAll(() => {
  connection = connectDatabase(settings);
});
afterAll(() => connection.close());

/** An estate with files, money and idle claims as well: something in every table that can hold anything of a user. */
async function makeFullEstate(): Promise<Estate> {
  const estate = await makeEstate('leaver', { ownKey: true });
  const { userId, jobId, planId, token } = estate;
  const { db } = connection;
  const at = new Date();
  await bucket.put(`outputs/${jobId}/output.mp4`, 'film', 'video/mp4');
  await bucket.put(`temp/${jobId}/x`, 'temporary', 'text/plain');
  const key = newId('ord').padEnd(64, '0');
  await bucket.put(`assets/piece/${key}.h264`, 'piece', 'video/h264');
  await bucket.put(`assets/piece/${key}-twin.mp4`, 'twin', 'video/mp4');
  const file = { objectKey: `assets/piece/${key}.h264`, bytes: 5, sha256: 'x', provider: 'embedded' };
  await db
    .insert(schema.assets)
    .values({ key, kind: 'piece', userId, state: 'ready', ...file, createdAt: at, lastUsedAt: at });
  await db.insert(schema.costRecords).values({
    id: newId('cst'),
    userId,
    jobId,
    planId,
    stepKey: `${jobId}/x`,
    attempt: 1,
    service: 'x',
    model: 'x',
    costMicros: 1,
    status: 'settled',
    createdAt: at,
  });
  await db.insert(schema.budgets).values({ userId, period: '2026-11', limitMicros: 1 }).onConflictDoNothing();
  await db.insert(schema.exports).values({
    id: newId('exp'),
    jobId,
    userId,
    assetKey: key,
    request: { format: 'gif' },
    order: {},
    state: 'ready',
    leaseUntil: at,
    createdAt: at,
  } as unknown as typeof schema.exports.$inferInsert);
  await db.insert(schema.jobStateHistory).values({
    id: newId('his'),
    jobId,
    toState: 'pending',
    reason: 'x',
    actor: 'user',
    createdAt: at,
  });
  await call('POST', '/api/v1/projects', {
    token,
    body: { name: 'keyed' },
    headers: { 'idempotency-key': 'once' },
  });
  await call('POST', '/api/v1/me/verification', { token, settings: { MAIL_OUTBOX: 'true' } });
  return estate;
}

/** Tables that hold something of a user, by the columns that say whose it is. */
function tablesOf({ userId, projectId, jobId, webhookId }: Estate) {
  const owners: Record<string, string> = { userId, projectId, jobId, endpointId: webhookId };
  return Object.values<unknown>(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    const columns = getTableColumns(table);
    const name = getTableName(table);
    if (name === 'users') return [{ name, table, which: eq(schema.users.id, userId) }];
    const found = Object.keys(owners).find((column) => column in columns);
    const column = found && columns[found as keyof typeof columns];
    return column ? [{ name, table, which: sql`${column} = ${owners[found]}` }] : [];
  });
}

async function countRows(estate: Estate): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, table, which } of tablesOf(estate)) {
    const [row] = await connection.db.select({ n: sql<number>`count(*)::int` }).from(table).where(which);
    counts[name] = row?.n ?? 0;
  }
  return counts;
}

async function listObjects(): Promise<string[]> {
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = await bucket.list('', after);
    keys.push(...page.keys);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return keys;
}

describe('an account that is deleted', () => {
  it('leaves not one row and not one object, of something in every table', async () => {
    const estate = await makeFullEstate();
    const before = await countRows(estate);
    const empty = Object.entries(before).filter(([, n]) => n === 0);
    expect(empty).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(16);
    const objects = (await listObjects()).filter((key) => key.includes(estate.jobId));
    expect(objects.length).toBeGreaterThan(1);
    const assetKeys = await connection.db
      .select({ objectKey: schema.assets.objectKey })
      .from(schema.assets)
      .where(eq(schema.assets.userId, estate.userId));
    expect((await call('DELETE', '/api/v1/me', { token: estate.token })).status).toBe(204);
    const left = Object.entries(await countRows(estate)).filter(([, n]) => n > 0);
    expect(left).toEqual([]);
    const mails = eq(schema.keptMails.recipient, estate.session.email);
    expect(await connection.db.select().from(schema.keptMails).where(mails)).toEqual([]);
    const stems = assetKeys.map(({ objectKey }) => objectKey?.replace(/\.\w+$/, '') ?? '?');
    const rest = await listObjects();
    const belongs = (key: string) => key.includes(estate.jobId) || stems.some((stem) => key.startsWith(stem));
    expect(rest.filter(belongs)).toEqual([]);
  });
});

describe('an export', () => {
  it('holds everything of the account, nothing of others, no secret, and files that can be fetched', async () => {
    const [estate, other] = [await makeFullEstate(), await makeEstate('somebody-else')];
    const answer = await call('GET', '/api/v1/me/export', { token: estate.token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/attachment/);
    const all = AccountExport.parse(answer.json);
    expect(Object.entries(all).filter(([, part]) => Array.isArray(part) && part.length === 0)).toEqual([]);
    for (const id of [estate.projectId, estate.planId, estate.jobId, estate.apiKeyId, estate.webhookId]) {
      expect(answer.text).toContain(id);
    }
    for (const id of [other.userId, other.projectId, other.jobId]) expect(answer.text).not.toContain(id);
    for (const secret of [
      estate.apiKey,
      estate.session.refreshToken,
      'whsec_',
      '$2b$',
      'keyHash',
      'tokenHash',
    ]) {
      expect(answer.text).not.toContain(secret);
    }
    const [film] = all.films as { files: { name: string; url: string }[] }[];
    const mp4 = film?.files.find(({ name }) => name.endsWith('output.mp4'));
    expect(await (await fetch(mp4?.url ?? '')).text()).toBe('film');
  });

  it('pages through many rows without losing or doubling any', async () => {
    const estate = await makeEstate('collector');
    const at = new Date();
    const rows = Array.from({ length: 120 }, (_, i) => ({
      id: newId('prj'),
      name: `p${i}`,
      userId: estate.userId,
      createdAt: at,
      updatedAt: at,
    }));
    await connection.db.insert(schema.projects).values(rows);
    const { json } = await call('GET', '/api/v1/me/export', { token: estate.token });
    const ids = json.projects.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(121);
    expect(ids).toHaveLength(121);
  });
});

describe('the log of an account', () => {
  const read = async (token: string, query = '') =>
    (await call('GET', `/api/v1/me/log${query}`, { token })).json;

  it('tells what was done, to what, by whom and from where; the newest first, page by page', async () => {
    const estate = await makeEstate('logged');
    const { token, session, apiKey, apiKeyId, projectId } = estate;
    const headers = { 'cf-connecting-ip': '198.51.100.7', 'user-agent': 'curl/8' };
    await call('PUT', '/api/v1/budget', { token, body: { monthlyLimitMicros: 5 }, headers });
    await call('DELETE', `/api/v1/projects/${projectId}`, { token: apiKey });
    await call('DELETE', `/api/v1/me/api-keys/${apiKeyId}`, { token });
    const credentials = { email: session.email, password: session.password };
    await call('POST', '/api/v1/auth/login', { body: { ...credentials, password: 'wrong' }, headers });
    await call('POST', '/api/v1/auth/login', { body: credentials, headers });
    const { items } = await read(token);
    const actions = items.map(({ action }: { action: string }) => action);
    expect(actions.slice(0, 5)).toEqual([
      'session.started',
      'session.refused',
      'key.revoked',
      'project.deleted',
      'budget.changed',
    ]);
    expect(actions.slice(-2)).toContain('account.registered');
    expect(items[1]).toMatchObject({ actor: 'unknown', device: 'curl', address: '198.51.100.7' });
    expect(items[3]).toMatchObject({ actor: 'key', actorId: apiKeyId, subject: projectId });
    expect(items[4]).toMatchObject({ actor: 'user', actorId: estate.sessionId, address: '198.51.100.7' });
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await read(token, `?limit=2${cursor}`);
      paged.push(...page.items.map(({ id }: { id: string }) => id));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(items.map(({ id }: { id: string }) => id));
  });

  it('and what it tells of are written both or neither, and no line twice', async () => {
    const { token, session, userId, apiKeyId, sessionId } = await makeEstate('careful');
    const life = createDeps(testEnv);
    const deps = { ...life.deps, auditIn: () => Promise.reject(new Error('the log is full')) };
    const request = { name: 'x', scopes: ['read' as const], monthlyLimitMicros: null };
    const passwords = { currentPassword: session.password, newPassword: 'another long one' };
    for (const deed of [
      () => createApiKey(deps, { userId, request }),
      () => revokeApiKey(deps, { userId, apiKeyId }),
      () => changePassword(deps, { userId, sessionId, ...passwords }),
      () => setLimits(deps, { userId, limits: { monthlyLimitMicros: 1 } }),
      () => endSignIn(deps, { userId, sessionId }),
    ]) {
      await expect(deed()).rejects.toThrow('the log is full');
    }
    await life.close();
    const keys = (await call('GET', '/api/v1/me/api-keys', { token })).json.items;
    expect(keys).toMatchObject([{ id: apiKeyId, revokedAt: null }]);
    expect((await call('GET', '/api/v1/usage', { token })).json.monthlyLimitMicros).toBe(20_000_000);
    await call('PUT', '/api/v1/me/password', { token, body: passwords });
    const { items } = await read(token);
    const lines = items.filter(({ action }: { action: string }) => action === 'password.changed');
    expect(lines).toHaveLength(1);
  });

  it('tells nothing of what was refused, and nobody else', async () => {
    const [estate, other] = [await makeEstate('quiet'), await makeEstate('loud')];
    const before = (await read(estate.token)).items.length;
    await call('DELETE', `/api/v1/projects/${other.projectId}`, { token: estate.token });
    await call('PUT', '/api/v1/budget', { token: estate.token, body: { monthlyLimitMicros: -1 } });
    expect((await read(estate.token)).items).toHaveLength(before);
    const ids = (await read(other.token)).items.map(({ id }: { id: string }) => id);
    expect((await read(estate.token)).items.some(({ id }: { id: string }) => ids.includes(id))).toBe(false);
  });
});
