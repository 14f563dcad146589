import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../db/connect.ts';
import { readSettings } from '../env.ts';
import { call, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';

const post = (token: string, key: string, body: unknown = { name: 'Once' }) =>
  call('POST', '/api/v1/projects', { token, body, headers: { 'idempotency-key': key } });
const countOf = async (token: string) => (await call('GET', '/api/v1/projects', { token })).json.items.length;

describe('an Idempotency-Key', () => {
  it('makes one of 20 requests at once; the others meet it in flight or get its answer', async () => {
    const { accessToken: token } = await signUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(token, 'key-1')));
    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(20);
    expect(new Set(made.map(({ json }) => json.id)).size).toBe(1);
    for (const { json } of waiting) expect(json.code).toBe('idempotency.in_flight');
    expect(await countOf(token)).toBe(1);
    const replay = await post(token, 'key-1');
    expect([replay.status, replay.json]).toEqual([201, made[0]?.json]);
    expect(replay.headers.get('idempotency-replayed')).toBe('true');
    expect(replay.headers.get('location')).toBe(made[0]?.headers.get('location'));
    expect(replay.headers.get('content-type')).toContain('application/json');
  });

  it('refuses another body, and means nothing to other users, keys and places', async () => {
    const { accessToken: token } = await signUp();
    const { accessToken: other } = await signUp();
    const first = await post(token, 'key-2');
    const mismatch = await post(token, 'key-2', { name: 'Other' });
    expect([mismatch.status, mismatch.json.code]).toEqual([422, 'idempotency.mismatch']);
    expect((await post(token, 'key-3')).json.id).not.toBe(first.json.id);
    expect((await post(other, 'key-2')).json.id).not.toBe(first.json.id);
  });

  it('is free again after a request that failed, or whose Worker died', async () => {
    const { accessToken: token, user } = await signUp();
    expect((await post(token, 'key-4', { name: '' })).status).toBe(400);
    expect((await post(token, 'key-4')).status).toBe(201);
    const { db, close } = connectDatabase(readSettings(testEnv));
    const insert = (key: string, age: string) =>
      db.execute(sql`INSERT INTO idempotency_keys (user_id, route, key, state, request_hash, created_at)
        VALUES (${user.id}, 'POST /api/v1/projects', ${key}, 'running', 'x', now() - ${age}::interval)`);
    await insert('key-5', '10 minutes');
    await insert('key-6', '10 seconds');
    await close();
    expect((await post(token, 'key-5')).status).toBe(201);
    expect((await post(token, 'key-6')).json.code).toBe('idempotency.mismatch');
  });
});
