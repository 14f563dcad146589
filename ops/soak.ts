/**
 * `npm run soak`: the long runs, one after another, hours in all. Every test with its full counts, then crashes:
 * each named place × each blow, and films under kills at random. `npm run soak -- <stage> …` runs the named only.
 */
import { spawn } from 'node:child_process';
import { findPostgres } from '../local/chaos/chaos-database.ts';

interface Stage {
  name: string;
  command: string[];
  /** Why it cannot run on this machine; undefined: it can. */
  missing?: string | undefined;
  /** Another stage runs it as well, so it runs by itself only where it is named. */
  within?: string;
}

const chaos = ['npm', 'run', '--silent', 'chaos', '--'];
const tests = (project: string): Stage => ({
  name: project,
  // Long counts take longer than a test of the usual run may.
  command: ['vitest', 'run', '--project', project, '--testTimeout', '3600000', '--hookTimeout', '600000'],
});

/** Of the worker's tests: a thousand purchases of each adapter, whose answers are lost in every way. */
const adapters = 'worker/ledger/lost-replies-of-adapters.test.ts';

const STAGES: Stage[] = [
  ...['domain', 'painter', 'container', 'local', 'worker', 'web', 'e2e', 'browser', 'crashes'].map(tests),
  { ...tests('worker'), name: 'adapters', within: 'worker', command: [...tests('worker').command, adapters] },
  { name: 'mutants', command: ['npm', 'run', '--silent', 'mutate'] },
  { name: 'ownership', command: ['node', 'ops/ownership-mutants.ts'] },
  { name: 'screen', command: ['npm', 'run', '--silent', 'bench', '--', 'lighthouse', 'screen'] },
  { name: 'load', command: ['npm', 'run', '--silent', 'bench', '--', 'load'] },
  { name: 'chaos', command: [...chaos, '--jobs', '200', '--seed', '1'] },
  { name: 'matrix', command: [...chaos, '--matrix', '--seeds', '5', '--seed', '1'] },
  {
    name: 'postgres',
    command: [...chaos, '--jobs', '50', '--seed', '2', '--database', 'postgres'],
    missing: findPostgres() ? undefined : 'there is no PostgreSQL on this machine (initdb)',
  },
];

function run(command: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, SOAK: '1' };
    const child = spawn(command[0]!, command.slice(1), { env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No such stage: ${unknown.join(', ')}. Stages: ${STAGES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const rows: string[] = [];
let failed = 0;
for (const { name, command, missing, within } of STAGES) {
  if (wanted.length > 0 ? !wanted.includes(name) : within !== undefined) continue;
  if (missing !== undefined) {
    rows.push(`- ${name.padEnd(10)} not run: ${missing}`);
    continue;
  }
  console.log(`\n── ${name}`);
  const began = performance.now();
  const code = await run(command);
  if (code !== 0) failed++;
  const minutes = ((performance.now() - began) / 60_000).toFixed(1).padStart(6);
  rows.push(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${minutes} min`);
}
console.log(`\n${rows.join('\n')}\n`);
process.exitCode = failed > 0 ? 1 : 0;
