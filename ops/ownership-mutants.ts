/**
 * Takes away each condition by which a row is its owner's, one at a time in a copy of the project, and asks the tests of
 * ownership whether they notice: `node ops/ownership-mutants.ts [part of a file's path …]`. Exits 1 if one survives.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['worker', 'domain', 'painter', 'container', 'local', 'migrations', 'web/compile-messages.ts'];
const FILES = ['package.json', 'tsconfig.json', 'vitest.config.ts'];
const MADE = new Set(['node_modules', 'build', '.wrangler']);
/** Where the API looks for what is named to it or lists what there is. */
const DOORS = [
  'api-keys/list-api-keys',
  'api-keys/revoke-api-key',
  'audit/list-audit',
  'auth/sign-ins',
  'jobs/find-job',
  'jobs/list-jobs',
  'plans/find-plan',
  'previews/present-preview',
  'projects/find-project',
  'projects/list-projects',
  'provider-keys/provider-keys',
  'uploads/read-uploads',
  'webhooks/endpoints',
];
/** Conditions that hide nothing: without it others' endpoints would count against one's own limit. */
const NO_DOOR = new Set(['webhooks/endpoints 2']);
/** What is named in a body rather than in an address, other tests look at. */
const TESTS_OF: Readonly<Record<string, string>> = { 'uploads/read-uploads': 'worker/uploads/uploads' };
/** `eq(jobs.userId, userId)`: whose it is. */
const OWNED = /eq\((\w+)\.userId, \w+\)/g;

const wanted = process.argv.slice(2);
const copy = await mkdtemp(join(tmpdir(), 'studio-mutants-'));
const rows: string[] = [];
let survived = 0;
try {
  for (const room of [...ROOMS, ...FILES]) {
    const filter = (path: string) => !MADE.has(basename(path));
    await cp(join(ROOT, room), join(copy, room), { recursive: true, filter });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if ((await failedTests(Object.values(TESTS_OF))) !== 0)
    throw new Error('the tests do not pass as they are');
  for (const door of DOORS.filter(
    (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  )) {
    const file = join(copy, `worker/${door}.ts`);
    const source = await readFile(file, 'utf8');
    const found = [...source.matchAll(OWNED)];
    if (found.length === 0) throw new Error(`${door} has no condition of ownership`);
    for (const [n, { 0: condition, 1: table, index }] of found.entries()) {
      if (NO_DOOR.has(`${door} ${n + 1}`)) continue;
      const everybody = `eq(${table}.userId, ${table}.userId)`;
      await writeFile(file, source.slice(0, index) + everybody + source.slice(index + condition.length));
      const failed = await failedTests([TESTS_OF[door]].filter((name) => name !== undefined));
      if (failed === 0) survived++;
      const row = `${failed > 0 ? '✓' : '✗'} ${door} ${n + 1}: ${failed > 0 ? `${failed} tests fail` : 'nobody notices'}`;
      process.stdout.write(`${row}\n`);
      rows.push(row);
    }
    await writeFile(file, source);
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
process.stdout.write(`${rows.length - survived} of ${rows.length} removals are noticed\n`);
process.exitCode = survived > 0 ? 1 : 0;

/** How many tests of ownership fail in the copy. Throws if they could not even be run. */
async function failedTests(more: readonly string[]): Promise<number> {
  const report = join(copy, 'report.json');
  await rm(report, { force: true });
  const select = ['--project', 'worker', 'worker/routes/ownership', ...more];
  const reporters = ['--reporter=json', `--outputFile=${report}`, '--maxWorkers=1'];
  const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...select, ...reporters];
  const child = spawn(process.execPath, vitest, { cwd: copy, stdio: 'ignore' });
  await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  const { numTotalTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
  if (numTotalTests === 0) throw new Error('no test was run');
  return numFailedTests;
}
