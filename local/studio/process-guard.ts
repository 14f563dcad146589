/**
 * Run as a program of its own by `startGuard`. A parent killed with SIGKILL cannot stop its children, and
 * workerd lives on without one, holding the port and the objects' databases. The guard watches which workerd
 * processes its parent has, and ends them when the pipe from the parent to its stdin ends.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const POLL_MS = 500;

/** Starts the guard in a process group of its own, so that what kills the studio's group spares it. */
export function startGuard(): { stop(): void } {
  if (process.platform !== 'linux') return { stop: () => undefined };
  const guard = spawn(process.execPath, [fileURLToPath(import.meta.url), String(process.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref?(): void } | null)?.unref?.();
  return { stop: () => guard.stdin?.end() };
}

/** Ids of the workerd processes whose parent is `parentPid`, with the kernel's time of their start. */
function workerdChildren(parentPid: number): Map<number, string> {
  const found = new Map<number, string>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const process = readStat(Number(name));
    if (process?.program === 'workerd' && process.parentPid === parentPid)
      found.set(Number(name), process.started);
  }
  return found;
}

/** Source: proc_pid_stat(5); the program's name is in brackets and may hold anything. */
function readStat(pid: number): { program: string; parentPid: number; started: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    return {
      program: text.slice(text.indexOf('(') + 1, end),
      parentPid: Number(fields[1]),
      started: fields[19]!,
    };
  } catch {
    // The process has ended between the listing and the look.
    return null;
  }
}

function guard(parentPid: number): void {
  let known = workerdChildren(parentPid);
  const poll = setInterval(() => {
    const now = workerdChildren(parentPid);
    if (now.size > 0) known = now;
  }, POLL_MS);
  process.stdin.resume();
  process.stdin.on('end', () => {
    clearInterval(poll);
    for (const [pid, started] of known) {
      // The same number may by now be another process; its start time tells.
      if (readStat(pid)?.started === started) process.kill(pid, 'SIGKILL');
    }
    process.exit(0);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) guard(Number(process.argv[2]));
