import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyMigrations } from '../postgres/apply-migrations.ts';
import { startDatabase } from '../postgres/start-database.ts';
import { createS3Gateway, type S3Gateway } from '../s3/s3-gateway.ts';
import { buildChanged } from './built-files.ts';
import { type ComposerProcess, startComposer } from './composer-process.ts';
import { startEdgeWorker } from './edge-worker.ts';
import { waitForFileLock } from './file-lock.ts';
import { claimPort, StartError } from './free-port.ts';
import { openLog, rotatedLog } from './log-file.ts';
import { startGuard } from './process-guard.ts';
import { loadSecrets } from './secrets.ts';
import { readUserSettings } from './user-settings.ts';

export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type StudioOptions = {
  /** 0 takes free ports. */
  port?: number;
  s3Port?: number;
  /** Everything that lasts; `.data` in the project unless told. */
  dataDir?: string;
  /** `.dev.vars` in the project unless told; null reads none, so that tests never use a person's keys. */
  settingsFile?: string | null;
  /** Settings for the Worker over those of the file, e.g. OPENAI_BASE_URL of a fake vendor. */
  settings?: Record<string, string>;
  /** The project's own unless told; tests bring small ones. */
  configFile?: string;
  composerEntry?: string;
  migrationsDir?: string;
  /** false takes web/build and the renderer as they are. */
  build?: boolean;
  /** Reload the Worker when its sources change. */
  watch?: boolean;
  /** Pages that may use the studio besides its own address, e.g. a dev server's. */
  extraOrigins?: string[];
  /** A killed studio holds its lock and its ports for a moment more: how long to wait for them. */
  patienceMs?: number;
  log?: (line: string) => void;
};

export type Studio = {
  url: string;
  s3Url: string;
  databaseUrl: string;
  neonProxy: string | undefined;
  settings: Readonly<Record<string, string>>;
  composerPid(): number | undefined;
  runCron(): Promise<void>;
  stop(): Promise<void>;
};

const BUCKET = 'films';
const REGION = 'auto';
const CRON_MS = 60_000;
const PATIENCE_MS = 3000;

/**
 * Starts the whole studio on this machine and resolves when it answers. What starts is stopped again, in
 * reverse, by `stop` and when a later part fails. Throws a StartError for what a person can put right.
 */
