import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { StartedSession } from '../auth/start-session.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { dropRefreshCookie, handOver, refreshTokenOf } from './refresh-cookie.ts';

const SESSION = { accessToken: 'at', tokenType: 'Bearer', expiresIn: 1800, refreshToken: 'rt_1' };
const OWN = 'https://films.example';

/** A studio of nothing but the cookie, at `at`, which says it is at `publicUrl`. */
function studio({
  at = OWN,
  publicUrl = at,
  origins = [],
}: {
  at?: string;
  publicUrl?: string;
  origins?: string[];
} = {}) {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('deps', { settings: { publicUrl, origins } } as unknown as Deps);
    await next();
  });
  app.post('/login', (c) => c.json(handOver(c, SESSION as unknown as StartedSession)));
  app.post('/token', (c) => c.json({ token: refreshTokenOf(c, c.req.query('body')) ?? null }));
  app.post('/logout', (c) => {
    dropRefreshCookie(c);
    return c.body(null, 204);
  });
  app.onError((error, c) => {
    if (!(error instanceof ProblemError)) throw error;
    return c.json({ code: error.code, detail: error.detail }, 403);
  });
  return async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(`${at}${path}`, { method: 'POST', headers });
    const text = await answer.text();
    return { cookie: answer.headers.get('set-cookie'), json: text === '' ? null : JSON.parse(text) };
  };
}

const cookie = 'studio_refresh=rt_1';

describe('the cookie of a sign-in', () => {
  it('is a browser’s alone, where no script and no other site’s page gets it; others have a body', async () => {
    const ask = studio();
    const web = await ask('/login', { 'x-client': 'web' });
    expect(web.json).toEqual({ accessToken: 'at', tokenType: 'Bearer', expiresIn: 1800 });
    const parts = new Set(web.cookie?.split('; '));
    const wanted = [cookie, 'Max-Age=604800', 'Path=/api/v1/auth', 'HttpOnly', 'Secure', 'SameSite=Strict'];
    expect(parts).toEqual(new Set(wanted));
    for (const client of [undefined, { 'x-client': 'film' }]) {
      expect(await ask('/login', client)).toEqual({ cookie: null, json: SESSION });
    }
  });

  it.each([
    ['http://localhost:8787', undefined, false],
    ['http://localhost:8787', 'https://films.example', true],
    ['https://films.example', 'http://films.example', true],
    ['http://https.example', undefined, false],
  ])('at %s, of a studio that says %s, is Secure: %s', async (at, publicUrl, isSecure) => {
    const { cookie: set } = await studio({ at, publicUrl: publicUrl ?? at })('/login', { 'x-client': 'web' });
    expect(/; Secure/.test(set ?? '')).toBe(isSecure);
  });

  it('counts where one of the studio’s own pages asks, and no other’s', async () => {
    const ask = studio({ origins: ['https://screen.example'] });
    const forbidden = (detail: string) => ({ code: 'auth.forbidden', detail });
    const page = forbidden('This page may not use the sign-in cookie.');
    const cases: [Record<string, string>, unknown][] = [
      [{ origin: OWN }, { token: 'rt_1' }],
      [{ origin: 'https://screen.example' }, { token: 'rt_1' }],
      [{ 'x-client': 'web' }, { token: 'rt_1' }],
      [{ origin: 'https://evil.example' }, page],
      [{ origin: 'https://evil.example', 'x-client': 'web' }, page],
      [{ origin: 'null', 'x-client': 'web' }, page],
      [{ origin: 'http://films.example' }, page],
      [{}, forbidden('Send `x-client: web` with the sign-in cookie.')],
      [{ 'x-client': 'film' }, forbidden('Send `x-client: web` with the sign-in cookie.')],
    ];
    for (const [headers, expected] of cases)
      expect([headers, (await ask('/token', { ...headers, cookie })).json]).toEqual([headers, expected]);
  });

  it('is not asked for where a body names a token, and nobody has one without either', async () => {
    const ask = studio();
    const evil = { origin: 'https://evil.example' };
    expect((await ask('/token?body=rt_2', { ...evil, cookie })).json).toEqual({ token: 'rt_2' });
    expect((await ask('/token', evil)).json).toEqual({ token: null });
    expect((await ask('/token', { ...evil, cookie: 'other=rt_1' })).json).toEqual({ token: null });
  });

  it('goes with the log-out, from the very place where it lies', async () => {
    const { cookie: set } = await studio()('/logout');
    expect(set).toMatch(/^studio_refresh=; Max-Age=0; Path=\/api\/v1\/auth(?:; Secure)$/);
    const plain = await studio({ at: 'http://localhost:8787' })('/logout');
    expect(plain.cookie).not.toContain('Secure');
  });
});
