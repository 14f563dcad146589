import { eq } from 'drizzle-orm';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { connectDatabase } from '../db/connect.ts';
import { sessions } from '../db/schema.ts';
import { readSettings } from '../env.ts';
import { call, ORIGIN, signUp } from '../testing/api.ts';
import { testEnv } from '../testing/test-env.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, readAccessToken } from './access-token.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { hashRefreshToken } from './refresh-token.ts';

const refresh = (refreshToken: string) => call('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
const settings = readSettings(testEnv);

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

  it('counts guesses exactly: of 30 at once, ten are looked at', async () => {
    const { email, password } = await signUp();
    const guess = (text: string) => call('POST', '/api/v1/auth/login', { body: { email, password: text } });
    const statuses = await Promise.all(Array.from({ length: 30 }, (_, i) => guess(`guess ${i}`)));
    expect(statuses.filter((r) => r.status === 401)).toHaveLength(10);
    const limited = statuses.filter((r) => r.status === 429);
    expect(limited).toHaveLength(20);
    expect(limited[0]?.json.code).toBe('request.rate_limited');
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await guess(password)).status).toBe(429);
  });

  it('tells passwords apart beyond 72 bytes, and equal ones typed differently together', async () => {
    const long = 'x'.repeat(72);
    const hash = await hashPassword(`${long}a`);
    expect(await verifyPassword(`${long}a`, hash)).toBe(true);
    expect(await verifyPassword(`${long}b`, hash)).toBe(false);
    expect(await verifyPassword(long, hash)).toBe(false);
    expect(await verifyPassword('Ame\u0301lie\uFB01', await hashPassword('Am\u00e9liefi'))).toBe(true);
    expect(await verifyPassword('nobody', undefined)).toBe(false);
  });
});

describe('refresh tokens', () => {
  it('rotate, and 20 at once get one and the same successor', async () => {
    const { refreshToken } = await signUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200));
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
  const claims = { userId: 'usr_a', familyId: 'fam_a' };
  const now = new Date('2026-11-22T12:00:00Z');
  const seconds = (n: number) => new Date(now.getTime() + n * 1000);

  it('live half an hour to the second, under the current and the previous secret', async () => {
    const token = await issueAccessToken(settings, claims, now);
    expect(await readAccessToken(settings, token, seconds(ACCESS_TOKEN_SECONDS - 1))).toEqual(claims);
    expect(await readAccessToken(settings, token, seconds(ACCESS_TOKEN_SECONDS))).toBeNull();
    const [current, previous] = settings.jwtSecrets as [string, string];
    const rotated = { ...settings, jwtSecrets: ['a-new-secret-of-at-least-32-characters', current] };
    expect(await readAccessToken(rotated, token, now)).toEqual(claims);
    expect(await readAccessToken({ ...settings, jwtSecrets: [previous] }, token, now)).toBeNull();
  });

  it('cannot be forged: of 2,000 bit flips and every other header or claim, none is accepted', async () => {
    const token = await issueAccessToken(settings, claims, now);
    const bytes = new TextEncoder().encode(token);
    let accepted = 0;
    for (let i = 0; i < 2000; i++) {
      const mutant = bytes.slice();
      const at = (i * 7919) % mutant.length;
      mutant[at] = (mutant[at] as number) ^ (1 << (i % 7));
      const text = new TextDecoder().decode(mutant);
      if (text !== token && (await readAccessToken(settings, text, now))) accepted += 1;
    }
    expect(accepted).toBe(0);
    const [secret] = settings.jwtSecrets as [string];
    const kid = JSON.parse(atob(token.split('.')[0] as string)).kid;
    const forge = (header: object, payload: object = {}, key = secret) =>
      new SignJWT({
        sub: 'usr_a',
        sid: 'fam_a',
        iss: settings.publicUrl,
        aud: 'ai-film-studio',
        iat: now.getTime() / 1000,
        exp: now.getTime() / 1000 + 60,
        ...payload,
      })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid, ...header })
        .sign(new TextEncoder().encode(key));
    expect(await readAccessToken(settings, await forge({}), now)).toEqual(claims);
    const forgeries = [
      forge({ alg: 'HS512' }, {}, secret.padEnd(64, 'x')),
      forge({ typ: 'JWT' }),
      forge({ kid: 'other' }),
      forge({ jku: 'https://evil.example/keys' }),
      forge({ jwk: { kty: 'oct', k: 'AAAA' } }),
      forge({}, { aud: 'composer-order' }),
      forge({}, { aud: ['ai-film-studio', 'x'] }),
      forge({}, { iss: 'https://evil.example' }),
      forge({}, { exp: undefined }),
      forge({}, { exp: now.getTime() / 1000 }),
      forge({}, { nbf: now.getTime() / 1000 + 5 }),
      forge({}, { sub: undefined }),
      forge({}, { sid: 7 }),
      forge({}, {}, 'another-secret-of-at-least-32-characters'),
    ];
    for (const forgery of forgeries) {
      expect(await readAccessToken(settings, await forgery, now)).toBeNull();
    }
    const [, payload] = token.split('.') as [string, string];
    const none = btoa(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid })).replaceAll('=', '');
    for (const text of [`${none}.${payload}.`, '', '.', '..', `${token}.x`, `${token}=`]) {
      expect(await readAccessToken(settings, text, now)).toBeNull();
    }
  });

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
