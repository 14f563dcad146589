import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { createNeonProxy } from './neon-proxy.ts';

export type DatabaseOptions = {
  /** Folder of the embedded cluster. */
  dataDir: string;
  password: string;
  /** A PostgreSQL to use instead of the embedded one. */
  externalUrl?: string | undefined;
  /** Its proxy, where it has one. */
  externalProxy?: string | undefined;
};

export type Database = Omit<EmbeddedPostgres, 'neonProxy'> & { neonProxy?: string };

/**
 * The studio's database: the embedded one, or, behind the same proxy, a PostgreSQL that runs elsewhere. A
 * database in Neon's cloud speaks the driver's protocol itself.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const { externalUrl, externalProxy } = options;
  if (externalUrl === undefined) return startEmbeddedPostgres(options);
  const none = { connectionString: externalUrl, close: async () => undefined };
  if (externalProxy !== undefined) return { ...none, neonProxy: externalProxy };
  const { hostname, port } = new URL(externalUrl);
  if (hostname.endsWith('.neon.tech')) return none;
  const proxy = createNeonProxy({ targetHost: hostname, targetPort: Number(port || 5432) });
  const proxyPort = await proxy.listen();
  return {
    connectionString: externalUrl,
    neonProxy: `127.0.0.1:${proxyPort}/v1`,
    close: () => proxy.close(),
  };
}
