import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Session } from '#domain/account';
import { ADDRESS_CPU_MS, GUEST_CPU_MS } from '#domain/guest-meter';
import { handleCron } from '../cron.ts';
import { connectDatabase } from '../db/connect.ts';
import { assets, users } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { call } from '../testing/api.ts';
import { SCRIPT } from '../testing/estate.ts';
import { testEnv } from '../testing/test-env.ts';

let addresses = 0;
/** An address that no other test comes from. */
const newAddress = () => `203.0.113.${++addresses}`;

async function beginGuest(address = newAddress()): Promise<Session & { refreshToken: string }> {
  const { status, json } = await call('POST', '/api/v1/auth/guest', {
    headers: { 'cf-connecting-ip': address },
  });
  expect(status).toBe(201);
  return json;
}

async function makeProject(token: string): Promise<string> {
  return (await call('POST', '/api/v1/projects', { token, body: { name: 'Mine' } })).json.id;
}

const film = (token: string, projectId: string, config: object = {}) =>
  call('POST', `/api/v1/projects/${projectId}/jobs`, { token, body: { script: SCRIPT, config } });

const unique = () => `guest-${crypto.randomUUID().slice(0, 8)}`;
const account = (name = unique()) => ({
  email: `${name}@example.org`,
  username: name,
  password: 'long enough',
});

async function withDatabase<T>(
  work: (db: ReturnType<typeof connectDatabase>['db']) => Promise<T>,
): Promise<T> {
  const { db, close } = connectDatabase(readSettings(testEnv));
  return work(db).finally(close);
}

/** Something that the composer has made for a user: `frames` of film. */
async function makeFrames(userId: string, frames: number, createdAt = new Date()): Promise<void> {
  const key = crypto.randomUUID();
  const meta = { files: [], meta: { frames } };
  const file = { objectKey: `assets/piece/${key}.h264`, bytes: 1, sha256: 'x', provider: 'embedded' };
  const row = { key, kind: 'piece', userId, state: 'ready' as const, meta, createdAt, lastUsedAt: createdAt };
  await withDatabase((db) => db.insert(assets).values({ ...row, ...file }));
}

