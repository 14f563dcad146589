import type { EventEmitter } from 'node:events';
import { join } from 'node:path';
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
  log: LogFile;
};

export type EdgeWorker = {
  /** Runs the Worker's scheduled handler: crons do not fire by themselves outside the cloud. */
  runCron(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Runs the Worker with its queues, Durable Objects and assets in workerd, without Docker and without a word
 * to the network. Resolves when it answers.
 */
export async function startEdgeWorker(options: EdgeWorkerOptions): Promise<EdgeWorker> {
  Object.assign(process.env, {
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_LOG: options.watch ? 'warn' : 'error',
    WRANGLER_LOG_PATH: options.log.path.replace('worker.log', 'wrangler.log'),
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    X_LOCAL_EXPLORER: 'false',
    X_LOCAL_OBSERVABILITY: 'false',
  });
  const { unstable_DevEnv } = await import('wrangler');
  const before = signalListeners();
  const environment = new unstable_DevEnv();
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
    throw new Error(`The Worker could not start: ${deepestMessage(cause)}`, { cause });
  });
  try {
    await Promise.all([worker.ready, served]);
  } catch (error) {
    await worker.dispose();
    throw error;
  }
  // wrangler ends the process on a signal at once; the studio has more to put away than the Worker.
  for (const [signal, known] of before) {
    for (const listener of process.listeners(signal)) {
      if (!known.includes(listener)) process.removeListener(signal, listener);
    }
  }
  const origin = `http://127.0.0.1:${options.port}`;
  return {
    runCron: async () => {
      const response = await fetch(`${origin}/cdn-cgi/local/scheduled`, {
        signal: AbortSignal.timeout(55_000),
      });
      await response.text();
      if (!response.ok) throw new Error(`The scheduled handler answered ${response.status}.`);
    },
    stop: () => worker.dispose(),
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
