import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { JobConfig } from '#domain/job-config';
import { connectDatabase } from '../db/connect.ts';
import { apiKeys, costRecords, jobs, projects } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
import { BudgetExceeded } from '../jobs/reserve-budget.ts';
import { call } from '../testing/api.ts';
import { type Estate, makeEstate, readOperations } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';
import { hashApiKey, newApiKey, shownPrefix } from './api-key-token.ts';
import { committedMicros, handOverJob, reserveOfKey, stampPayer } from './key-spending.ts';
import { requiredScope } from './required-scope.ts';

const settings = readSettings(testEnv);
const PERIOD = '2026-11';
let ada: Estate;
beforeAll(async () => {
  ada = await makeEstate('ada');
});

async function makeKey(scopes: string[], monthlyLimitMicros: number | null = null) {
  const body = { name: 'A key', scopes, monthlyLimitMicros };
  const { status, json } = await call('POST', '/api/v1/me/api-keys', { token: ada.token, body });
  expect(status).toBe(201);
  return json as { id: string; key: string; prefix: string };
}

const listed = async (id: string) => {
  const { json } = await call('GET', '/api/v1/me/api-keys', { token: ada.token });
  return json.items.find((key: { id: string }) => key.id === id);
};

describe('an API key', () => {
  it('is told once, known by its start, and stored as a hash', async () => {
    const made = await makeKey(['spend', 'read']);
    expect(made.key).toMatch(/^fsk_[\w-]{43}$/);
    expect(made.prefix).toBe(made.key.slice(0, 12));
    const seen = await listed(made.id);
    expect(seen).toMatchObject({ prefix: made.prefix, scopes: ['read', 'spend'], lastUsedAt: null });
    expect(JSON.stringify(seen)).not.toContain(made.key);
    const { db, close } = connectDatabase(settings);
    const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, made.id));
    await close();
    expect(JSON.stringify(row)).not.toContain(made.key);
    expect(row?.keyHash).toBe(hashApiKey(made.key));
  });

  it('works until it is revoked, and says when it was used', async () => {
    const { id, key } = await makeKey(['read']);
    expect((await call('GET', '/api/v1/projects', { token: key })).status).toBe(200);
    expect((await listed(id)).lastUsedAt).not.toBeNull();
    for (let i = 0; i < 2; i++) {
      const revoked = await call('DELETE', `/api/v1/me/api-keys/${id}`, { token: ada.token });
      expect(revoked.status).toBe(204);
    }
    const after = await call('GET', '/api/v1/projects', { token: key });
    expect([after.status, after.json.code]).toEqual([401, 'auth.invalid_token']);
    expect((await listed(id)).revokedAt).not.toBeNull();
  });

  it('that is altered, cut or made up is no key', async () => {
    const { key } = await makeKey(['read', 'write', 'spend']);
    const last = key.at(-5) === 'A' ? 'B' : 'A';
    for (const wrong of [
      `${key.slice(0, -5)}${last}${key.slice(-4)}`,
      key.slice(0, -1),
      newApiKey(),
      'fsk_',
    ]) {
      expect((await call('GET', '/api/v1/me', { token: wrong })).status).toBe(401);
    }
  });

  it('does not do what its scopes leave out, nor what its owner alone may', async () => {
    const operations = (await readOperations()).filter((o) => o.secured && o.path.startsWith('/api/v1/'));
    const wanted = Object.fromEntries(operations.map((o) => [o.name, requiredScope(o.method, o.path)]));
    expect(
      Object.entries(wanted)
        .filter(([, scope]) => scope === 'spend')
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([
      'POST /api/v1/jobs/{jobId}/duplicate',
      'POST /api/v1/jobs/{jobId}/retry',
      'POST /api/v1/jobs/{jobId}/shots/{shotId}',
      'POST /api/v1/previews/music',
      'POST /api/v1/previews/picture',
      'POST /api/v1/previews/plan',
      'POST /api/v1/previews/voice',
      'POST /api/v1/projects/{projectId}/jobs',
    ]);
    const closed = Object.entries(wanted).filter(([, scope]) => scope === 'sign-in');
    expect(closed.map(([name]) => name).toSorted()).toEqual([
      'DELETE /api/v1/me',
      'DELETE /api/v1/me/api-keys/{apiKeyId}',
      'DELETE /api/v1/me/provider-keys/{providerKeyId}',
      'DELETE /api/v1/me/sessions',
      'DELETE /api/v1/me/sessions/{sessionId}',
      'GET /api/v1/me/allowance',
      'GET /api/v1/me/api-keys',
      'GET /api/v1/me/export',
      'GET /api/v1/me/log',
      'GET /api/v1/me/provider-keys',
      'GET /api/v1/me/sessions',
      'PATCH /api/v1/me',
      'POST /api/v1/me/api-keys',
      'POST /api/v1/me/provider-keys',
      'POST /api/v1/me/verification',
      'PUT /api/v1/budget',
      'PUT /api/v1/me/password',
    ]);
    const keys = {
      read: await makeKey(['read']),
      write: await makeKey(['write']),
      spend: await makeKey(['spend']),
    };
    for (const { name, method, path } of operations) {
      for (const [scope, { key }] of Object.entries(keys)) {
        if (wanted[name] === scope) continue;
        const address = path.replace(/\{\w+\}/g, 'job_none');
        const answer = await call(method, address, { token: key, body: method === 'GET' ? undefined : {} });
        expect([name, scope, answer.status, answer.json.code]).toEqual([
          name,
          scope,
          403,
          'auth.scope_missing',
        ]);
      }
    }
  });
});

