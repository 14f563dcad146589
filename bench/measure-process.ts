import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
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
export function endedChildrenCpu(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ').map(Number);
  return (fields[13]! + fields[14]!) / TICKS_A_SECOND;
}

/** Runs a command to its end; nothing else may end meanwhile. Throws with its last words if it fails. */
export async function measureProcess(
  command: string,
  args: readonly string[],
  feed?: (stdin: Writable) => Promise<void>,
  onStderr?: (text: string, seconds: number) => void,
): Promise<ProcessCost & { stderr: string }> {
  const [cpu, start] = [endedChildrenCpu(), performance.now()];
  const child = spawn(command, args, { stdio: [feed ? 'pipe' : 'ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000);
    onStderr?.(text, (performance.now() - start) / 1000);
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

/**
 * Memory of a process and all its children at this moment, in MB. A child that still has its parent's program and
 * command line is a fork on the way to its own: its pages are the parent's, and counted there.
 */
export function treeRssMb(root: number, parentProgram?: string): number {
  try {
    const program = readlinkSync(`/proc/${root}/exe`) + readFileSync(`/proc/${root}/cmdline`, 'utf8');
    if (program === parentProgram) return 0;
    const status = readFileSync(`/proc/${root}/status`, 'utf8');
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    // Children hang on the thread that started them.
    const children = readdirSync(`/proc/${root}/task`).flatMap((thread) =>
      readFileSync(`/proc/${root}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, child) => sum + treeRssMb(child, program), own);
  } catch (error) {
    // It ended between the listing and the reading.
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return 0;
  }
}

/** All processes under `root`, itself first, by their number. */
function treeOf(root: number): number[] {
  const pids = [root];
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ');
      pids.push(...children.filter(Boolean).map(Number));
    }
  }
  return pids;
}

const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');

/** Memory of a process and all its children by what they run, in MB: `workerd`, or for Node the script's name. */
export function rssByProgram(root: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const pid of treeOf(root)) {
    const [program = '', script = ''] = commandOf(pid);
    const name = basename(basename(program) === 'node' ? script : program);
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
    found[name] = Math.round((found[name] ?? 0) + mb);
  }
  return found;
}

/** The child of `root`, or a child's child, whose command line holds `words`; throws if there is none. */
export function findInTree(root: number, words: string): number {
  const found = treeOf(root).find((pid) => commandOf(pid).join('\0').includes(words));
  if (found === undefined) throw new Error(`no process under ${root} runs ${words}`);
  return found;
}

/** CPU seconds of a process and all its children so far, those that have ended included. */
export function treeCpuSeconds(root: number): number {
  try {
    const fields = readFileSync(`/proc/${root}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
    const own = (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / TICKS_A_SECOND;
    const children = readdirSync(`/proc/${root}/task`).flatMap((thread) =>
      readFileSync(`/proc/${root}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return children.reduce((sum, child) => sum + treeCpuSeconds(child), own);
  } catch (error) {
    // It ended between the listing and the reading.
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return 0;
  }
}
