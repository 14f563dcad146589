import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import { hc, type InferResponseType } from 'hono/client';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { User } from '#domain/account';
import type { Estimate } from '#domain/estimate';
import type { Job, JobOutput } from '#domain/film-job';
import { PROBLEMS } from '#domain/problem';
import { type App, app } from './app.ts';
import type { Env } from './env.ts';
import { readSettings } from './env.ts';
import { fakeLimit } from './http/fake-limit.ts';
import { call, ORIGIN, signUp } from './testing/api.ts';
import { testEnv } from './testing/test-env.ts';

/** The app in a deployment with other settings. */
async function fetchWith(settings: Record<string, string>, path: string, init: RequestInit = {}) {
  const context = createExecutionContext();
  const response = await app.fetch(
    new Request(`${ORIGIN}${path}`, init),
    { ...testEnv, ...settings } as Env,
    context,
  );
  const text = await response.text();
  await waitOnExecutionContext(context);
  return { status: response.status, headers: response.headers, json: JSON.parse(text), text };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the app', () => {
  it('says that it is up without asking anybody', async () => {
    const health = await fetchWith({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }, '/api/health');
    expect([health.status, health.json]).toEqual([200, { status: 'ok' }]);
  });

  it('is not ready while the composer is away, and says who is missing', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ready = await call('GET', '/api/ready');
    expect([ready.status, ready.json.code, ready.json.detail]).toEqual([
      503,
      'composer.unavailable',
      'Not ready: composer.',
    ]);
  });

  it('answers 503 with Retry-After when the database is away, and keeps secrets out of answer and log', async () => {
    const logged: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((line) => logged.push(String(line)));
    const settings = {
      DATABASE_URL: 'postgres://canary-user:canary-password@127.0.0.1:1/x',
      NEON_PROXY: '127.0.0.1:9/v1',
    };
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'canary@example.org', password: 'canary-secret' }),
    };
    const answer = await fetchWith(settings, '/api/v1/auth/login', init);
    expect([answer.status, answer.json.code]).toEqual([503, 'database.unavailable']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const line = logged.map((text) => JSON.parse(text)).find(({ event }) => event === 'request.failed');
    expect(line).toMatchObject({ requestId: answer.json.requestId, code: 'database.unavailable' });
    expect(answer.text + logged.join()).not.toContain('canary');
    // The driver's settings are the isolate's; the next request must find its own database again.
    expect((await signUp()).tokenType).toBe('Bearer');
  });

  it('puts a request id and protective headers on every answer', async () => {
    for (const path of ['/api/health', '/api/v1/me', '/api/nothing', '/api/openapi.json']) {
      const { headers } = await call('GET', path);
      expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{20}$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toBeTruthy();
    }
    const own = await call('GET', '/api/health', { headers: { 'x-request-id': 'my-request-1' } });
    expect(own.headers.get('x-request-id')).toBe('my-request-1');
    const forged = await call('GET', '/api/health', { headers: { 'x-request-id': '<script>' } });
    expect(forged.headers.get('x-request-id')).toMatch(/^req_/);
  });

  it('lets pages of its own origin in, and no others', async () => {
    const preflight = (origin: string) =>
      call('OPTIONS', '/api/v1/projects', {
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
    const own = await preflight(ORIGIN);
    expect(own.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(own.headers.get('access-control-allow-credentials')).toBe('true');
    for (const origin of [
      'https://evil.example',
      'null',
      `${ORIGIN}.evil.example`,
      'http://localhost:8788',
    ]) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('describes itself: OpenAPI 3.1, named schemas, no dangling reference', async () => {
    const { json, text } = await call('GET', '/api/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    const schemas = Object.keys(json.components.schemas);
    expect(schemas).toEqual(
      expect.arrayContaining(['FilmPlan', 'Job', 'JobConfig', 'Problem', 'Project', 'Session']),
    );
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(named.filter((name) => !schemas.includes(name as string))).toEqual([]);
    expect(json.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    for (const methods of Object.values<Record<string, { summary?: string }>>(json.paths)) {
      for (const operation of Object.values(methods)) expect(operation.summary).toBeTruthy();
    }
  });

  it('has a name and a status for every problem', () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      expect(code).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.length).toBeGreaterThan(5);
    }
  });
});

describe('a flood', () => {
  it('of one address is turned away as it should be told; others are served', async () => {
    const settings = { FLOOD_LIMIT: fakeLimit(3), COSTLY_LIMIT: fakeLimit(99) };
    const ask = (address: string) =>
      call('GET', '/api/health', { headers: { 'cf-connecting-ip': address }, settings });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask('198.51.100.1')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await ask('198.51.100.1');
    expect(refused.json.code).toBe('request.rate_limited');
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('x-request-id')).toBe(refused.json.requestId);
    expect((await ask('198.51.100.2')).status).toBe(200);
  });

  it('of what costs more is turned away sooner, and before it costs anything', async () => {
    const settings = { FLOOD_LIMIT: fakeLimit(99), COSTLY_LIMIT: fakeLimit(1) };
    const headers = { 'cf-connecting-ip': '198.51.100.3' };
    const guest = () => call('POST', '/api/v1/auth/guest', { headers, settings });
    expect([(await guest()).status, (await guest()).status]).toEqual([201, 429]);
    const body = { refreshToken: 'rt_unknown' };
    expect((await call('POST', '/api/v1/auth/refresh', { body, headers, settings })).status).toBe(401);
    expect((await call('GET', '/api/health', { headers, settings })).status).toBe(200);
  });
});

describe('the typed client', () => {
  it('knows what each route answers, without the problems', () => {
    const { me, estimates, jobs } = hc<App>(ORIGIN).api.v1;
    expectTypeOf<InferResponseType<typeof me.$get>>().toEqualTypeOf<User>();
    expectTypeOf<InferResponseType<typeof estimates.$post>>().toEqualTypeOf<Estimate>();
    expectTypeOf<InferResponseType<(typeof jobs)[':jobId']['cancel']['$post']>>().toEqualTypeOf<Job>();
    expectTypeOf<InferResponseType<(typeof jobs)[':jobId']['output']['$get']>>().toEqualTypeOf<JobOutput>();
  });
});

describe('the settings', () => {
  it('name everything that is missing or wrong, and no value', () => {
    const env = { ...testEnv, S3_ENDPOINT: 'canary', JWT_SECRETS: 'canary,short', DATABASE_URL: '' } as Env;
    expect(() => readSettings(env)).toThrow(/DATABASE_URL.*S3_ENDPOINT.*JWT_SECRETS/s);
    expect(() => readSettings(env)).not.toThrow(/canary/);
  });

  it('take an empty line for an absent one, and the first of several addresses for their own', () => {
    const settings = readSettings({
      ...testEnv,
      OPENAI_API_KEY: '',
      DEFAULT_MONTHLY_LIMIT_MICROS: '',
      PUBLIC_URL: 'https://films.example/, http://localhost:5173',
    } as Env);
    expect(settings.providerKeys.OPENAI_API_KEY).toBeUndefined();
    expect(settings.defaultMonthlyLimitMicros).toBe(20_000_000);
    expect(settings.origins).toEqual(['https://films.example', 'http://localhost:5173']);
    expect(settings.internalUrl).toBe('https://films.example');
  });
});