describe('the cap of a key', () => {
  async function job(
    apiKeyId: string | null,
    reservedMicros: number,
    status: 'failed' | 'processing' = 'failed',
  ) {
    const row = {
      id: newId('job'),
      projectId: ada.projectId,
      userId: ada.userId,
      apiKeyId,
      script: '',
      status,
      config: JobConfig.parse({}),
      budgetPeriod: PERIOD,
      reservedMicros,
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    return row;
  }
  const spent = (jobId: string, costMicros: number) => ({
    id: newId('cst'),
    userId: ada.userId,
    jobId,
    stepKey: `${jobId}/picture`,
    attempt: 1,
    service: 'openai',
    model: 'a model',
    costMicros,
    budgetPeriod: PERIOD,
    status: 'settled' as const,
    createdAt: new Date(),
  });

  it('holds however many films start at once', async () => {
    const { id } = await makeKey(['spend'], 1000);
    const { db, close } = connectDatabase(settings);
    const start = async () => {
      const row = await job(id, 300);
      return db.transaction(async (tx) => {
        await reserveOfKey(tx, { apiKeyId: id, period: PERIOD, micros: 300 });
        await tx.insert(jobs).values(row);
      });
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, start));
    const refused = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason] : []));
    expect(outcomes.length - refused.length).toBe(3);
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(BudgetExceeded);
      expect(reason.shortfall).toMatchObject({
        limit: 'apiKeyLimitMicros',
        neededMicros: 300,
        leftMicros: 100,
      });
    }
    await db.transaction((tx) => reserveOfKey(tx, { apiKeyId: id, period: '2026-12', micros: 1000 }));
    await close();
  });

  it('counts what was spent, whoever has the job now and whether it is still there', async () => {
    const [first, second] = [await makeKey(['spend'], 1000), await makeKey(['spend'], 1000)];
    const { db, close } = connectDatabase(settings);
    const committed = async (key: string) => {
      const [row] = await db
        .select({ sum: committedMicros(key, PERIOD) })
        .from(apiKeys)
        .where(eq(apiKeys.id, key));
      return row?.sum;
    };
    const row = await job(first.id, 50);
    await db.insert(jobs).values(row);
    await db.insert(costRecords).values(spent(row.id, 200));
    expect([await committed(first.id), await committed(second.id)]).toEqual([250, 0]);
    await handOverJob(db, { userId: ada.userId, jobId: row.id, apiKeyId: second.id });
    expect([await committed(first.id), await committed(second.id)]).toEqual([200, 50]);
    await handOverJob(db, { userId: ada.userId, jobId: row.id, apiKeyId: null });
    await handOverJob(db, { userId: ada.userId, jobId: row.id, apiKeyId: second.id });
    await db.insert(costRecords).values({ ...spent(row.id, 30), attempt: 2 });
    expect([await committed(first.id), await committed(second.id)]).toEqual([200, 80]);
    await db.transaction(async (tx) => {
      await stampPayer(tx, eq(jobs.id, row.id));
      await tx.delete(jobs).where(eq(jobs.id, row.id));
    });
    expect([await committed(first.id), await committed(second.id)]).toEqual([200, 30]);
    expect((await listed(first.id)).prefix).toBe(shownPrefix(first.key));
    await close();
  });

  it('is not handed over while a job runs, nor by a stranger', async () => {
    const { id } = await makeKey(['spend'], 1000);
    const eve = await makeEstate('eve');
    const { db, close } = connectDatabase(settings);
    const row = await job(null, 0);
    await db.insert(jobs).values(row);
    await handOverJob(db, { userId: eve.userId, jobId: row.id, apiKeyId: id });
    await db.update(jobs).set({ status: 'queued' }).where(eq(jobs.id, row.id));
    await handOverJob(db, { userId: ada.userId, jobId: row.id, apiKeyId: id });
    const [after] = await db.select({ key: jobs.apiKeyId }).from(jobs).where(eq(jobs.id, row.id));
    expect(after?.key).toBeNull();
    await db.delete(projects).where(eq(projects.id, eve.projectId));
    await close();
  });

  it('stands before a film that would cost more, and not before a free one', async () => {
    const { key } = await makeKey(['read', 'spend'], 1);
    const start = (config: object) =>
      call('POST', `/api/v1/projects/${ada.projectId}/jobs`, {
        token: key,
        body: { planId: ada.planId, config },
      });
    const bought = await start({ quality: 'final', resolution: 480 });
    expect([bought.status, bought.json.code, bought.json.limit]).toEqual([
      402,
      'budget.exceeded',
      'apiKeyLimitMicros',
    ]);
    const free = await start({ resolution: 480 });
    expect(free.status).toBe(202);
  });
});
