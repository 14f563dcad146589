import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { OrderWork } from '#domain/composer-order';
import type { Ffmpeg } from '../ffmpeg/find-ffmpeg.ts';
import type { FoundEngine } from '../speech/engines/speech-engine.ts';
import type { Made } from './made.ts';

/** What a thread is asked to do. All paths are in the order's own folder. */
export interface StudioTask {
  work: OrderWork;
  inputs: Record<string, string>;
  folder: string;
  ffmpeg: Ffmpeg;
  /** For speech; absent: there are none. */
  engines?: readonly FoundEngine[];
}

/** What a thread hands back: files on disk, or why not. */
export type StudioOutcome =
  | { ok: true; files: Made[]; meta: Record<string, unknown> }
  | { ok: false; code: string; message: string; retryable: boolean };

/** What a thread says while it works. */
export type StudioMessage = { progress: number } | { child: number } | { childEnded: number };

/** The thread did not answer "stop" in time or died by itself. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

/** A thread that is asked to stop and does not, is ended after this. */
const STOP_GRACE_MS = 900;
/** A thread that wants more dies with its order; frames and pictures lie outside of it, bounded by themselves. */
const THREAD_MEMORY_MB = 1024;
/** Threads that stay while there is nothing to do; more come and go. */
const WARM_THREADS = 2;
const DO_WORK = fileURLToPath(new URL('do-work.ts', import.meta.url));

interface PoolParts {
  threadFile?: string | undefined;
  threadMemoryMb?: number | undefined;
}

/**
 * Threads that do the work, one order each, one core each. A thread that dies takes its order and its
 * own ffmpeg with it and nothing else; the pool starts a new one.
 */
export class StudioPool {
  private readonly pool: Piscina<unknown, StudioOutcome>;

  /** `threadFile`: the module that a thread runs. `threadMemoryMb`: most that its heap may take. */
  constructor(slots: number, { threadFile = DO_WORK, threadMemoryMb = THREAD_MEMORY_MB }: PoolParts = {}) {
    this.pool = new Piscina({
      filename: threadFile,
      resourceLimits: { maxOldGenerationSizeMb: threadMemoryMb },
      minThreads: Math.min(slots, WARM_THREADS),
      maxThreads: slots,
      concurrentTasksPerWorker: 1,
      idleTimeout: 60_000,
      atomics: 'disabled',
      recordTiming: false,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    // A task's own promise tells of its thread's death; unheard, this event would end the process.
    this.pool.on('error', () => {});
  }

  /**
   * Does `task` on a thread. Aborting `signal` stops it within a second and rejects with the signal's
   * reason, its ffmpeg gone. Rejects with ThreadLost if the thread dies.
   */
  async run(
    task: StudioTask,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<StudioOutcome> {
    signal.throwIfAborted();
    const { port1: near, port2: far } = new MessageChannel();
    const children = new Set<number>();
    const hear = (message: StudioMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('child' in message) children.add(message.child);
      else children.delete(message.childEnded);
    };
    near.on('message', hear);
    const end = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      near.postMessage('stop');
      timer = setTimeout(() => end.abort(), STOP_GRACE_MS);
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const outcome = await this.pool.run(
        { ...task, port: far },
        { transferList: [far], signal: end.signal },
      );
      signal.throwIfAborted();
      return outcome;
    } catch (error) {
      signal.throwIfAborted();
      throw new ThreadLost(`The thread of this order died: ${(error as Error).message}`);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // What a dead thread said last may still name a child.
      for (let left = receiveMessageOnPort(near); left; left = receiveMessageOnPort(near)) hear(left.message);
      for (const pid of children) killIfThere(pid);
      near.close();
    }
  }

  /** Has the threads that stay load what a film's first orders need, so that those do not wait for it. */
  async warm(): Promise<void> {
    const threads = this.pool.options.minThreads;
    await Promise.all(Array.from({ length: threads }, () => this.pool.run({ warm: true })));
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