describe('a guest', () => {
  it('needs no address, makes animatics, and may not do what wants an account', async () => {
    const { accessToken: token, user } = await beginGuest();
    expect(user).toMatchObject({ email: null, emailVerified: false, role: 'user' });
    const days = (Date.parse(user.guestUntil ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    const projectId = await makeProject(token);
    const made = await film(token, projectId, { resolution: 480 });
    expect(made.status).toBe(202);
    const final = await film(token, projectId, { quality: 'final', providers: { image: 'openai' } });
    expect([final.status, final.json.code]).toEqual([403, 'guest.not_allowed']);
    expect(final.json.errors[0].path).toBe('config.quality');
    const large = await film(token, projectId, { resolution: 1080 });
    expect([large.status, large.json.errors[0].path]).toEqual([403, 'config.resolution']);
    const refused = [
      call('POST', '/api/v1/me/api-keys', { token, body: { name: 'x', scopes: ['read'] } }),
      call('POST', '/api/v1/me/verification', { token }),
      call('POST', `/api/v1/jobs/${made.json.id}/share`, { token }),
      call('PUT', '/api/v1/me/password', { token, body: { currentPassword: 'x', newPassword: '12345678' } }),
    ];
    for (const answer of await Promise.all(refused)) {
      expect([answer.status, answer.json.code]).toEqual([403, 'guest.not_allowed']);
    }
  });

  it('cannot sign in by a password, having none', async () => {
    const { user } = await beginGuest();
    const login = await call('POST', '/api/v1/auth/login', {
      body: { email: `${user.username}@example.org`, password: 'null' },
    });
    expect(login.status).toBe(401);
  });

  it('registers and keeps id, projects and films; the guest’s tokens end', async () => {
    const guest = await beginGuest();
    const projectId = await makeProject(guest.accessToken);
    const job = await film(guest.accessToken, projectId);
    const body = account();
    const registered = await call('POST', '/api/v1/auth/register', { token: guest.accessToken, body });
    expect(registered.status).toBe(201);
    expect(registered.json.user).toMatchObject({ id: guest.user.id, email: body.email, guestUntil: null });
    const token = registered.json.accessToken;
    expect((await call('GET', `/api/v1/jobs/${job.json.id}`, { token })).status).toBe(200);
    expect((await call('GET', '/api/v1/projects', { token })).json.items[0].id).toBe(projectId);
    expect((await call('GET', '/api/v1/me', { token: guest.accessToken })).status).toBe(401);
    const { refreshToken } = guest;
    expect((await call('POST', '/api/v1/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    expect((await call('POST', '/api/v1/auth/login', { body })).status).toBe(400);
    const { username: _, ...credentials } = body;
    expect((await call('POST', '/api/v1/auth/login', { body: credentials })).json.user.id).toBe(
      guest.user.id,
    );
  });

  it('stays a guest when the address or name is taken, and is upgraded once of ten times at once', async () => {
    const guest = await beginGuest();
    const taken = account();
    await call('POST', '/api/v1/auth/register', { body: taken });
    const refused = await call('POST', '/api/v1/auth/register', { token: guest.accessToken, body: taken });
    expect(refused.json.code).toBe('user.email_taken');
    expect((await call('GET', '/api/v1/me', { token: guest.accessToken })).json.guestUntil).not.toBeNull();
    const tries = await Promise.all(
      Array.from({ length: 10 }, () =>
        call('POST', '/api/v1/auth/register', { token: guest.accessToken, body: account() }),
      ),
    );
    // Whoever comes after it is a guest no more: their token has ended.
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(401)]);
  });

  it('loses nothing by registering with a token that has ended: it is told to refresh first', async () => {
    const guest = await beginGuest();
    const token = `${guest.accessToken.slice(0, -2)}xx`;
    const answer = await call('POST', '/api/v1/auth/register', { token, body: account() });
    expect([answer.status, answer.json.code]).toEqual([401, 'auth.invalid_token']);
  });

  it('is over after seven days, for its tokens at once and altogether by the next sweep', async () => {
    const guest = await beginGuest();
    const projectId = await makeProject(guest.accessToken);
    await withDatabase((db) =>
      db
        .update(users)
        .set({ guestUntil: new Date(Date.now() - 1) })
        .where(eq(users.id, guest.user.id)),
    );
    expect((await call('GET', '/api/v1/me', { token: guest.accessToken })).status).toBe(401);
    const { refreshToken } = guest;
    expect((await call('POST', '/api/v1/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    const register = await call('POST', '/api/v1/auth/register', {
      token: guest.accessToken,
      body: account(),
    });
    expect(register.status).toBe(401);
    const context = createExecutionContext();
    await handleCron(createScheduledController(), testEnv, context);
    await waitOnExecutionContext(context);
    const left = await withDatabase((db) => db.select().from(users).where(eq(users.id, guest.user.id)));
    expect(left).toEqual([]);
    expect(projectId).toMatch(/^prj_/);
  });
});

describe('the allowance of guests', () => {
  const read = async (token: string) => (await call('GET', '/api/v1/me/allowance', { token })).json.guest;

  it('counts what was made in a day, and what films under way would take', async () => {
    const { accessToken: token, user } = await beginGuest();
    expect(await read(token)).toEqual({ limitCpuSeconds: 600, usedCpuSeconds: 0, leftCpuSeconds: 600 });
    await makeFrames(user.id, 1000);
    expect((await read(token)).usedCpuSeconds).toBe(17);
    await makeFrames(user.id, 1_000_000, new Date(Date.now() - 25 * 3600_000));
    expect((await read(token)).usedCpuSeconds).toBe(17);
    const projectId = await makeProject(token);
    const job = await film(token, projectId);
    const underWay = (await read(token)).usedCpuSeconds;
    expect(underWay).toBeGreaterThan(20);
    await call('POST', `/api/v1/jobs/${job.json.id}/cancel`, { token });
    expect((await read(token)).usedCpuSeconds).toBeLessThan(underWay);
  });

  it('holds however many films start at once, and tells the way out', async () => {
    const { accessToken: token, user } = await beginGuest();
    const projectId = await makeProject(token);
    const first = await film(token, projectId);
    const each = (await read(token)).usedCpuSeconds;
    await call('POST', `/api/v1/jobs/${first.json.id}/cancel`, { token });
    // Room for two more films, and half of a third.
    await makeFrames(user.id, Math.floor((GUEST_CPU_MS - each * 2_500) / 17));
    const starts = await Promise.all(Array.from({ length: 8 }, () => film(token, projectId)));
    const refused = starts.filter(({ status }) => status === 429);
    expect(starts.filter(({ status }) => status === 202)).toHaveLength(2);
    expect(refused).toHaveLength(6);
    expect(refused[0]?.json.code).toBe('guest.allowance_used');
    expect(refused[0]?.json.detail).toMatch(/Register/);
    expect(refused[0]?.headers.get('retry-after')).toBe('3600');
  });

  it('is shared by the guests of one address, and no other’s', async () => {
    const address = newAddress();
    const [one, two, other] = [await beginGuest(address), await beginGuest(address), await beginGuest()];
    await makeFrames(one.user.id, Math.ceil(ADDRESS_CPU_MS / 17));
    const refused = await film(two.accessToken, await makeProject(two.accessToken));
    expect(refused.json.code).toBe('guest.allowance_used');
    expect((await film(other.accessToken, await makeProject(other.accessToken))).status).toBe(202);
  });

  it('is nobody’s who has an account', async () => {
    const { json } = await call('POST', '/api/v1/auth/register', { body: account() });
    await makeFrames(json.user.id, 10_000_000);
    expect(await read(json.accessToken)).toBeNull();
    expect((await film(json.accessToken, await makeProject(json.accessToken))).status).toBe(202);
  });

  it('lets an address begin so many guests a day', async () => {
    const headers = { 'cf-connecting-ip': newAddress() };
    const begin = () => call('POST', '/api/v1/auth/guest', { headers });
    const answers = await Promise.all(Array.from({ length: 25 }, begin));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});
