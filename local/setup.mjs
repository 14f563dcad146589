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

const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : null;

if (installed !== wanted) {
  if (!holdsLockedPackages()) {
    const first = !existsSync(join(root, 'node_modules'));
    console.log(
      `${first ? '' : 'package-lock.json changed. '}Installing packages (npm ci), about two minutes…`,
    );
    npmCi();
  }
  writeFileSync(stampFile, `${wanted}\n`);
}

/** Whether npm's own record of node_modules holds what the lock names, as after a plain `npm install`. */
function holdsLockedPackages() {
  const recordFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(recordFile)) return false;
  const present = JSON.parse(readFileSync(recordFile, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : entry.optional === true;
  });
}

function npmCi() {
  const install = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (install.error || install.status !== 0) {
    fail(`npm ci failed${install.error ? `: ${install.error.message}` : ''}. Its message is above.`);
  }
}

// The packaged Node is there for Linux and Windows; elsewhere the machine's own must be new enough.
if (major < 24 && !existsSync(join(root, 'node_modules', '.bin', 'node'))) {
  fail(
    `No packaged Node for ${process.platform}-${process.arch}: the studio then needs Node 24, not ${process.version}.`,
  );
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
