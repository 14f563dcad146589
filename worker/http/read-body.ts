import { createMiddleware } from 'hono/factory';
import { createProblem } from '../errors.ts';
import type { AppEnv } from './app-env.ts';

/** The longest storyboards are some megabytes; nothing sent here is larger. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** Deeper JSON is nobody's request, and walking it would cost more than it says. */
const MAX_DEPTH = 64;

/**
 * Reads a request's body once, before anything trusts it: at most 8 MB, UTF-8, JSON, not too deep, and no
 * text that Postgres cannot hold (NUL, half of a surrogate pair). Handlers find it read.
 */
export const readBody = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.raw.body === null) return next();
  const bytes = await readAtMost(c.req.raw, MAX_BODY_BYTES);
  if (bytes.byteLength > 0 && !isJson(c.req.header('content-type'))) {
    throw createProblem('request.unsupported_type', { detail: 'Send application/json.' });
  }
  const text = decode(bytes);
  if (text !== '') checkJson(text);
  // The cache is typed as what it resolves to, and Hono awaits it.
  Object.assign(c.req.bodyCache, { text: Promise.resolve(text) });
  await next();
});

async function readAtMost(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    createProblem('request.too_large', { detail: `A body has at most ${limit / 1024 / 1024} MB.` });
  if (Number(request.headers.get('content-length')) > limit) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw createProblem('request.malformed', { detail: 'The body is not UTF-8.', cause });
  }
}

function checkJson(text: string): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw createProblem('request.malformed', { cause });
  }
  const fault = findUnstorable(value, [], 0);
  if (fault) throw createProblem('request.invalid', { errors: [fault] });
}

/** The first place that cannot be stored, depth first; undefined: there is none. */
function findUnstorable(
  value: unknown,
  path: readonly string[],
  depth: number,
): { path: string; message: string } | undefined {
  const fault = (message: string) => ({
    path: path.join('.').slice(0, 200),
    message,
  });
  if (depth > MAX_DEPTH) return fault('This is nested too deeply');
  if (typeof value === 'string') return textFault(value, fault);
  if (value === null || typeof value !== 'object') return undefined;
  for (const key of Object.keys(value)) {
    const here = [...path, key];
    const found =
      textFault(key, fault) ?? findUnstorable((value as Record<string, unknown>)[key], here, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function textFault<T>(text: string, fault: (message: string) => T): T | undefined {
  if (text.includes('\0')) return fault('Text may not contain NUL');
  if (!text.isWellFormed()) return fault('Text may not contain half of a surrogate pair');
  return undefined;
}
