import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from '@neondatabase/serverless';
import { type StudioProcess, startStudioProcess } from '../film/studio-process.ts';
import { useNeonProxy } from '../postgres/neon-connection.ts';
import { createNeonProxy } from '../postgres/neon-proxy.ts';
import { TEST_KEYS } from '../provider-server/start-provider-server.ts';
import type { Secrets } from '../studio/secrets.ts';
import { type DatabaseKind, MAX_CONNECTIONS, startChaosDatabase } from './chaos-database.ts';
import { startProgram } from './child-program.ts';
import { openDatabaseLink } from './database-link.ts';
import { findDescendants } from './process-list.ts';

/** What can be broken. `silence`: the database's lines are half-open for a while; `tree`: all at once. */
export const KILLS = ['worker', 'composer', 'database', 'silence', 'tree'] as const;
export type Kill = (typeof KILLS)[number];

export interface WorldOptions {
  /** An empty folder for everything that lasts. */
  folder: string;
  database?: DatabaseKind;
  /** Where the Worker names the places that it passes. */
  checkpointUrl?: string;
  /** How long the half-open line lasts. */
  silenceMs?: number;
  slowMs?: number;
  settings?: Record<string, string>;
}

export type ChaosWorld = Awaited<ReturnType<typeof openWorld>>;

const READY_MS = 90_000;
const SQL_TRIES = 40;

/**
 * The whole studio as `npm start` runs it, on free ports, with vendors that charge into a file and a database
 * in a process of its own behind a line that can be disturbed.
 */
