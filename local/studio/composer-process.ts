import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogFile } from './log-file.ts';

export type ComposerOptions = {
  /** The program, run by this same Node. */
  entry: string;
  cwd: string;
  env: Record<string, string>;
  log: LogFile;
  /** Told when the composer has died and is started again. */
  onRestart?: (reason: string) => void;
};

export type ComposerProcess = {
  url: string;
  /** Of the process now running; another after a restart. */
  pid(): number | undefined;
  stop(): Promise<void>;
};

const READY_MS = 60_000;
const MAX_BACKOFF_MS = 15_000;
/** A composer that lived this long is taken to be well: the next restart is quick again. */
const WELL_MS = 30_000;

/**
 * Runs the composer as a child. It says `{"listening": port}` on stdout when it is ready, ends by itself when
 * its stdin ends, and is started again on the same port, later and later, when it dies. Its orders are
 * idempotent, so stopping does not wait for them.
 */
export async function startComposer(options: ComposerOptions): Promise<ComposerProcess> {
  let stopping = false;
  let child = spawnComposer(options, 0);
  const port = await listeningPort(child);

  const supervise = async (): Promise<void> => {
    let backoffMs = 250;
    for (;;) {
      const startedMs = Date.now();
      const reason = await ended(child);
      if (stopping) return;
      backoffMs = Date.now() - startedMs > WELL_MS ? 250 : Math.min(backoffMs * 2, MAX_BACKOFF_MS);
      options.onRestart?.(reason);
      await sleep(backoffMs);
      if (stopping) return;
      child = spawnComposer(options, port);
    }
  };
  const supervised = supervise();

  return {
    url: `http://127.0.0.1:${port}`,
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      const gone = ended(child);
      child.stdin?.end();
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
      await Promise.all([gone, supervised]);
      clearTimeout(impatient);
    },
  };
}

function spawnComposer(options: ComposerOptions, port: number): ChildProcess {
  const child = spawn(process.execPath, [options.entry], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream! }).on('line', (line) => options.log.write(line));
  }
  child.stdin?.on('error', () => undefined);
  return child;
}

async function listeningPort(child: ChildProcess): Promise<number> {
  const lines: string[] = [];
  createInterface({ input: child.stderr! }).on('line', (line) => lines.push(line));
  const ready = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const port = /^\{"listening":\s*(\d+)\}$/.exec(line)?.[1];
      if (port) resolve(Number(port));
      else lines.push(line);
    });
  });
  const timeout = new AbortController();
  const failed = Promise.race([
    ended(child),
    sleep(READY_MS, 'it was not ready in a minute', { signal: timeout.signal }),
  ]).then((reason) => {
    child.kill('SIGKILL');
    throw new Error(`The composer could not start: ${reason}\n${lines.slice(-15).join('\n')}`);
  });
  try {
    return await Promise.race([ready, failed]);
  } finally {
    failed.catch(() => undefined);
    timeout.abort();
  }
}

/** Resolves when the process is gone, with how it ended. */
async function ended(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null) return describe(child.exitCode, child.signalCode);
  const gone = once(child, 'exit').then(([code, signal]) => describe(code, signal));
  const unspawned = new Promise<string>((resolve) => child.once('error', (error) => resolve(error.message)));
  return Promise.race([gone, unspawned]);
}

const describe = (code: number | null, signal: string | null) =>
  signal ? `ended by ${signal}` : `ended with code ${code}`;
