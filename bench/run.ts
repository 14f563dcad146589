/** `npm run bench [-- name …]`: each benchmark as a table, and all of them as JSON in bench/results/. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { benchAnimatic } from './animatic.ts';
import { benchBundle } from './bundle.ts';
import { benchCancel } from './cancel.ts';
import { benchChange } from './change.ts';
import { benchCompose } from './compose.ts';
import { benchFrames } from './frames.ts';
import { benchGrowth } from './growth.ts';
import { benchKill } from './kill.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLoad } from './load.ts';
import { benchLong } from './long.ts';
import { benchScreen } from './screen.ts';

const BENCHMARKS: Record<string, () => Promise<Record<string, object>>> = {
  animatic: () => benchAnimatic(),
  bundle: () => benchBundle(),
  compose: () => benchCompose() as Promise<Record<string, object>>,
  lighthouse: () => benchLighthouse(),
  screen: () => benchScreen(),
};
/** They take minutes to an hour, so they run when they are named. */
const LONG: typeof BENCHMARKS = {
  growth: () => benchGrowth() as Promise<Record<string, object>>,
  load: () => benchLoad(),
  long: () => benchLong() as Promise<Record<string, object>>,
  kill: () => benchKill() as Promise<Record<string, object>>,
  change: () => benchChange(),
  cancel: () => benchCancel(),
  frames: () => benchFrames(),
};
const ALL = { ...BENCHMARKS, ...LONG };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  process.stderr.write(
    `No such benchmark: ${unknown.join(', ')}. There are: ${Object.keys(ALL).join(', ')}\n`,
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
for (const [name, bench] of Object.entries(ALL)) {
  if (wanted.length > 0 ? !wanted.includes(name) : name in LONG) continue;
  process.stdout.write(`\n${name}\n`);
  const result = await bench();
  console.table(result);
  results[name] = result;
}
await mkdir('bench/results', { recursive: true });
await writeFile('bench/results/latest.json', `${JSON.stringify(results, null, 2)}\n`);
