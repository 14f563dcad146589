/**
 * How large the Worker is as it would be uploaded, with every adapter, and how long its module takes to start: by
 * wrangler's own dry run and start-up profile (https://developers.cloudflare.com/workers/platform/limits/: 1 s of CPU).
 * The machine's other work shows in the second figure, so it is taken three times. The screen must have been built.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
/** Our own bound; Cloudflare takes 3 MB on its free plan and 10 MB on the others. */
const MOST_GZIP_BYTES = 1024 * 1024;
const STARTS = 3;

/** What we need of a V8 CPU profile: which node was on the stack at each sample, and how long each lasted, in µs. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  timeDeltas: number[];
}

const wrangler = (...args: string[]) =>
  run(process.execPath, [WRANGLER, ...args], { cwd: ROOT, env: { ...process.env, CI: '1' } });

export async function benchBundle(): Promise<Record<string, object>> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-bundle-'));
  try {
    await wrangler('deploy', '--dry-run', '--containers-rollout=none', '--outdir', folder);
    const code = await readFile(join(folder, 'index.js'));
    const gzipBytes = gzipSync(code, { level: 9 }).byteLength;
    const starts: number[] = [];
    for (let i = 0; i < STARTS; i++) {
      const path = join(folder, `start-${i}.cpuprofile`);
      await wrangler('check', 'startup', '--outfile', path, '--args=--containers-rollout=none');
      starts.push(activeMs(JSON.parse(await readFile(path, 'utf8'))));
    }
    if (gzipBytes > MOST_GZIP_BYTES) {
      throw new Error(`the Worker has ${gzipBytes} bytes gzipped, more than ${MOST_GZIP_BYTES}`);
    }
    return {
      worker: {
        kib: Math.round(code.byteLength / 1024),
        gzipKib: Math.round(gzipBytes / 1024),
        mostGzipKib: MOST_GZIP_BYTES / 1024,
        startCpuMs: Math.round(Math.min(...starts)),
        slowestMs: Math.round(Math.max(...starts)),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds in which something ran. */
function activeMs({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(
    nodes.flatMap(({ id, callFrame }) => (callFrame.functionName === '(idle)' ? [id] : [])),
  );
  const us = samples.reduce((sum, node, i) => sum + (idle.has(node) ? 0 : (timeDeltas[i] ?? 0)), 0);
  return us / 1_000;
}
