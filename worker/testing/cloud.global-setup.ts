import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyMigrations } from '../../local/postgres/apply-migrations.ts';
import { startEmbeddedPostgres } from '../../local/postgres/embedded-postgres.ts';
import { startProviderServer } from '../../local/provider-server/start-provider-server.ts';
import { createS3Gateway } from '../../local/s3/s3-gateway.ts';

/**
 * A process of its own: a Postgres in memory with every migration, an S3 gateway on a folder that goes with it,
 * and in the composer's place a door that is shut. Says where they are, ends with its parent.
 */
const dataDir = await mkdtemp(join(tmpdir(), 'worker-tests-'));
const [database, gateway] = await Promise.all([
  startEmbeddedPostgres(),
  createS3Gateway({
    dataDir,
    accessKeyId: 'test-key',
    secretAccessKey: 'test-secret',
    region: 'auto',
    buckets: ['films'],
  }),
]);
const vendors = await startProviderServer({
  logFile: join(dataDir, 'charges.jsonl'),
  pictureScale: 1 / 32,
  taskMs: 300,
});
const { connectionString, neonProxy } = database;
const folder = fileURLToPath(new URL('../../migrations', import.meta.url).href);
await applyMigrations({ connectionString, neonProxy, folder });
const s3Endpoint = `http://127.0.0.1:${await gateway.listen(0)}`;
const shut = createServer((_, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
await once(shut, 'listening');
const composerUrl = `http://127.0.0.1:${(shut.address() as AddressInfo).port}`;
process.once('disconnect', async () => {
  shut.close();
  await Promise.all([database.close(), gateway.close(), vendors.close()]);
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
});
const providerUrl = vendors.baseUrl;
process.send?.({ databaseUrl: connectionString, neonProxy, s3Endpoint, composerUrl, providerUrl });
