import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Env } from '../env.ts';
import { ProblemError, problemResponse } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { fakeLimit } from './fake-limit.ts';
import { limitFloods } from './limit-floods.ts';

/** A studio that answers everything, behind the limits. */
function studio(limits: { FLOOD_LIMIT?: object; COSTLY_LIMIT?: object }) {
  const app = new Hono<AppEnv>();
  app.use(limitFloods);
  app.all('*', (c) => c.text('served'));
  app.onError((error) => {
    if (!(error instanceof ProblemError)) throw error;
    return problemResponse(error, 'req_1');
  });
  return (request: string, address?: string) => {
    const [method = '', path = ''] = request.split(' ');
    const headers: HeadersInit = address === undefined ? {} : { 'cf-connecting-ip': address };
    return app.request(path, { method, headers }, limits as Env);
  };
}

describe('a flood', () => {
  it('of one address is turned away as it should be told; others are served', async () => {
    const ask = studio({ FLOOD_LIMIT: fakeLimit(3), COSTLY_LIMIT: fakeLimit(99) });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask('GET /api/health', '198.51.100.1')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask('GET /api/health', '198.51.100.1');
    expect(await refused.json()).toMatchObject({
      code: 'request.rate_limited',
      detail: 'Too many requests from your address; wait up to 60 s.',
    });
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await (await ask('GET /api/health', '198.51.100.2')).text()).toBe('served');
  });

  it.each([
    ['POST /api/v1/auth/register', true],
    ['POST /api/v1/auth/login', true],
    ['POST /api/v1/auth/guest', true],
    ['POST /api/v1/auth/forgot-password', true],
    ['POST /api/v1/auth/reset-password', true],
    ['POST /api/v1/auth/verify-email', true],
    ['POST /api/v1/me/provider-keys', true],
    ['GET /api/v1/me/provider-keys', false],
    ['POST /api/v1/auth/refresh', false],
    ['POST /api/v1/auth/logout', false],
    ['POST /api/v1/auth/login/x', false],
    ['POST /x/api/v1/auth/login', false],
    ['POST /api/v1/projects', false],
  ])('of %s counts as costly: %s', async (request, isCostly) => {
    const [flood, costly] = [fakeLimit(99), fakeLimit(1)];
    const ask = studio({ FLOOD_LIMIT: flood, COSTLY_LIMIT: costly });
    const statuses = [
      (await ask(request, '198.51.100.3')).status,
      (await ask(request, '198.51.100.3')).status,
    ];
    expect(statuses).toEqual([200, isCostly ? 429 : 200]);
    expect([flood.seen.size, costly.seen.size]).toEqual([1, isCostly ? 1 : 0]);
  });

  it('is nobody’s where a deployment has no counters', async () => {
    const ask = studio({});
    for (let i = 0; i < 3; i++)
      expect((await ask('POST /api/v1/auth/login', '198.51.100.4')).status).toBe(200);
  });

  it.each([undefined, '127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'on one machine is nobody’s: requests of %s are not counted',
    async (address) => {
      const flood = fakeLimit(0);
      expect((await studio({ FLOOD_LIMIT: flood })('GET /api/health', address)).status).toBe(200);
      expect(flood.seen.size).toBe(0);
    },
  );

  it.each(['1127.0.0.1', '8.127.0.1', '::12', '1::1', '2001:db8::ffff:127.0.0.1', '::ffff:10.0.0.1'])(
    'of %s is counted, which only looks like this machine',
    async (address) => {
      expect((await studio({ FLOOD_LIMIT: fakeLimit(0) })('GET /api/health', address)).status).toBe(429);
    },
  );
});
