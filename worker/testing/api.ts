import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import type { Session } from '#domain/account';
import { app } from '../app.ts';
import type { Env } from '../env.ts';
import { testEnv } from './test-env.ts';

export const ORIGIN = 'http://localhost:8787';

export interface Call {
  token?: string | undefined;
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Settings and bindings of this request's deployment that differ from the test run's. */
  settings?: Record<string, unknown>;
}

/** One request to the app, its work after the answer included. */
export async function call(method: string, path: string, { token, body, headers, settings }: Call = {}) {
  const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const request = new Request(`${ORIGIN}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: (isRaw ? body : JSON.stringify(body)) as BodyInit }),
  });
  const context = createExecutionContext();
  const response = await app.fetch(
    request,
    settings ? ({ ...testEnv, ...settings } as Env) : testEnv,
    context,
  );
  const text = await response.text();
  await waitOnExecutionContext(context);
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    json: (isJson ? JSON.parse(text) : null) as any,
  };
}

let made = 0;

/** Registers a user of this test's own and answers with the session. */
export async function signUp(
  name = 'user',
): Promise<Session & { refreshToken: string; email: string; password: string }> {
  made += 1;
  const unique = `${name}-${made}-${crypto.randomUUID().slice(0, 8)}`;
  const account = { email: `${unique}@example.org`, username: unique, password: 'correct horse battery' };
  const { status, json, text } = await call('POST', '/api/v1/auth/register', { body: account });
  if (status !== 201) throw new Error(`register answered ${status}: ${text}`);
  return { ...json, email: account.email, password: account.password };
}
