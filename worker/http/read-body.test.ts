import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../errors.ts';
import type { AppEnv } from './app-env.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';

/** What becomes of a body: what the handler finds, or the code, words and fields of the refusal. */
async function send(body: BodyInit | null, headers: Record<string, string> = {}, method = 'POST') {
  const app = new Hono<AppEnv>();
  app.use(readBody);
  app.all('/', async (c) => c.json({ found: await c.req.text() }));
  app.onError((error, c) => {
    if (!(error instanceof ProblemError)) throw error;
    const { code, message, errors } = error;
    return c.json({ code, message, errors }, 400);
  });
  const init = { method, body, headers: { 'content-type': 'application/json', ...headers }, duplex: 'half' };
  return (await app.request('/', init as RequestInit)).json() as Promise<{
    found?: string;
    code?: string;
    message?: string;
    errors?: { path: string; message: string }[];
  }>;
}

/** Bytes in parts, whose length no header tells. */
function streamOf(parts: Uint8Array[]) {
  const state = { cancelled: false };
  const left = [...parts];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = left.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { body, state };
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const TOO_LARGE = { code: 'request.too_large', message: 'A body has at most 8 MB.' };

describe('a body', () => {
  it('is handed on as it came, in however many parts, and may be left out', async () => {
    const text = '{"name":"Ünï 🎬","list":[1,null,{"a":false}]}';
    expect(await send(text)).toEqual({ found: text });
    const bytes = new TextEncoder().encode(text);
    const { body } = streamOf([bytes.slice(0, 11), bytes.slice(11, 12), bytes.slice(12)]);
    expect(await send(body)).toEqual({ found: text });
    expect(await send(null)).toEqual({ found: '' });
    expect(await send('', { 'content-type': 'text/plain' })).toEqual({ found: '' });
    expect(await send(null, {}, 'GET')).toEqual({ found: '' });
  });

  it('has at most 8 MB, whatever its header says, and is read no further', async () => {
    const fits = `"${'x'.repeat(MAX_BODY_BYTES - 2)}"`;
    expect((await send(fits)).found?.length).toBe(MAX_BODY_BYTES);
    expect((await send(fits, { 'content-length': String(MAX_BODY_BYTES) })).found?.length).toBe(
      MAX_BODY_BYTES,
    );
    expect(await send(`${fits} `)).toMatchObject(TOO_LARGE);
    const told = streamOf([new Uint8Array(1)]);
    expect(await send(told.body, { 'content-length': String(MAX_BODY_BYTES + 1) })).toMatchObject(TOO_LARGE);
    expect(told.state.cancelled).toBe(true);
    const half = new Uint8Array(MAX_BODY_BYTES / 2 + 1).fill(32);
    const endless = streamOf([half, half, half, half]);
    expect(await send(endless.body, { 'content-length': '5' })).toMatchObject(TOO_LARGE);
    expect(endless.state.cancelled).toBe(true);
  });

  it.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['APPLICATION/JSON ;charset=utf-8', true],
    ['application/json-patch+json', false],
    ['text/plain; application/json', false],
    ['text/plain', false],
    ['', false],
  ])('of the type %j is taken: %s', async (type, isTaken) => {
    const answer = await send('{}', { 'content-type': type });
    const refusal = { code: 'request.unsupported_type', message: 'Send application/json.' };
    expect(answer).toEqual(isTaken ? { found: '{}' } : refusal);
  });

  it('is UTF-8 and JSON, a byte order mark before it or not', async () => {
    expect(await send('\ufeff{}')).toEqual({ found: '{}' });
    const bad = new Uint8Array([0x22, 0xc3, 0x28, 0x22]);
    expect(await send(bad)).toEqual({ code: 'request.malformed', message: 'The body is not UTF-8.' });
    for (const text of ['{', "{'a':1}", 'undefined', '{"a":1}x'])
      expect(await send(text)).toEqual({ code: 'request.malformed', message: 'The body is not valid JSON' });
  });

  it.each([
    ['{"a":{"b":["x","\\u0000"]}}', 'a.b.1', 'Text may not contain NUL'],
    ['{"a\\u0000b":1}', '', 'Text may not contain NUL'],
    ['{"a":"\\ud83c"}', 'a', 'Text may not contain half of a surrogate pair'],
    ['{"x":{"\\udfac":1}}', 'x', 'Text may not contain half of a surrogate pair'],
    ['"\\u0000"', '', 'Text may not contain NUL'],
    [nested(66), Array(65).fill('0').join('.'), 'This is nested too deeply'],
  ])('that nobody can store is refused where it is so: %s', async (text, path, message) => {
    expect(await send(text)).toMatchObject({ code: 'request.invalid', errors: [{ path, message }] });
  });

  it('of 64 levels is not too deep, and a long path is cut', async () => {
    expect((await send(nested(65))).found).toBe(nested(65));
    const { errors } = await send(`{"${'k'.repeat(300)}":"\\u0000"}`);
    expect(errors?.[0]?.path).toBe('k'.repeat(200));
  });
});
