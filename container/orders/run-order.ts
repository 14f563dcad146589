import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ComposerOrder, MadeFile, OrderReport } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import type { FoundEngine } from '../speech/engines/speech-engine.ts';
import type { OriginRule } from './allow-origin.ts';
import { fetchInputs, InputUnavailable, type LinePace } from './fetch-inputs.ts';
import type { Made } from './made.ts';
import type { OrderFolders } from './order-folders.ts';
import { OrderRefused } from './order-refused.ts';
import { type StudioPool, type StudioTask, ThreadLost } from './studio-pool.ts';
import { LinkLost, type WorkerLink } from './worker-link.ts';

/** What every order of a composer shares. */
export interface OrderRoom {
  pool: StudioPool;
  folders: OrderFolders;
  allow: OriginRule;
  ffmpeg: Ffmpeg;
  /** Speech engines of this machine; asked for only where an order names one. Absent: there are none. */
  engines?: () => Promise<readonly FoundEngine[]>;
  /** Longest work of one order in ms, downloads and uploads aside. */
  workLimitMs: number;
  /** Absent: `SLOWEST_LINE`. */
  slowest?: LinePace | undefined;
}

/** The work took longer than any order may. */
class OrderTimeout extends Error {
  override readonly name = 'OrderTimeout';
}

/** Shares of an order's progress that downloading and working end at. */
const FETCHED = 0.1;
const WORKED = 0.9;

/**
 * An order from its inputs to its files in the bucket; answers its last report, which is not sent yet.
 * Rejects only when `signal` aborts or the worker does not want the order any more.
 */
export async function runOrder(
  room: OrderRoom,
  order: ComposerOrder,
  link: WorkerLink,
  signal: AbortSignal,
  onProgress: (progress: number) => void,
): Promise<OrderReport> {
  const folder = await room.folders.take();
  try {
    const inputs = await fetchInputs(order.inputs, order.work.kind, join(folder, 'inputs'), room.allow, {
      signal,
      slowest: room.slowest,
      onProgress: (share) => onProgress(FETCHED * share),
    });
    onProgress(FETCHED);
    const task = {
      work: order.work,
      inputs,
      folder,
      ffmpeg: room.ffmpeg,
      ...(await enginesFor(room, order)),
    };
    const outcome = await withinLimit(room.workLimitMs, signal, (limited) =>
      room.pool.run(task, limited, (share) => onProgress(FETCHED + (WORKED - FETCHED) * share)),
    );
    if (!outcome.ok) {
      const { code, message, retryable } = outcome;
      return { state: 'failed', code, message, retryable };
    }
    const files: MadeFile[] = [];
    for (const made of outcome.files) {
      files.push(await bringHome(made, link, signal));
      onProgress(WORKED + ((1 - WORKED) * files.length) / outcome.files.length);
    }
    return { state: 'done', files, meta: outcome.meta };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error);
  } finally {
    await room.folders.giveBack(folder);
  }
}

async function enginesFor(
  { engines }: OrderRoom,
  { work }: ComposerOrder,
): Promise<Pick<StudioTask, 'engines'>> {
  const asked = work.kind === 'speech' && work.order.engine !== undefined;
  return asked && engines ? { engines: await engines() } : {};
}

async function withinLimit<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new OrderTimeout(`The work took over ${limitMs} ms.`)), limitMs);
  try {
    return await work(AbortSignal.any([signal, limit.signal]));
  } finally {
    clearTimeout(timer);
  }
}

async function bringHome(
  { role, path, type }: Made,
  link: WorkerLink,
  signal: AbortSignal,
): Promise<MadeFile> {
  const { size: bytes } = await stat(path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  const request = { role, bytes, sha256: hash.digest('hex'), type };
  const objectKey = await link.upload(request, path, signal);
  return { ...request, objectKey };
}

/** The report of an order that ended by `error`. What is not known is the machine's fault, not the order's. */
export function failureOf(error: unknown): OrderReport {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 1900);
  if (error instanceof OrderRefused) return { state: 'failed', code: error.code, message, retryable: false };
  return { state: 'failed', code: codeOf(error), message, retryable: true };
}

function codeOf(error: unknown): string {
  if (error instanceof InputUnavailable) return 'input.unavailable';
  if (error instanceof ThreadLost) return 'thread.lost';
  if (error instanceof OrderTimeout) return 'order.timeout';
  if (error instanceof LinkLost) return 'upload.failed';
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return 'disk.full';
  return 'composer.failed';
}
