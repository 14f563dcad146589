import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

/** What every run of ffmpeg has: no questions on the terminal, local files and pipes only. */
export const COMMON_ARGS = ['-nostdin', '-hide_banner', '-protocol_whitelist', 'file,pipe'] as const;

/**
 * A frame that ffmpeg frees is taken again at once: glibc keeps it instead of giving it back to the kernel and meeting
 * every page anew, which cost a tenth of an encoder's CPU. Other allocators do not read these.
 */
const KEEP_FREED_FRAMES = {
  MALLOC_MMAP_THRESHOLD_: `${32 << 20}`,
  MALLOC_TRIM_THRESHOLD_: `${256 << 20}`,
} as const;

/** Between TERM and KILL, in ms: what a stopped run leaves is thrown away, so nothing is worth waiting for. */
const KILL_AFTER_MS = 400;
/** How long a feed may go on when ffmpeg has ended, in ms. */
const FEED_LEFT_MS = 1000;
/** Last bytes of stderr that an error carries. */
const STDERR_TAIL_CHARS = 4000;

export interface FfmpegRun {
  /** Arguments after `COMMON_ARGS`, built by a pure function. */
  args: readonly string[];
  signal?: AbortSignal | undefined;
  /** The run is stopped when neither input nor output moved for so long; default 120 s. */
  stallMs?: number;
  /** Gets ffmpeg's stdin; its promise is awaited, then stdin is closed. */
  feed?: (stdin: Writable) => Promise<void>;
  /** Gets ffmpeg's stdout chunk by chunk, each awaited; without it stdout is discarded. */
  drain?: (chunk: Buffer) => Promise<void> | void;
  /** Gets all of stderr as it comes, for filters that report there. */
  onStderr?: (text: string) => void;
}

/** ffmpeg ended with an error, was stopped by the watchdog, or did not start. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
  readonly exitCode: number | null;
  readonly stderrTail: string;
  readonly stalled: boolean;
  constructor(message: string, exitCode: number | null, stderrTail: string, stalled: boolean) {
    super(`${message}${stderrTail ? `: ${stderrTail.trim().slice(-600)}` : ''}`);
    this.exitCode = exitCode;
    this.stderrTail = stderrTail;
    this.stalled = stalled;
  }
}

/**
 * Runs ffmpeg to its end. Rejects with `FfmpegError`, or with the signal's reason when aborted; in
 * every case the process is gone (TERM, then KILL) before the promise settles.
 */
export async function runFfmpeg(ffmpegPath: string, run: FfmpegRun): Promise<{ stderrTail: string }> {
  run.signal?.throwIfAborted();
  const child = spawn(ffmpegPath, [...COMMON_ARGS, ...run.args], {
    stdio: [run.feed ? 'pipe' : 'ignore', run.drain ? 'pipe' : 'ignore', 'pipe'],
    env: { ...process.env, ...KEEP_FREED_FRAMES },
    windowsHide: true,
  });
  let stderrTail = '';
  let stalled = false;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (killTimer) return;
    child.kill('SIGTERM');
    killTimer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  const stallMs = run.stallMs ?? 120_000;
  const watchdog = setTimeout(() => {
    stalled = true;
    stop();
  }, stallMs);
  const alive = () => watchdog.refresh();

  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  run.signal?.addEventListener('abort', stop, { once: true });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    alive();
    stderrTail = (stderrTail + text).slice(-STDERR_TAIL_CHARS);
    run.onStderr?.(text);
  });

  const feeding = run.feed && child.stdin ? feedStdin(child.stdin, run.feed, alive, stop) : null;
  // A feed that hangs must not outlive ffmpeg; one that works meets the closed pipe at its next write.
  const fedOrLeft =
    feeding && Promise.race([feeding, exited.then(() => wait(FEED_LEFT_MS, undefined, { ref: false }))]);
  const draining = run.drain && child.stdout ? drainStdout(child.stdout, run.drain, alive, stop) : null;
  try {
    const [code, fed, drained] = await Promise.allSettled([exited, fedOrLeft, draining]);
    run.signal?.throwIfAborted();
    if (code.status === 'rejected')
      throw new FfmpegError(`ffmpeg did not start (${code.reason})`, null, '', false);
    if (stalled) throw new FfmpegError(`ffmpeg stood still for ${stallMs} ms`, code.value, stderrTail, true);
    // A broken pipe only tells that ffmpeg went away; its own words are the better error.
    if (fed.status === 'rejected' && !isBrokenPipe(fed.reason)) throw fed.reason;
    if (drained.status === 'rejected') throw drained.reason;
    if (code.value !== 0 || fed.status === 'rejected') {
      throw new FfmpegError(`ffmpeg ended with ${code.value}`, code.value, stderrTail, false);
    }
    return { stderrTail };
  } finally {
    clearTimeout(watchdog);
    clearTimeout(killTimer);
    run.signal?.removeEventListener('abort', stop);
  }
}

async function feedStdin(
  stdin: Writable,
  feed: (stdin: Writable) => Promise<void>,
  alive: () => void,
  stop: () => void,
): Promise<void> {
  stdin.on('drain', alive);
  const broken = new Promise<never>((_, reject) => stdin.once('error', reject));
  try {
    await Promise.race([feed(stdin), broken]);
    stdin.end();
  } catch (error) {
    if (!isBrokenPipe(error)) stop();
    stdin.destroy();
    throw error;
  }
}

async function drainStdout(
  stdout: Readable,
  drain: (chunk: Buffer) => Promise<void> | void,
  alive: () => void,
  stop: () => void,
): Promise<void> {
  try {
    for await (const chunk of stdout) {
      alive();
      await drain(chunk as Buffer);
    }
  } catch (error) {
    stop();
    throw error;
  }
}

function isBrokenPipe(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return (
    code === 'EPIPE' ||
    code === 'ERR_STREAM_DESTROYED' ||
    code === 'ECONNRESET' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE'
  );
}

/** Writes one chunk and waits until the pipe took it, so that the caller may reuse its memory. */
export function writeChunk(stream: Writable, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) =>
    stream.write(chunk, (error) => (error ? reject(error) : resolve())),
  );
}
