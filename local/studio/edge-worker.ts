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
  const { unstable_startWorker } = await import('wrangler');
  const before = signalListeners();
  const worker = await unstable_startWorker({
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
  const failure = new Promise<never>((_, reject) => {
    worker.raw.on('error', (event: { reason?: string; cause?: unknown }) =>
      reject(new Error(`The Worker could not start: ${event.reason ?? event}`, { cause: event.cause })),
    );
  });
  failure.catch(() => undefined);
  await Promise.race([worker.ready, failure]);
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

function signalListeners(): [NodeJS.Signals, NodeJS.SignalsListener[]][] {
  return (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => [signal, process.listeners(signal)]);
}
