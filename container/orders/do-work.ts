import type { ChildProcess } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import type { MessagePort } from 'node:worker_threads';
import { FfmpegError } from '../ffmpeg/run-ffmpeg.ts';
import { doOrder, loadFirst } from './do-order.ts';
import { OrderRefused } from './order-refused.ts';
import type { StudioMessage, StudioOutcome, StudioTask } from './studio-pool.ts';

/**
 * What a thread of the pool runs: one order, from local files to local files. Says its progress and
 * its child processes over `port`, and stops when told so there.
 */
export default async function doWork(
  task: (StudioTask & { port: MessagePort }) | { warm: true },
): Promise<StudioOutcome> {
  if ('warm' in task) {
    await loadFirst();
    return { ok: true, files: [], meta: {} };
  }
  const { port } = task;
  const say = (message: StudioMessage) => port.postMessage(message);
  const stop = new AbortController();
  port.on('message', () => stop.abort());
  // A thread that is ended cannot kill its children any more; the pool does it by these ids.
  const seen = (message: unknown) => tellChild((message as { process: ChildProcess }).process, say);
  diagnostics.subscribe('child_process', seen);
  try {
    const made = await doOrder(task, {
      signal: stop.signal,
      onProgress: (progress) => say({ progress: Math.min(1, Math.max(0, progress)) }),
    });
    return { ok: true, ...made };
  } catch (error) {
    return outcomeOf(error, task.folder);
  } finally {
    diagnostics.unsubscribe('child_process', seen);
    port.close();
  }
}

function tellChild(child: ChildProcess, say: (message: StudioMessage) => void): void {
  child.once('spawn', () => say({ child: child.pid! }));
  child.once('exit', () => say({ childEnded: child.pid! }));
}

function outcomeOf(error: unknown, folder: string): StudioOutcome {
  const message = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    code: codeOf(error),
    // Where the files lay is nobody's business.
    message: message.replaceAll(folder, '').slice(0, 1900),
    retryable: !(error instanceof OrderRefused) && !hopeless(error),
  };
}

function codeOf(error: unknown): string {
  if (error instanceof OrderRefused) return error.code;
  if (hopeless(error)) return 'input.invalid';
  return isDiskFull(error) ? 'disk.full' : 'work.failed';
}

/** Node tells by a code, ffmpeg in words. */
function isDiskFull(error: unknown): boolean {
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return true;
  return error instanceof FfmpegError && /No space left on device/.test(error.stderrTail);
}

/** Errors that say of themselves that another attempt would not help. */
function hopeless(error: unknown): boolean {
  return (error as { retryable?: unknown } | null)?.retryable === false;
}
