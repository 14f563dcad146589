/**
 * `npm test`: every check of the project, one after another, with a closing line that counts them.
 * `npm test -- <stage> …` runs the named stages only.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Stage {
  name: string;
  /** Run one after another; each must exit with 0. */
  commands: string[][];
  /** Vitest projects to run; their tests are counted singly. */
  projects?: string[];
  /** Goes beside the stages that follow it. */
  beside?: boolean;
  /** Begins when the stage of this name has ended. */
  after?: string;
}

const rooms = ['domain', 'painter', 'container', 'local', 'sdk', 'worker', 'web'];

/** The compiler of TypeScript 7, in half the time; Svelte and its kind still want that of 6. Both call themselves tsc. */
const TSC = ['node', 'node_modules/@typescript/native/bin/tsc'];

const STAGES: Stage[] = [
  {
    name: 'lint',
    commands: [
      ['biome', 'ci', '--error-on-warnings', '.'],
      ['node', 'sdk/tools/lint-document.ts'],
    ],
  },
  { name: 'build', commands: [['npm', 'run', '--silent', 'build']] },
  { name: 'worker', commands: [], projects: ['worker'], beside: true },
  { name: 'crashes', commands: [], projects: ['crashes'], beside: true },
  {
    name: 'types',
    commands: [
      [...TSC, '--noEmit', '-p', 'tsconfig.json'],
      [...TSC, '--noEmit', '-p', 'worker/tsconfig.json'],
      ['npm', 'run', '--silent', 'check:web'],
    ],
  },
  {
    name: 'imports',
    commands: [['depcruise', '--config', '.dependency-cruiser.cjs', ...rooms, 'e2e', 'bench', 'ops']],
  },
  { name: 'unused', commands: [['knip']] },
  { name: 'cloud', commands: [['npm', 'run', '--silent', 'deploy:dry-run']] },
  { name: 'domain', commands: [], projects: ['domain'] },
  { name: 'painter', commands: [], projects: ['painter'] },
  { name: 'container', commands: [], projects: ['container'] },
  { name: 'local', commands: [], projects: ['local'] },
  { name: 'sdk', commands: [], projects: ['sdk'] },
  { name: 'web', commands: [], projects: ['web'] },
  { name: 'e2e', commands: [], projects: ['e2e'], after: 'worker', beside: true },
  { name: 'browser', commands: [], projects: ['browser'] },
];

interface Result {
  passed: number;
  failed: number;
  skipped: number;
}

/** `said` collects what is printed; absent: it is printed at once. */
function run(command: string[], said?: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = said ? 'pipe' : 'inherit';
    const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', out, out] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => said?.push(text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function runVitest(projects: string[], said?: string[]): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'studio-test-'));
  const file = join(dir, 'report.json');
  const select = projects.flatMap((p) => ['--project', p]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run(['vitest', 'run', ...select, ...reporters], said);
  try {
    const report = JSON.parse(await readFile(file, 'utf8'));
    const failed = report.numFailedTests + (code !== 0 && report.numFailedTests === 0 ? 1 : 0);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function runStage(stage: Stage, said?: string[]): Promise<Result> {
  if (stage.projects) return runVitest(stage.projects, said);
  const result = { passed: 0, failed: 0, skipped: 0 };
  for (const command of stage.commands) {
    if ((await run(command, said)) === 0) result.passed++;
    else result.failed++;
  }
  return result;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGES.some((s) => s.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such stage: ${unknown.join(', ')}. Stages: ${STAGES.map((s) => s.name).join(', ')}\n`,
  );
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const rows: string[] = [];
const beside = new Map<string, Promise<void>>();
for (const stage of STAGES.filter((s) => wanted.length === 0 || wanted.includes(s.name))) {
  if (!stage.beside) {
    process.stdout.write(`\n── ${stage.name}\n`);
    await count(stage);
    continue;
  }
  const said: string[] = [];
  const turn = beside.get(stage.after ?? '') ?? Promise.resolve();
  const work = turn
    .then(() => count(stage, said))
    .then(() => {
      process.stdout.write(`\n── ${stage.name} (went beside others)\n${said.join('')}`);
    });
  // A stage that cannot even start ends the run where it is waited for.
  work.catch(() => undefined);
  beside.set(stage.name, work);
}
await Promise.all(beside.values());

async function count(stage: Stage, said?: string[]): Promise<void> {
  const began = performance.now();
  const result = await runStage(stage, said);
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  rows.push(
    `${result.failed ? '✗' : '✓'} ${stage.name.padEnd(10)} ${seconds} s  ${result.passed} passed, ${result.failed} failed`,
  );
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${rows.join('\n')}\n\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
