import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';

/** What a process and all its children cost (Linux). */
export interface ProcessCost {
  cpuSeconds: number;
  wallSeconds: number;
  /** Most memory that the whole tree held at once. */
  peakRssMb: number;
}

const TICKS_A_SECOND = 100;
const SAMPLE_MS = 60;

/** CPU seconds of all children that have ended and were waited for, theirs included, from the kernel's own books. */
function endedChildrenCpu(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ').map(Number);
  return (fields[13]! + fields[14]!) / TICKS_A_SECOND;
}

/** Runs a command to its end; nothing else may end meanwhile. Throws with its last words if it fails. */
export async function measureProcess(
  command: string,
  args: readonly string[],
  feed?: (stdin: Writable) => Promise<void>,
): Promise<ProcessCost & { stderr: string }> {
  const [cpu, start] = [endedChildrenCpu(), performance.now()];
  const child = spawn(command, args, { stdio: [feed ? 'pipe' : 'ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000);
  });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeRssMb(child.pid!));
  }, SAMPLE_MS);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    if (feed) {
      child.stdin!.on('error', () => {});
      await feed(child.stdin!);
      child.stdin!.end();
    }
    const code = await ended;
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${stderr.slice(-800)}`);
  } finally {
    clearInterval(timer);
  }
  const wallSeconds = (performance.now() - start) / 1000;
  return { cpuSeconds: endedChildrenCpu() - cpu, wallSeconds, peakRssMb: peak, stderr };
}

function treeRssMb(root: number): number {
  const parents = new Map<number, number>();
  const rss = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!(pid > 0)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(pid, Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
      rss.set(pid, Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch (error) {
      // It ended between the listing and the reading.
      if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  const isOfTree = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isOfTree(parents.get(pid)));
  return [...rss].reduce((sum, [pid, mb]) => (isOfTree(pid) ? sum + mb : sum), 0);
}
