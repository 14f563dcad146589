/**
 * Takes away each condition by which a row is its owner's, one at a time in a copy of the project, and asks the tests
 * that are to hold it whether they notice: `node ops/ownership-mutants.ts [part of a file's path …]`. Exits 1 if one
 * survives.
 */
import { spawn } from 'node:child_process';
import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONDITIONS } from './ownership-conditions.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['worker', 'domain', 'painter', 'container', 'local', 'migrations', 'web/compile-messages.ts'];
const FILES = ['package.json', 'tsconfig.json', 'vitest.config.ts'];
const MADE = new Set(['node_modules', 'build', '.wrangler']);
/** Tests and what they stand on look for rows as they like. */
const OF_TESTS = /\.test\.ts$|\/testing\/|\/fake-|-bench\.ts$/;

/** A condition, its two sides, and how one is written by which the row is anybody's. */
const FORMS: readonly [RegExp, (column: string) => string][] = [
  // `eq(jobs.userId, userId)`, and of what belongs to something that is somebody's.
  [
    /eq\((\w+\.userId|users\.id|plans\.projectId|webhookDeliveries\.endpointId), [\w.]+(?: as string)?\)/g,
    (column) => `eq(${column}, ${column})`,
  ],
  [
    /eq\(((?:jobStateHistory|shares|exports|moderationDecisions)\.jobId), [\w.]+\)/g,
    (column) => `eq(${column}, ${column})`,
  ],
  // `${jobs.userId} = ${userId}` in SQL.
  [/\$\{(\w+\.userId)\} = (?:\$\{[\w.]+\}|[\w.]+)/g, (column) => `\${${column}} = \${${column}}`],
];

interface Removal {
  index: number;
  condition: string;
  instead: string;
}

/** The conditions of a source, in their order. */
function findConditions(source: string): Removal[] {
  const found = FORMS.flatMap(([pattern, everybodys]) =>
    [...source.matchAll(pattern)].map(({ 0: condition, 1: column = '', index }) => ({
      ...{ index, condition, instead: everybodys(column) },
    })),
  );
  return found.toSorted((a, b) => a.index - b.index);
}

/** Every file of worker/ that has such conditions, with its source. */
async function readConditions(): Promise<Map<string, { source: string; found: Removal[] }>> {
  const files = new Map<string, { source: string; found: Removal[] }>();
  for await (const path of glob('worker/**/*.ts', { cwd: ROOT })) {
    if (OF_TESTS.test(path)) continue;
    const source = await readFile(join(ROOT, path), 'utf8');
    const found = findConditions(source);
    if (found.length > 0) files.set(path.slice('worker/'.length, -'.ts'.length), { source, found });
  }
  const unnamed = [...files.keys()].filter((name) => !(name in CONDITIONS));
  const idle = Object.keys(CONDITIONS).filter((name) => !files.has(name));
  if (unnamed.length + idle.length > 0)
    throw new Error(
      `ops/ownership-conditions.ts lacks ${unnamed.join(', ') || 'nothing'}, and has too much of ${idle}`,
    );
  return files;
}

const wanted = process.argv.slice(2);
const files = await readConditions();
const chosen = Object.entries(CONDITIONS).filter(
  ([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
const copy = await mkdtemp(join(tmpdir(), 'studio-mutants-'));
const rows: string[] = [];
let survived = 0;
let spared = 0;
try {
  for (const room of [...ROOMS, ...FILES]) {
    const filter = (path: string) => !MADE.has(basename(path));
    await cp(join(ROOT, room), join(copy, room), { recursive: true, filter });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const needed = [...new Set(chosen.flatMap(([, { tests }]) => tests))];
  if (needed.length > 0 && (await failedTests(needed)) !== 0)
    throw new Error('the tests do not pass as they are');
  for (const [name, { tests, spare = {} }] of chosen) {
    const { source, found } = files.get(name)!;
    const file = join(copy, `worker/${name}.ts`);
    for (const [n, { index, condition, instead }] of found.entries()) {
      if (spare[n + 1] !== undefined) {
        spared++;
        continue;
      }
      await writeFile(file, source.slice(0, index) + instead + source.slice(index + condition.length));
      const failed = await failedTests(tests);
      if (failed === 0) survived++;
      const row = `${failed > 0 ? '✓' : '✗'} ${name} ${n + 1}: ${failed > 0 ? `${failed} tests fail` : 'nobody notices'}`;
      process.stdout.write(`${row}\n`);
      rows.push(row);
    }
    await writeFile(file, source);
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
process.stdout.write(
  `${rows.length - survived} of ${rows.length} removals are noticed; ${spared} would open nothing\n`,
);
process.exitCode = survived > 0 ? 1 : 0;

/** How many of these tests fail in the copy. Throws if they could not even be run. */
async function failedTests(tests: readonly string[]): Promise<number> {
  const report = join(copy, 'report.json');
  await rm(report, { force: true });
  const select = ['--project', 'worker', ...tests];
  // One failure is enough to know.
  const options = ['--reporter=json', `--outputFile=${report}`, '--maxWorkers=1', '--bail=1'];
  const vitest = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...select, ...options];
  const child = spawn(process.execPath, vitest, { cwd: copy, stdio: 'ignore' });
  await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
  const { numTotalTests, numFailedTests, numFailedTestSuites } = JSON.parse(await readFile(report, 'utf8'));
  if (numTotalTests === 0) throw new Error('no test was run');
  return Math.max(numFailedTests, numFailedTestSuites);
}
