import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#domain/content-key';
import { connectDatabase } from '../db/connect.ts';
import { readSettings } from '../env.ts';
import { newId } from '../ids.ts';
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
    const theirs = await post(other, 'key-2');
    expect(theirs.json.id).not.toBe(first.json.id);
    // Each one's repeat is answered with what was theirs.
    const repeats = [(await post(other, 'key-2')).json.id, (await post(token, 'key-2')).json.id];
    expect(repeats).toEqual([theirs.json.id, first.json.id]);
  });

  it('is free again after a request that was refused', async () => {
    const { accessToken: token } = await signUp();
    expect((await post(token, 'key-4', { name: '' })).status).toBe(400);
    expect((await post(token, 'key-4')).status).toBe(201);
  });

  it('belongs to its own request even when its Worker died, and is anybody’s after a day', async () => {
    const { accessToken: token, user } = await signUp();
    const body = { name: 'Once' };
    const own = sha256Hex(JSON.stringify(body));
    const { db, close } = connectDatabase(readSettings(testEnv));
    const insert = (key: string, age: string, hash: string, id: string) =>
      db.execute(sql`INSERT INTO idempotency_keys
        (user_id, route, key, state, request_hash, resource_id, created_at)
        VALUES (${user.id}, 'POST /api/v1/projects', ${key}, 'running', ${hash}, ${id}, now() - ${age}::interval)`);
    const ids = [newId('prj'), newId('prj'), newId('prj')] as const;
    await insert('dead', '10 minutes', own, ids[0]);
    await insert('dead-other', '10 minutes', 'x', ids[1]);
    await insert('alive', '10 seconds', own, ids[1]);
    await insert('over', '25 hours', 'x', ids[2]);
    await close();
    const taken = await post(token, 'dead', body);
    expect([taken.status, taken.json.id]).toEqual([201, ids[0]]);
    expect((await post(token, 'dead', body)).headers.get('idempotency-replayed')).toBe('true');
    expect((await post(token, 'dead-other', body)).json.code).toBe('idempotency.mismatch');
    expect((await post(token, 'alive', body)).json.code).toBe('idempotency.in_flight');
    const anew = await post(token, 'over', body);
    expect(anew.status).toBe(201);
    expect(anew.json.id).not.toBe(ids[2]);
  });

  it('finds what was made before its Worker died, or before nobody knew what became of it', async () => {
    const { accessToken: token } = await signUp();
    const { db, close } = connectDatabase(readSettings(testEnv));
    const first = await post(token, 'key-7');
    await db.execute(sql`UPDATE idempotency_keys SET state = 'running', response = NULL,
      created_at = now() - interval '3 minutes' WHERE key = 'key-7' AND resource_id = ${first.json.id}`);
    await close();
    const again = await post(token, 'key-7');
    expect([again.status, again.json]).toEqual([201, first.json]);
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    expect(await countOf(token)).toBe(1);
  });
});
