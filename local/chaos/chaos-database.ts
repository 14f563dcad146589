import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProgram } from './child-program.ts';

export type DatabaseKind = 'embedded' | 'postgres';

/** A database in a process of its own. */
export interface ChaosDatabase {
  kind: DatabaseKind;
  port: number;
  password: string;
  /** Ends it at once, without its goodbye; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same data, after `kill`. */
  start(): Promise<void>;
}

const PASSWORD = 'chaos';
const READY_MS = 60_000;
/** Few, so that they are soon all taken. */
export const MAX_CONNECTIONS = 20;

/** Starts the embedded database, or a PostgreSQL of this machine, on an empty folder. */
export async function startChaosDatabase(
  kind: DatabaseKind,
  folder: string,
  port: number,
): Promise<ChaosDatabase> {
  return kind === 'embedded' ? startEmbedded(folder, port) : startPostgres(folder, port);
}

async function startEmbedded(folder: string, port: number): Promise<ChaosDatabase> {
  const program = fileURLToPath(new URL('database-process.ts', import.meta.url));
  const env = { DATA_DIR: folder, PASSWORD, PORT: String(port) };
  let running = await startProgram(program, env);
  return {
    kind: 'embedded',
    port,
    password: PASSWORD,
    kill: () => running.kill(),
    start: async () => {
      running = await startProgram(program, env);
    },
  };
}

/** The folder of `initdb` and `postgres`; undefined: this machine has none. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

async function startPostgres(folder: string, port: number): Promise<ChaosDatabase> {
  const programs = findPostgres();
  if (!programs) throw new Error('There is no PostgreSQL on this machine: initdb is not found.');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Whoever runs the server must be able to reach its folder.
  chmodSync(dirname(folder), 0o711);
  const owner = nobodyIfRoot(folder);
  execFileSync(join(programs, 'initdb'), ['-D', folder, '-U', 'postgres', '-A', 'trust'], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    `max_connections=${MAX_CONNECTIONS}`,
  ];
  const spawnServer = () =>
    spawn(join(programs, 'postgres'), ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])], {
      ...owner,
      cwd: folder,
      stdio: 'ignore',
    });
  let running: ChildProcess = spawnServer();
  process.once('exit', () => running.kill('SIGQUIT'));
  await listening(port);
  return {
    kind: 'postgres',
    port,
    password: PASSWORD,
    kill: async () => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      const gone = once(running, 'exit');
      // SIGQUIT is the immediate shutdown: no checkpoint, recovery on the next start; no child is left behind.
      running.kill('SIGQUIT');
      await gone;
    },
    start: async () => {
      running = spawnServer();
      await listening(port);
    },
  };
}

/** PostgreSQL refuses to run as root. */
function nobodyIfRoot(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])));
  chownSync(folder, uid!, gid!);
  return { uid: uid!, gid: gid! };
}

async function listening(port: number): Promise<void> {
  const endMs = Date.now() + READY_MS;
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (Date.now() > endMs) throw new Error(`PostgreSQL does not listen on ${port} after a minute`);
    await sleep(100);
  }
}
