import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './start-studio.ts';

const run = promisify(execFile);
const ROOMS = [
  'web',
  'worker',
  'domain',
  'painter',
  'samples',
  'container/Dockerfile',
  'package.json',
  'tsconfig.json',
  'wrangler.toml',
];
const MADE = new Set(['build', '.svelte-kit', 'node_modules', '.wrangler']);
const CANARY = 'c4n4ry-of-this-build';

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Every setting that the Worker knows, each with a canary of its own. */
async function canaries(): Promise<Record<string, string>> {
  const source = await readFile(join(PROJECT_ROOT, 'worker/env.ts'), 'utf8');
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, `${CANARY}-${name}`]));
}

// Building both anew costs more than it tells in each run.
describe.runIf(process.env.SOAK === '1')('what is built', () => {
  it('with maps, from a folder and an environment full of secrets, holds none of them', {
    timeout: 600_000,
  }, async () => {
    const settings = await canaries();
    expect(Object.keys(settings)).toEqual(expect.arrayContaining(['JWT_SECRETS', 'OPENAI_API_KEY']));
    const root = await mkdtemp(join(tmpdir(), 'studio-secrets-'));
    try {
      for (const room of ROOMS) {
        const filter = (path: string) => !MADE.has(basename(path));
        await cp(join(PROJECT_ROOT, room), join(root, room), { recursive: true, filter });
      }
      await symlink(join(PROJECT_ROOT, 'node_modules'), join(root, 'node_modules'));
      const vars = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
      for (const name of ['.dev.vars', '.env', 'web/.env'])
        await writeFile(join(root, name), vars.join('\n'));
      const env = { ...process.env, ...settings, WRANGLER_LOG_PATH: join(root, 'logs') };
      const build = (args: string[]) => run(process.execPath, args, { cwd: root, env, maxBuffer: 1 << 26 });
      await build(['node_modules/vite/bin/vite.js', 'build', 'web', '--sourcemap']);
      const dryRun = ['deploy', '--dry-run', '--containers-rollout=none', '--outdir', join(root, 'bundle')];
      await build(['node_modules/wrangler/bin/wrangler.js', ...dryRun]);

      const files = [...(await filesIn(join(root, 'web/build'))), ...(await filesIn(join(root, 'bundle')))];
      expect(files.filter((file) => file.endsWith('.js.map')).length).toBeGreaterThan(10);
      expect(files).toContain(join(root, 'bundle/index.js.map'));
      const found: string[] = [];
      for (const file of files) if ((await readFile(file)).includes(CANARY)) found.push(file);
      expect(found).toEqual([]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  it('is served without maps', async () => {
    const files = await filesIn(join(PROJECT_ROOT, 'web/build'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });
});