export async function startStudio(options: StudioOptions = {}): Promise<Studio> {
  const stops: (() => Promise<void> | void)[] = [];
  const stopAll = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  try {
    const studio = await startParts(options, stops);
    let stopped: Promise<void> | null = null;
    return {
      ...studio,
      stop: () => {
        stopped ??= stopAll();
        return stopped;
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startParts(options: StudioOptions, stops: (() => Promise<void> | void)[]) {
  const { log = () => undefined, patienceMs = PATIENCE_MS } = options;
  const dataDir = resolve(options.dataDir ?? join(PROJECT_ROOT, '.data'));
  const settingsFile =
    options.settingsFile === undefined ? join(PROJECT_ROOT, '.dev.vars') : options.settingsFile;
  const user = { ...(settingsFile === null ? {} : readUserSettings(settingsFile)), ...options.settings };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await waitForFileLock(join(dataDir, 'lock.sqlite'), patienceMs);
  if (!lock) {
    throw new StartError(
      `A studio is already running on ${dataDir}. Stop it first, or give this one its own: DATA_DIR=…`,
    );
  }
  stops.push(() => lock.release());
  const port = await claimPort(options.port ?? 8787, 'PORT', patienceMs);
  const s3Port = 'S3_ENDPOINT' in user ? 0 : await claimPort(options.s3Port ?? 8788, 'S3_PORT', patienceMs);
  const origins = [`http://localhost:${port}`, `http://127.0.0.1:${port}`, ...(options.extraOrigins ?? [])];
  const secrets = await loadSecrets(dataDir);
  const guard = startGuard();
  stops.push(() => guard.stop());
  const workerLog = openLog(dataDir, 'worker');
  stops.push(() => workerLog.close());

  const building = options.build === false ? Promise.resolve() : buildChanged(PROJECT_ROOT, log);
  building.catch(() => undefined);

  const database = await startDatabase({
    dataDir: join(dataDir, 'postgres'),
    password: secrets.postgresPassword,
    externalUrl: user.DATABASE_URL,
    externalProxy: user.NEON_PROXY,
  });
  stops.push(() => database.close());
  await applyMigrations({ ...database, folder: options.migrationsDir ?? join(PROJECT_ROOT, 'migrations') });

  const s3 = 'S3_ENDPOINT' in user ? null : await openGateway();
  if (s3) stops.push(() => s3.gateway.close());
  const s3Url = s3?.url ?? user.S3_ENDPOINT!;
  await building;
  const composer = 'COMPOSER_URL' in user ? null : await openComposer();
  if (composer) stops.push(() => composer.stop());

  const settings: Record<string, string> = {
    PUBLIC_URL: origins.join(','),
    INTERNAL_URL: `http://127.0.0.1:${port}`,
    S3_ENDPOINT: s3Url,
    S3_BUCKET: BUCKET,
    S3_REGION: REGION,
    S3_ACCESS_KEY_ID: secrets.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: secrets.s3SecretAccessKey,
    JWT_SECRETS: secrets.jwtSecret,
    SECRETS_KEYS: secrets.secretsKey,
    COMPOSER_SECRET: secrets.composerSecret,
    MAIL_OUTBOX: 'true',
    ...(composer ? { COMPOSER_URL: composer.url } : {}),
    ...user,
    DATABASE_URL: database.connectionString,
    ...(database.neonProxy ? { NEON_PROXY: database.neonProxy } : {}),
  };
  const worker = await startEdgeWorker({
    configFile: options.configFile ?? join(PROJECT_ROOT, 'wrangler.toml'),
    port,
    dataDir: join(dataDir, 'worker'),
    settings,
    watch: options.watch ?? false,
    log: workerLog,
    toolLogPath: rotatedLog(dataDir, 'wrangler'),
    onRestart: () => log('The Worker’s runtime has ended; starting it again.'),
  });
  stops.push(() => worker.stop());

  const tick = () =>
    worker.runCron().catch((error: Error) => workerLog.write(`error cron: ${error.message}`));
  const cron = setInterval(tick, CRON_MS);
  stops.push(() => clearInterval(cron));
  // What a killed studio left undone is taken up now, not in a minute.
  void tick();

  const url = origins[0]!;
  const runningFile = join(dataDir, 'running.json');
  await writeFile(runningFile, JSON.stringify({ url, pid: process.pid }));
  stops.push(() => rm(runningFile, { force: true }));
  return {
    url,
    s3Url,
    databaseUrl: database.connectionString,
    neonProxy: database.neonProxy,
    settings,
    composerPid: () => composer?.pid(),
    runCron: () => worker.runCron(),
  };

  async function openGateway(): Promise<{ gateway: S3Gateway; url: string }> {
    const gateway = await createS3Gateway({
      dataDir: join(dataDir, 's3'),
      accessKeyId: secrets.s3AccessKeyId,
      secretAccessKey: secrets.s3SecretAccessKey,
      region: REGION,
      buckets: [BUCKET],
      allowedOrigins: origins,
      onError: (error) => log(`The bucket failed: ${error instanceof Error ? error.stack : error}`),
    });
    return { gateway, url: `http://127.0.0.1:${await gateway.listen(s3Port)}` };
  }

  async function openComposer(): Promise<ComposerProcess> {
    const composerLog = openLog(dataDir, 'composer');
    stops.push(() => composerLog.close());
    return startComposer({
      entry: options.composerEntry ?? join(PROJECT_ROOT, 'container/server.ts'),
      cwd: PROJECT_ROOT,
      env: {
        COMPOSER_SECRET: user.COMPOSER_SECRET ?? secrets.composerSecret,
        DATA_DIR: join(dataDir, 'composer'),
        ALLOWED_INPUT_ORIGINS: new URL(s3Url).origin,
      },
      log: composerLog,
      onRestart: (reason) => log(`The composer ${reason}; starting it again. See ${composerLog.path}`),
    });
  }
}
