import { fileURLToPath } from 'node:url';
import { applyMigrations } from '../../local/postgres/apply-migrations.ts';
import { startEmbeddedPostgres } from '../../local/postgres/embedded-postgres.ts';

/** A process of its own: a Postgres in memory with every migration. Says where it is, ends with its parent. */
const database = await startEmbeddedPostgres();
const { connectionString, neonProxy } = database;
const folder = fileURLToPath(new URL('../../migrations', import.meta.url).href);
await applyMigrations({ connectionString, neonProxy, folder });
process.send?.({ databaseUrl: connectionString, neonProxy });
process.once('disconnect', async () => {
  await database.close();
  process.exit(0);
});
