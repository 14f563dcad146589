import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from '@neondatabase/serverless';
import { drizzle } from 'drizzle-orm/neon-serverless';
import { migrate } from 'drizzle-orm/neon-serverless/migrator';
import { useNeonProxy } from './neon-connection.ts';

export type MigrationTarget = {
  connectionString: string;
  /** `host:port/path` of the WebSocket proxy; left out for a database in Neon's cloud. */
  neonProxy?: string;
  /** The folder drizzle-kit generates, with `meta/_journal.json`. */
  folder: string;
};

/**
 * Brings a database to the newest migration; what is already applied is skipped. Answers with how many
 * migrations the database holds afterwards. Throws when the folder has no journal or a statement fails.
 */
export async function applyMigrations({
  connectionString,
  neonProxy,
  folder,
}: MigrationTarget): Promise<number> {
  if (!existsSync(join(folder, 'meta', '_journal.json'))) {
    throw new Error(`No migrations in ${folder}: run "npm run db:generate" first.`);
  }
  if (neonProxy) useNeonProxy(neonProxy);
  const pool = new Pool({ connectionString, max: 1 });
  try {
    await migrate(drizzle(pool), { migrationsFolder: folder });
    const applied = await pool.query('SELECT count(*)::int AS count FROM drizzle.__drizzle_migrations');
    return applied.rows[0].count;
  } finally {
    await pool.end();
  }
}
