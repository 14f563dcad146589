/** `npm run bench [-- name …]`: each benchmark as a table, and all of them as JSON in bench/results/. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { benchAnimatic } from './animatic.ts';
import { benchCompose } from './compose.ts';

const BENCHMARKS: Record<string, () => Promise<Record<string, object>>> = {
  animatic: () => benchAnimatic(),
  compose: () => benchCompose() as Promise<Record<string, object>>,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0) {
  process.stderr.write(
    `No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}\n`,
  );
  process.exit(2);
}
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const results: Record<string, unknown> = { machine, at: new Date().toISOString() };
for (const [name, bench] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  const result = await bench();
  console.table(result);
  results[name] = result;
}
await mkdir('bench/results', { recursive: true });
await writeFile('bench/results/latest.json', `${JSON.stringify(results, null, 2)}\n`);
