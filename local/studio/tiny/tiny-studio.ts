import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Studio, type StudioOptions, startStudio } from '../start-studio.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A studio with a tiny Worker and composer in place of the real ones: all of local/, and nothing else. */
export async function startTinyStudio(dataDir: string, options: StudioOptions = {}): Promise<Studio> {
  const migrationsDir = join(dataDir, 'tiny-migrations');
  await mkdir(join(migrationsDir, 'meta'), { recursive: true });
  const sql =
    "CREATE TABLE counters (id text PRIMARY KEY, value int NOT NULL);\nINSERT INTO counters VALUES ('one', 0);";
  const entries = [{ idx: 0, version: '7', when: 1, tag: '0000_counters', breakpoints: true }];
  await writeFile(join(migrationsDir, '0000_counters.sql'), sql);
  await writeFile(
    join(migrationsDir, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  return startStudio({
    port: 0,
    s3Port: 0,
    settingsFile: null,
    build: false,
    configFile: here('./wrangler.toml'),
    composerEntry: here('./composer.js'),
    dataDir,
    migrationsDir,
    ...options,
  });
}

// Run as a program it is the child that a test may kill.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const studio = await startTinyStudio(process.argv[2]!);
  console.log(JSON.stringify({ url: studio.url, composer: studio.composerPid() }));
}
