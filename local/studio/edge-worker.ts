import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogFile } from './log-file.ts';

export type EdgeWorkerOptions = {
  /** wrangler.toml; paths in it are relative to its folder. */
  configFile: string;
  port: number;
  /** Folder for Durable Objects. */
  dataDir: string;
  /** Settings the Worker sees; they win over [vars]. */
  settings: Record<string, string>;
  /** Reload when sources change. */
  watch: boolean;
  /** What the Worker itself logs. */
  log: LogFile;
  /** Where wrangler writes of its own doings. */
  toolLogPath: string;
  /** Told when workerd has died and is started again. */
  onRestart?: () => void;
};

export type EdgeWorker = {
  /** Runs the Worker's scheduled handler: crons do not fire by themselves outside the cloud. */
  runCron(): Promise<void>;
  stop(): Promise<void>;
};

const WATCH_MS = 2000;
const PROBE_MS = 4000;
const MAX_SILENCES = 2;

/**
 * Runs the Worker with its queues, Durable Objects and assets in workerd, without Docker and without a word
 * to the network. Resolves when it has been loaded. Should workerd die later, it is started again.
 */
export async function startEdgeWorker(options: EdgeWorkerOptions): Promise<EdgeWorker> {
  let worker = await runWorker(options);
  let stopping = false;
  const stopped = new AbortController();

  const restart = async (): Promise<void> => {
    options.onRestart?.();
    await worker.dispose().catch((error: Error) => options.log.write(`error dispose: ${error.message}`));
    while (!stopping) {
      try {
        worker = await runWorker(options);
        return;
      } catch (error) {
        options.log.write(`error restart: ${error instanceof Error ? error.message : error}`);
        await sleep(WATCH_MS);
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (let silences = 0; !stopping; ) {
      const pause = sleep(WATCH_MS, 'alive', { signal: stopped.signal }).catch(() => 'alive');
      const dead = (await Promise.race([pause, worker.ended])) === 'ended';
      if (stopping) return;
      silences = !dead && (await answers(options.port)) ? 0 : silences + 1;
      if (stopping || !(dead || silences >= MAX_SILENCES)) continue;
      await restart();
      silences = 0;
    }
  };
  const watching = watch();

  const origin = `http://127.0.0.1:${options.port}`;
  return {
    runCron: async () => {
      const response = await fetch(`${origin}/cdn-cgi/local/scheduled`, {
        signal: AbortSignal.timeout(55_000),
      });
      await response.text();
      if (!response.ok) throw new Error(`The scheduled handler answered ${response.status}.`);
    },
    stop: async () => {
      stopping = true;
      stopped.abort();
      await watching;
      await worker.dispose();
    },
  };
}

/**
 * Whether requests are answered, whatever the answer. wrangler brings a dead workerd back, but its front then
 * waits for ever to be told where the Worker is: such a Worker accepts requests and is silent.
 */
async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(PROBE_MS),
    });
    await response.body?.cancel();
    return true;
  } catch {
    // Refused, cut or too late: the caller counts.
    return false;
  }
}

interface RunningWorker {
  dispose(): Promise<void>;
  /** Resolves when a workerd of this Worker ends without having been asked to; never if it reloads itself. */
  ended: Promise<'ended'>;
}

async function runWorker(options: EdgeWorkerOptions): Promise<RunningWorker> {
  Object.assign(process.env, {
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG: options.watch ? 'warn' : 'error',
    WRANGLER_LOG_PATH: options.toolLogPath,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    X_LOCAL_EXPLORER: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
  });
  const { unstable_DevEnv } = await import('wrangler');
  const before = signalListeners();
  const environment = new unstable_DevEnv();
  const runtimes = collectRuntimes();
  const served = firstBuild(environment, options.watch);
  const starting = environment.startWorker({
    config: options.configFile,
    // A file that is not there: settings come from us, not from what wrangler may find beside its config.
    envFiles: [join(options.dataDir, 'no-settings')],
    bindings: Object.fromEntries(
      Object.entries(options.settings).map(([name, value]) => [name, { type: 'secret_text', value }]),
    ),
    dev: {
      server: { hostname: '127.0.0.1', port: options.port },
      inspector: false,
      enableContainers: false,
      watch: options.watch,
      persist: options.dataDir,
      structuredLogsHandler: ({ level, message }: { level: string; message: string }) =>
        options.log.write(`${level} ${message}`),
    },
  });
  const worker = await starting.catch((cause: Error) => {
    runtimes.stop();
    throw new Error(`The Worker could not start: ${deepestMessage(cause)}`, { cause });
  });
  try {
    await Promise.all([worker.ready, served]);
  } catch (error) {
    runtimes.stop();
    await worker.dispose();
    throw error;
  }
  // wrangler ends the process on a signal at once; the studio has more to put away than the Worker.
  for (const [signal, known] of before) {
    for (const listener of process.listeners(signal)) {
      if (!known.includes(listener)) process.removeListener(signal, listener);
    }
  }
  const ended = runtimes.stop();
  // A Worker that is watched for changes ends its workerd at each of them.
  return { dispose: () => worker.dispose(), ended: options.watch ? new Promise(() => undefined) : ended };
}

/**
 * Collects the workerd processes that this process starts until `stop`, which answers with the end of the
 * first of them that then still runs. wrangler itself tells nobody.
 */
function collectRuntimes(): { stop(): Promise<'ended'> } {
  const found: ChildProcess[] = [];
  const collect = (message: unknown) => {
    found.push((message as { process: ChildProcess }).process);
  };
  subscribe('child_process', collect);
  return {
    stop() {
      unsubscribe('child_process', collect);
      // Node tells of a child before it knows its program.
      const runtimes = found.filter(({ spawnfile }) => spawnfile?.includes('workerd'));
      const running = runtimes.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      return new Promise((resolve) => {
        for (const child of running) child.once('exit', () => resolve('ended'));
      });
    },
  };
}

/**
 * Resolves when the Worker has been loaded once. wrangler calls itself ready although a build has failed, and
 * then lets requests hang; a developer who watches is left to mend it.
 */
function firstBuild(environment: EventEmitter, watch: boolean): Promise<void> {
  const served = new Promise<void>((resolve, reject) => {
    const fail = (event: { reason?: string; cause?: Error } | Error) => {
      const reason = event instanceof Error ? event.message : event.reason;
      reject(new Error(`The Worker could not start: ${reason}`, { cause: event.cause }));
    };
    environment.once('reloadComplete', () => resolve());
    environment.once('buildFailed', watch ? () => resolve() : fail);
    environment.once('error', fail);
  });
  served.catch(() => undefined);
  return served;
}

function deepestMessage(error: Error): string {
  return error.cause instanceof Error ? deepestMessage(error.cause) : error.message;
}

function signalListeners(): [NodeJS.Signals, NodeJS.SignalsListener[]][] {
  return (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => [signal, process.listeners(signal)]);
}
