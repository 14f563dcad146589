/**
 * Makes `web/src/lib/words/` of `web/messages/*.json`: one function a message, typed by what it wants to know. Nothing is
 * fetched. The build, the tests and the type check call it; while nothing has changed it does nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const MESSAGES = here('messages');
/** The compiler reads its settings from a folder, where it also writes for itself. */
const PROJECT = here('../node_modules/.studio.inlang');
const SETTINGS = {
  baseLocale: 'en',
  locales: ['en', 'de'],
  telemetry: 'off',
  modules: ['./@inlang/plugin-message-format/dist/index.js'],
  'plugin.inlang.messageFormat': { pathPattern: '../web/messages/{locale}.json' },
};
const OUT = here('src/lib/words');
const STAMP = join(OUT, 'messages.sha256');

/** @throws Error when a message cannot be understood */
export async function compileMessages(): Promise<void> {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of readdirSync(MESSAGES).sort()) hash.update(readFileSync(join(MESSAGES, name)));
  const stamp = hash.digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  mkdirSync(PROJECT, { recursive: true });
  writeFileSync(join(PROJECT, 'settings.json'), JSON.stringify(SETTINGS));
  await compile({
    project: PROJECT,
    outdir: OUT,
    // Which language it is, the page says: see src/lib/ui/language.ts.
    strategy: ['baseLocale'],
    emitReadme: false,
    emitPrettierIgnore: false,
  });
  writeFileSync(STAMP, stamp);
}

/** What Vitest calls before the room's tests. */
export default compileMessages;

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileMessages();
