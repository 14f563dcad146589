import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForFileLock } from '../studio/file-lock.ts';
import { loadSecrets } from '../studio/secrets.ts';
import { readUserSettings } from '../studio/user-settings.ts';
import { applyMigrations } from './apply-migrations.ts';
import { startDatabase } from './start-database.ts';

/** `npm run db:migrate`: brings DATABASE_URL (environment or .dev.vars), or else the embedded database, up to date. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = process.env.DATA_DIR ?? join(root, '.data');
const settings = { ...readUserSettings(join(root, '.dev.vars')), ...process.env };
const lock = settings.DATABASE_URL ? null : await waitForFileLock(join(dataDir, 'lock.sqlite'), 0);
if (!settings.DATABASE_URL && !lock) {
  console.error(`A studio is running on ${dataDir}; it migrates its database itself when it starts.`);
  process.exit(1);
}
const database = await startDatabase({
  dataDir: join(dataDir, 'postgres'),
  password: (await loadSecrets(dataDir)).postgresPassword,
  externalUrl: settings.DATABASE_URL,
  externalProxy: settings.NEON_PROXY,
});
try {
  const count = await applyMigrations({ ...database, folder: join(root, 'migrations') });
  console.log(`The database holds ${count} migrations.`);
} finally {
  await database.close();
  lock?.release();
}
