import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderKind } from '#domain/composer-order';
import type { OriginRule } from './allow-origin.ts';
import { OrderRefused } from './order-refused.ts';

/** An input could not be had now; a new order with fresh URLs may fare better. */
export class InputUnavailable extends Error {
  override readonly name = 'InputUnavailable';
}

const MB = 1024 * 1024;
/** Most bytes of one input and of all inputs of an order, by its kind. */
const MOST_BYTES: Record<OrderKind, { each: number; all: number }> = {
  picture: { each: 0, all: 0 },
  speech: { each: 0, all: 0 },
  music: { each: 0, all: 0 },
  piece: { each: 64 * MB, all: 128 * MB },
  mix: { each: 1536 * MB, all: 3072 * MB },
  join: { each: 2048 * MB, all: 8192 * MB },
  check: { each: 8192 * MB, all: 8192 * MB },
  intake: { each: 16 * MB, all: 16 * MB },
  export: { each: 8192 * MB, all: 8192 * MB },
};
const AT_ONCE = 6;
const TRIES = 4;
const IDLE_MS = 20_000;

/** The slowest line that is borne: after `graceMs` an input must have come at `bytesPerMs` on average. */
export interface LinePace {
  graceMs: number;
  bytesPerMs: number;
}
export const SLOWEST_LINE: LinePace = { graceMs: 60_000, bytesPerMs: 100 };

/**
 * Downloads an order's inputs into `folder`, each into a file named like its input; answers the paths.
 * No redirect is followed. Throws OrderRefused for a forbidden URL or too many bytes,
 * InputUnavailable if the bucket does not give one.
 */
export async function fetchInputs(
  inputs: Readonly<Record<string, string>>,
  kind: OrderKind,
  folder: string,
  allow: OriginRule,
  {
    signal,
    onProgress,
    slowest = SLOWEST_LINE,
  }: { signal: AbortSignal; onProgress: (share: number) => void; slowest?: LinePace | undefined },
): Promise<Record<string, string>> {
  const entries = Object.entries(inputs);
  for (const [, url] of entries) allow(url);
  await mkdir(folder, { recursive: true });
  const budget = { each: MOST_BYTES[kind].each, left: MOST_BYTES[kind].all, slowest };
  const paths: Record<string, string> = {};
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const queue = [...entries];
  let done = 0;
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, url] = next;
      const path = join(folder, name);
      await fetchOne(name, url, path, budget, either);
      paths[name] = path;
      onProgress(++done / entries.length);
    }
  };
  const lanes = Array.from({ length: Math.min(AT_ONCE, entries.length) }, lane);
  try {
    await Promise.all(lanes);
  } finally {
    stop.abort();
    await Promise.allSettled(lanes);
  }
  return paths;
}

interface ByteBudget {
  each: number;
  left: number;
  slowest: LinePace;
}

async function fetchOne(
  name: string,
  url: string,
  path: string,
  budget: ByteBudget,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const trouble = await tryFetch(name, url, path, budget, signal);
    if (trouble === null) return;
    if (!trouble.again || attempt === TRIES) throw new InputUnavailable(`Input ${name}: ${trouble.why}`);
    await sleep(250 * 2 ** attempt, undefined, { signal });
  }
}

async function tryFetch(
  name: string,
  url: string,
  path: string,
  budget: ByteBudget,
  signal: AbortSignal,
): Promise<{ why: string; again: boolean } | null> {
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(new Error('the bucket fell silent')), IDLE_MS);
  let taken = 0;
  const began = performance.now();
  const isSlow = () => {
    const ms = performance.now() - began;
    return ms > budget.slowest.graceMs && taken < ms * budget.slowest.bytesPerMs;
  };
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([signal, idle.signal]) });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      const again = response.status >= 500 || response.status === 429;
      return { why: `the bucket answered ${response.status}`, again };
    }
    const meter = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        timer.refresh();
        taken += chunk.byteLength;
        budget.left -= chunk.byteLength;
        if (taken > budget.each || budget.left < 0) {
          done(new OrderRefused('input.too_large', `Input ${name} is too large.`));
        } else if (isSlow()) done(new InputUnavailable(`Input ${name} comes too slowly.`));
        else done(null, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as unknown as ReadableStream);
    await pipeline(body, meter, createWriteStream(path), { signal });
    const said = response.headers.get('content-length');
    const encoded = response.headers.has('content-encoding');
    if (said !== null && !encoded && Number(said) !== taken) return { why: 'it was cut short', again: true };
    return null;
  } catch (error) {
    // A line that only trickles would keep its place for hours, however often it is tried.
    const final = error instanceof OrderRefused || error instanceof InputUnavailable;
    if (final || signal.aborted) throw error;
    budget.left += taken;
    return { why: (error as Error).message, again: true };
  } finally {
    clearTimeout(timer);
  }
}