export async function openWorld(options: WorldOptions) {
  const stops: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  try {
    return { ...(await openParts(options, stops)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openParts(options: WorldOptions, stops: (() => Promise<unknown>)[]) {
  const { folder, silenceMs = 4_000 } = options;
  await mkdir(folder, { recursive: true });
  const logFile = join(folder, 'charges.jsonl');
  const vendors = await startProgram(program('../provider-server/server.ts'), {
    LOG_FILE: logFile,
    PORT: '0',
    PICTURE_SCALE: '0.25',
    TASK_MS: '400',
  });
  stops.push(() => vendors.kill());
  const { baseUrl } = vendors.said as { baseUrl: string };
  const [port, s3Port, databasePort] = await freePorts(3);
  const database = await startChaosDatabase(
    options.database ?? 'embedded',
    join(folder, 'database'),
    databasePort!,
  );
  stops.push(() => database.kill());
  const link = await openDatabaseLink(databasePort!, { slowMs: options.slowMs ?? 5_000 });
  stops.push(() => link.close());
  const settingsFile = join(folder, 'settings');
  const settings: Record<string, string> = {
    DATABASE_URL: `postgres://postgres:${database.password}@127.0.0.1:${link.port}/postgres`,
    OPENAI_API_KEY: TEST_KEYS.openai,
    OPENAI_BASE_URL: baseUrl,
    REPLICATE_API_TOKEN: TEST_KEYS.replicate,
    REPLICATE_BASE_URL: baseUrl,
    ...(options.checkpointUrl ? { CHECKPOINT_URL: options.checkpointUrl } : {}),
    ...options.settings,
  };
  const rows = Object.entries(settings).map(([name, value]) => `${name}="${value}"\n`);
  await writeFile(settingsFile, rows.join(''), { mode: 0o600 });
  const dataDir = join(folder, 'data');
  const env = {
    PORT: String(port),
    S3_PORT: String(s3Port),
    DATA_DIR: dataDir,
    STUDIO_SETTINGS_FILE: settingsFile,
  };
  let studio: StudioProcess = await startStudioProcess(env);
  const url = `http://127.0.0.1:${port}`;
  const endTree = () => killGroup(studio.pid);
  process.on('exit', endTree);
  stops.push(async () => {
    await studio.stop();
    process.removeListener('exit', endTree);
  });

  const proxy = createNeonProxy({ targetHost: '127.0.0.1', targetPort: databasePort! });
  useNeonProxy(`127.0.0.1:${await proxy.listen()}/v1`);
  stops.push(() => proxy.close());
  const connectionString = `postgres://postgres:${database.password}@127.0.0.1:${databasePort}/postgres`;
  let pool = openPool(connectionString);
  stops.push(() => pool.end().catch(() => undefined));
  const secrets = JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as Secrets;

  const startStudio = async (): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        studio = await startStudioProcess(env);
        return;
      } catch (error) {
        // What a killed studio leaves behind may hold a port for a moment longer than a start is patient.
        if (attempt === 5) throw error;
        await sleep(1_000);
      }
    }
  };
  const programs = {
    worker: () => findDescendants(studio.pid, 'workerd'),
    composer: () => findDescendants(studio.pid, 'container/server.ts'),
  };
  const killPrograms = (which: keyof typeof programs) => {
    for (const pid of programs[which]()) process.kill(pid, 'SIGKILL');
  };

  return {
    url,
    logFile,
    link,
    database,
    s3: { url: `http://127.0.0.1:${s3Port}/films`, ...secrets },
    dataDir,

    /** Reads from the database past the line that is disturbed; comes again while the database is away. */
    async sql<Row>(query: string, values: unknown[] = []): Promise<Row[]> {
      for (let attempt = 1; ; attempt++) {
        try {
          return (await pool.query(query, values)).rows as Row[];
        } catch (error) {
          if (attempt === SQL_TRIES || (error as { code?: string }).code?.startsWith('42')) throw error;
          void pool.end().catch(() => undefined);
          pool = openPool(connectionString);
          await sleep(500);
        }
      }
    },

    /** Tells the vendors what goes wrong from now on (provider-server/script.ts). */
    async script(rules: unknown[], seed: number): Promise<void> {
      const response = await fetch(new URL('/__script', baseUrl), {
        method: 'POST',
        body: JSON.stringify({ seed, rules }),
      });
      if (!response.ok) throw new Error(`the vendors refused the script: ${await response.text()}`);
    },

    /** Breaks a part and, where the studio cannot do it itself, brings it back. */
    async kill(what: Kill): Promise<void> {
      switch (what) {
        case 'worker':
        case 'composer':
          killPrograms(what);
          return;
        case 'database':
          await database.kill();
          await database.start();
          return;
        case 'silence':
          link.set('silent');
          await sleep(silenceMs);
          link.set('open');
          return;
        case 'tree':
          killGroup(studio.pid);
          await database.kill();
          await database.start();
          await startStudio();
          return;
        default:
          what satisfies never;
      }
    },

    /** Resolves with the milliseconds until the studio is ready; throws if it never is. */
    async ready(): Promise<number> {
      const began = Date.now();
      while (!(await isReady(url))) {
        if (Date.now() - began > READY_MS) throw new Error('the studio did not come back in 90 s');
        await sleep(100);
      }
      return Date.now() - began;
    },

    /** Takes every connection the database has; the embedded one serves one transaction at a time. */
    async fill(): Promise<() => Promise<void>> {
      const count = database.kind === 'embedded' ? 1 : MAX_CONNECTIONS;
      const hog = new Pool({ connectionString, max: count, connectionTimeoutMillis: 5_000 });
      hog.on('error', () => undefined);
      const taken = await Promise.allSettled(
        Array.from({ length: count }, async () => {
          const client = await hog.connect();
          client.on('error', () => undefined);
          await client.query('BEGIN');
          return client;
        }),
      );
      const clients = taken.flatMap((client) => (client.status === 'fulfilled' ? [client.value] : []));
      if (clients.length === 0) throw new Error('no connection could be taken');
      return async () => {
        for (const client of clients) client.release(true);
        await hog.end();
      };
    },
  };
}

const program = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The group of a studio that has ended already is gone. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
  // Without a listener a lost connection ends this process; the next query meets it anyway.
  pool.on('error', () => undefined);
  return pool;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Refused, cut or too late: not yet.
    return false;
  }
}

/** Ports that were free just now, all different: after a restart the studio is at the same addresses. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.once('listening', () => resolve((server.address() as { port: number }).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
