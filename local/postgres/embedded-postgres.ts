import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createNeonProxy } from './neon-proxy.ts';
import { createWireFront } from './wire-front.ts';

export type EmbeddedPostgresOptions = {
  /** Folder of the cluster; without it the database lives in memory and ends with the process. */
  dataDir?: string;
  password?: string;
  /** 0 takes a free loopback port. */
  port?: number;
  proxyPort?: number;
  idleInTransactionMs?: number;
};

export type EmbeddedPostgres = {
  /** For TCP clients and, through the proxy, for the Neon driver: `postgres://…@127.0.0.1:port/postgres`. */
  connectionString: string;
  /** `host:port/v1` for `neonConfig.wsProxy` (the driver adds the scheme and `?address=`). */
  neonProxy: string;
  close(): Promise<void>;
};

/**
 * PostgreSQL in this process (PGlite), behind a wire front and a Neon-speaking proxy on loopback ports.
 * Queries run one transaction at a time. Survives a killed process: PostgreSQL's own WAL recovers.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const { dataDir, password = 'postgres' } = options;
  if (dataDir) await mkdir(dirname(dataDir), { recursive: true });
  const database = await PGlite.create(dataDir ?? 'memory://');
  const front = createWireFront({
    engine: database,
    password,
    ...(options.idleInTransactionMs ? { idleInTransactionMs: options.idleInTransactionMs } : {}),
  });
  const port = await front.listen(options.port ?? 0);
  const proxy = createNeonProxy({ targetHost: '127.0.0.1', targetPort: port });
  const proxyPort = await proxy.listen(options.proxyPort ?? 0);
  return {
    connectionString: `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    neonProxy: `127.0.0.1:${proxyPort}/v1`,
    close: async () => {
      await proxy.close();
      await front.close();
      await database.close();
    },
  };
}
