/**
 * Runs before `npm start`, `npm test` and `npm run dev`, on any Node from 20 on and before anything is
 * installed: hence plain JavaScript without packages. Installs what package-lock.json names, unless that very
 * lock is installed already, and makes the shipped ffmpeg programs executable, since npm may forbid the
 * packages' own install scripts.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.studio-stamp');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  fail(`The studio needs Node 20 or newer; this is ${process.version}. See https://nodejs.org/`);
}

const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const wanted = `${lockHash} ${process.platform}-${process.arch}`;
const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : null;

if (found !== wanted) {
  console.log(
    found === null ? 'Installing packages (npm ci)…' : 'package-lock.json changed: installing (npm ci)…',
  );
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (install.error || install.status !== 0) {
    fail(`npm ci failed${install.error ? `: ${install.error.message}` : ''}. Its message is above.`);
  }
  writeFileSync(stampFile, `${wanted}\n`);
}

for (const scope of ['@ffmpeg-installer', '@ffprobe-installer']) {
  const folder = join(root, 'node_modules', scope);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const program of ['ffmpeg', 'ffprobe']) makeExecutable(join(folder, name, program));
  }
}

function makeExecutable(path) {
  if (!existsSync(path) || !statSync(path).isFile()) return;
  const { mode } = statSync(path);
  if ((mode & 0o111) !== 0o111) chmodSync(path, mode | 0o755);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
