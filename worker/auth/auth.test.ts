import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../db/connect.ts';
import { sessions } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { call, ORIGIN, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { hashRefreshToken } from './refresh-token.ts';

const refresh = (refreshToken: string) => call('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
const settings = readSettings(testEnv);
const soak = testEnv.SOAK === '1';
const GUESSES = soak ? 1_000 : 30;
/** As many as the embedded database takes at once without turning any away. */
const AT_ONCE = 50;

async function rotatedLongAgo(token: string): Promise<void> {
  const { db, close } = connectDatabase(settings);
  const rotatedAt = new Date(Date.now() - 11_000);
  await db
    .update(sessions)
    .set({ rotatedAt })
    .where(eq(sessions.tokenHash, hashRefreshToken(token)));
  await close();
}

describe('signing in', () => {
  it('registers, answers with tokens and lets in', async () => {
    const session = await signUp();
    expect(session).toMatchObject({ tokenType: 'Bearer', expiresIn: 1800, user: { role: 'user' } });
    const me = await call('GET', '/api/v1/me', { token: session.accessToken });
    expect(me.status).toBe(200);
    expect(me.json).toEqual(session.user);
    expect(me.text).not.toMatch(/hash|password|family/i);
    const login = await call('POST', '/api/v1/auth/login', {
      body: { email: session.email.toUpperCase(), password: session.password },
    });
    expect(login.status).toBe(200);
    expect(login.json.user).toEqual(session.user);
  });

  it('refuses taken addresses and names, whatever their case', async () => {
    const { email, user } = await signUp();
    const register = (body: object) => call('POST', '/api/v1/auth/register', { body });
    const password = 'long enough';
    const taken = await register({ email: email.toUpperCase(), username: 'someone-else-1', password });
    expect([taken.status, taken.json.code]).toEqual([409, 'user.email_taken']);
    const name = await register({ email: 'x@example.org', username: user.username.toUpperCase(), password });
    expect([name.status, name.json.code]).toEqual([409, 'user.username_taken']);
  });

  it('answers a wrong password and an unknown user alike', async () => {
    const { email } = await signUp();
    const wrong = await call('POST', '/api/v1/auth/login', { body: { email, password: 'wrong' } });
    const unknown = await call('POST', '/api/v1/auth/login', {
      body: { email: 'nobody@example.org', password: 'wrong' },
    });
    expect(wrong.status).toBe(401);
    const { requestId: _, ...rest } = wrong.json;
    expect(unknown.json).toMatchObject(rest);
  });

  it(`counts guesses exactly: of ${GUESSES}, as many as can be at once, ten are looked at`, async () => {
    const { email, password } = await signUp();
    const guess = (text: string) => call('POST', '/api/v1/auth/login', { body: { email, password: text } });
    const statuses: Awaited<ReturnType<typeof guess>>[] = [];
    for (let i = 0; i < GUESSES; i += AT_ONCE) {
      const wave = Array.from({ length: Math.min(AT_ONCE, GUESSES - i) }, (_, n) => guess(`guess ${i + n}`));
      statuses.push(...(await Promise.all(wave)));
    }
    expect(statuses.filter((r) => r.status === 401)).toHaveLength(10);
    const limited = statuses.filter((r) => r.status === 429);
    expect(limited).toHaveLength(GUESSES - 10);
    expect(limited[0]?.json.code).toBe('request.rate_limited');
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await guess(password)).status).toBe(429);
  });
});

describe('refresh tokens', () => {
  it('rotate, and 50 at once get one and the same successor', async () => {
    const { refreshToken, user } = await signUp();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
    expect(answers.map((a) => a.status)).toEqual(Array(50).fill(200));
    const [{ json }] = answers as [(typeof answers)[number]];
    const me = await call('GET', '/api/v1/me', { token: json.accessToken });
    expect([json.user, me.json]).toEqual([user, user]);
    const successors = new Set(answers.map((a) => a.json.refreshToken));
    expect(successors.size).toBe(1);
    expect(successors.has(refreshToken)).toBe(false);
  });

  it('count as stolen when used again later, and then end the whole family', async () => {
    const { refreshToken, accessToken } = await signUp();
    const next = (await refresh(refreshToken)).json;
    await rotatedLongAgo(refreshToken);
    const reused = await refresh(refreshToken);
    expect([reused.status, reused.json.code]).toEqual([401, 'auth.refresh_reused']);
    expect((await refresh(next.refreshToken)).status).toBe(401);
    for (const token of [accessToken, next.accessToken]) {
      expect((await call('GET', '/api/v1/me', { token })).status).toBe(401);
    }
  });

  it('are no access tokens, nor the other way round', async () => {
    const { refreshToken, accessToken } = await signUp();
    expect((await call('GET', '/api/v1/me', { token: refreshToken })).status).toBe(401);
    expect((await refresh(accessToken)).status).toBe(401);
  });

  it('end with the log-out, and so do the access tokens', async () => {
    const { refreshToken, accessToken } = await signUp();
    expect((await call('POST', '/api/v1/auth/logout', { body: { refreshToken } })).status).toBe(204);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await call('GET', '/api/v1/me', { token: accessToken })).status).toBe(401);
    expect((await call('POST', '/api/v1/auth/logout', { body: { refreshToken } })).status).toBe(204);
  });

  it('stay out of scripts’ reach in a browser', async () => {
    const { email, password } = await signUp();
    const web = { 'x-client': 'web', origin: ORIGIN };
    const login = await call('POST', '/api/v1/auth/login', { body: { email, password }, headers: web });
    expect(login.json.refreshToken).toBeUndefined();
    const cookie = login.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/api\/v1\/auth/);
    const headers = { ...web, cookie: cookie.split(';')[0] as string };
    const again = await call('POST', '/api/v1/auth/refresh', { headers });
    expect(again.status).toBe(200);
    expect(again.json.refreshToken).toBeUndefined();
    expect(again.headers.get('set-cookie')).toContain('studio_refresh=rt_');
    const evil = await call('POST', '/api/v1/auth/refresh', {
      headers: { ...headers, origin: 'https://evil.example' },
    });
    expect([evil.status, evil.json.code]).toEqual([403, 'auth.forbidden']);
    const { 'x-client': _, origin: __, ...bare } = headers;
    expect((await call('POST', '/api/v1/auth/refresh', { headers: bare })).status).toBe(403);
    expect((await call('POST', '/api/v1/auth/refresh')).status).toBe(401);
  });
});

describe('access tokens', () => {
  it('are asked for and refused as RFC 6750 says', async () => {
    const missing = await call('GET', '/api/v1/me');
    expect([missing.status, missing.json.code]).toEqual([401, 'auth.required']);
    expect(missing.headers.get('www-authenticate')).toBe('Bearer');
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer é', 'Bearer x.y.z']) {
      const refused = await call('GET', '/api/v1/me', { headers: { authorization } });
      expect([refused.status, refused.json.code]).toEqual([401, 'auth.invalid_token']);
    }
  });
});
