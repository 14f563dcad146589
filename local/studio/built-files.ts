import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitForFileLock } from './file-lock.ts';
import { StartError } from './free-port.ts';

/** Something made from sources by an npm script. Paths are relative to the project. */
export type BuiltFiles = { title: string; script: string; inputs: string[]; output: string };

export const BUILT_FILES: BuiltFiles[] = [
  {
    title: 'renderer',
    script: 'build:wasm',
    inputs: ['container/render/assembly', 'container/render/build-wasm.ts', 'package-lock.json'],
    output: 'container/render/build',
  },
  {
    title: 'web app',
    script: 'build:web',
    inputs: ['web', 'domain', 'painter', 'samples', 'worker/app.ts', 'package-lock.json'],
    output: 'web/build/index.html',
  },
];

const MAX_WAIT_MS = 600_000;
/** What the builds make themselves. */
const SKIPPED = new Set(['node_modules', 'build', '.svelte-kit', 'words']);

/**
 * Builds what is missing or whose sources have changed since the last build. Studios that start together take
 * turns. Throws a StartError with the script's last words when it fails.
 */
export async function buildChanged(root: string, log: (line: string) => void): Promise<void> {
  const lock = await waitForFileLock(join(root, 'node_modules', '.studio-build.lock'), MAX_WAIT_MS);
  if (!lock) throw new StartError('Another studio has been building for ten minutes; stop it first.');
  try {
    for (const built of BUILT_FILES) {
      const stampFile = join(root, 'node_modules', `.studio-${built.script.replace(':', '-')}`);
      const hash = hashFiles(root, built.inputs);
      const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
      if (stamp === hash && existsSync(join(root, built.output))) continue;
      log(`Building the ${built.title}…`);
      await runScript(root, built.script);
      writeFileSync(stampFile, hash);
    }
  } finally {
    lock.release();
  }
}

function runScript(root: string, script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32';
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output = (output + data).slice(-4000);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new StartError(`npm run ${script} failed (${code}):\n${output}`)),
    );
  });
}

/** One hash over the names and contents of files and folders; tests do not count. */
export function hashFiles(root: string, paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of listFiles(root, path))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(root: string, path: string): string[] {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return path.endsWith('.test.ts') ? [] : [path];
  const names = readdirSync(absolute)
    .filter((name) => !SKIPPED.has(name))
    .sort();
  return names.flatMap((name) => listFiles(root, join(path, name)));
}
