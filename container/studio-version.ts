import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What decides the content of things made here for free: our code, and the locked packages beneath it. */
const SOURCES = ['container', 'painter', 'domain'];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** 16 hex digits that change with anything that may change what this composer makes. */
export function studioVersion(ffmpegBuild: string): string {
  const hash = createHash('sha256').update(ffmpegBuild);
  for (const source of SOURCES) {
    for (const path of sourceFiles(join(ROOT, source))) {
      // Line ends differ between check-outs; the film does not.
      hash.update(path.slice(ROOT.length)).update(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function sourceFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
