import type { ProviderModel } from '#domain/provider-models';
import { MADE_BYTES_MAX, type ProviderContext } from './maker.ts';
import { ProviderError, type ProviderPhase } from './provider-error.ts';

/** JSON with a picture as base64 inside is a third larger than the picture. */
export const JSON_BYTES_MAX = Math.ceil((MADE_BYTES_MAX * 4) / 3) + 64 * 1024;

/** Who asks and what for: every error of a request says it. */
export interface Asking {
  provider: string;
  phase: ProviderPhase;
}

/** Refuses, before anything is sent, a text that is longer than its model takes. */
export function requireWithin(
  { textChars }: Pick<ProviderModel, 'textChars'>,
  text: string,
  asking: Asking,
): void {
  if (text.length <= textChars) return;
  const detail = `${text.length} characters, and it takes ${textChars}`;
  throw new ProviderError('invalid_request', { ...asking, detail });
}

/**
 * Runs one request under one clock, from connecting to the last byte. What is thrown on the way becomes a
 * `ProviderError`: ours to stop or theirs to break is `cut`, the clock is `timeout`.
 */
export async function underClock<T>(
  { provider, phase }: Asking,
  ctx: ProviderContext,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Nothing has been sent yet, so nothing can have been charged.
  if (ctx.signal.aborted) throw new ProviderError('cut', { provider, phase, charged: 'no' });
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), ctx.timeoutMs);
  const signal = AbortSignal.any([ctx.signal, clock.signal]);
  // Some runtimes let a body wait for ever although its signal is aborted, so the clock ends the waiting itself.
  const { promise: stopped, reject: stop } = Promise.withResolvers<never>();
  const onAbort = () => stop(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([ask(signal), stopped]);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    const kind = clock.signal.aborted && !ctx.signal.aborted ? 'timeout' : 'cut';
    throw new ProviderError(kind, { provider, phase, cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Reads a body of at most `maxBytes`; a longer one is `garbage` and is not read to its end. */
export async function readCapped(
  response: Response,
  maxBytes: number,
  { provider, phase }: Asking,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared <= maxBytes && response.body) {
    for await (const chunk of chunksOf(response.body)) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) break;
      chunks.push(chunk);
    }
  } else {
    await response.body?.cancel();
    bytes = declared;
  }
  if (bytes > maxBytes) {
    throw new ProviderError('garbage', { provider, phase, detail: `more than ${maxBytes} bytes` });
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** A stream's chunks; leaving the loop early cancels it. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      ended = done;
      if (done) return;
      yield value;
    }
  } finally {
    // A broken stream cannot be cancelled, and its own error is the one to hear of.
    if (!ended) await reader.cancel().catch(() => undefined);
  }
}

/** Reads JSON; anything else is `garbage`. */
export async function readJson(
  response: Response,
  asking: Asking,
  maxBytes = JSON_BYTES_MAX,
): Promise<unknown> {
  const body = await readCapped(response, maxBytes, asking);
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new ProviderError('garbage', { ...asking, status: response.status, cause });
  }
}

/** Milliseconds that a `Retry-After` header asks for (RFC 9110: seconds or a date), within one hour. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(3_600_000, Math.max(0, Math.round(ms))) : undefined;
}
